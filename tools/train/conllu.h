/* SPDX-License-Identifier: Apache-2.0 */
/* CoNLL-U files, gzipped or not, as texts with tokens, sentences and gold tags. */
#ifndef TRAIN_CONLLU_H
#define TRAIN_CONLLU_H

#include "text/words.h"

typedef struct conllu_document {
    fhi_article article;
    fhi_text text; /* flags and hashes as split_text makes them, tags only for quotation marks */
    uint8_t *gold; /* fhi_tag of each token */
} conllu_document;

typedef struct conllu {
    fhi_arena *arena;
    FHI_LIST(conllu_document) documents;
} conllu;

/* Reads a file behind those already in `set`, whose arena is set. `uniform`: the tags of dashes, ellipses and addresses are made those
 * of the English Web Treebank. False with a message on standard error. */
bool conllu_read(conllu *set, const char *path, bool uniform);

#endif
