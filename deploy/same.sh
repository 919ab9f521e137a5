#!/usr/bin/env bash
# Compares what two runs of one sweep wrote, byte by byte: same.sh ONE OTHER. Exits 1 if a file differs or is not there.
set -euo pipefail

one=${1:?folder of a sweep} other=${2:?folder of the same sweep}
files='points.parquet replications.parquet response.csv effects.csv dictionary.csv manifest.json'
differs=0
for name in $files; do
    if cmp -s "$one/$name" "$other/$name"; then
        printf 'same     %-22s %9d bytes\n' "$name" "$(stat -c %s "$one/$name")"
    else
        echo "DIFFERS  $name" >&2
        differs=1
    fi
done
# What one of them has and the other not: failed.csv, or a table that only one wrote.
extra=$(diff <(cd "$one" && ls) <(cd "$other" && ls) || true)
if [ -n "$extra" ]; then
    printf 'DIFFERS  the list of files:\n%s\n' "$extra" >&2
    differs=1
fi
exit "$differs"
