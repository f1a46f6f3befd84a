#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many articles: the speed of `stories` from the first tenth of a long stream to the last, and what `lineage` finds of planted copies.

    bench/scale.py EVAL_DIR [ARTICLES [SEED [WINDOW]]]

The stream corpus is repeated with other words until there are enough: each time round, every word but the commonest is changed for another
that is about as common, the same one throughout, so that articles of one event stay alike and those of two rounds do not. The rounds
run side by side, day by day. After every fiftieth article comes a copy of a recent one: a near one, with a word in twenty left out, or a
partial one, the first half of it before the second half of another. `stories` closes those that had no article for WINDOW (30) days;
once in memory, once kept in a store.
`lineage` keeps its articles in memory and gets the first tenth, at most 20,000.
"""
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from throughput import ROOT

COMMONEST = 300  # words that stay
NEIGHBOURS = 64  # a word is changed for one of so many that are about as common
COPY_EVERY, RECENT = 50, 500
WORD = re.compile(r"[A-Za-z]{2,}")


def corpus(folder):
    path = os.path.join(folder, 'data', 'stream', 'allsides', 'articles.jsonl.gz')
    if not os.path.exists(path):
        sys.exit(f'bench: {path} is not there; say where the evaluation data are')
    with gzip.open(path, 'rt', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def ranked(articles):
    counts = {}
    for a in articles:
        for word in WORD.findall(a['text']):
            word = word.lower()
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda w: (-counts[w], w))


def changes(words, chance):
    """Other words for those of one round."""
    changed = {}
    for first in range(COMMONEST, len(words), NEIGHBOURS):
        block = words[first:first + NEIGHBOURS]
        changed.update(zip(block, chance.sample(block, len(block))))
    return changed


def varied(text, changed):
    def other(match):
        word = match.group()
        to = changed.get(word.lower(), word)
        return to.upper() if word.isupper() else to.capitalize() if word[0].isupper() else to
    return WORD.sub(other, text)


def copy_of(article, beside, number, chance):
    if chance.random() < 0.5:
        kind, text = 'near', ' '.join(w for w in article['text'].split(' ') if chance.random() > 0.05)
    else:
        kind, mine, other = 'partial', article['text'].split('\n\n'), beside['text'].split('\n\n')
        text = '\n\n'.join(mine[:(len(mine) + 1) // 2] + other[len(other) // 2:])
    return {**article, 'id': f'{kind}:{number}:{article["id"]}', 'outlet': f'Copyist {number % 97}', 'text': text}


def stream(articles, wanted, seed):
    """The articles of all rounds, as lines of JSON."""
    chance, words, given = random.Random(seed), ranked(articles), 0
    rounds = [{}] + [changes(words, chance) for _ in range(wanted // len(articles))]
    recent = []
    for a in articles:
        for n, changed in enumerate(rounds):
            if given >= wanted:
                return
            new = {**a, 'id': f'{n}-{a["id"]}', 'title': varied(a['title'], changed), 'text': varied(a['text'], changed)}
            recent = recent[-RECENT:] + [new]
            yield json.dumps(new)
            given += 1
            if given % COPY_EVERY == 0 and given < wanted:
                yield json.dumps(copy_of(chance.choice(recent), chance.choice(recent), given, chance))
                given += 1


def write(path, lines):
    with open(path, 'w', encoding='utf-8') as f:
        for line in lines:
            f.write(line + '\n')


def run_stories(path, wanted, window, *more):
    """Seconds of each tenth of the stream, and peak megabytes. The pipe is short: the program is never far behind what was written."""
    child = subprocess.Popen([os.path.join(ROOT, 'build', 'firsthand'), 'stories', '--window', window, '--threads', '1', '--format', 'jsonl', *more, '-'],
                             stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    marks = [time.monotonic()]
    with open(path, 'rb') as f:
        for n, line in enumerate(f, 1):
            child.stdin.write(line)
            if n * 10 // wanted > len(marks) - 1:
                child.stdin.flush()
                marks.append(time.monotonic())
    child.stdin.close()
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit('bench: stories failed')
    return [b - a for a, b in zip(marks, marks[1:])], usage.ru_maxrss / 1024


def run_lineage(path):
    """Of the planted copies, the share that is linked with its source; seconds; peak megabytes."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([os.path.join(ROOT, 'build', 'firsthand'), 'lineage', '--threads', '1', '--format', 'json', path],
                                 stdout=out, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - began
        if os.waitstatus_to_exitcode(status):
            sys.exit('bench: lineage failed')
        out.seek(0)
        told = json.load(out)
    linked = {frozenset((l['from'], l['to'])) for l in told['links']}
    found = {'near': [0, 0], 'partial': [0, 0]}
    for a in told['articles']:
        kind, _, source = a['id'].partition(':')
        if kind in found:
            found[kind][0] += frozenset((a['id'], source.partition(':')[2])) in linked
            found[kind][1] += 1
    return found, seconds, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted, seed = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, int(sys.argv[3]) if len(sys.argv) > 3 else 1
    window = sys.argv[4] if len(sys.argv) > 4 else '30'
    articles, few_wanted = corpus(sys.argv[1]), min(wanted // 10, 20_000)
    with tempfile.TemporaryDirectory() as tmp:
        many, few = os.path.join(tmp, 'many.jsonl'), os.path.join(tmp, 'few.jsonl')
        write(many, stream(articles, wanted, seed))
        with open(many, 'rb') as f, open(few, 'wb') as out:
            out.writelines(line for _, line in zip(range(few_wanted), f))
        print(f'{wanted:,} articles, {os.path.getsize(many) / 1e6:,.0f} MB, seed {seed}, one core')
        tenths, peak = run_stories(many, wanted, window)
        print(f'stories in a window of {window} days: {wanted / sum(tenths):,.0f} articles/s, {wanted / 10 / tenths[0]:,.0f} in the first tenth, '
              f'{wanted / 10 / tenths[-1]:,.0f} in the last; {peak:,.0f} MB')
        store = os.path.join(tmp, 'kept.store')
        tenths, peak = run_stories(many, wanted, window, '--store', store)
        began = time.monotonic()
        subprocess.run([os.path.join(ROOT, 'build', 'firsthand'), 'stories', '--store', store], stdout=subprocess.DEVNULL, check=True)
        print(f'the same kept in a store: {wanted / sum(tenths):,.0f} articles/s; {peak:,.0f} MB; {os.path.getsize(store) / 1e6:,.0f} MB on disk; '
              f'taken up again and listed in {time.monotonic() - began:.1f} s')
        found, seconds, peak = run_lineage(few)
        print(f'lineage of {few_wanted:,}: {few_wanted / seconds:,.0f} articles/s; {peak:,.0f} MB; linked with their source: '
              + ', '.join(f'{right} of {of} {kind} copies' for kind, (right, of) in found.items()))


if __name__ == '__main__':
    main()
