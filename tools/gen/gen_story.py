# SPDX-License-Identifier: Apache-2.0
"""data/name/calendar.tsv → src/story/calendar.inc: months, weekdays and feasts, whose capitals name nobody."""
import lexicon

lexicon.write('src/story/calendar.inc', 'data/name/calendar.tsv', 'tools/gen/gen_story.py',
              lexicon.table('calendar', {row['word']: '1' for row in lexicon.rows('data/name/calendar.tsv')}))
