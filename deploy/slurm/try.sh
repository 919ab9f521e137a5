#!/usr/bin/env bash
# Tries the scripts of this folder on a real Slurm of two nodes on this one machine, as root, in under two minutes:
# an array of eight shards, of which one is killed and one is lost with its node; what is missing again; the merge; and the
# same sweep here without shards, which must give the same bytes. Everything is in a temporary folder and is stopped at the end.
# BUSYHOUR is the program (default: target/release/busyhour).
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

[ "$(id -u)" = 0 ] || die "the daemons of Slurm are started as root"
[ -x "$BUSYHOUR" ] || die "$BUSYHOUR: no program; build it, or say BUSYHOUR="
for program in slurmctld slurmd munged sbatch squeue scontrol runuser; do
    command -v "$program" >/dev/null ||
        die "no $program; Debian: apt-get install --no-install-recommends slurmctld slurmd slurm-client munge"
done

base=$(mktemp -d)
chmod 755 "$base" # munged runs as a user of its own and must reach its folder
export SLURM_CONF=$base/slurm.conf
# A mark in the environment of all that is started here, by which it is found again, and nothing else is.
export BUSYHOUR_TRY=$base

# Processes of this trial that also have the given line in their environment. One may end while it is looked at: that is no error.
marked() {
    { grep -lzFx "BUSYHOUR_TRY=$base" /proc/[0-9]*/environ || true; } 2>/dev/null |
        { xargs -r grep -lzFx "$1" || true; } 2>/dev/null | cut -d / -f 3
}

# Those who watch the tasks of a node (n. are all nodes): they overwrite their environment, but have the log of the node open.
watchers() {
    local pid
    for pid in $(pgrep -x slurmstepd); do
        # shellcheck disable=SC2010 # what the links lead to, not their names
        if ls -l "/proc/$pid/fd" 2>/dev/null | grep -q "$base/slurmd\.$1\.log"; then echo "$pid"; fi
    done
}

