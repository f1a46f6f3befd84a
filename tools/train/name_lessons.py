#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Training texts for names out of a treebank and what a teacher found in it (data/name/teacher.tsv, made by name_teacher.py). JSON Lines on
standard output, the same bytes each time.

    python3 tools/train/name_lessons.py TREEBANK.conllu.gz

What the table leaves open stands under `unknown`: nothing is to be learned of it. Nor is it of words for peoples that the teacher passed over:
its texts do not agree whether they are names.
"""
import collections
import json
import sys

import conllu
from conllu import lexicon


def peoples():
    return {word for row in lexicon.rows('data/name/countries.tsv') for word in (row['adjective'] + ';' + row['people']).split(';') if word}


def main(path):
    people = {part for word in peoples() for part in word.split()}
    marked = collections.defaultdict(list)
    for row in lexicon.rows('data/name/teacher.tsv'):
        marked[int(row['sentence'])].append((int(row['first']), int(row['last']), row['type']))
    for document in conllu.read(path):
        names, unknown, sentences = [], [], collections.defaultdict(dict)
        for word in document.words:
            sentences[word.sentence][word.place_in_sentence] = word
        for number, words in sentences.items():
            for first, last, kind in marked[number]:
                start, end = words[first].start, words[last].end
                if kind == '?':
                    unknown.append((start, end))
                else:
                    names.append({'start': start, 'end': end, 'type': kind})
        for word in document.words:
            if word.form in people and not any(n['start'] <= word.start < n['end'] for n in names):
                unknown.append((word.start, word.end))
        print(json.dumps({'text': document.text.decode(), 'names': names, 'unknown': unknown}, ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
