#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The grammar of times: data/when/*.tsv and src/annotate/when/names.def -> src/annotate/when/tables.inc and classes.inc.

The patterns of all rules become one acyclic automaton over words and classes of words: Thompson's construction, then subsets, then
identical nodes joined from the end. Its letters are (symbol, glued, what it sets), so a path also says which fields it fills.

    python3 tools/gen/gen_when.py [--check]
"""
import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
DATA = os.path.join(ROOT, 'data', 'when')
NAMES = os.path.join(ROOT, 'src', 'annotate', 'when', 'names.def')
OUT = os.path.join(ROOT, 'src', 'annotate', 'when', 'tables.inc')
CLASSES_OUT = os.path.join(ROOT, 'src', 'annotate', 'when', 'classes.inc')

# Classes that the code itself recognises (pieces.c, number.c), and the field that each fills where the pattern names none.
NUMBERS = {'d': 'day', 'dlate': 'day', 'mo': 'month', 'mo2': 'month', 'y4': 'year', 'y4s': 'decade', 'y2': 'year', 'y2s': 'decade', 'h': 'hour',
           'm2': 'minute', 'mw': 'minute', 'hm3': 'hour', 'hm4': 'hour', 'hmp': 'hour', 'digit': None, 'num': 'amount', 'ord': None, 'yw': 'year', 'dw': 'day'}
# Classes of words.tsv and the field that each fills; None: only the number parser looks at it.
WORDS = {'month': 'month', 'sure': 'month', 'weekday': 'weekday', 'abbr': 'weekday', 'weekdays': 'weekday', 'unit': 'unit', 'units': 'unit', 'part': 'part',
         'parts': 'part', 'season': 'season', 'seasons': 'season', 'noon': 'noon', 'halfnoon': 'noon', 'zone': 'zone', 'decade': 'decade', 'ones': None,
         'tens': None, 'scale': None, 'nth': None, 'suffix': None}
CLASSES = list(NUMBERS) + list(WORDS)
PSEUDO = ['amount', 'more']  # not fields of 16 bits: the amount is a fraction in hundredths here, `more` is dropped


def rows(name):
    with open(os.path.join(DATA, name), encoding='utf-8') as f:
        lines = [line.rstrip('\n') for line in f if line.strip() and not line.startswith('#')]
    head = lines[0].split('\t')
    for line in lines[1:]:
        cells = line.split('\t')
        if len(cells) != len(head):
            sys.exit(f'{name}: {len(cells)} cells instead of {len(head)}: {line[:60]}')
        yield dict(zip(head, cells))


def names():
    text = open(NAMES, encoding='utf-8').read()
    return {kind.lower(): [n.lower() for n in re.findall(rf'^{kind}\((\w+)', text, re.M)] for kind in ('FIELD', 'FORM', 'UNIT', 'PART', 'SEASON', 'REF', 'MODIFIER')}


class Grammar:
    def __init__(self):
        self.names = names()
        self.fields = self.names['field'] + PSEUDO
        self.parts = {r['name']: r['pattern'] for r in rows('parts.tsv')}
        self.festivals = list(rows('festivals.tsv'))
        self.rules = list(rows('rules.tsv'))
        self.literals = {}  # word -> number, from 1
        self.built = {}

    def value(self, field, text):
        if re.fullmatch(r'-?\d+', text):
            return int(text) * (100 if field == 'amount' else 1)
        special = {('base', 'before'): 1, ('amount', 'half'): 50, ('amount', 'quarter'): 25, ('amount', 'threequarters'): 75, ('amount', 'onehalf'): 150}
        if (field, text) in special:
            return special[field, text]
        if text.lower() in self.names.get(field, ()):
            return self.names[field].index(text.lower())
        sys.exit(f'no value {text} of {field}')

    def sets(self, text):
        out = []
        for item in text.split():
            field, value = item.split('=')
            if field not in self.fields:
                sys.exit(f'no field {field}')
            out.append((self.fields.index(field), self.value(field, value)))
        return tuple(out)

    # A pattern is a tree: ('el', symbol, glued, field, sets), ('seq', [..]), ('alt', [..]), ('opt', node).
    def parse(self, text):
        # a part may end in a possessive: "Valentine 's"
        tokens = re.findall(r"\[[^\]]*\]|\{[\w:]+\}|@\w+|\\[()@]|[()|~?]|[^\s()|~?\[\]{}@]+", text)
        pos = 0

        def alternatives():
            nonlocal pos
            out = [sequence()]
            while pos < len(tokens) and tokens[pos] == '|':
                pos += 1
                out.append(sequence())
            return out[0] if len(out) == 1 else ('alt', out)

        def sequence():
            nonlocal pos
            items, glued = [], False
            while pos < len(tokens) and tokens[pos] not in '|)':
                t = tokens[pos]
                pos += 1
                if t == '~':
                    glued = True
                    continue
                if t.startswith('['):
                    items = list(self.attach(('seq', items), self.sets(t[1:-1]))[1]) if items else sys.exit(f'[..] first: {text}')
                    continue
                if t == '(':
                    node = alternatives()
                    if tokens[pos] != ')':
                        sys.exit(f'no closing bracket: {text}')
                    pos += 1
                elif t.startswith('@'):
                    node = self.part(t[1:])
                else:
                    node = self.element(t)
                if glued:
                    node = self.glue(node)
                    glued = False
                if pos < len(tokens) and tokens[pos] == '?':
                    pos += 1
                    node = ('opt', node)
                items.append(node)
            return ('seq', items)

        tree = alternatives()
        if pos != len(tokens):
            sys.exit(f'cannot read from {tokens[pos:]}: {text}')
        return tree

    def part(self, name):
        if name not in self.built:
            if name == 'festival':
                self.built[name] = ('alt', [self.attach(self.parse(n), ((self.fields.index('festival'), i),))
                                            for i, f in enumerate(self.festivals) for n in f['names'].split(' | ')])
            else:
                self.built[name] = self.parse(self.parts[name])
        return self.built[name]

    def element(self, t):
        if t.startswith('{'):
            name, _, field = t[1:-1].partition(':')
            name = name.lower()
            if name not in CLASSES:
                sys.exit(f'no class {name}')
            field = field or {**NUMBERS, **WORDS}[name]
            sets = ((self.fields.index('short'), 1),) if name in ('y2s', 'decade') else ()
            return ('el', ('class', name), False, self.fields.index(field) if field else -1, sets)
        word = t.lstrip('\\').lower()
        self.literals.setdefault(word, len(self.literals) + 1)
        return ('el', ('word', word), False, -1, ())

    def glue(self, node):
        """The first element stands right behind what is before it."""
        if node[0] == 'el':
            return ('el', node[1], True, *node[3:])
        if node[0] == 'opt':
            return ('opt', self.glue(node[1]))
        if node[0] == 'alt':
            return ('alt', [self.glue(n) for n in node[1]])
        first, rest = node[1][0], node[1][1:]
        if first[0] == 'opt':
            sys.exit('~ before what may be left out')
        return ('seq', [self.glue(first)] + rest)

    def attach(self, node, sets):
        """The last element of every way through sets these fields, too."""
        if node[0] == 'el':
            return (*node[:4], node[4] + sets)
        if node[0] == 'alt':
            return ('alt', [self.attach(n, sets) for n in node[1]])
        if node[0] == 'opt':
            sys.exit('a set on what may be left out')
        items, last = node[1][:-1], node[1][-1]
        if last[0] != 'opt':
            return ('seq', items + [self.attach(last, sets)])
        with_last = ('seq', items + [self.attach(last[1], sets)])
        return ('seq', [('alt', [with_last, self.attach(('seq', items), sets)])])


class Automaton:
    def __init__(self):
        self.steps, self.empty, self.accept = [], [], {}

    def state(self):
        self.steps.append([])
        self.empty.append([])
        return len(self.steps) - 1

    def add(self, node, start):
        if node[0] == 'el':
            end = self.state()
            self.steps[start].append((node[1:], end))
            return end
        if node[0] == 'seq':
            for n in node[1]:
                start = self.add(n, start)
            return start
        end = self.state()
        for n in (node[1] if node[0] == 'alt' else [node[1]]):
            self.empty[self.add(n, start)].append(end)
        if node[0] == 'opt':
            self.empty[start].append(end)
        return end

    def closure(self, states):
        seen, todo = set(states), list(states)
        while todo:
            for e in self.empty[todo.pop()]:
                if e not in seen:
                    seen.add(e)
                    todo.append(e)
        return frozenset(seen)

    def build(self, start):
        """Nodes [(rule + 1 or 0, [(letter, node)])], the root last, identical ones joined."""
        done, shapes, nodes = {}, {}, []

        def node(states):
            if states in done:
                return done[states]
            rules = [self.accept[s] for s in states if s in self.accept]
            letters = {}
            for s in sorted(states):
                for letter, end in self.steps[s]:
                    letters.setdefault(letter, set()).add(end)
            edges = tuple((letter, node(self.closure(ends))) for letter, ends in letters.items())
            shape = (min(rules) + 1 if rules else 0, edges)
            if shape not in shapes:
                shapes[shape] = len(nodes)
                nodes.append(shape)
            done[states] = shapes[shape]
            return done[states]

        sys.setrecursionlimit(10000)
        node(self.closure({start}))
        return nodes


def fnv(word):
    h = 2166136261
    for b in word.encode():
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    return h


def lexicon(g):
    """word -> [(class, value, only with a capital)], literals too, which need no class."""
    out = {w: [] for w in g.literals}
    for r in rows('words.tsv'):
        for item in r['classes'].split():
            name, value = item.split('=')
            low = name.lower()
            if low not in WORDS:
                sys.exit(f"no class {name} ({r['word']})")
            field = WORDS[low]
            number = g.names[field].index(value.lower()) if field in g.names else int(value)
            out.setdefault(r['word'], []).append((CLASSES.index(low), number, name[0].isupper()))
    return dict(sorted(out.items()))


def festival_rule(row):
    kind, *numbers = row['rule'].split()
    return f"{{FHI_FESTIVAL_{kind.upper()}, {{{', '.join((numbers + ['0'] * 4)[:4])}}}, {row['days']}}}"


def wrapped(items, width=130):
    lines, line = [], '   '
    for item in items:
        if len(line) + len(item) + 2 > width:
            lines.append(line)
            line = '   '
        line += f' {item},'
    return '\n'.join(lines + [line])


def main():
    g, a = Grammar(), Automaton()
    start = a.state()
    for i, rule in enumerate(g.rules):
        a.accept[a.add(g.parse(rule['pattern']), start)] = i
    nodes = a.build(start)
    words = lexicon(g)
    edges, firsts, counts = [], [], []
    offsets = {(): 0}
    action_pool = [(-1, 0)]  # number 0: nothing is set
    for _, out in nodes:
        firsts.append(len(edges))
        counts.append(sum(letter[0][0] == 'word' for letter, _ in out))
        by_word = lambda edge: g.literals[edge[0][0][1]] if edge[0][0][0] == 'word' else len(g.literals) + 1
        for (symbol, glued, field, sets), target in sorted(out, key=by_word):
            if sets not in offsets:
                offsets[sets] = len(action_pool)
                action_pool += list(sets) + [(-1, 0)]
            number = g.literals[symbol[1]] if symbol[0] == 'word' else 0x4000 + CLASSES.index(symbol[1])
            edges.append((number, int(glued), field, offsets[sets], target))
    size = 1
    while size < 3 * len(words):
        size *= 2
    table = [0] * size
    lexemes, senses = [], []
    for i, (w, classes) in enumerate(words.items(), 1):
        at = fnv(w) % size
        while table[at]:
            at = (at + 1) % size
        table[at] = i
        mask = sum({1 << c for c, _, _ in classes})
        lexemes.append((w, g.literals.get(w, 0), len(senses), len(classes), mask))
        senses += classes
    kinds = {'DATE': 'FHI_TIME_DATE', 'TIME': 'FHI_TIME_TIME', 'DURATION': 'FHI_TIME_DURATION', 'SET': 'FHI_TIME_SET',
             'MOMENT': 'FHI_RULE_MOMENT'}
    assert len(CLASSES) <= 62 and len(edges) < 65536 and len(nodes) < 65536
    root = [letter[0] for letter, _ in nodes[-1][1]]
    starts = sum({1 << CLASSES.index(name) for kind, name in root if kind == 'class'})
    opening = {name for kind, name in root if kind == 'word'}
    head = ['/* SPDX-License-Identifier: Apache-2.0 */',
            '/* Made by tools/gen/gen_when.py from data/when and names.def; change these, not this. */']
    classes = head + ['enum {', wrapped([f'FHI_CLASS_{c.upper()}' for c in CLASSES]), '};',
                      f'#define FHI_GRAMMAR_STARTS UINT64_C(0x{starts:x}) /* classes that a time may start with, as bits */',
                      f'enum {{ FHI_GRAMMAR_ROOT = {len(nodes) - 1}, FHI_GRAMMAR_MORE = {g.fields.index("more")}, '
                      f'FHI_GRAMMAR_AMOUNT = {g.fields.index("amount")} }};', '']
    out = head + [f'enum {{ WORD_SLOTS = {size} }};', 'const fhi_grammar_word fhi_grammar_words[] = {', '    {"", 0, 0, 0, 0, 0, 0},']
    out += [f'    {{"{w}", {lit}, {at}, {n}, {len(w.encode())}, {int(w in opening)}, 0x{mask:x}u}},' for w, lit, at, n, mask in lexemes] + ['};']
    for kind, name, items in (
            ('fhi_grammar_sense', 'fhi_grammar_senses', [f'{{{c}, {v}, {int(k)}}}' for c, v, k in senses]),
            ('fhi_grammar_set', 'fhi_grammar_sets', [f'{{{f}, {v}}}' for f, v in action_pool]),
            ('fhi_grammar_edge', 'fhi_grammar_edges', [f'{{{n}, {gl}, {f}, {act}, {t}}}' for n, gl, f, act, t in edges]),
            ('fhi_grammar_node', 'fhi_grammar_nodes', [f'{{{firsts[i]}, {counts[i]}, {n[0]}}}' for i, n in enumerate(nodes)]
             + [f'{{{len(edges)}, 0, 0}}'])):
        out += [f'const {kind} {name}[] = {{', wrapped(items), '};']
    out += ['static const uint16_t word_slots[WORD_SLOTS] = {', wrapped([str(x) for x in table]), '};']
    shapes = [[0] * 32 for _ in range(32)]
    for w in (lexeme[0].encode() for lexeme in lexemes):
        shapes[w[0] & 31][w[-1] & 31] |= 1 << (len(w) & 31)
    out += ['const uint32_t fhi_grammar_shapes[32][32] = {'] + ['    {' + ', '.join(map(str, line)) + '},' for line in shapes] + ['};']
    out += ['const fhi_grammar_rule fhi_grammar_rules[] = {']
    out += [f'    {{"{r["name"]}", {kinds[r["type"]]}, FHI_CHECK_{(r["if"] or "none").upper()}}},' for r in g.rules] + ['};']
    out += ['const fhi_festival fhi_grammar_festivals[] = {'] + [f'    {festival_rule(f)}, /* {f["id"]} */' for f in g.festivals] + ['};']
    out += [f'const uint32_t fhi_grammar_rule_count = {len(g.rules)}, fhi_grammar_festival_count = {len(g.festivals)};', '']
    for path, lines in ((OUT, out), (CLASSES_OUT, classes)):
        text = '\n'.join(lines)
        if '--check' in sys.argv:
            if open(path, encoding='utf-8').read() != text:
                sys.exit(f'{path} is not what its data give')
            continue
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
    if '--check' not in sys.argv:
        print(f'{len(g.rules)} rules, {len(words)} words, {len(nodes)} nodes, {len(edges)} edges, {len(action_pool)} sets')


if __name__ == '__main__':
    main()
