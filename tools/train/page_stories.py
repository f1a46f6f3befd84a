#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A set of stories most of which have one article, out of the pages of the sets of extraction: what train_stories learns from, that what comes
by chance on one day is not taken for one event. Writes FOLDER/articles.jsonl.gz, gold.tsv and siblings.tsv, the same bytes each time.

    python3 tools/train/page_stories.py PROGRAM EVAL_DIR FOLDER

Which pages belong together says data/story/pages.tsv. Pages with hardly any text, and days that the text alone tells, are left out.
"""
import gzip
import json
import os
import subprocess
import sys

from conllu import lexicon

SETS = ('naeb', 'aeb', 'wcxb')
LEAST = 300  # characters


def articles(program, data):
    for name in SETS:
        done = subprocess.run([program, 'read', '--format', 'jsonl', f'{data}/extract/{name}/pages'], stdout=subprocess.PIPE, check=False)
        for page in map(json.loads, done.stdout.splitlines()):
            published = page.get('published') or {}
            article = {'id': f"{name}/{os.path.basename(page['path']).split('.')[0]}", 'title': page.get('title'), 'text': page['text'],
                       'outlet': page.get('outlet'), 'published': published.get('value') if published.get('basis') != 'text' else None}
            if len(page['text']) > LEAST:
                yield {key: value for key, value in article.items() if value}


def main(program, data, folder):
    found = sorted(articles(program, data), key=lambda a: (a.get('published', '~')[:10], a['id']))
    story = {a['id']: a['id'] for a in found}
    rows = list(lexicon.rows('data/story/pages.tsv'))
    for row in rows:
        if row['relation'] == 'same':
            old, new = story[row['other']], story[row['page']]
            story.update((page, new) for page, its in story.items() if its == old)
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/articles.jsonl.gz', 'wb') as out:
        out.write(gzip.compress(''.join(json.dumps(a) + '\n' for a in found).encode(), mtime=0))
    with open(f'{folder}/gold.tsv', 'w', encoding='utf-8') as out:
        out.writelines(f'{a}\t{b}\n' for a, b in [('id', 'story'), *story.items()])
    with open(f'{folder}/siblings.tsv', 'w', encoding='utf-8') as out:
        out.writelines(f'{a}\t{b}\n' for a, b in [('story', 'story'), *((story[r['page']], story[r['other']]) for r in rows if r['relation'] == 'near')])


if __name__ == '__main__':
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], os.path.join(sys.argv[2], 'data'), sys.argv[3])
