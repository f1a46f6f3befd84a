# SPDX-License-Identifier: Apache-2.0
"""data/name/*.tsv → src/annotate/name/phrases.inc (what a phrase may be), src/tables/countries.inc (which country a name means), genders.inc,
src/annotate/name/beside.inc (what a name is by the word beside it), particles.inc (small words in the names of people)."""
import lexicon

SCRIPT = 'tools/gen/gen_names.py'
LISTS = {'first_names': 'FIRST', 'surnames': 'SURNAME', 'cities': 'CITY', 'regions': 'REGION', 'bodies': 'BODY', 'body_words': 'BODY_WORD',
         'place_words': 'PLACE_WORD', 'titles': 'TITLE', 'calendar': 'CALENDAR'}


def phrases(countries):
    found = {}

    def add(text, kind):
        if text:
            found.setdefault(text.lower(), set()).add(f'FHI_PHRASE_{kind}')

    for name, kind in LISTS.items():
        for row in lexicon.rows(f'data/name/{name}.tsv'):
            add(row['word'], kind)
    for row in countries:
        for text in [row['name'], *row['other'].split(';')]:
            add(text, 'COUNTRY')
        for text in row['adjective'].split(';') + row['people'].split(';'):
            add(text, 'PEOPLE')
        for text in row['capital'].split(';'):
            add(text, 'CITY')
    for text in list(found):
        if ' ' in text:
            add(text.split(' ')[0], 'OPENS')
    return lexicon.table('phrases', {text: ' | '.join(sorted(kinds)) for text, kinds in found.items()})


def country_names(countries):
    """Each name with its row and what it says: the country's name, an adjective, a people, or the seat of its government."""
    found, names = {}, []
    for k, row in enumerate(countries):
        names.append(f'    {{"{row["code"]}", {lexicon.quoted(row["name"])}}},\n')
        for kind, cells in (('NAME', f"{row['name']};{row['other']}"), ('ADJECTIVE', row['adjective']), ('PEOPLE', row['people']),
                            ('CAPITAL', row['capital'])):
            for text in cells.split(';'):
                if text:
                    found.setdefault(text.lower(), f'{k + 1} << 3 | FHI_COUNTRY_{kind}')
    return ('static const struct {\n    const char *code;\n    const char *name;\n} countries[] = {\n' + ''.join(names) + '};\n' +
            lexicon.table('country_names', found))


def acronyms():
    full, values = [], {}
    for row in lexicon.rows('data/name/acronyms.tsv'):
        if row['full'] not in full:
            full.append(row['full'])
        values[row['word']] = str(full.index(row['full']) + 1)
    return ('static const char *const full_names[] = {\n' + ''.join(f'    {lexicon.quoted(name)},\n' for name in full) + '};\n' +
            lexicon.table('acronyms', values))


def genders():
    values = {}
    for name in ('genders', 'first_names'):
        for row in lexicon.rows(f'data/name/{name}.tsv'):
            if row['gender']:
                values.setdefault(row['word'], {'w': 'FHI_GENDER_WOMAN', 'm': 'FHI_GENDER_MAN'}[row['gender']])
    return lexicon.table('genders', values)


def beside():
    return lexicon.table('beside', {row['word'].lower(): f"FHI_NAME_{row['type']} + 1" for row in lexicon.rows('data/name/beside.tsv')})


def particles():
    return lexicon.table('particles', {row['word']: '1' for row in lexicon.rows('data/name/particles.tsv')})


COUNTRIES = list(lexicon.rows('data/name/countries.tsv'))
lexicon.write('src/annotate/name/phrases.inc', 'the lists of data/name', SCRIPT, phrases(COUNTRIES))
lexicon.write('src/tables/countries.inc', 'data/name/countries.tsv', SCRIPT, country_names(COUNTRIES))
lexicon.write('src/annotate/name/acronyms.inc', 'data/name/acronyms.tsv', SCRIPT, acronyms())
lexicon.write('src/tables/genders.inc', 'data/name/genders.tsv and first_names.tsv', SCRIPT, genders())
lexicon.write('src/annotate/name/beside.inc', 'data/name/beside.tsv', SCRIPT, beside())
lexicon.write('src/annotate/name/particles.inc', 'data/name/particles.tsv', SCRIPT, particles())
