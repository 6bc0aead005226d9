#!/bin/sh
# Draws screenshots/growth.png from a bench: growth.sh FILE. Run it with: make figures
set -eu

packages="librsvg2-bin fonts-jetbrains-mono"

here=$(CDPATH='' cd -P "$(dirname "$0")" && pwd -P)
picture=$(CDPATH='' cd -P "$here/../.." && pwd -P)/screenshots/growth.png

fail() {
    echo "growth: $1" >&2
    exit 1
}

[ -r "$1" ] || fail "$1 is not there; run make bench SIZE=full first"
for tool in java rsvg-convert fc-match; do
    command -v "$tool" >/dev/null || fail "$tool is not installed; on Debian: apt-get install $packages"
done
fc-match 'JetBrains Mono' family | grep -q JetBrains \
    || fail "the font JetBrains Mono is not installed; on Debian: apt-get install $packages"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM

java "$here/GrowthToSvg.java" <"$1" >"$scratch/growth.svg"
rsvg-convert -z 2 -o "$picture" "$scratch/growth.svg"
echo "screenshots/growth.png"
