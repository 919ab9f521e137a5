#!/usr/bin/env bash
# Tries sweep.py on a Dask scheduler with two workers here: kills one worker, with the shard that it runs, in the middle, and compares
# all merged files byte by byte with the same sweep run without shards. Then the same once more on workers that sweep.py starts by itself.
# Everything is in a temporary folder and is stopped at the end. BUSYHOUR is the program (default: target/release/busyhour); PYTHON
# is one that has `distributed` (default: a new environment with it).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BUSYHOUR=$(realpath "${BUSYHOUR:-$here/../../target/release/busyhour}")
export BUSYHOUR
shards=8
began=$SECONDS

say() { printf '%3d s  %s\n' "$((SECONDS - began))" "$*"; }
die() {
    say "FAILED: $*" >&2
    exit 1
}
[ -x "$BUSYHOUR" ] || die "$BUSYHOUR: no program; build it, or say BUSYHOUR="

base=$(mktemp -d)
started=()
stop() {
    local status=$?
    trap - EXIT
    for pid in "${started[@]}"; do
        # The group: a worker has a nanny above it and shards below. Gone is as good as killed.
        kill -9 -- "-$pid" 2>/dev/null || true
    done
    if [ "$status" != 0 ]; then tail -n 20 "$base"/*.log >&2 || true; fi
    rm -rf "$base"
    if [ "$status" = 0 ]; then say "all as it should be"; fi
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

# await SECONDS WHAT COMMAND...: until the command succeeds, no longer than that.
await() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || die "waited too long for $what"
        sleep 0.05
    done
}

if [ -z "${PYTHON:-}" ]; then
    timeout 60 python3 -m venv "$base/python"
    PYTHON=$base/python/bin/python
    timeout 200 "$PYTHON" -m pip --quiet install distributed
    say "an environment with $("$PYTHON" -m pip list 2>/dev/null | grep '^distributed' | tr -s ' ')"
fi

# --- A scheduler and two workers ------------------------------------------------------------------------------------------------
# setsid: each a group of its own, so that one can be killed whole.
cd "$base"
setsid "$PYTHON" -m distributed.cli.dask_scheduler --host 127.0.0.1 --port 0 --no-dashboard \
    --scheduler-file "$base/scheduler.json" >scheduler.log 2>&1 &
started+=($!)
disown
await 60 "the scheduler" test -s "$base/scheduler.json"
# Without nannies: nobody puts a worker back that was killed.
for worker in 1 2; do
    setsid "$PYTHON" -m distributed.cli.dask_worker --scheduler-file "$base/scheduler.json" --nthreads 1 --no-nanny \
        --no-dashboard --name "worker$worker" --local-directory "$base" >"worker$worker.log" 2>&1 &
    started+=($!)
    disown # no word of the shell when it is killed
done
address=$("$PYTHON" -c 'import json, sys; print(json.load(open(sys.argv[1]))["address"])' "$base/scheduler.json")
timeout 60 "$PYTHON" -c 'import sys; from distributed import Client; Client(sys.argv[1]).wait_for_workers(2, timeout=50)' "$address"
say "a scheduler and two workers"

# --- The sweep, one worker killed in the middle ---------------------------------------------------------------------------------
plan=$here/../try.toml out=$base/out
missing() { "$BUSYHOUR" sweep missing "$out" --shards "$shards"; }
timeout 200 "$PYTHON" "$here/sweep.py" "$plan" "$out" "$shards" --scheduler "$address" >sweep.log 2>&1 &
sweep=$!

# Stops the shard that the second worker runs, so that it cannot end while we look: $shard. Fails if there is none that is begun and
# not done: then another may come.
freeze() {
    local pid
    pid=$(pgrep -P "${started[2]}" -f -- '--shard') || return 1
    kill -STOP "$pid" 2>/dev/null || return 1
    shard=$(tr '\0' '\n' <"/proc/$pid/cmdline" | grep -A 1 -x -- --shard | tail -n 1 | cut -d / -f 1)
    size=$(stat -c %s "$(printf '%s/shards/shard-%05d-of-%05d.journal' "$out" "$shard" "$shards")" 2>/dev/null || echo 0)
    if [ "$size" -gt 20000 ] && missing | tr , '\n' | grep -qx "$shard"; then return; fi
    kill -CONT "$pid"
    return 1
}
await 60 "a shard at work on the second worker" freeze
kill -9 -- "-${started[2]}"
say "killed the second worker in shard $shard"

wait "$sweep" || die "sweep.py ended with $?"
sed 's/^/       /' sweep.log
[ -z "$(missing)" ] || die "shards $(missing) are missing"
say "merged"

# --- The same here, whole, and on workers of its own ----------------------------------------------------------------------------
timeout 200 "$BUSYHOUR" sweep "$plan" --out "$base/whole" --quiet
say "the same sweep without shards"
"$here/../same.sh" "$base/whole" "$out" | sed 's/^/       /'
rm -r "$out"
timeout 200 "$PYTHON" "$here/sweep.py" "$plan" "$out" 3 --workers 2 >own.log 2>&1 || die "sweep.py ended with $?"
say "three shards on workers of its own"
"$here/../same.sh" "$base/whole" "$out" | sed 's/^/       /'
