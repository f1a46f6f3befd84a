# SPDX-License-Identifier: Apache-2.0
"""data/text/*.tsv → src/text/*.inc: abbreviations, words cut in two, prefixes, words that start sentences, units, verbs."""
import lexicon

SCRIPT = 'tools/gen/gen_text.py'


def abbreviations():
    values = {}
    for row in lexicon.rows('data/text/abbreviations.tsv'):
        value = f"ABBREVIATION_{row['kind'].upper()}"
        if row['case'] == 'capital':
            value += ' | ABBREVIATION_CAPITAL'
        values[row['abbreviation']] = value
    return lexicon.table('abbreviations', values)


def contractions():
    values = {}
    for row in lexicon.rows('data/text/contractions.tsv'):
        parts = row['parts'].split('|')
        if ''.join(parts) != row['word'] or not 2 <= len(parts) <= 3:
            raise SystemExit(f"contractions: {row['word']} is not {row['parts']}")
        values[row['word']] = str(len(parts[0]) + 16 * (len(parts[1]) if len(parts) == 3 else 0))
    return lexicon.table('contractions', values)


def words(name):
    return lexicon.table(name, {row['word']: '1' for row in lexicon.rows(f'data/text/{name}.tsv')})


for table, text in (('abbreviations', abbreviations()), ('contractions', contractions()), ('its', words('its')), ('prefixes', words('prefixes')),
                    ('starters', words('starters')), ('units', words('units')), ('speech', words('speech')),
                    ('preterites', words('preterites')), ('unchanging', words('unchanging'))):
    lexicon.write(f'src/text/{table}.inc', f'data/text/{table}.tsv', SCRIPT, text)
