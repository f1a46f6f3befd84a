#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How often an inferred publication day is right: hides the date of one article of each story, leaves those of the others, and reads
what `annotate` makes of it.

    python3 bench/dating.py --binary build/firsthand --data FOLDER [--stories 200]

FOLDER holds articles.jsonl.gz (id, text, published) and gold.tsv (id, story). Prints how many were dated at all, and of these how many
to the day, within one day, within three; and how far off the median of the story's other dates would have been, as the plain rival.
"""
import argparse
import collections
import csv
import datetime
import gzip
import json
import os
import subprocess


def read(folder):
    with gzip.open(os.path.join(folder, 'articles.jsonl.gz'), 'rt', encoding='utf-8') as f:
        articles = {a['id']: a for a in map(json.loads, f) if a.get('published')}
    stories = collections.defaultdict(list)
    with open(os.path.join(folder, 'gold.tsv'), encoding='utf-8') as f:
        for row in csv.DictReader(f, delimiter='\t'):
            if row['id'] in articles:
                stories[row['story']].append(articles[row['id']])
    return [stories[k] for k in sorted(stories) if len(stories[k]) >= 3]


def infer(binary, story, hidden):
    lines = []
    for k, a in enumerate(story):
        record = {'id': a['id'], 'title': a.get('title') or '', 'text': a['text']}
        if k != hidden:
            record['published'] = a['published'][:10]
        lines.append(json.dumps(record))
    done = subprocess.run([binary, 'annotate', '--format', 'jsonl', '-'], input='\n'.join(lines).encode(), stdout=subprocess.PIPE, check=False)
    for line in done.stdout.splitlines():
        a = json.loads(line)
        if a['id'] == story[hidden]['id']:
            return a['published']
    return {}


def day(text):
    return datetime.date.fromisoformat(text[:10])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--binary', required=True)
    p.add_argument('--data', required=True)
    p.add_argument('--stories', type=int, default=200)
    p.add_argument('--list', action='store_true', help='print each wrong one')
    a = p.parse_args()
    n = dated = 0
    off, rival, rival_same = [], [], []
    for i, story in enumerate(read(a.data)[:a.stories]):
        hidden = i % len(story)
        true = day(story[hidden]['published'])
        others = sorted(day(x['published']) for k, x in enumerate(story) if k != hidden)
        n += 1
        rival.append(abs((others[(len(others) - 1) // 2] - true).days))
        found = infer(a.binary, story, hidden)
        if found.get('basis') != 'inferred':
            continue
        dated += 1
        off.append(abs((day(found['value']) - true).days))
        rival_same.append(rival[-1])
        if a.list and off[-1] > 1:
            print(story[hidden]['id'], true, [str(d) for d in others], found['value'], found['why'])
    share = lambda days, most: sum(d <= most for d in days) / len(days) if days else 0.0
    print(f'articles with a hidden date  {n}')
    print(f'dated                        {dated} ({dated / n if n else 0:.3f})')
    for name, days in (('inferred', off), ('median of the others, same articles', rival_same), ('median of the others, all', rival)):
        print(f'{name}: to the day {share(days, 0):.3f}, within one {share(days, 1):.3f}, within three {share(days, 3):.3f}')


if __name__ == '__main__':
    main()
