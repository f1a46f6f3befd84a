#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/body/*.tsv -> src/extract/body/words.inc: the words that tell what a box or a segment of text of a page is for, in buckets by
their first two bytes. With --check: fails if it would change."""
from lexicon import quoted, rows, write

BUCKETS = 4096
BEGINNINGS = 1 << 14


def bucket(word):
    """As bucket_of() in spot.c does it."""
    b = word.encode()
    return (b[0] * 32 + b[1]) % BUCKETS


def beginnings(word):
    """The bits of the three bytes that a text may have where `word` stands, as begins_one() in spot.c counts them."""
    b = word.encode()
    thirds = [b[2]] if len(b) > 2 else range(256)
    return {((b[0] | b[1] << 8 | t << 16) * 0x9E3779B1 & 0xFFFFFFFF) >> 18 for t in thirds}


def table(name, column, path):
    found = list(rows(path))
    hints = list(dict.fromkeys(r['hint'] for r in found))
    out = [f'#define FHI_{name}(X) \\'] + [f'    X({h}) \\' for h in hints] + ['']
    entries = []
    for r in found:
        word = r[column]
        anchors = [f'FHI_SPOT_{side}' for side, there in (('START', word[0] == '^'), ('END', word[-1] == '$')) if there]
        word = word.removeprefix('^').removesuffix('$')
        entries.append((bucket(word), word, f'{{{quoted(word)}, {len(word.encode())}, {" | ".join(anchors) or 0}, {hints.index(r["hint"])}}}'))
    entries.sort(key=lambda e: e[0])
    starts = [sum(e[0] < b for e in entries) for b in range(BUCKETS + 1)]
    out += [f'#define FHI_{name}_ENTRIES \\'] + [f'    {e[2]}, \\' for e in entries] + ['']
    bits = {bit for e in entries for bit in beginnings(e[1])}
    marks = [sum(1 << b % 64 for b in bits if b // 64 == w) for w in range(BEGINNINGS // 64)]
    out += [f'#define FHI_{name}_MARKS \\'] + ['    ' + ' '.join(f'{m:#x}u,' for m in marks[i:i + 8]) + ' \\' for i in range(0, len(marks), 8)] + ['']
    out += [f'#define FHI_{name}_STARTS \\'] + ['    ' + ' '.join(f'{s},' for s in starts[i:i + 24]) + ' \\' for i in range(0, len(starts), 24)] + ['']
    return out


def main():
    out = table('HINTS', 'word', 'data/body/hints.tsv') + table('PHRASES', 'phrase', 'data/body/phrases.tsv')
    write('src/extract/body/words.inc', 'data/body', 'tools/gen/gen_body.py', '\n'.join(out) + '\n')


main()
