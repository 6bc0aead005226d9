#!/bin/sh
# One request of a producer: post.sh URL N
set -eu
data=$(od -An -N1 -tu1 /dev/urandom | tr -d ' ')
reply=$(curl -sS --retry 5 --retry-connrefused -H "Idempotency-Key: $(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" \
    -d "{\"type\":\"task\",\"payload\":{\"data\":$data}}" "$1/jobs")
echo "Got server reply: $reply"
