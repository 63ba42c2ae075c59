#!/usr/bin/env bash
# Seeds for every target, from the fixtures: fuzz/corpus/TARGET.
set -euo pipefail
cd "$(dirname "$0")"

# Each file to a target, behind the byte that chooses, if there is one.
sow() {
    local target=$1 choice=$2 file
    shift 2
    mkdir -p "corpus/$target"
    for file in "$@"; do
        { printf '%b' "$choice"; cat "$file"; } > "corpus/$target/seed-$(tr / - <<< "${file#../}")"
    done
}

shopt -s globstar nullglob
markdown=(../fixtures/{ok,err,pairs,samples,split,suppressions,templates}/*.md ../fixtures/drafts/**/*.md)
yaml=(../fixtures/{ok,err,pairs}/*.yaml ../fixtures/templates/*.yml ../fixtures/drafts/**/*.yaml)
form=(../fixtures/{ok,err,pairs,samples}/*.txt ../fixtures/drafts/**/*.txt)
configs=(../fixtures/**/.ticketlint.yaml ../fixtures/config/mistakes.yaml)

sow markdown '' "${markdown[@]}"
sow yaml '' "${yaml[@]}"
sow form '' "${form[@]}"
sow time '' ../fixtures/samples/*
for target in fix export template; do
    sow "$target" '\0000' "${markdown[@]}"
    sow "$target" '\0001' "${yaml[@]}"
    sow "$target" '\0002' "${form[@]}"
done
sow config '' "${configs[@]}"
sow card '' ../fixtures/own-rules/rules/*.yaml
mkdir -p corpus/baseline
printf '{"version": 1, "known": []}\n' > corpus/baseline/seed-empty
