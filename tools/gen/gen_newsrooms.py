#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/lineage/newsrooms.tsv → src/lineage/newsrooms.inc: agencies and outlets, under each of their names and addresses.

    tools/gen/gen_newsrooms.py [--check]
"""
import lexicon

SOURCE = 'data/lineage/newsrooms.tsv'


def plain(name):
    return name[4:] if name.lower().startswith('the ') else name


def main():
    names, out = {}, ['static const fhi_newsroom newsrooms[] = {\n']
    for number, row in enumerate(lexicon.rows(SOURCE)):
        out.append(f'    {{{{{lexicon.quoted(row["name"])}, {len(row["name"].encode())}}}, {"true" if row["kind"] == "agency" else "false"}}},\n')
        for name in [row['name']] + [n for n in row['also'].split('|') if n]:
            names[plain(name)] = number + 1
    out.append('};\n')
    lexicon.write('src/lineage/newsrooms.inc', SOURCE, 'tools/gen/gen_newsrooms.py', ''.join(out) + lexicon.table('names', names))


if __name__ == '__main__':
    main()
