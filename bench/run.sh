#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Times each command on one core, and says how much memory it took; then a long stream from its beginning to its end, the reading
# of a gzip WARC beside the tools that inflate it, and of pages beside the extractors that are installed.
#   bench/run.sh EVAL_DIR [ARTICLES]
set -eu
here=$(dirname "$0")
python3 "$here/throughput.py" "${1:-../shared/eval}" "${2:-1000}"
python3 "$here/scale.py" "${1:-../shared/eval}" 20000
python3 "$here/archive.py" "${1:-../shared/eval}"
exec python3 "$here/pages.py" "${1:-../shared/eval}"
