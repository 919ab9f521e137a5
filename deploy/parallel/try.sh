#!/usr/bin/env bash
# Tries the lines for GNU parallel of deploy/README.md here: one shard is killed before, all are run, and the merged files are compared
# byte by byte with the same sweep run whole. Everything is in a temporary folder. BUSYHOUR is the program (default: target/release/busyhour).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
BUSYHOUR=$(realpath "${BUSYHOUR:-$here/../../target/release/busyhour}")
shards=8 # as in the line with parallel
killed=3

die() {
    echo "FAILED: $*" >&2
    exit 1
}
[ -x "$BUSYHOUR" ] || die "$BUSYHOUR: no program; build it, or say BUSYHOUR="
command -v parallel >/dev/null || die "no parallel; Debian: apt-get install parallel"

base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
plan=$here/../try.toml out=$base/out
missing() { "$BUSYHOUR" sweep missing "$out" --shards "$shards"; }

# Killed as soon as something is in its journal, and before all of it is.
"$BUSYHOUR" sweep "$plan" --out "$out" --shard "$killed/$shards" --threads 1 --quiet &
until [ "$(stat -c %s "$out"/shards/*.journal 2>/dev/null || echo 0)" -gt 20000 ]; do
    kill -0 $! 2>/dev/null || die "shard $killed ended before it was killed"
    sleep 0.01
done
kill -9 $!
wait $! 2>/dev/null || true
missing | tr , '\n' | grep -qx "$killed" || die "shard $killed was done before it was killed"
echo "killed shard $killed"

parallel "$BUSYHOUR" sweep "$plan" --out "$out" --shard "{}/$shards" --threads 1 --quiet ::: {1..8}
[ -z "$(missing)" ] || die "shards $(missing) are missing"
"$BUSYHOUR" sweep merge "$out" --quiet
"$BUSYHOUR" sweep "$plan" --out "$base/whole" --quiet
"$here/../same.sh" "$base/whole" "$out"
