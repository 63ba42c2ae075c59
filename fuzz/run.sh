#!/usr/bin/env bash
# Runs the targets one after the other, each for so many seconds, and stops at
# none: fuzz/run.sh SECONDS [TARGET…]. Findings are in fuzz/artifacts/TARGET.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds=${1:?how many seconds each}
shift
targets=("$@")
if [ $# -eq 0 ]; then
    mapfile -t targets < <(cargo +nightly fuzz list)
fi
bash fuzz/seed.sh
status=0
for target in "${targets[@]}"; do
    # Without a sanitizer: there is no unsafe code to watch, and it is faster.
    nice -n 10 cargo +nightly fuzz run --sanitizer none "$target" -- \
        -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
        -dict=fuzz/words.dict -print_final_stats=1 || status=1
done
exit $status
