#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns the head of the HTML brief, kept as a page that a designer can edit, into the lines of a C array: a string literal may have 4,095 characters at most.

    tools/gen/gen_page.py [--check]      src/emit/page_head.html → src/emit/page_head.inc
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.normpath(os.path.join(HERE, '..', '..', 'src', 'emit'))


def main():
    lines = open(os.path.join(FOLDER, 'page_head.html'), encoding='utf-8').read().splitlines()
    quoted = ['"' + l.replace('\\', '\\\\').replace('"', '\\"') + '\\n",\n' for l in lines]
    made = '/* Made from page_head.html by tools/gen/gen_page.py. */\n' + ''.join(quoted)
    path = os.path.join(FOLDER, 'page_head.inc')
    if '--check' in sys.argv:
        same = os.path.exists(path) and open(path, encoding='utf-8').read() == made
        if not same:
            print(f'{path} is out of date')
        return 0 if same else 1
    open(path, 'w', encoding='utf-8').write(made)
    return 0


if __name__ == '__main__':
    sys.exit(main())
