#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/html/*.tsv -> src/extract/html/names.inc: enums of the elements and attributes that the tree knows, and hash tables by which
their names are looked up. With --check: fails if it would change."""
import re
import sys

from lexicon import rows, write

MULTIPLIERS = range(0x9E3779B1, 0x9E3779B1 + 200000, 2)


def identifier(name):
    return re.sub('[^a-z0-9]', '_', name).upper()


def ends(name):
    """The first four and the last four bytes."""
    b = name.encode()
    return [int.from_bytes(part.ljust(4, b'\0'), 'little') for part in (b[:4], b[-4:])]


def hashed(name, multiplier, bits):
    """As names.c does it: the length, the first four and the last four bytes, multiplied."""
    b = name.encode()
    first, last = ends(name)
    x = (first ^ (last * 0x85EBCA6B & 0xFFFFFFFF) ^ len(b)) * multiplier & 0xFFFFFFFF
    return x >> (32 - bits)


def perfect(names, bits):
    """A multiplier by which no two names meet."""
    for multiplier in MULTIPLIERS:
        if len({hashed(n, multiplier, bits) for n in names}) == len(names):
            return multiplier
    sys.exit('no multiplier parts the names; take more bits')


def tables(kind, names, bits):
    multiplier = perfect(names, bits)
    slots = {hashed(n, multiplier, bits): n for n in names}
    upper = kind.upper()
    out = [f'#define FHI_{upper}_MULTIPLIER 0x{multiplier:08X}u', f'#define FHI_{upper}_BITS {bits}']
    out.append(f'#define FHI_{upper}_SLOTS \\')
    for slot in sorted(slots):
        name = slots[slot]
        first, last = ends(name)
        out.append(f'    [{slot}] = {{"{name}", {len(name)}, FHI_{upper}_{identifier(name)}, 0x{first:08X}u, 0x{last:08X}u}}, \\')
    out.append('')
    return out


def main():
    elements = {r['name']: r['kind'] for r in rows('data/html/elements.tsv')}
    attributes = [r['name'] for r in rows('data/html/attributes.tsv')]
    out = ['#define FHI_ELEMENTS(X) \\']
    out += [f'    X({identifier(n)}, {k.upper()}) \\' for n, k in elements.items()] + ['']
    out += ['#define FHI_ATTRIBUTES(X) \\'] + [f'    X({identifier(n)}) \\' for n in attributes] + ['']
    out += tables('element', list(elements), 10) + tables('attribute', attributes, 8)
    write('src/extract/html/names.inc', 'data/html', 'tools/gen/gen_html.py', '\n'.join(out) + '\n')


main()
