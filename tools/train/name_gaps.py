#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""GUM's names with what their derivation passed over. It took the runs of proper nouns by universal tags, where an adjective or a participle may
lead a name by its Penn tag alone: "United States", "New York", "Supreme Court", "Democratic Party" stand there unmarked, and a model learns that they
are no names. JSON Lines on standard output, the same bytes each time.

    python3 tools/train/name_gaps.py NAMES.jsonl.gz TREEBANK.conllu.gz

Such a run of the treebank is named where the word lists know it whole; where they know only that its last word ends names of bodies or places, it
stands under `unknown`.
"""
import gzip
import json
import sys

import conllu
from conllu import lexicon

KINDS = {'regions': 'LOC', 'cities': 'LOC', 'bodies': 'ORG'}


def words(table):
    return {row['word'].lower() for row in lexicon.rows(f'data/name/{table}.tsv')}


def listed():
    types = {word: kind for table, kind in KINDS.items() for word in words(table)}
    for row in lexicon.rows('data/name/countries.tsv'):
        for text in (row['name'], *row['other'].split(';')):
            types[text.lower()] = 'LOC'
    return types


def with_gaps(row, document, types, titles, ends):
    names, unknown = row['names'], []
    for first, last in document.runs():
        start, end = document.range(first, last)
        text = document.text[start:end].decode().lower()
        led = any(w.proper and w.universal != 'PROPN' for w in document.words[first:last + 1])
        if first == last or not led or text in titles or any((n['start'], n['end']) == (start, end) for n in names):
            continue
        kind = types.get(text)
        if kind and not any(n['start'] < end and n['end'] > start for n in names):
            names = names + [{'start': start, 'end': end, 'type': kind}]
        elif text.split()[-1] in ends:
            unknown.append((start, end))
    return {'text': row['text'], 'names': sorted(names, key=lambda n: n['start']), 'unknown': unknown}


def main(names, treebank):
    documents = {d.text.decode(): d for d in conllu.read(treebank)}
    types, titles, ends = listed(), words('titles'), words('body_words') | words('place_words')
    with gzip.open(names, 'rt', encoding='utf-8') as f:
        for row in map(json.loads, f):
            print(json.dumps(with_gaps(row, documents[row['text']], types, titles, ends), ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
