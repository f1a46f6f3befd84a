#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""More training texts for names, out of a treebank that has none: what the program finds in it, held against the treebank's own proper
nouns (self-training, where half of the answer is known). JSON Lines on standard output, the same bytes each time.

    python3 tools/train/name_guesses.py PROGRAM TREEBANK.conllu.gz

Proper nouns that hang together (flat, compound) make a run. A name that the program found is taken over where it is made of whole runs, and left
out where no proper noun is in it. Of runs that it passed over, titles and days are no names, and those that it found elsewhere, nearly always as one
type, are of that type. Of all other runs nothing is to be learned: they stand under `unknown`.
"""
import collections
import gzip
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'gen'))
import lexicon  # noqa: E402

TIES = ('flat', 'compound', 'goeswith', 'amod')
BETWEEN = ('of', 'and', 'the', '&', 'for', '-', "'s", 'de', 'in')  # two runs that make one name
SURE = 0.8  # of the times that a run was found, with one type


class Word:
    def __init__(self, cells, number):
        self.form, self.universal, self.tag, self.relation, self.number = cells[1], cells[3], cells[4], cells[7], number
        self.head = number - int(cells[0]) + int(cells[6]) if cells[6] != '0' else number
        self.start = self.end = 0
        self.proper = self.tag in ('NNP', 'NNPS')


class Document:
    def __init__(self, name):
        self.name, self.text, self.gap, self.words, self.wide = name, b'', b'', [], (0, '', '')

    def place(self, word, number, misc):
        """Puts a word behind the text; the parts of a word such as "don't" stand in it one behind the other."""
        if not self.wide[0]:
            self.text += self.gap
        word.start = len(self.text)
        self.text += word.form.encode()
        word.end = len(self.text)
        self.words.append(word)
        last = number >= self.wide[0]
        spaced = self.wide[1] if self.wide[0] else misc
        if last:
            self.gap, self.wide = b'' if 'SpaceAfter=No' in spaced else b' ', (0, '', '')

    def runs(self):
        """First and last word of each run of proper nouns, in order."""
        run = list(range(len(self.words)))

        def root(i):
            while run[i] != i:
                i = run[i]
            return i
        for w in self.words:
            tied = w.tag == 'HYPH' or (w.proper and w.relation in TIES)
            if tied and self.words[w.head].proper:
                run[root(w.number)] = root(w.head)
        members = collections.defaultdict(list)
        for w in self.words:
            if w.proper:
                members[root(w.number)].append(w.number)
        return sorted((m[0], m[-1]) for m in members.values())

    def range(self, first, last):
        return self.words[first].start, self.words[last].end


def read(path):
    documents = []
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        for line in f:
            cells = line.rstrip('\n').split('\t')
            if line.startswith('# newdoc'):
                documents.append(Document(line.split('=', 1)[1].strip()))
            elif line.startswith('# newpar') and documents[-1].words:
                documents[-1].gap = b'\n\n'
            elif len(cells) == 10 and '-' in cells[0]:
                documents[-1].text += documents[-1].gap
                documents[-1].wide = (int(cells[0].split('-')[1]), cells[9], '')
            elif len(cells) == 10 and '.' not in cells[0]:
                documents[-1].place(Word(cells, len(documents[-1].words)), int(cells[0]), cells[9])
    return documents


def found_in(program, documents):
    """The names that the program finds in each document: start, end, type."""
    asked = ''.join(json.dumps({'id': d.name, 'text': d.text.decode(), 'language': 'en'}) + '\n' for d in documents)
    done = subprocess.run([program, 'annotate', '--plain', '--format', 'jsonl', '-'], input=asked.encode(), stdout=subprocess.PIPE, check=True)
    articles = {a['id']: a for a in map(json.loads, done.stdout.splitlines())}
    return [[(n['start'], n['end'], n['type']) for n in articles[d.name]['names']] for d in documents]


def judge(document, runs, name):
    """Whether a found name is right by the proper nouns: True, False, None where that is not known; and the runs that it touches."""
    inside = [w for w in document.words if w.start < name[1] and w.end > name[0]]
    if not any(w.proper for w in inside):
        return name[2] == 'OTHER', []
    first, last = inside[0].number, inside[-1].number
    touched = [r for r in runs if r[0] <= last and r[1] >= first]
    gaps = [w for w in inside if not any(r[0] <= w.number <= r[1] for r in touched)]
    joined = len(touched) < 2 or (gaps and all(w.form.lower() in BETWEEN for w in gaps))
    # a title may stand before a person's name
    whole = all(r[1] <= last and (r[0] >= first or name[2] == 'PER') for r in touched)
    ends = inside[0].proper and (inside[-1].proper or inside[-1].tag == 'CD')
    return (True if joined and whole and (ends or name[2] == 'OTHER') else None), touched


def row_of(document, names, votes, unnamed):
    runs, taken, left, touched = document.runs(), [], [], set()
    for name in names:
        right, its = judge(document, runs, name)
        touched |= set(its)
        if right:
            taken.append(name)
        elif right is None:
            left += [document.range(*r) for r in its]
    for run in runs:
        start, end = document.range(*run)
        text = document.text[start:end]
        kind, most = votes[text].most_common(1)[0] if text in votes else ('OTHER', 0)
        if run in touched or all(w in unnamed for w in text.decode().lower().replace('.', '').split()):
            continue
        if kind != 'OTHER' and most >= SURE * sum(votes[text].values()):
            taken.append((start, end, kind))
        else:
            left.append((start, end))
    return {'text': document.text.decode(), 'names': [dict(zip(('start', 'end', 'type'), n)) for n in sorted(taken)], 'unknown': left}


def main(program, path):
    documents = read(path)
    found = found_in(program, documents)
    votes = collections.defaultdict(collections.Counter)
    for document, names in zip(documents, found):
        ranges = {document.range(*r) for r in document.runs()}
        for start, end, kind in names:
            if (start, end) in ranges:
                votes[document.text[start:end]][kind] += 1
    unnamed = {r['word'].lower().replace('.', '') for table in ('calendar', 'titles') for r in lexicon.rows(f'data/name/{table}.tsv')}
    for document, names in zip(documents, found):
        print(json.dumps(row_of(document, names, votes, unnamed), ensure_ascii=False))


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
