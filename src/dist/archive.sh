#!/bin/sh
# Makes the class-data archive lib/qdeck.jsa of an installation, which about halves the start of every command.
#
#   archive.sh [DIRECTORY]    the directory with bin/ and lib/; otherwise the one this script is installed in
#
# The archive is valid for one Java and for the very paths of the jars: run this again after moving the installation
# or updating Java. A wrong or missing archive does no harm; commands then start as slowly as without one.
set -eu

home=$(CDPATH='' cd -P "${1:-$(dirname "$0")/..}" && pwd -P)
# Names without blanks for QDECK_JAVA_OPTS, wherever the installation is.
cd "$home/lib"
# A cut-off archive crashes Java: it is written under another name and renamed when it is whole. The launcher uses none of
# another size than that beside it.
draft=qdeck.jsa.$$
classes=$draft.classes
scratch=$(mktemp -d)
trap 'rm -rf "$scratch" "$draft" "$classes"' EXIT
trap 'exit 1' HUP INT TERM

unset JAVA_TOOL_OPTIONS QDECK_DB

qdeck() {
    "$home/bin/qdeck" "$@" </dev/null >>"$scratch/log" 2>&1
}

# The classes that these commands load go into the archive. One command a line, words separated by blanks; $db is a queue
# file that does not exist at first.
db=$scratch/jobs.db
cat >"$scratch/commands" <<COMMANDS
--version
--help
put archive.training {} --db $db
put archive.training {} --db $db --json
stats --db $db
stats --db $db --json
list --db $db
list pending type=archive.* --db $db --json
show 1 --db $db
console $db
take --db $db --json
heartbeat 1 --token 2 --db $db
complete 1 --token 2 --db $db
requeue 1 --db $db
requeue dead age=1h.. --dry-run --db $db
pause default --db $db
resume default --db $db
queues --db $db
errors --db $db
why 1 --db $db
check --db $db
purge 1 --yes --db $db
COMMANDS

# Not -XX:ArchiveClassesAtExit, which is one step: before Java 18 it leaves out classes compiled for Java 5, all of picocli.
if QDECK_TRAINING=yes QDECK_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$classes" qdeck "$scratch/commands" \
    && QDECK_JAVA_OPTS="-Xshare:dump -XX:SharedClassListFile=$classes -XX:SharedArchiveFile=$draft" qdeck --version \
    && [ -s "$draft" ]; then
    rm -f qdeck.jsa.size
    mv -f "$draft" qdeck.jsa
    wc -c <qdeck.jsa >qdeck.jsa.size
else
    echo "warning: no class-data archive in $home/lib, commands will start slower: $(tail -n 1 "$scratch/log")" >&2
    rm -f qdeck.jsa qdeck.jsa.size
    exit 1
fi
