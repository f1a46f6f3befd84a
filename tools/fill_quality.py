# SPDX-License-Identifier: Apache-2.0
"""Fills the figures of TASK that a table of results leaves empty, from the scorer's JSON on standard input.

    python3 tools/fill_quality.py TASK TABLE.csv
"""
import csv
import json
import sys


def main(task, path):
    figures = json.load(sys.stdin)
    with open(path, newline='', encoding='utf-8') as f:
        rows = list(csv.reader(f))
    for row in rows:
        if row[0] == task and not row[3]:
            row[3] = figures[row[2]]
    with open(path, 'w', newline='', encoding='utf-8') as f:
        csv.writer(f, lineterminator='\n').writerows(rows)


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
