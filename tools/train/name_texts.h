/* SPDX-License-Identifier: Apache-2.0 */
/* JSON Lines with marked names, gzipped or not: {text, names: [{start, end, type}], unknown?: [[start, end]]}. */
#ifndef TRAIN_NAME_TEXTS_H
#define TRAIN_NAME_TEXTS_H

#include "text/words.h"

enum { NAME_UNKNOWN = 255 }; /* in place of a label: nothing is to be learned of the token */

typedef struct name_text {
    fhi_article article;
    fhi_text text; /* split and tagged by the program's own code */
    uint8_t *gold; /* label of each token; see annotate/name/naming.h */
} name_text;

typedef struct name_texts {
    fhi_arena *arena;
    FHI_LIST(name_text) texts;
    uint32_t lost; /* names whose ends are no ends of tokens */
} name_texts;

/* Reads a file behind those already in `set`. False with a message on standard error. */
bool name_texts_read(name_texts *set, const char *path);

#endif