stop() {
    local status=$? pid
    trap - EXIT
    timeout 5 scontrol shutdown >/dev/null 2>&1 || true
    sleep 0.5
    for pid in "$base"/*.pid; do
        kill "$(cat "$pid" 2>/dev/null)" 2>/dev/null || true
    done
    sleep 0.5
    for pid in $(watchers 'n.') $(marked "BUSYHOUR_TRY=$base"); do
        # Not this script, nor the shell in which this list was made.
        if [ "$pid" != $$ ]; then kill -9 "$pid" 2>/dev/null || true; fi
    done
    if [ "$status" != 0 ] && [ -z "${KEEP:-}" ]; then
        tail -n 20 "$base"/out.log "$base"/slurmctld.log >&2 2>/dev/null || true
    fi
    if [ -n "${KEEP:-}" ]; then say "kept: $base"; else rm -rf "$base"; fi
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
        sleep 0.1
    done
}

# --- A Slurm of two nodes -------------------------------------------------------------------------------------------------------
host=$(hostname -s)
port=$((20000 + RANDOM % 10000)) # not Slurm's own: there may be a real one here
mkdir "$base/munge" "$base/state"
head -c 1024 /dev/urandom >"$base/munge/key"
chown -R munge:munge "$base/munge"
chmod 400 "$base/munge/key"
{
    cat <<C
ClusterName=try
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$base/munge/socket
CredType=cred/munge
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/spool.%n
SlurmctldPidFile=$base/slurmctld.pid
SlurmdPidFile=$base/slurmd.%n.pid
SlurmctldLogFile=$base/slurmctld.log
SlurmdLogFile=$base/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
KillWait=1
SchedulerType=sched/builtin
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0
C
    # One processor each: two tasks at a time, the others queue as they would on a real cluster.
    for node in 1 2; do
        echo "NodeName=n$node NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + node)) CPUs=1 RealMemory=1024"
    done
    echo "PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP"
} >"$SLURM_CONF"

m=$base/munge
timeout 20 runuser -u munge -- munged --key-file="$m/key" --socket="$m/socket" --pid-file="$m/munged.pid" \
    --log-file="$m/log" --seed-file="$m/seed"
ln -s "$m/munged.pid" "$base/munged.pid"
timeout 20 slurmctld -c
timeout 20 slurmd -N n1
timeout 20 slurmd -N n2
idle() { [ "$(timeout 5 sinfo -h -N -o %T 2>/dev/null | grep -cx idle)" = 2 ]; }
await 20 "two idle nodes" idle
say "Slurm $(sinfo --version | cut -d ' ' -f 2): two nodes, a processor each"

# --- The sweep, one task killed, one node lost ----------------------------------------------------------------------------------
plan=$here/../try.toml out=$base/out
submit() { timeout 20 "$here/submit.sh" "$plan" "$out" "$shards" "$@"; }
missing() { "$BUSYHOUR" sweep missing "$out" --shards "$shards"; }
queue_is_empty() { [ -z "$(timeout 5 squeue -h 2>&1)" ]; }

# Slurm would start the tasks of the lost node again by itself, after two minutes or so. Here `missing` is to name them.
submit --no-requeue | sed 's/^/       /'

# Stops the program in the middle of the shard at work on a node, so that it cannot end while we look: $shard and $pid.
# Fails if there is none, or if all of the shard is in its journal already: then another may come.
freeze() {
    local size
    shard=$(timeout 5 squeue -h -t running -w "$1" -o %K)
    [ -n "$shard" ] || return 1
    size=$(stat -c %s "$(printf '%s/shards/shard-%05d-of-%05d.journal' "$out" "$shard" $shards)" 2>/dev/null || echo 0)
    [ "$size" -gt 20000 ] || return 1
    for pid in $(marked "SLURM_ARRAY_TASK_ID=$shard"); do
        # The program, not the daemon of Slurm that watches it.
        if [ "$(readlink "/proc/$pid/exe")" = "$BUSYHOUR" ] && kill -STOP "$pid"; then
            missing | tr , '\n' | grep -qx "$shard" && return
            kill -CONT "$pid"
        fi
    done
    return 1
}
await 60 "a shard at work on n2" freeze n2
lost=$shard
await 60 "a shard at work on n1" freeze n1
killed=$shard

kill -9 "$pid"
say "killed the process of shard $killed on n1"
# As if its power went: first the daemon, so that nobody tells of the end of the task.
kill -9 "$(cat "$base/slurmd.n2.pid")"
for pid in $(watchers n2) $(marked SLURMD_NODENAME=n2); do
    kill -9 "$pid" 2>/dev/null || true
done
timeout 10 scontrol update NodeName=n2 State=DOWN Reason="its power went"
say "took node n2 down under shard $lost"

await 300 "the other shards and the merge" queue_is_empty
lacking=$(missing)
say "Slurm is done with the array; missing: ${lacking:-none}"
[ "$lacking" = "$(printf '%s\n' "$killed" "$lost" | sort -n | paste -sd ,)" ] ||
    die "shards $killed and $lost should be missing"
[ ! -e "$out/manifest.json" ] || die "a merge was written though shards are missing"
grep -q "shards $lacking are not done" "$out.log" || die "the merge did not say what is missing"

# --- What is missing, again -----------------------------------------------------------------------------------------------------
submit | sed 's/^/       /'
await 200 "the missing shards and the merge" queue_is_empty
[ -z "$(missing)" ] || die "shards $(missing) are still missing"
[ -e "$out/manifest.json" ] || die "no merge was written"
say "merged on one node"

# --- The same here, whole -------------------------------------------------------------------------------------------------------
timeout 300 "$BUSYHOUR" sweep "$plan" --out "$base/whole" --quiet
say "the same sweep without shards"
"$here/../same.sh" "$base/whole" "$out" | sed 's/^/       /'
