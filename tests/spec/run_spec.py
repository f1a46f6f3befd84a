#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the examples of docs/spec/*.md: fenced blocks of a report, followed by fenced blocks of what comes out.

    tests/spec/run_spec.py BINARY SPEC.md [--show]

A block ```report [key=value ...]``` is an article; its keys are fields of a JSON Lines record, "file" makes it a plain text file
instead. The blocks behind it, up to the next heading, say what the program must give: a line an item, as RENDER below writes it.
`--show` prints what the program gives for each block, to be read and, if right, pasted.
"""
import json
import os
import shlex
import subprocess
import sys
import tempfile


def cut(article, ranges):
    text = article['text'].encode()
    return ' '.join(' '.join(text[s:e].decode().split()) for s, e in ranges)


def number(value):
    return str(int(value)) if value == int(value) else str(value)


def fields(article):
    published = article['published']
    rows = [('title', article.get('title')), ('outlet', article.get('outlet')), ('byline', ', '.join(article.get('byline') or []))]
    rows.append(('published', f"{published['value']} ({published['basis']})" if published.get('value') else None))
    rows += [('credit', f"{c['name']} ({c['applies_to']})") for c in article.get('credits', [])]
    return [f'{k}: {v}' for k, v in rows if v]


def statement(article, s):
    speaker = (s.get('speaker') or {}).get('name') or '-'
    return ' | '.join([cut(article, s['source']) or '-', cut(article, s['cue']), cut(article, s['content']), s['kind'], s['status'], speaker])


def amount(article, a):
    counted = cut(article, [a['counted']]) if a.get('counted') else '-'
    row = [cut(article, [[a['start'], a['end']]]), number(a['low']), number(a['high']), a['bound'], a.get('unit') or '-', counted]
    return ' | '.join(row + ([a['change']] if a.get('change') else []))


# Block name → command and how its output is written down. The first group looks at the last report, the second at all of the section.
RENDER = {
    'blocks': ('read', lambda a: [f"{b['kind']}: {cut(a, [[b['start'], b['end']]])}" for b in a['blocks']]),
    'dropped': ('read', lambda a: [f"{d['kind']}: {' '.join(a['raw'][d['source'][0]:d['source'][1]].decode().split())}" for d in a['dropped']]),
    'fields': ('read', fields),
    'sentences': ('annotate', lambda a: [cut(a, [s]) for s in a['sentences']]),
    'names': ('annotate', lambda a: [f"{cut(a, [[n['start'], n['end']]])} | {n['type']}" for n in a['names']]),
    'times': ('annotate', lambda a: [f"{cut(a, [[t['start'], t['end']]])} | {t['type']} | {t['value']} | {t.get('edtf') or '-'}" for t in a['times']]),
    'amounts': ('annotate', lambda a: [amount(a, m) for m in a['amounts']]),
    'events': ('annotate', lambda a: [f"{cut(a, [[e['start'], e['end']]])} | {e['status']}" for e in a['events']]),
    'statements': ('annotate', lambda a: [statement(a, s) for s in a['statements']]),
}


def lines(kind):
    """The lines of one section of a brief."""
    return 'brief', lambda o: [line['text'] for s in o['brief']['sections'] if s['kind'] == kind for line in s['lines']]


MANY = {
    'relations': ('lineage', lambda o: [f"{p['a']} {p['b']} {p['relation']}" for p in o['pairs']]),
    'classes': ('lineage', lambda o: [f"{a['id']} {a['class']}" for a in o['articles']]),
    'stories': ('stories', lambda o: [' '.join(s['articles']) for s in o]),
    'figures': ('brief', lambda o: [f"{f['counted']}: {', '.join(number(v['low']) for v in f['values'])}: {f['relation']}" for f in o['figures']]),
    **{kind: lines(kind) for kind in ('latest', 'established', 'single', 'disputed', 'announced', 'said', 'timeline')},
    'dates': ('brief', lambda o: [f"{a['id']} {a['published']['value'] or '-'} {a['published']['basis']}" for a in o['articles']]),
}


def parse(path):
    """[(heading, [(line, info, body)])] of a specification."""
    sections, block, info, start = [('', [])], None, '', 0
    for k, line in enumerate(open(path, encoding='utf-8').read().split('\n'), 1):
        if block is not None:
            if line.startswith('```'):
                sections[-1][1].append((start, info, '\n'.join(block)))
                block = None
            else:
                block.append(line)
        elif line.startswith('```'):
            block, info, start = [], line[3:].strip(), k
        elif line.startswith('#'):
            sections.append((line.lstrip('# '), []))
    return sections


def call(binary, command, reports, folder):
    """The program's output for these reports: a list of articles, of stories, or one object."""
    args, records = [], []
    for i, (keys, body) in enumerate(reports):
        if 'file' in keys:
            path = os.path.join(folder, keys['file'])
            open(path, 'w', encoding='utf-8').write(body + '\n')
            args.append(path)
        else:
            records.append(json.dumps({'id': f'r{i + 1}', **keys, 'text': body}))
    if records:
        path = os.path.join(folder, 'records.jsonl')
        open(path, 'w', encoding='utf-8').write('\n'.join(records) + '\n')
        args.append(path)
    shape = 'json' if command in ('lineage', 'brief') else 'jsonl'
    done = subprocess.run([binary, command, '--format', shape, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if done.returncode not in (0, 1):
        raise SystemExit(f'{command} failed with {done.returncode}: {done.stderr.decode()}')
    out = [json.loads(l) for l in done.stdout.decode().splitlines() if l.strip()]
    for a in out if command in ('read', 'annotate') else []:
        path = a.get('path') or ''
        a['raw'] = open(path, 'rb').read() if os.path.exists(path) else b''
    return out[0] if shape == 'json' else out


def run(binary, path, show):
    checked, failed = 0, 0
    for heading, blocks in parse(path):
        reports = []
        for line, info, body in blocks:
            words = shlex.split(info)
            kind = words[0] if words else ''
            if kind == 'report':
                reports.append((dict(w.split('=', 1) for w in words[1:]), body))
                continue
            if not kind:
                continue
            if kind not in RENDER and kind not in MANY:
                raise SystemExit(f'{path}:{line}: there is no block "{kind}"')
            command, render = RENDER.get(kind) or MANY[kind]
            with tempfile.TemporaryDirectory() as folder:
                out = call(binary, command, reports[-1:] if kind in RENDER else reports, folder)
            got = render(out[0] if kind in RENDER else out)
            want = [' '.join(l.split()) for l in body.split('\n') if l.strip()]
            checked += 1
            if show:
                print(f'{path}:{line}: {heading}: {kind}\n' + '\n'.join(got) + '\n')
            if [' '.join(g.split()) for g in got] != want:
                failed += 1
                print(f'{path}:{line}: {heading}: {kind} differs\n  want: ' + '\n        '.join(want) + '\n  got:  ' + '\n        '.join(got))
    print(f'{os.path.basename(path)}: {checked - failed} of {checked} examples hold')
    return 1 if failed or not checked else 0


if __name__ == '__main__':
    sys.exit(run(os.path.abspath(sys.argv[1]), sys.argv[2], '--show' in sys.argv))
