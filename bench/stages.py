#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Where the instructions go: the share of each stage, by callgrind, so that it is the same on any machine.

    bench/stages.py EVAL_DIR [ARTICLES]

Articles are the first of the stream corpus, pages the first of the article-extraction benchmark. The digest (SHA-256) is left out:
valgrind counts what a processor without instructions for it would need. Needs valgrind.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from throughput import ROOT, first_articles

# command, input, stages: what it is called here, functions whose inclusive counts are added up, or with "-" taken off
ACCOUNTS = (
    ('annotate', 'articles', (
        ('records: JSON', ('fhi_open_page', '-fhi_hash_sha256')),
        ('parts of an article: furniture, credits', ('fhi_extract_text', 'fhi_extract_sources')),
        ('tokens and sentences', ('fhi_split_words',)),
        ('clusters', ('fhi_clusters_mark',)),
        ('tags', ('fhi_tagging_run',)),
        ('names', ('fhi_name_find',)),
        ('times', ('fhi_when_find', 'fhi_when_resolve')),
        ('amounts', ('fhi_amount_find',)),
        ('events', ('fhi_event_find',)),
        ('statements', ('fhi_quote_find',)),
        ('JSON out', ('fhi_article_json_write',)))),
    ('stories', 'articles', (
        ('records: JSON', ('fhi_open_page', '-fhi_hash_sha256')),
        ('parts of an article: furniture, credits', ('fhi_extract_text', 'fhi_extract_sources')),
        ('tokens and sentences', ('fhi_split_words',)),
        ('stems and terms', ('fhi_stem_text', 'fhi_outline_make')),
        ('vectors', ('fhi_vector_make',)),
        ('search, decision, centres', ('fhi_group_add', '-fhi_vector_make')))),
    ('lineage', 'articles', (
        ('records: JSON', ('fhi_open_page', '-fhi_hash_sha256')),
        ('parts of an article: furniture, credits', ('fhi_extract_text', 'fhi_extract_sources')),
        ('tokens and sentences', ('fhi_split_words',)),
        ('stems, words as numbers, winnowing', ('fhi_stem_text', 'fhi_diction_make', 'fhi_phrasing_all')),
        ('candidates', ('fhi_carriers_find',)),
        ('alignment', ('fhi_overlap_look',)),
        ('stories', ('fhi_outline_make', 'fhi_group_add', 'fhi_group_stories')),
        ('JSON out', ('fhi_lineage_json_write',)))),
    ('brief', 'articles', ()),
    ('read', 'pages', (
        ('files and gzip', ('fhi_reader_next',)),
        ('charset', ('fhi_pagecharset_decode',)),
        ('tokens and tree', ('fhi_tree_build',)),
        ('body: segments', ('fhi_segments_cut', 'fhi_pagewords_find')),
        ('body: signs', ('fhi_signs_make', 'fhi_signs_look_around')),
        ('body: judging', ('fhi_forest_add',)),
        ('what the page says of itself', ('fhi_facts_find',)),
        ('JSON out', ('fhi_article_json_write',)))),
)


def first_pages(folder, n, tmp):
    """Copies the pages to `tmp`; their names."""
    pages = os.path.join(folder, 'data', 'extract', 'aeb')
    if not os.path.isdir(pages):
        sys.exit(f'bench: {pages} is not there; say where the evaluation data are')
    found = sorted(os.path.join(d, f) for d, _, files in os.walk(pages) for f in files if '.html' in f)[:n]
    for path in found:
        shutil.copy(path, tmp)
    return found


def inclusive(command, paths):
    """Instructions of the run, and of each function with all that it calls."""
    with tempfile.NamedTemporaryFile() as out:
        done = subprocess.run(['valgrind', '--tool=callgrind', f'--callgrind-out-file={out.name}', os.path.join(ROOT, 'build', 'firsthand'),
                               command, '--published', '2025-01-01', '--threads', '1', '--format', 'jsonl', *paths],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f'bench: {command} failed under valgrind:\n{done.stderr[-400:]}')
        told = subprocess.run(['callgrind_annotate', '--inclusive=yes', '--threshold=100', out.name], stdout=subprocess.PIPE, text=True,
                              check=True).stdout
    counts, total = {}, 0
    for line in told.splitlines():
        m = re.match(r'\s*([\d,]+) \([\s\d.]+%\)\s+(?:PROGRAM TOTALS|\S*?:(\S+))', line)
        if not m:
            continue
        count = int(m[1].replace(',', ''))
        if m[2] is None:
            total = count
        else:
            name = m[2].split('.')[0]
            counts[name] = max(counts.get(name, 0), count)  # a function stands once for each file that calls it
    return total, counts


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not shutil.which('valgrind'):
        sys.exit('bench: valgrind is not installed')
    folder, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 150
    with tempfile.TemporaryDirectory() as tmp:
        articles, pages = os.path.join(tmp, 'articles.jsonl'), os.path.join(tmp, 'pages')
        with open(articles, 'wb') as f:
            f.write(first_articles(folder, n))
        os.mkdir(pages)
        some = len(first_pages(folder, n, pages))
        for command, kind, stages in ACCOUNTS:
            total, counts = inclusive(command, [articles if kind == 'articles' else pages])
            total -= counts.get('fhi_hash_sha256', 0)
            print(f'{command}: {total / (n if kind == "articles" else some):,.0f} instructions for each of {n if kind == "articles" else some} {kind}')
            rest = total
            for name, functions in stages:
                count = sum(-counts.get(f[1:], 0) if f[0] == '-' else counts.get(f, 0) for f in functions)
                rest -= count
                print(f'  {100 * count / total:5.1f} %  {name}')
            if stages:
                print(f'  {100 * rest / total:5.1f} %  the rest')


if __name__ == '__main__':
    main()
