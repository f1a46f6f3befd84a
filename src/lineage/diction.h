/* SPDX-License-Identifier: Apache-2.0 */
/* reading → diction: what lineage makes of one article by itself, whichever others it is compared with. */
#ifndef FHI_LINEAGE_DICTION_H
#define FHI_LINEAGE_DICTION_H

#include "lineage/sourcing.h"
#include "text/stem.h"

enum {
    FHI_WORD_QUOTED = 1,    /* said by somebody: whoever was there has the same words */
    FHI_WORD_NAME = 2,      /* part of a name */
    FHI_WORD_ASIDE = 4,     /* in a caption, a credit line or a title: not the report itself */
    FHI_WORD_FURNITURE = 8, /* in a sentence that the outlet prints under one article after another */
    FHI_WORD_NUMBER = 16,
    FHI_WORD_STARTS = 32, /* the first of its sentence */
};

enum { FHI_RUN_WORDS = 3 };

struct fhi_diction {
    uint64_t content; /* hash of the text */
    uint64_t outlet;  /* hash of the outlet's name, 0 where it is not known */
    uint64_t *hash;   /* of each word */
    uint32_t *run;    /* hash of each word and those behind it, FHI_RUN_WORDS together; the last few have none */
    fh_range *at;     /* of each word, in the article's text */
    uint32_t *stem;   /* of each word, an index into `stems` */
    uint8_t *flags;   /* FHI_WORD_* but for FURNITURE, which others are needed for */
    uint32_t n;
    uint64_t *stems; /* see fhi_stem_of(); each once, in the order in which they come */
    uint32_t stems_n;
    uint32_t *sentence; /* index of the first word of each sentence; one more at the end, which is n */
    uint64_t *standing; /* of each sentence, the hash of its words and the outlet; 0: too short to be furniture */
    uint32_t sentences;
    uint64_t *
        prints; /* fingerprints: hashes of some runs of words, so that a long run of a text and of its copy has one in common */
    uint32_t prints_n;
    fhi_sourcing sourcing;
};

/* Lives in `arena`. False when memory is out. Linear in the text. */
bool fhi_diction_make(fhi_arena *arena, fhi_arena *scratch, const fhi_stemmed *stemmed, const fhi_reading *reading,
                      fhi_diction *diction);

#endif
