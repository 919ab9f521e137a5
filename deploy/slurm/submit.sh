#!/usr/bin/env bash
# Submits a sweep to Slurm, or what is missing of it, and the merge after it:
#   submit.sh PLAN DIR SHARDS [options of sbatch for the shards, such as --time=30 --partition=short]
# The same line again, after tasks were lost, runs the missing ones alone. BUSYHOUR is the program (default: target/release/busyhour).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -lt 3 ]; then
    echo "usage: submit.sh PLAN DIR SHARDS [options of sbatch]" >&2
    exit 2
fi
# Whole paths: a task starts in a folder of its own choice.
PLAN=$(realpath "$1") DIR=$(realpath -m "$2") SHARDS=$3
BUSYHOUR=$(realpath "${BUSYHOUR:-$here/../../target/release/busyhour}")
shift 3
[ -x "$BUSYHOUR" ] || { echo "$BUSYHOUR: no program; build it, or say BUSYHOUR=" >&2; exit 2; }
export PLAN DIR SHARDS BUSYHOUR

# A plan that is wrong is told here, once, rather than by every task; what it would take, before the queue is filled with it.
"$BUSYHOUR" sweep plan "$PLAN" | awk -v RS= 'END { print }' # its last paragraph

# One name for a folder: two arrays at work on one would only refuse each other's shards.
name=busyhour-$(printf '%s' "$DIR" | cksum | cut -d ' ' -f 1)
if [ -n "$(squeue --noheader --me --name "$name")" ]; then
    echo "$DIR: its tasks are still queued or running (squeue --me --name $name)" >&2
    exit 1
fi

# One log for all tasks of a submission, which only write when something is wrong, beside the folder: it takes no foreign files.
mkdir -p "$(dirname "$DIR")"
after=()
tasks=1-$SHARDS
if [ -f "$DIR/sweep.json" ]; then
    tasks=$("$BUSYHOUR" sweep missing "$DIR" --shards "$SHARDS")
fi
if [ -n "$tasks" ]; then
    job=$(sbatch --parsable --job-name="$name" --array="$tasks" --output="$DIR.log" "$@" "$here/sweep.sbatch")
    echo "shards $tasks of $SHARDS: job ${job%%;*}"
    # afterany, not afterok: a task that was lost would leave the merge waiting for ever. The merge itself asks what is missing.
    after=(--dependency="afterany:${job%%;*}")
fi
job=$(sbatch --parsable --job-name="$name" --output="$DIR.log" "${after[@]}" "$here/merge.sbatch")
echo "merge: job ${job%%;*}, its word in $DIR.log"
