#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/story/background.tsv -> src/tables/background.inc: stems by how many articles they stand in, counts in quarter octaves.

    tools/gen/gen_background.py [--check]
"""
import math
import os
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
SOURCE = os.path.join(ROOT, 'data', 'story', 'background.tsv')
TARGET = os.path.join(ROOT, 'src', 'tables', 'background.inc')
LONGEST = 100  # characters of stems on a line


def rounded(count):
    """Quarter octaves: a weight is a logarithm of the count, and its second digit is already noise."""
    return round(2 ** (round(math.log2(count) * 4) / 4))


def table():
    groups = {}
    with open(SOURCE, encoding='utf-8') as f:
        next(f)
        for line in f:
            stem, count = line.rstrip('\n').split('\t')
            groups.setdefault(rounded(int(count)), []).append(stem)
    out = ['/* SPDX-License-Identifier: Apache-2.0 */',
           '/* Made by tools/gen/gen_background.py from data/story/background.tsv; do not edit. ROW(documents, stems) */']
    for count in sorted(groups, reverse=True):
        line = ''
        for stem in sorted(groups[count]):
            if line and len(line) + 1 + len(stem) > LONGEST:
                out.append(f'ROW({count}, "{line}")')
                line = ''
            line += (' ' if line else '') + stem
        out.append(f'ROW({count}, "{line}")')
    return '\n'.join(out) + '\n'


def main():
    made = table()
    if '--check' in sys.argv[1:]:
        with open(TARGET, encoding='utf-8') as f:
            if f.read() != made:
                sys.exit(f'{os.path.relpath(TARGET, ROOT)} is not what its generator makes')
        return
    with open(TARGET, 'w', encoding='utf-8') as f:
        f.write(made)


if __name__ == '__main__':
    main()
