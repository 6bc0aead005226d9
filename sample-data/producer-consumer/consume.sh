#!/bin/sh
# Processes one job: its payload is on the input, the rest in the environment.
set -eu
read -r payload || true
echo "Processing task=$payload, task_id=$QDECK_KEY" >>"$TASK_LOG"
sleep "${TASK_SECONDS:-1}"
echo "$payload"
