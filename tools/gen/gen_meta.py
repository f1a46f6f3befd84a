#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/meta/*.tsv -> src/extract/meta/months.inc (names of months), fields.inc (names of metadata fields) and labels.inc (what stands
beside dates). With --check: fails if one would change."""
from lexicon import rows, table, write

SCRIPT = 'tools/gen/gen_meta.py'

write('src/extract/meta/months.inc', 'data/meta/months.tsv', SCRIPT, table('months', {r['word']: r['month'] for r in rows('data/meta/months.tsv')}))
write('src/extract/meta/fields.inc', 'data/meta/fields.tsv', SCRIPT,
      table('fields', {r['name']: f'FHI_FIELD_{r["field"]} << 4 | {r["rank"]}' for r in rows('data/meta/fields.tsv')}))
write('src/extract/meta/labels.inc', 'data/meta/labels.tsv', SCRIPT,
      table('labels', {r['label']: f'FHI_DATED_{r["kind"]}' + (' | LABEL_BEHIND' if r['side'] == 'both' else '') for r in rows('data/meta/labels.tsv')}))
