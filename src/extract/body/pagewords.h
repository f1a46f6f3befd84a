/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of its article outside the text: its title, its description, and in JSON-LD the body itself. Segments are compared
 * with them by their words. Such a body is a clue, not the answer: it may be cut, or hold what the page does not show. */
#ifndef FHI_EXTRACT_BODY_PAGEWORDS_H
#define FHI_EXTRACT_BODY_PAGEWORDS_H

#include "base/arena.h"
#include "extract/html/tree.h"

/* Sets of hashed words or triples of words (Bloom 1970, with one hash). */
enum { FHI_PAGEWORD_WORDS = 1024, FHI_PAGEWORD_TRIPLES = 1 << 16 };

typedef struct fhi_pagewords {
    uint64_t title[FHI_PAGEWORD_WORDS / 64];
    uint64_t description[FHI_PAGEWORD_WORDS / 64];
    uint64_t *stated; /* triples of the articleBody of JSON-LD; NULL where there is none */
} fhi_pagewords;

/* Reads what `tree` says of its article. False when memory is out. */
bool fhi_pagewords_find(fhi_arena *arena, const fhi_tree *tree, fhi_pagewords *page);

/* The shares, 0 to 255, of the words of `lower` (see fhi_segment) that the title and the description have, and of its triples that the
 * stated body has (0 without one, and for less than three words). */
typedef struct fhi_pageword_shares {
    uint8_t title, description, stated;
} fhi_pageword_shares;

fhi_pageword_shares fhi_pagewords_shares(const fhi_pagewords *page, fh_span lower);

#endif
