#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/amount/*.tsv -> src/annotate/amount/amount_tables.inc: one table of words, and what each of them means for an amount.

    tools/gen/gen_amount.py [--check]       --check: change nothing, fail where the file would change
"""
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
DATA = os.path.join(ROOT, 'data', 'amount')
OUT = os.path.join(ROOT, 'src', 'annotate', 'amount', 'amount_tables.inc')
LONGEST = 6  # words in a phrase; FHI_AMOUNT_PHRASE in amount_words.h
BOUNDS = ['exact', 'about', 'at_least', 'at_most', 'more_than', 'less_than']
NUMBERS = ['one', 'teen', 'ten', 'hundred', 'scale', 'dozen', 'part', 'half', 'many', 'several', 'pair']
PLACES = ['label', 'street', 'aged', 'index', 'grown']
NOUNS = ['stop', 'fate', 'plural', 'singular', 'calendar', 'vague']
KINDS = 'length area volume mass time ratio temperature speed energy power data age other money each'.split()


def rows(name):
    out = []
    with open(os.path.join(DATA, name + '.tsv'), encoding='utf-8') as f:
        lines = [line.rstrip('\n') for line in f if line.strip() and not line.startswith('# ')]
    head = lines[0].split('\t')
    for line in lines[1:]:
        cells = line.split('\t')
        if len(cells) != len(head):
            sys.exit(f'{name}.tsv: {len(cells)} columns where {len(head)} are expected: {line!r}')
        out.append(dict(zip(head, cells)))
    return out


def is_sign(c):
    """What fragment.c takes for a sign of its own; keep the two alike."""
    n = ord(c)
    if n < 0x80:
        return not c.isalnum()
    return (0xA1 <= n <= 0xBF and n not in (0xAA, 0xB5) or n in (0xD7, 0xF7, 0x58F, 0x9F3, 0xE3F) or 0x2000 <= n <= 0x22FF
            or 0x3000 <= n <= 0x303F)


def fragments(text):
    """As fragment.c cuts: runs of letters, runs of digits, single signs; lower case in ASCII."""
    out, kind = [], None
    for c in text:
        k = 'space' if c == ' ' else 'sign' if is_sign(c) else 'digit' if c in '0123456789' else 'letter'
        if k in ('digit', 'letter') and k == kind:
            out[-1] += c
        elif k != 'space':
            out.append(c)
        kind = k
    return [''.join(chr(ord(c) + 32) if 'A' <= c <= 'Z' else c for c in p) for p in out]


def fnv(data):
    h = 2166136261
    for b in data:
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def quoted(text):
    return '"' + ''.join(c if 32 <= ord(c) < 127 and c not in '"\\' else ''.join(f'\\{b:03o}' for b in c.encode())
                         for c in text) + '"'


class Tables:
    def __init__(self):
        self.words = {}      # text -> meanings
        self.units = []      # (text, kind)
        self.spellings = []  # (unit, pieces, cased text or None, glued, side)
        self.bounds = []     # (fragments, side, bound)

    def word(self, text):
        return self.words.setdefault(text, {'number': 0, 'value': 0, 'place': 0, 'noun': 0, 'verb': 0, 'of': 0, 'after': 0})

    def one(self, text):
        p = fragments(text)
        if len(p) != 1:
            sys.exit(f'not one word: {text!r}')
        return self.word(p[0])

    def spell(self, unit, text, side, cased=False):
        glued, text = text.startswith('=') and len(text) > 1, text.removeprefix('=')
        p = fragments(text)
        if len(p) > LONGEST:
            sys.exit(f'too many words: {text!r}')
        for w in p:
            self.word(w)
        self.spellings.append((unit, p, text.replace(' ', '') if cased else None, glued, side))

    def read(self):
        for r in rows('numbers'):
            w = self.one(r['word'])
            w['number'], w['value'] = NUMBERS.index(r['kind']) + 1, int(r['value'])
        for r in rows('units'):
            self.units.append((r['unit'], r['kind']))
            for n in filter(None, r['names'].split('|')):
                self.spell(len(self.units) - 1, n, 'after')
            for n in filter(None, r['symbols'].split('|')):
                self.spell(len(self.units) - 1, n, 'after', True)
        for r in rows('currencies'):
            self.units.append((r['unit'], 'money'))
            for n in filter(None, r['before'].split('|')):
                self.spell(len(self.units) - 1, n, 'before', True)
            for n in filter(None, r['after'].split('|')):
                self.spell(len(self.units) - 1, n, 'after', True)
            for n in filter(None, r['names'].split('|')):
                self.spell(len(self.units) - 1, n, 'after')
        for r in rows('bounds'):
            p = fragments(r['phrase'])
            for w in p:
                self.word(w)
            self.bounds.append((p, r['side'], BOUNDS.index(r['bound'])))
        for r in rows('changes'):
            for form in r['forms'].split('|'):
                field = {'verb': 'verb', 'noun': 'of', 'after': 'after'}[r['place']]
                self.one(form)[field] = (1 if r['direction'] == 'up' else 2) + (4 if r['only'] == 'ratio' else 0)
        for r in rows('refusals'):
            self.one(r['word'])['place'] = PLACES.index(r['place']) + 1
        for r in rows('nouns'):
            for w in r['words'].split('|'):
                for p in fragments(w):
                    self.word(p)['noun'] = NOUNS.index(r['kind']) + 1
        for w in 'a an and or to per of in out from between point minus negative over each every through half km s'.split():
            self.word(w)

    def lines(self):
        order = sorted(self.words, key=lambda t: t.encode())
        ids = {t: i + 1 for i, t in enumerate(order)}
        size = 1
        while size < 3 * len(order):
            size *= 2
        slots = [0] * size
        for t in order:
            at = fnv(t.encode()) & (size - 1)
            while slots[at]:
                at = (at + 1) & (size - 1)
            slots[at] = ids[t]

        yield '/* SPDX-License-Identifier: Apache-2.0 */'
        yield '/* Made by tools/gen/gen_amount.py from data/amount; do not edit. */'
        key = lambda s: (s[4] == 'before', ids[s[1][0]] if s[4] == 'after' else ids[s[1][-1]], -len(s[1]), s[2] is None, s[0])
        spellings = sorted(self.spellings, key=key)
        bounds = sorted(self.bounds, key=lambda b: (b[1] == 'after', ids[b[0][-1] if b[1] == 'before' else b[0][0]], -len(b[0])))
        first = {}
        for kind, table, end in (('after', spellings, 0), ('before', spellings, -1)):
            for i, s in enumerate(table):
                if s[4] == kind:
                    first.setdefault((kind, ids[s[1][end]]), i + 1)
        for i, b in enumerate(bounds):
            first.setdefault(('bound ' + b[1], ids[b[0][-1] if b[1] == 'before' else b[0][0]]), i + 1)
        yield 'static const fhi_amount_word words[] = {'
        yield '    {"", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},'
        for t in order:
            w, i = self.words[t], ids[t]
            starts = [first.get((k, i), 0) for k in ('after', 'before', 'bound before', 'bound after')]
            yield (f'    {{{quoted(t)}, {len(t.encode())}, {w["number"]}, {w["value"]}, {w["place"]}, {w["noun"]}, {w["verb"]}, {w["of"]}, '
                   f'{w["after"]}, {", ".join(map(str, starts))}}},')
        yield '};'
        yield f'enum {{ SLOTS = {size}, LONGEST = {max(len(t.encode()) for t in order)} }};'
        yield 'static const uint16_t slots[SLOTS] = {'
        for i in range(0, size, 16):
            yield '    ' + ', '.join(map(str, slots[i:i + 16])) + ','
        yield '};'
        yield '/* Lengths of words by their first and last letter, a bit each: most words of a text end here. */'
        shapes = [[0] * 27 for _ in range(27)]
        kind = lambda b: b - 97 if 97 <= b <= 122 else 26
        for t in order:
            b = t.encode()
            shapes[kind(b[0])][kind(b[-1])] |= 1 << (len(b) & 31)
        yield 'static const uint32_t shapes[27][27] = {'
        for line in shapes:
            yield '    {' + ', '.join(map(str, line)) + '},'
        yield '};'
        yield 'static const struct {'
        yield '    const char *text;'
        yield '    uint8_t kind;'
        yield '} units[] = {'
        for t, k in self.units:
            yield f'    {{{quoted(t)}, {KINDS.index(k)}}},'
        yield '};'
        yield 'static const fhi_amount_spelling spellings[] = {'
        for u, p, cased, glued, side in spellings:
            w = ', '.join(str(ids[x]) for x in p)
            yield f'    {{{u}, {len(p)}, {int(glued)}, {quoted(cased) if cased else "NULL"}, {{{w}}}}},'
        yield '    {0, 0, 0, NULL, {0}},'
        yield '};'
        yield 'static const fhi_amount_phrase bounds[] = {'
        for p, side, bound in bounds:
            yield f'    {{{bound}, {len(p)}, {{{", ".join(str(ids[x]) for x in p)}}}}},'
        yield '    {0, 0, {0}},'
        yield '};'


def main():
    tables = Tables()
    tables.read()
    text = '\n'.join(tables.lines()) + '\n'
    old = open(OUT, encoding='utf-8').read() if os.path.exists(OUT) else None
    if '--check' in sys.argv[1:]:
        sys.exit(0 if old == text else f'{OUT} is not what data/amount gives: run tools/gen/gen_amount.py')
    if old != text:
        with open(OUT, 'w', encoding='utf-8', newline='\n') as f:
            f.write(text)


if __name__ == '__main__':
    main()
