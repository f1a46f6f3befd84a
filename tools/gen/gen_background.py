#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/story/background.tsv -> src/tables/background.inc: in how many articles each stem stands, by its hash; counts in quarter octaves.

    tools/gen/gen_background.py [--check]
"""
import ctypes
import itertools
import math
import os
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
SOURCE = os.path.join(ROOT, 'data', 'story', 'background.tsv')
TARGET = os.path.join(ROOT, 'src', 'tables', 'background.inc')
GROUPS = 1 << 13  # of stems, by the lowest bits of their hashes: a search looks through one
ON_A_LINE = 7
xxh3 = ctypes.CDLL('libxxhash.so.0').XXH3_64bits  # the hash of src/base/hash.h, out of the library that has it
xxh3.argtypes, xxh3.restype = (ctypes.c_char_p, ctypes.c_size_t), ctypes.c_uint64


def rounded(count):
    """Quarter octaves: a weight is a logarithm of the count, and its second digit is already noise."""
    return round(2 ** (round(math.log2(count) * 4) / 4))


def lines(numbers):
    return ['    ' + ' '.join(f'{n},' for n in numbers[i:i + ON_A_LINE]) for i in range(0, len(numbers), ON_A_LINE)]


def table():
    stems = []
    with open(SOURCE, encoding='utf-8') as f:
        next(f)
        for line in f:
            stem, count = line.rstrip('\n').split('\t')
            number = xxh3(stem.encode(), len(stem.encode()))
            stems.append((number % GROUPS, number, rounded(int(count))))
    stems.sort()
    if len({number for _, number, _ in stems}) < len(stems):
        sys.exit('background.tsv: two stems have one hash')
    sizes = [0] * GROUPS
    for group, _, _ in stems:
        sizes[group] += 1
    firsts = [0, *itertools.accumulate(sizes)]
    out = ['/* SPDX-License-Identifier: Apache-2.0 */',
           '/* Made by tools/gen/gen_background.py from data/story/background.tsv; do not edit. */',
           f'enum {{ GROUPS = {GROUPS} }};',
           '/* Hashes of stems, group by group, */', 'static const uint64_t stems[] = {',
           *lines([f'0x{number:016X}' for _, number, _ in stems]), '};',
           '/* and in how many documents each stands; */', 'static const uint16_t documents[] = {',
           *lines([count for _, _, count in stems]), '};',
           '/* the first of each group, and their end. */', 'static const uint16_t firsts[GROUPS + 1] = {', *lines(firsts), '};']
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
