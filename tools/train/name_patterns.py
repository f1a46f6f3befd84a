# SPDX-License-Identifier: Apache-2.0
"""Training texts from data/name/patterns.tsv: the slots filled from the word lists, names marked, as JSON Lines on standard output.
The same bytes each time: choices follow a fixed sequence of numbers.

    python3 tools/train/name_patterns.py COUNT
"""
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'gen'))
import lexicon  # noqa: E402

TYPES = {'PER': 'PER', 'KOR': 'PER', 'CHN': 'PER', 'SUR': 'PER', 'ORG': 'ORG', 'ACR': 'ORG', 'COUNTRY': 'LOC', 'CITY': 'LOC',
         'REGION': 'LOC', 'SEA': 'LOC', 'PEOPLE': 'OTHER'}
SYLLABLES = ('jang', 'tae', 'yong', 'moo', 'min', 'seung', 'hyun', 'jin', 'sung', 'woo', 'ho', 'won', 'hyo', 'gyu', 'suk', 'kyung', 'ji',
             'eun', 'yeol', 'chul', 'sang', 'dong', 'joon', 'hee', 'ki', 'young', 'soo', 'il')
KOREAN = ('Kim', 'Lee', 'Park', 'Choi', 'Jung', 'Kang', 'Cho', 'Yoon', 'Jang', 'Lim', 'Han', 'Oh', 'Seo', 'Shin', 'Kwon', 'Hwang', 'Ahn',
          'Song', 'Hong', 'Yoo', 'Bae', 'Moon', 'Yang', 'Ko', 'Son', 'Nam', 'Roh', 'Ryu', 'Ri', 'Pak')
CHINESE = ('Wang', 'Zhang', 'Li', 'Liu', 'Chen', 'Yang', 'Huang', 'Zhao', 'Wu', 'Zhou', 'Xu', 'Sun', 'Ma', 'Zhu', 'Guo', 'Lin', 'He')
PINYIN = ('Wei', 'Jinhua', 'Lijun', 'Xiaoming', 'Yi', 'Jianguo', 'Keqiang', 'Guoqiang', 'Mei', 'Hongwei', 'Zhenhua', 'Bo', 'Qishan', 'Tao')


class Choice:
    def __init__(self):
        self.state = 0x9E3779B97F4A7C15

    def below(self, n):
        """A number below n (the linear congruential generator of Knuth's MMIX)."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def of(self, items):
        return items[self.below(len(items))]


def words(name):
    return [row['word'] for row in lexicon.rows(f'data/name/{name}.tsv')]


class Filler:
    def __init__(self):
        self.choice = Choice()
        countries = list(lexicon.rows('data/name/countries.tsv'))
        self.first, self.last, self.bodies = words('first_names'), words('surnames'), words('bodies')
        regions = words('regions')
        self.lists = {
            'COUNTRY': [c['name'] for c in countries] + ['U.S.', 'US', 'UK', 'U.K.', 'N. Korea', 'S. Korea', 'DPRK', 'UAE'] * 2,
            'CITY': words('cities') + [n for c in countries for n in c['capital'].split(';') if n] * 2,
            'SEA': [r for r in regions if re.search(r'Sea|Ocean|Gulf|Strait|Canal', r)],
            'PEOPLE': [n for c in countries for n in c['adjective'].split(';') if n],
            'TITLE': [t for t in words('titles') if not t.startswith(('former', 'St', 'Saint', 'Brother', 'Private', 'Uncle', 'Aunt'))],
            'ACR': [b for b in self.bodies if b.isupper() and len(b) < 7 and b.isalpha()],
            'ORG': [b for b in self.bodies if b not in ('House', 'Time', 'Total', 'Target', 'Labour', 'EY')],
        }
        self.lists['REGION'] = [r for r in regions if r not in self.lists['SEA']]

    def body(self):
        """A known body, or one made up: most bodies in news are new to the lists."""
        c = self.choice
        kind = c.below(10)
        if kind < 6:
            return c.of(self.lists['ORG'])
        if kind < 8:
            return c.of(('National', 'Central', 'Federal', 'Royal', 'State', 'General', 'United', 'Northern')) + ' ' + c.of(
                ('Security', 'Health', 'Trade', 'Energy', 'Workers', 'Election', 'Police', 'Defense', 'Farmers', 'Rail')) + ' ' + c.of(
                ('Council', 'Agency', 'Commission', 'Union', 'Service', 'Institute', 'Authority', 'Board', 'Committee'))
        return c.of(self.last) + ' ' + c.of(('Group', 'Bank', 'Industries', 'Motors', 'Foundation', 'Holdings', 'Energy', 'Airlines'))

    def person(self):
        c = self.choice
        middle = f" {'ABCDEFGHJKLMPRSTW'[c.below(17)]}." if c.below(8) == 0 else ''
        return f'{c.of(self.first)}{middle} {c.of(self.last)}'

    def fill(self, slot):
        c = self.choice
        if slot == 'PER':
            return self.person()
        if slot == 'SUR':
            return c.of(self.last)
        if slot == 'KOR':
            a, b = c.of(SYLLABLES), c.of(SYLLABLES)
            given = f'{a.title()} {b.title()}' if c.below(3) == 0 else f'{a.title()}-{b}'
            return f'{c.of(KOREAN)} {given}'
        if slot == 'CHN':
            return f'{c.of(CHINESE)} {c.of(PINYIN)}'
        if slot == 'ORG':
            return self.body()
        return c.of(self.lists[slot])


def text_of(patterns, filler):
    """One text of a few sentences, and its names in bytes."""
    text, names, curly = b'', [], filler.choice.below(2)
    for _ in range(4):
        for piece in re.split(r'(\{[A-Z]+\})', filler.choice.of(patterns)):
            if not re.fullmatch(r'\{[A-Z]+\}', piece):
                text += (piece.replace("'s", '’s') if curly else piece).encode()
                continue
            filled = filler.fill(piece[1:-1]).encode()
            if piece[1:-1] in TYPES:
                names.append({'start': len(text), 'end': len(text) + len(filled), 'type': TYPES[piece[1:-1]]})
            text += filled
        text += b'\n\n'
    return {'text': text.decode(), 'names': names}


def main():
    patterns = [row['pattern'] for row in lexicon.rows('data/name/patterns.tsv')]
    filler = Filler()
    for _ in range(int(sys.argv[1])):
        print(json.dumps(text_of(patterns, filler), ensure_ascii=False))


if __name__ == '__main__':
    main()
