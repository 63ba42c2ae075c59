#!/usr/bin/env bash
# Runs the targets one after the other, each for so many seconds, and stops at
# nothing that is found: fuzz/run.sh SECONDS [TARGET…]. Findings are in
# fuzz/artifacts/TARGET.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?how many seconds each}
shift
targets=("$@")
if [ $# -eq 0 ]; then
    mapfile -t targets < <(cargo +nightly fuzz list)
fi
python3 fuzz/seed.py
status=0
for target in "${targets[@]}"; do
    # Without a sanitizer: there is no unsafe code to watch, and it is faster.
    # In a process that is begun anew, one finding hides no other.
    nice -n 10 cargo +nightly fuzz run --sanitizer none "$target" -- \
        -fork=1 -ignore_crashes=1 -ignore_timeouts=1 -ignore_ooms=1 \
        -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
        -dict=fuzz/words.dict
    found=$(find "fuzz/artifacts/$target" -type f 2> /dev/null | wc -l)
    echo "$target: $found findings in fuzz/artifacts/$target"
    [ "$found" -eq 0 ] || status=1
done
exit $status
