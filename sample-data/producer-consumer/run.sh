#!/bin/sh
# Producers, a queue and a consumer, as processes: a server takes requests from a pool of two processes and answers each once its job
# is on the disk; a consumer processes the jobs, one at a time.
#
#   run.sh [FILE]      the queue's file; otherwise ./tasks.db
#   UNLOCK=1           give the jobs back that an interrupted consumer left locked
#   REQUESTS=5         how many requests this run sends
#
# Ctrl-C in mid-job: the consumer ends as if it had crashed, and its job stays locked. The next run warns of it and goes on with the
# others; UNLOCK=1 frees it. (A worker that is asked to stop, with SIGTERM, gives its job back by itself; and without --no-manager the
# next one would take it up at once.)
set -eu

here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
db=${1:-tasks.db}
requests=${REQUESTS:-5}
command -v curl >/dev/null || { echo "run.sh needs curl, and it is not installed" >&2; exit 1; }

scratch=$(mktemp -d)
TASK_LOG=$scratch/log
export TASK_LOG
mkfifo "$TASK_LOG"
server='' consumer='' reader=''

end() {
    trap '' INT TERM
    # As a crash would: nobody gives the job back.
    [ -z "$consumer" ] || kill -KILL "$consumer" 2>/dev/null || true
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    # It ends by itself once it has shown what the last of them wrote.
    exec 3>&-
    wait "$reader" || true
    rm -rf "$scratch"
}
trap end EXIT
trap 'exit 130' INT TERM

# Everybody writes into one log, which is shown as it comes; open here for as long as anybody may write.
cat "$TASK_LOG" &
reader=$!
exec 3>"$TASK_LOG"

# A number of the figures that were shown last, all from one moment.
figure() {
    echo "$figures" | sed 's/.*"'"$1"'":\([0-9]*\).*/\1/'
}

status() {
    figures=$(curl -s "$url/stats" | sed 's/,"queues":.*//')
    echo "$figures" | sed 's/.*"total":\([0-9]*\).*"locked":\([0-9]*\).*"done":\([0-9]*\).*/Queue status: total=\1, locked=\2, done=\3/' >>"$TASK_LOG"
}

qdeck serve --db "$db" --port 0 >"$scratch/serve" 2>&1 3>&- &
server=$!
url=
while [ -z "$url" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$scratch/serve" >&2; exit 1; }
    sleep 0.1
    url=$(sed -n 's/.* at \(http:.*\)/\1/p' "$scratch/serve")
done
echo "Running server in subprocess (pid=$server)" >>"$TASK_LOG"
status

# In a session of its own, so that Ctrl-C does not reach it: it would give its job back.
setsid qdeck work --db "$db" --threads 1 --no-manager ${UNLOCK:+--unlock} --exec "task=sh $here/consume.sh" \
    2>>"$TASK_LOG" >/dev/null 3>&- &
consumer=$!

echo "Sending $requests requests with a pool of 2 processes" >>"$TASK_LOG"
seq "$requests" | xargs -n 1 -P 2 sh "$here/post.sh" "$url" >>"$TASK_LOG" 3>&-

# Until everything is done but what was locked before and is no business of this consumer.
while sleep 1; do
    status
    [ "$(figure pending)" -gt 0 ] || [ "$(figure locked)" -gt "$(figure orphaned)" ] || break
done
