#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The named character references of the WHATWG HTML standard as a C table.

    tools/gen/gen_references.py [--check]      → src/extract/html/references.inc

The table is the standard's own (entities.json), as Python's standard library carries it (html.entities.html5).
"""
import html.entities
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PATH = os.path.normpath(os.path.join(HERE, '..', '..', 'src', 'extract', 'html', 'references.inc'))


def quoted(text):
    return '"' + ''.join(f'\\{b:03o}' for b in text.encode()) + '"'


def main():
    rows = sorted(html.entities.html5.items(), key=lambda r: r[0].encode())
    made = '/* Named character references of the WHATWG HTML standard. Made by tools/gen/gen_references.py. */\n'
    made += ''.join(f'{{"{name}", {quoted(characters)}}},\n' for name, characters in rows)
    if '--check' in sys.argv:
        same = os.path.exists(PATH) and open(PATH, encoding='ascii').read() == made
        if not same:
            print(f'{PATH} is out of date')
        return 0 if same else 1
    open(PATH, 'w', encoding='ascii').write(made)
    return 0


if __name__ == '__main__':
    sys.exit(main())
