#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many articles: the speed of `stories` and `lineage` from the first tenth of a long stream to the last, and what is found of planted copies.

    bench/scale.py EVAL_DIR [ARTICLES [SEED [WINDOW [DAYS]]]]

The stream corpus is repeated with other words until there are enough: each time round, every word but the commonest is changed for another
that is about as common, the same one throughout, so that articles of one event stay alike and those of two rounds do not. The rounds
run side by side, day by day. After every fiftieth article comes a copy of a recent one: a near one, with a word in twenty left out, or a
partial one, the first half of it before the second half of another. `stories` closes those that had no article for WINDOW (30) days;
once in memory, once kept in a store. `lineage` tells the stream in blocks of DAYS (3), likewise, and, once more, the first tenth of it, at
most 20,000, all at once. A copy counts where its source came within DAYS of it.
"""
import datetime
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
                copy = copy_of(chance.choice(recent), chance.choice(recent), given, chance)
                yield json.dumps({**copy, 'published': new['published']})
                given += 1


def write(path, lines):
    with open(path, 'w', encoding='utf-8') as f:
        for line in lines:
            f.write(line + '\n')


def run_stream(path, wanted, out, command, *more):
    """Seconds of each tenth of the stream, and peak megabytes. The pipe is short: the program is never far behind what was written."""
    child = subprocess.Popen([os.path.join(ROOT, 'build', 'firsthand'), command, '--threads', '1', '--format', 'jsonl', *more, '-'],
                             stdin=subprocess.PIPE, stdout=out, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
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
        sys.exit(f'bench: {command} failed')
    return [b - a for a, b in zip(marks, marks[1:])], usage.ru_maxrss / 1024


def days_of(path):
    """Of each article its day, as a number."""
    days = {}
    with open(path, 'rb') as f:
        for line in f:
            a = json.loads(line)
            days[a['id']] = datetime.date.fromisoformat(a['published'][:10]).toordinal()
    return days


def run_lineage(path, wanted, days, *more):
    """Seconds of each tenth and peak megabytes, and of the planted copies, those that are linked with their source and how many there are."""
    found, linked, copies = {'near': [0, 0], 'partial': [0, 0]}, set(), []
    with tempfile.TemporaryFile() as out:
        tenths, peak = run_stream(path, wanted, out, 'lineage', *more)
        out.seek(0)
        for line in out:
            told = json.loads(line)
            linked.update((l['from'], l['to']) for l in told['links'] if l['from'].partition(':')[0] in found or l['to'].partition(':')[0] in found)
            copies += [a['id'] for a in told['articles'] if a['id'].partition(':')[0] in found]
    of, within = days_of(path), days or sys.maxsize
    for copy in copies:
        kind, source = copy.partition(':')[0], copy.split(':', 2)[2]
        if abs(of[copy] - of[source]) <= within:
            found[kind][0] += (source, copy) in linked or (copy, source) in linked
            found[kind][1] += 1
    return tenths, peak, ', '.join(f'{right:,} of {n:,} {kind} copies' for kind, (right, n) in found.items())


def run_kept(path, wanted, store, command, *more):
    """The same stream kept in a store, and how long the next run takes to go on from there; the store is gone then."""
    tenths, peak = run_stream(path, wanted, subprocess.DEVNULL, command, '--store', store, *more)
    began = time.monotonic()
    subprocess.run([os.path.join(ROOT, 'build', 'firsthand'), command, '--threads', '1', '--store', store], stdout=subprocess.DEVNULL, check=True)
    print(f'the same kept in a store: {wanted / sum(tenths):,.0f} articles/s; {peak:,.0f} MB; {os.path.getsize(store) / 1e6:,.0f} MB on disk; '
          f'taken up again and told in {time.monotonic() - began:.1f} s')
    os.remove(store)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted, seed = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000, int(sys.argv[3]) if len(sys.argv) > 3 else 1
    window = sys.argv[4] if len(sys.argv) > 4 else '30'
    days = sys.argv[5] if len(sys.argv) > 5 else '3'
    articles, few_wanted = corpus(sys.argv[1]), min(wanted // 10, 20_000)
    with tempfile.TemporaryDirectory() as tmp:
        many, few = os.path.join(tmp, 'many.jsonl'), os.path.join(tmp, 'few.jsonl')
        write(many, stream(articles, wanted, seed))
        with open(many, 'rb') as f, open(few, 'wb') as out:
            out.writelines(line for _, line in zip(range(few_wanted), f))
        print(f'{wanted:,} articles, {os.path.getsize(many) / 1e6:,.0f} MB, seed {seed}, one core')
        tenths, peak = run_stream(many, wanted, subprocess.DEVNULL, 'stories', '--window', window)
        print(f'stories in a window of {window} days: {wanted / sum(tenths):,.0f} articles/s, {wanted / 10 / tenths[0]:,.0f} in the first tenth, '
              f'{wanted / 10 / tenths[-1]:,.0f} in the last; {peak:,.0f} MB')
        store = os.path.join(tmp, 'kept.store')
        run_kept(many, wanted, store, 'stories', '--window', window)
        tenths, peak, linked = run_lineage(many, wanted, int(days), '--window', days)
        print(f'lineage in blocks of {days} days: {wanted / sum(tenths):,.0f} articles/s, {wanted / 10 / tenths[0]:,.0f} in the first tenth, '
              f'{wanted / 10 / tenths[-1]:,.0f} in the last; {peak:,.0f} MB; linked with their source: {linked}')
        run_kept(many, wanted, store, 'lineage', '--window', days)
        began = time.monotonic()
        _, peak, linked = run_lineage(few, few_wanted, 0)
        print(f'lineage of {few_wanted:,} at once: {few_wanted / (time.monotonic() - began):,.0f} articles/s; {peak:,.0f} MB; linked with their '
              f'source: {linked}')


if __name__ == '__main__':
    main()
