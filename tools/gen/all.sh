#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs every table generator of this folder. Each gen_*.py, called with no argument, writes its tables; with --check it writes
# nothing and fails if a table would change.
set -eu
cd "$(dirname "$0")/../.."
for generator in tools/gen/gen_*.py; do
    [ -e "$generator" ] || continue
    python3 "$generator" "$@"
done
