#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/quote/*.tsv → src/annotate/quote/*.inc: every form of every cue, function words, role nouns, channels, words of
certainty.

    gen_quote.py [--check]     --check writes nothing and fails if a table would change
"""
import os
import sys

import lexicon

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..'))
OUT = os.path.join('src', 'annotate', 'quote')
VOWELS = 'aeiou'


def rows(name, columns):
    path = os.path.join(ROOT, 'data', 'quote', name)
    with open(path, encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            line = line.rstrip('\n')
            if not line or line.startswith('#'):
                continue
            cells = line.split('\t')
            if len(cells) != columns:
                sys.exit(f'{path}:{number}: {len(cells)} columns, {columns} wanted')
            yield cells


def doubled(verb):
    """Whether the last letter doubles before -ed and -ing (plan, refer): in one syllable, and in the few cues stressed on the last."""
    if verb in ('concur', 'refer', 'admit'):
        return True
    verb = verb.replace('qu', 'q')
    syllables = sum(a in VOWELS and b not in VOWELS for a, b in zip(verb, verb[1:] + 'x'))
    return syllables == 1 and len(verb) > 2 and verb[-1] not in VOWELS + 'wxy' and verb[-2] in VOWELS and verb[-3] not in VOWELS


def regular(verb):
    """The forms of a regular verb: third person, past, present participle."""
    stem = verb + verb[-1] if doubled(verb) else verb
    if verb.endswith('e'):
        return verb + 's', verb + 'd', verb[:-1] + 'ing'
    if verb.endswith('y') and verb[-2] not in VOWELS:
        return verb[:-1] + 'ies', verb[:-1] + 'ied', verb + 'ing'
    if verb.endswith(('s', 'sh', 'ch', 'x', 'z')):
        return verb + 'es', stem + 'ed', stem + 'ing'
    return verb + 's', stem + 'ed', stem + 'ing'


def verb_forms(lemma, given):
    """{form: kind} of a verb; `given` is its past tense and participle, or its second spelling as past tense and base."""
    third, past, participle = regular(lemma)
    out = {lemma: 'BASE', third: 'THIRD', participle: 'ING'}
    if given and given[1].endswith('ise'):
        out.update({past: 'PAST', given[0]: 'PAST', given[1]: 'BASE', given[1] + 's': 'THIRD', given[1][:-1] + 'ing': 'ING'})
    else:
        for form in given or [past]:
            out.setdefault(form, 'PAST')
    return out


def cue_table():
    single, phrases = {}, []
    for number, (lemma, forms, part, kind, takes, _) in enumerate(rows('cues.tsv', 6)):
        given = [f for f in forms.split(',') if f]
        if part == 'phrase':
            phrases.append((lemma, kind, number))
            continue
        found = verb_forms(lemma, given) if part == 'verb' else {form: 'NOUN' for form in [lemma, *given]}
        for form, shape in found.items():
            slot = single.setdefault(form, {})
            slot.setdefault('noun' if part == 'noun' else 'verb', (kind, takes, shape, number))
    lines = []
    for form in sorted(single, key=str.encode):
        cell = lambda c: '{%s, FHI_CUE_%s, FHI_FORM_%s, %d}' % (
            ' | '.join(f'FHI_TAKES_{t.upper()}' for t in c[1]), c[0].upper(), c[2], c[3]) if c else '{0, 0, 0, 0}'
        lines.append(f'{{{cell(single[form].get("verb"))}, {cell(single[form].get("noun"))}}}, /* {form} */')
    forms = {form: number for number, form in enumerate(sorted(single, key=str.encode), 1)}
    text = ['static const cue_row cue_rows[] = {', *('    ' + l for l in lines), '};', '',
            '/* The rows above, from 1. */', lexicon.table('cue_forms', forms),
            'static const phrase_row phrase_rows[] = {']
    for lemma, kind, number in sorted(phrases):
        words = lemma.split()
        text.append('    {{%s}, %d, FHI_CUE_%s, %d},' % (', '.join(f'"{w}"' for w in words), len(words), kind.upper(), number))
    return text + ['};']


def part_table():
    found = {}
    for word, part in rows('parts.tsv', 2):
        if word in found:
            sys.exit(f'parts.tsv: {word} stands twice')
        found[word] = f'FHI_PART_{part.upper()}'
    return [lexicon.table('part_words', found).rstrip()]


def role_table():
    found = {}
    for word, kind in rows('roles.tsv', 2):
        if word in found:
            sys.exit(f'roles.tsv: {word} stands twice')
        found[word] = f'ROLE_{kind.upper()}'
    return [lexicon.table('role_words', found).rstrip()]


def channel_table():
    """By their first letter, else in the order of the table."""
    found = sorted(rows('channels.tsv', 3), key=lambda row: row[0][0])
    lines = []
    for phrase, gives, _ in found:
        words = phrase.split()
        lines.append('    {{%s}, %d, %s},' % (', '.join(f'"{w}"' for w in words), len(words), str(gives == 'words').lower()))
    before = [sum(row[0] < chr(letter) for row in found) for letter in range(ord('a'), ord('z') + 2)]
    return ['static const channel_row channel_rows[] = {', *lines, '};', '',
            '/* The rows of a letter (a is 0) are those from its number up to the next one. */',
            'static const uint8_t channel_letters[27] = {', *('    ' + ', '.join(map(str, before[i:i + 14])) + ',' for i in (0, 14)), '};']


def certainty_table():
    """The words of contents and those of cues, apart."""
    found = {'content': {}, 'cue': {}}
    for word, where, status, _ in rows('certainty.tsv', 4):
        if word in found[where]:
            sys.exit(f'certainty.tsv: {word} stands twice')
        found[where][word] = f'FHI_{status.upper()}'
    return [lexicon.table(f'{where}_words', words).rstrip() for where, words in found.items()]


def main():
    check = sys.argv[1:] == ['--check']
    for stem, table in (('cues', cue_table), ('parts', part_table), ('roles', role_table), ('channels', channel_table),
                        ('certainty', certainty_table)):
        name, source, lines = f'{stem}.inc', f'{stem}.tsv', table()
        head = f'/* SPDX-License-Identifier: Apache-2.0 */\n/* Made from data/quote/{source} by tools/gen/gen_quote.py. */\n'
        text = head + '\n'.join(lines) + '\n'
        path = os.path.join(ROOT, OUT, name)
        if check:
            with open(path, encoding='utf-8') as f:
                if f.read() != text:
                    sys.exit(f'{OUT}/{name} is not what data/quote/{source} gives: run make tables')
            continue
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)


if __name__ == '__main__':
    main()
