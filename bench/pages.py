#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Extraction from web pages beside the extractors that people use: pages a second on one core, and how much of each page they get right.

    bench/pages.py EVAL_DIR [OUT.csv]

The peers (resiliparse, trafilatura, newspaper4k) are measured where they can be imported, on the same pages in the same run; the figures
are those of scorers/extract.py. Speed is from the bytes of a page to its article with metadata, resiliparse's without; for firsthand it
is the whole program reading a folder, output and all: the fastest of three runs, as each takes less than half a second. Of the peers,
which take up to minutes, one run counts.
"""
import csv
import gzip
import importlib
import importlib.metadata
import json
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
SETS = ('aeb', 'naeb', 'wcxb')


def resiliparse():
    text = importlib.import_module('resiliparse.extract.html2text').extract_plain_text
    html = importlib.import_module('resiliparse.parse.html').HTMLTree
    detect = importlib.import_module('resiliparse.parse.encoding').detect_encoding
    return lambda page: text(html.parse_from_bytes(page, detect(page)), main_content=True, alt_texts=False)


def trafilatura():
    extract = importlib.import_module('trafilatura').bare_extraction

    def run(page):
        found = extract(page, with_metadata=True, include_comments=False)
        return getattr(found, 'text', '') or '' if found else ''
    return run


def newspaper4k():
    newspaper = importlib.import_module('newspaper')
    config = newspaper.Config()
    config.fetch_images = False  # else parsing goes to the network for each image

    def run(page):
        a = newspaper.Article('https://example.org/', config=config)
        a.download(input_html=page.decode('utf-8', 'replace'))
        a.parse()
        return a.text or ''
    return run


def load(folder):
    with open(os.path.join(folder, 'gold.json'), encoding='utf-8') as f:
        gold = json.load(f)
    return [(gzip.open(os.path.join(folder, 'pages', name)).read(), gold[name]['body']) for name in sorted(gold)]


def figure(scorer, name, bodies, golds):
    if name == 'wcxb':
        return scorer.mean(scorer.word_f1(b, g) for b, g in zip(bodies, golds))
    c = [scorer.counts(g, b) for b, g in zip(bodies, golds)]
    p = scorer.mean(tp / (tp + fp) for tp, fp, fn in c if tp + fp > 0)
    r = scorer.mean(tp / (tp + fn) for tp, fp, fn in c if tp + fn > 0)
    return 2 * p * r / (p + r) if p + r else 0.0


def attempt(extract, page):
    try:
        return extract(page)
    except Exception:  # a peer's own failure on a page is an empty article
        return ''


def measure_peer(scorer, extract, sets):
    row = {}
    for name, pages in sets.items():
        began = time.process_time()
        bodies = [attempt(extract, page) for page, _ in pages]
        row[f'{name}.pages_per_s'] = round(len(pages) / (time.process_time() - began), 1)
        row[f'{name}.f1'] = round(figure(scorer, name, bodies, [g for _, g in pages]), 4)
    return row


def measure_firsthand(scorer, sets):
    row = {}
    binary = os.path.join(ROOT, 'build', 'firsthand')
    for name, pages in sets.items():
        with tempfile.TemporaryDirectory() as folder:
            for i, (page, _) in enumerate(pages):
                with open(os.path.join(folder, f'{i:05}.html'), 'wb') as f:
                    f.write(page)
            best, out = None, b''
            for _ in range(3):
                before = os.times()
                out = subprocess.run([binary, 'read', '--threads', '1', '--format', 'jsonl', folder], stdout=subprocess.PIPE,
                                     stderr=subprocess.DEVNULL, check=False).stdout
                after = os.times()
                spent = after.children_user + after.children_system - before.children_user - before.children_system
                best = spent if best is None else min(best, spent)
            articles = {os.path.basename(a['path']): a for a in map(json.loads, out.splitlines())}
            bodies = [scorer.body(articles.get(f'{i:05}.html')) for i in range(len(pages))]
            row[f'{name}.pages_per_s'] = round(len(pages) / best, 1)
            row[f'{name}.f1'] = round(figure(scorer, name, bodies, [g for _, g in pages]), 4)
    return row


def main(evaluation, out=None):
    folder = os.path.join(evaluation, 'data', 'extract')
    if not os.path.isdir(folder):
        sys.exit(f'bench: no pages at {folder}; say where the evaluation data are')
    sys.path.insert(0, evaluation)
    scorer = importlib.import_module('scorers.extract')
    sets = {name: load(os.path.join(folder, name)) for name in SETS}
    rows = [{'program': 'firsthand', 'version': subprocess.check_output([os.path.join(ROOT, 'build', 'firsthand'), '--version'], text=True).split()[-1],
             **measure_firsthand(scorer, sets)}]
    for name, make in (('resiliparse', resiliparse), ('trafilatura', trafilatura), ('newspaper4k', newspaper4k)):
        try:
            extract = make()
        except ImportError:
            print(f'bench: {name} is not installed here; left out', file=sys.stderr)
            continue
        rows.append({'program': name, 'version': importlib.metadata.version(name), **measure_peer(scorer, extract, sets)})
    with open(out, 'w', newline='', encoding='utf-8') if out else os.fdopen(os.dup(1), 'w') as f:
        table = csv.DictWriter(f, rows[0])
        table.writeheader()
        table.writerows(rows)


if __name__ == '__main__':
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
