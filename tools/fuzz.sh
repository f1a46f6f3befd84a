#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the fuzz targets and runs each for so many seconds; stops at the first finding. Needs clang with its runtime (Debian: clang,
# libclang-rt-14-dev).
#   tools/fuzz.sh SECONDS [TARGET ...]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
command -v clang >/dev/null 2>&1 || { echo "fuzz: clang is not installed (apt-get install clang libclang-rt-14-dev)" >&2; exit 1; }
cmake --preset fuzz >/dev/null
cmake --build build-fuzz -- --quiet
# shellcheck disable=SC2046 # names have no blanks
[ $# -gt 0 ] || set -- $(basename -s .c tests/fuzz/fuzz_*.c)
for target in "$@"; do
    mkdir -p "build-fuzz/corpus/$target"
    echo "fuzz: $target for $seconds s"
    "build-fuzz/fuzz/$target" -max_total_time="$seconds" -max_len=65536 -timeout=10 -artifact_prefix=build-fuzz/ -print_final_stats=1 \
        "build-fuzz/corpus/$target" 2>"build-fuzz/$target.log" || { tail -n 40 "build-fuzz/$target.log" >&2; exit 1; }
    grep -E 'stat::(number_of_executed_units|peak_rss_mb)' "build-fuzz/$target.log"
done
