#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Scores the release build on the evaluation data and writes docs/quality.csv, and reads its pages beside the extractors that people use, where
# those are installed (pip install resiliparse trafilatura newspaper4k), into docs/peers.csv; shows what changed against the committed figures.
#   tools/quality.sh EVAL_DIR
set -eu
evaluation=${1:-../shared/eval}
if [ ! -x "$evaluation/score" ]; then
    echo "quality: no evaluation data at $evaluation; set EVAL=DIR" >&2
    exit 1
fi
here=$(cd "$(dirname "$0")/.." && pwd)
(cd "$evaluation" && ./score --binary "$here/build/firsthand" --csv "$here/docs/quality.csv")
# figures that the table of scores leaves empty, from the scorer of origins itself
(cd "$evaluation" && python3 -m scorers.origins --binary "$here/build/firsthand" --data data/origins) |
    python3 "$here/tools/fill_quality.py" origins "$here/docs/quality.csv"
python3 "$here/bench/pages.py" "$evaluation" "$here/docs/peers.csv"
git -C "$here" --no-pager diff --stat -- docs/quality.csv docs/peers.csv
git -C "$here" --no-pager diff --unified=0 -- docs/quality.csv docs/peers.csv
