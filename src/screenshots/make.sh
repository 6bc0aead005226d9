#!/bin/sh
# Takes the pictures in screenshots/: the built program in a real terminal (tmux), real keys, each screen drawn by
# CaptureToSvg.java. Run it with: make screenshots
set -eu

packages="tmux librsvg2-bin fonts-jetbrains-mono fonts-noto-cjk"
patience=60

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd -P)
root=$(CDPATH='' cd -P "$here/../.." && pwd -P)
qdeck=$root/target/dist/bin/qdeck
pictures=$root/screenshots

fail() {
    echo "screenshots: $1" >&2
    exit 1
}

for tool in java tmux rsvg-convert fc-match; do
    command -v "$tool" >/dev/null || fail "$tool is not installed; on Debian: apt-get install $packages"
done
fc-match 'JetBrains Mono' family | grep -q JetBrains \
    || fail "the font JetBrains Mono is not installed; on Debian: apt-get install $packages"
[ -x "$qdeck" ] || fail "$qdeck is not there; run make build first"

scratch=$(mktemp -d)
# A socket of our own: nobody else's sessions are touched.
terminal() {
    LC_ALL=C.UTF-8 tmux -u -f /dev/null -S "$scratch/tmux" "$@"
}
leave() {
    terminal kill-server 2>/dev/null || true
    rm -rf "$scratch"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

# open COLUMNS ROWS COMMAND...: a terminal of this size with the command in it.
open() {
    columns=$1
    rows=$2
    shift 2
    terminal start-server \; set-option -g status off \; set-option -g default-terminal tmux-256color \; \
        new-session -d -x "$columns" -y "$rows" "$@"
}

screen() {
    terminal capture-pane -p
}

keys() {
    terminal send-keys "$@"
}

shows() {
    screen | grep -q -E -e "$1"
}

# wait_for PATTERN: until a line of the screen matches.
wait_for() {
    deadline=$(($(date +%s) + patience))
    until shows "$1"; do
        late "a screen with: $1"
    done
}

# leave_by KEY PATTERN: presses the key and waits until no line matches any more. What follows an Escape too early would
# be taken for a part of it.
leave_by() {
    keys "$1"
    deadline=$(($(date +%s) + patience))
    while shows "$2"; do
        late "a screen without: $2"
    done
}

late() {
    if [ "$(date +%s)" -ge "$deadline" ]; then
        screen >&2 || true
        fail "waited $patience s for $1"
    fi
    sleep 0.1
}

# close: until the program has ended, and its terminal with it.
close() {
    deadline=$(($(date +%s) + patience))
    while terminal has-session 2>/dev/null; do
        late "the end of the program"
    done
}

# picture NAME: what is on the screen now.
picture() {
    terminal capture-pane -e -N -p >"$scratch/capture"
    java "$here/CaptureToSvg.java" "$columns" "$rows" <"$scratch/capture" >"$scratch/$1.svg"
    rsvg-convert -z 2 -o "$scratch/$1.png" "$scratch/$1.svg"
    mkdir -p "$pictures"
    mv "$scratch/$1.png" "$pictures/$1.png"
    echo "screenshots/$1.png"
}

# --- the console over the simulation -------------------------------------------------------------------------------------

queue=$scratch/jobs.db
open 120 36 "$qdeck" demo --db "$queue" --seed 7
# Long enough that there is something in every pane, and that the curves have a shape.
wait_for '4 DEAD [2-9][0-9]'
keys 4
keys Down Space Down Space Down
wait_for '4 DEAD.*2 marked'
picture overview

keys f
wait_for 'overview › DEAD'
picture pane

keys Enter
wait_for 'history +created'
picture detail
leave_by Escape '╭ job'
leave_by f 'overview › DEAD'

keys 3 X
wait_for '╭ purge'
keys BTab 'type=mail.*'
keys BTab '5s'
wait_for 'purge done age=5s\.\. type=mail\.\*'
wait_for '[0-9,]+ of [0-9,]+ done jobs match'
picture purge
leave_by Escape '╭ purge'

keys '?'
wait_for '╭ keys'
picture help
leave_by Escape '╭ keys'
keys q
close

# --- the prompt over what the simulation left ------------------------------------------------------------------------------

open 110 30 "$qdeck" --db "$queue" prompt
wait_for 'jobs.db>'
keys 'stats' Enter
wait_for 'dead +[0-9,]+ +exhausted'
keys 'list dead type=webhook.* --limit 5' Enter
wait_for ' dead +normal '
keys 'requeue dead type=webhook.* --dry-run' Enter
wait_for 'would requeue'
keys 'purge done ty' Tab
wait_for 'type~'
picture prompt
keys C-c
keys C-d
close
