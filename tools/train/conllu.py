# SPDX-License-Identifier: Apache-2.0
"""A treebank as running text: documents, their words with places, tags and heads, and the runs of proper nouns in them."""
import collections
import gzip
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'gen'))
import lexicon  # noqa: E402

TIES = ('flat', 'compound', 'goeswith', 'amod')


class Word:
    def __init__(self, cells, number, sentence):
        self.form, self.universal, self.tag, self.relation, self.number = cells[1], cells[3], cells[4], cells[7], number
        self.head = number - int(cells[0]) + int(cells[6]) if cells[6] != '0' else number
        self.sentence, self.place_in_sentence = sentence, int(cells[0])
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
    documents, sentence = [], 0
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
                sentence += cells[0] == '1'
                documents[-1].place(Word(cells, len(documents[-1].words), sentence), int(cells[0]), cells[9])
    return documents
