#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/credits and data/extract (tab-separated tables) -> src/tables/*.inc. With --check: fails if a table would change."""
import os
import re
import sys

import lexicon

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def rows(name, columns):
    with open(os.path.join(ROOT, 'data', name), encoding='utf-8') as f:
        for line in f:
            if line.startswith('#') or not line.strip():
                continue
            fields = line.rstrip('\n').split('\t')
            if len(fields) != columns:
                sys.exit(f'data/{name}: {columns} columns expected: {line!r}')
            yield fields


def literal(text):
    """A C string literal: what is not printable ASCII as octal escapes, which end by themselves."""
    out = ''
    for byte in text.encode():
        out += chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else f'\\{byte:03o}'
    return f'"{out}"'


def key(text):
    """As fhi_key_make() does it: words in lower case, apostrophes gone, numbers apart, one blank between words."""
    out = re.sub("['\u2018\u2019]", '', text)
    out = re.sub(r'([0-9]+)', r' \1 ', out)
    out = ''.join(c.lower() if c.isascii() else c for c in out)
    out = ''.join(c if not c.isascii() or c.isalnum() else ' ' for c in out)
    return ' '.join(out.split())


def by_bytes(items):
    return sorted(items, key=lambda item: item[0].encode())


def newsrooms():
    kinds = {'agency': ('AGENCY', 'true'), 'pictures': ('PICTURES', 'false'), 'outlet': ('OUTLET', 'false'), 'both': ('OUTLET', 'true')}
    names, aliases, domains = [], {}, {}
    for name, kind, others, sites in rows('credits/newsrooms.tsv', 4):
        row = len(names)
        kind, agency = kinds[kind]
        names.append(f'    {{{{{literal(name)}, {len(name.encode())}}}, FHI_NEWSROOM_{kind}, {agency}}},')
        for alias in [name] + [a for a in others.split(';') if a]:
            k = re.sub('^the ', '', key(alias))
            if aliases.setdefault(k, row) != row:
                sys.exit(f'newsrooms.tsv: {alias!r} names two of them')
        for site in [s for s in sites.split(';') if s]:
            if domains.setdefault(site, row) != row:
                sys.exit(f'newsrooms.tsv: {site!r} belongs to two of them')
    pairs = lambda table: [f'    {{{literal(k)}, {v}}},' for k, v in by_bytes(table.items())]
    return ['static const fhi_newsroom newsrooms[] = {', *names, '};', '',
            'static const named_row aliases[] = {', *pairs(aliases), '};', '',
            'static const named_row domains[] = {', *pairs(domains), '};']


def marks(name, words):
    """A table for fhi_wordstart_of(); words of less than four bytes are left out."""
    places = {int.from_bytes(w.encode()[:4], 'little') * 0x9E3779B1 % 2 ** 32 >> 22 for w in words if len(w.encode()) >= 4}
    rows = [f'[{place}] = true,' for place in sorted(places)]
    return [f'static const bool {name}[FHI_WORDSTARTS] = {{', *('    ' + ' '.join(rows[i:i + 8]) for i in range(0, len(rows), 8)), '};']


def furniture():
    tables = {'whole': {}, 'start': {}, 'end': {}, 'any': {}}
    for rule, match, words, most, *_ in rows('extract/furniture.tsv', 6):
        if words in tables[match]:
            sys.exit(f'furniture.tsv: {match} {words!r} stands twice')
        tables[match][words] = f'    {{{literal(words)}, {literal(rule)}, {most or 255}}},'
    out = []
    for match, table in tables.items():
        out += [f'static const phrase {match}_phrases[] = {{', *[row for _, row in by_bytes(table.items())], '};', '']
    if any(len(w.encode()) < 4 for match in ('start', 'any') for w in tables[match]):
        sys.exit('furniture.tsv: what a line starts with, or has anywhere, has four bytes or more')
    return out + marks('any_starts', tables['any']) + ['', *marks('line_starts', [*tables['whole'], *tables['start']])]


def captions():
    out, opening = [], []
    for match in ('alone', 'start', 'verb'):
        words = by_bytes((w, e) for m, w, e in rows('extract/captions.tsv', 3) if m == match)
        if match != 'verb':
            opening += [w for w, _ in words]
        out += [f'static const char *const caption_{match}s[] = {{', *[f'    {literal(w)},' for w, _ in words], '};', '']
    if any(len(w.encode()) < 4 for w in opening):
        sys.exit('captions.tsv: what a caption starts with has four bytes or more')
    return out + marks('opening_starts', opening)


def filled(items, width=120):
    """Items behind one another in lines of that many characters."""
    lines = ['']
    for item in items:
        if len(lines[-1]) + len(item) > width:
            lines.append('')
        lines[-1] += item
    return [line.rstrip() for line in lines]


def english():
    """Words as they are; stems in an array of letters: 14,000 pointers would have to be relocated whenever the program starts."""
    words = sorted({w for _, line in rows('extract/words.tsv', 2) for w in line.split()})
    stems = sorted(s for s, count in rows('story/background.tsv', 2) if re.fullmatch('[a-z]{3,15}', s) and count != 'documents')
    longest = max(map(len, stems)) + 1
    return ['static const char *const english_words[] = {', *[f'    {literal(w)},' for w in words], '};', '',
            f'static const char news_stems[][{longest}] = {{', *[f'    {line}' for line in filled(f'"{s}", ' for s in stems)], '};']


def languages():
    codes, words = [], {}
    for code, line in rows('extract/languages.tsv', 2):
        for word in line.split():
            words[word] = words.get(word, 0) | 1 << len(codes)
        codes.append(code)
    return ['static const char *const language_codes[] = {', *[f'    {literal(c)},' for c in codes], '};', '',
            lexicon.table('function_words', words).rstrip('\n')]


def main():
    check = sys.argv[1:] == ['--check']
    stale = []
    for name, make in {'newsroom': newsrooms, 'furniture': furniture, 'caption': captions, 'english': english, 'language': languages}.items():
        path = os.path.join(ROOT, 'src', 'tables', name + '.inc')
        text = '\n'.join(['/* SPDX-License-Identifier: Apache-2.0 */', '/* Made by tools/gen/gen_extract.py; edit the tables under data/. */',
                          *make()]) + '\n'
        old = open(path, encoding='utf-8').read() if os.path.exists(path) else None
        if old == text:
            continue
        if check:
            stale.append(path)
        else:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)
    if stale:
        sys.exit('stale: ' + ' '.join(os.path.relpath(p, ROOT) for p in stale))


main()
