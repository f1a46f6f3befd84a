#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reading of a gzip WARC beside the tools that only inflate it.

    bench/archive.py EVAL_DIR

The pages of the evaluation data become one archive, a member a record; `read` indexes it (every digest computed) and reads its articles,
and libdeflate-gunzip, igzip and gunzip, where they are installed, inflate it to nowhere: wall-clock seconds, the fastest of five runs.
"""
import glob
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))


def record(number, page):
    http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n' % len(page) + page
    head = (f'WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n'
            f'WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: https://page{number}.example/\r\n'
            f'Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n')
    return head.encode() + http + b'\r\n\r\n'


def seconds(command):
    def once():
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start
    return min(once() for _ in range(5))


def main():
    pages = sorted(glob.glob(os.path.join(sys.argv[1], 'data', 'extract', '*', 'pages', '*.gz')))
    if not pages:
        return print('bench: no pages there; skipped')
    with tempfile.TemporaryDirectory() as place:
        archive = os.path.join(place, 'pages.warc.gz')
        raw = 0
        with open(archive, 'wb') as out:
            for number, page in enumerate(pages):
                with gzip.open(page) as f:
                    whole = record(number, f.read())
                raw += len(whole)
                out.write(gzip.compress(whole, 6))
        print(f'{len(pages)} pages, {os.path.getsize(archive) / 1e6:.1f} MB, {raw / 1e6:.1f} MB inflated')
        program = os.path.join(ROOT, 'build', 'firsthand')
        for command in ([program, 'read', '--format', 'cdxj'], [program, 'read', '--format', 'jsonl'],
                        ['libdeflate-gunzip', '-c'], ['igzip', '-d', '-c'], ['gunzip', '-c']):
            name = ' '.join([os.path.basename(command[0])] + command[1:])
            if not shutil.which(command[0]):
                print(f'{name:32} not installed')
                continue
            taken = seconds(command + [archive])
            print(f'{name:32} {taken:.3f} s, {raw / taken / 1e6:.0f} MB/s')


if __name__ == '__main__':
    main()
