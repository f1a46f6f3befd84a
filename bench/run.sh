#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Times each command on one core, and says how much memory it took.
#   bench/run.sh EVAL_DIR [ARTICLES]
set -eu
exec python3 "$(dirname "$0")/throughput.py" "${1:-../shared/eval}" "${2:-1000}"
