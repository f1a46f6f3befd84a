#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Articles a second and peak memory of each command, one core, one thread, on the first N articles of the stream corpus.

    bench/throughput.py EVAL_DIR [N]

Each command runs three times on the same file; the fastest run counts. Instructions are user-mode ones, by perf, where the machine
counts them.
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
COMMANDS = ('read', 'annotate', 'lineage', 'stories', 'brief')


def first_articles(folder, n):
    path = os.path.join(folder, 'data', 'stream', 'allsides', 'articles.jsonl.gz')
    if not os.path.exists(path):
        sys.exit(f'bench: {path} is not there; say where the evaluation data are')
    with gzip.open(path, 'rb') as f:
        return b''.join(line for _, line in zip(range(n), f))


def run(command, path):
    """Seconds and peak megabytes of one run on one core."""
    began = time.monotonic()
    child = subprocess.Popen([os.path.join(ROOT, 'build', 'firsthand'), command, '--threads', '1', '--format', 'json', path],
                             stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f'bench: {command} failed')
    return time.monotonic() - began, usage.ru_maxrss / 1024


def instructions(command, path):
    if not shutil.which('perf'):
        return None
    done = subprocess.run(['perf', 'stat', '-x', ',', '-e', 'instructions:u', os.path.join(ROOT, 'build', 'firsthand'), command,
                           '--threads', '1', '--format', 'json', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r'^(\d+),', done.stderr, re.M)
    return int(found.group(1)) if found else None


def main():
    folder, n = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, 'articles.jsonl')
        data = first_articles(folder, n)
        with open(path, 'wb') as f:
            f.write(data)
        count = data.count(b'\n')
        print(f'{count} articles, {len(data) / 1e6:.1f} MB, one core')
        print(f"{'command':10} {'articles/s':>11} {'MB/s':>7} {'peak MB':>8} {'instructions an article':>24}")
        for command in COMMANDS:
            runs = [run(command, path) for _ in range(3)]
            seconds, peak = min(s for s, _ in runs), max(m for _, m in runs)
            counted = instructions(command, path)
            shown = f'{counted / count:,.0f}' if counted else 'not counted here'
            print(f'{command:10} {count / seconds:11,.0f} {len(data) / 1e6 / seconds:7.1f} {peak:8.1f} {shown:>24}')


if __name__ == '__main__':
    main()
