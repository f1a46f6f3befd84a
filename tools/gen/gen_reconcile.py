#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/reconcile/*.tsv -> src/reconcile/*.inc: word lists of the claims stage, as arrays of C strings in byte order.

    tools/gen/gen_reconcile.py [--check]
"""
import os
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
HEAD = '/* SPDX-License-Identifier: Apache-2.0 */\n/* Made by tools/gen/gen_reconcile.py from data/reconcile/{}; do not edit. */\n'


def rows(name):
    with open(os.path.join(ROOT, 'data', 'reconcile', name), encoding='utf-8') as f:
        lines = [l.rstrip('\n').split('\t') for l in f if l.strip() and not l.startswith('#')]
    return [dict(zip(lines[0], l)) for l in lines[1:]]


def c(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def table(entries):
    return ''.join('{' + ', '.join(e) + '},\n' for e in entries)


def concepts():
    found = {}
    for row in rows('concepts.tsv'):
        for word in row['words'].split():
            if word in found:
                sys.exit(f"concepts.tsv: {word} stands in two rows: {found[word]}, {row['concept']}")
            found[word] = row['concept']
    return table((c(w), c(k)) for w, k in sorted(found.items(), key=lambda x: x[0].encode()))


def counted():
    entries = []
    for row in rows('counted.tsv'):
        for word in row['words'].split():
            entries.append((word, row['concept'], row['kind'].upper(), row['label']))
    words = [e[0] for e in entries]
    for w in words:
        if words.count(w) > 1:
            sys.exit(f'counted.tsv: {w} stands in two rows')
    return table((c(w), c(k), 'FHI_COUNTED_' + kind, c(label)) for w, k, kind, label in sorted(entries, key=lambda e: e[0].encode()))


def phrasal():
    return table((c(verb), c(r['behind']), c(r['same'])) for r in rows('phrasal.tsv') for verb in r['verb'].split())


def empty_words():
    return table((c(w),) for w in sorted({r['word'] for r in rows('empty_words.tsv')}, key=str.encode))


def no_answer():
    return table((c(r['phrase']),) for r in rows('no_answer.tsv'))


def hearsay():
    return table((c(r['phrase']),) for r in rows('hearsay.tsv'))


def initials(pattern):
    """Bit k is set where a word that begins the pattern starts with letter k: most words are passed over by it."""
    return hex(sum({1 << ord(w[0]) - ord('a') for w in pattern.split()[0].split('|')}))


def status():
    order = {'announced': 0, 'reported': 1, 'confirmed': 2, 'denied': 3, 'corrected': 4}  # of two that fit, the first
    return table(('FHI_CLAIM_' + r['status'].upper(), initials(r['pattern']), c(r['pattern']))
                 for r in sorted(rows('status.tsv'), key=lambda r: order[r['status']]))


TABLES = {'concepts.tsv': ('concept_words.inc', concepts), 'phrasal.tsv': ('phrasal_words.inc', phrasal), 'counted.tsv': ('counted_words.inc', counted),
          'empty_words.tsv': ('empty_words.inc', empty_words), 'no_answer.tsv': ('no_answer.inc', no_answer),
          'hearsay.tsv': ('hearsay.inc', hearsay),
          'status.tsv': ('status_words.inc', status)}


def main():
    for source, (target, make) in TABLES.items():
        path = os.path.join(ROOT, 'src', 'reconcile', target)
        text = HEAD.format(source) + make()
        if '--check' in sys.argv[1:]:
            with open(path, encoding='utf-8') as f:
                if f.read() != text:
                    sys.exit(f'{path} is not what data/reconcile/{source} gives')
        else:
            with open(path, 'w', encoding='utf-8') as f:
                f.write(text)


if __name__ == '__main__':
    main()
