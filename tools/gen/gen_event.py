#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""data/event/words.tsv -> src/annotate/event/words.inc: words that say whether what a verb names happened. With --check: fails if it
would change."""
from lexicon import rows, table, write


def main():
    words = {}
    for row in rows('data/event/words.tsv'):
        for word in row['words'].split():
            words[word] = 'WORD_' + row['kind'].upper()
    write('src/annotate/event/words.inc', 'data/event', 'tools/gen/gen_event.py', table('event_words', words))


main()
