/* SPDX-License-Identifier: Apache-2.0 */
/* Word lists with a number for each entry, made by tools/gen/lexicon.py as hash tables that need no start-up. */
#ifndef FHI_TABLES_LEXICON_H
#define FHI_TABLES_LEXICON_H

#include "base/span.h"

typedef struct fhi_lexicon_entry {
    const char *text; /* lower case, words parted by one space; NULL in a free slot */
    uint16_t len;
    uint16_t value; /* never 0 */
} fhi_lexicon_entry;

/* Open addressing over a power of two; at most half of the slots are taken, so a search ends soon. Most words that are sought are in none:
 * the marks, the first byte of the hash with its lowest bit set (0 in a free slot), are small enough to stay in a near cache and tell
 * nearly all of them. */
typedef struct fhi_lexicon {
    const fhi_lexicon_entry *slots;
    const uint8_t *marks;
    /* Before all letters are hashed: a bit for each shape of an entry, by fhi_lexicon_shape(). It tells nearly all words that are in none, in one question. */
    const uint32_t *shapes;
    uint32_t shift; /* of a shape to its bit */
    uint32_t mask;
} fhi_lexicon;

/* Of the first byte, the last, and the length of a word that is not empty, the low five bits each, spread over 32 bits. */
static inline uint32_t fhi_lexicon_shape(fh_span word)
{
    uint32_t first = word.ptr[0] & 31, last = word.ptr[word.len - 1] & 31, length = word.len & 31;
    return (first | last << 5 | length << 10) * 0x9E3779B1u;
}

/* The hash of the empty text; see fhi_lexicon_hash(). */
#define FHI_LEXICON_SEED 0x811C9DC5u

/* FNV-1a (Fowler, Noll, Vo), 32 bits, of ASCII-lowered bytes, going on from `hash`. */
static inline uint32_t fhi_lexicon_hash(uint32_t hash, fh_span bytes)
{
    for (size_t i = 0; i < bytes.len; i++) hash = (hash ^ (unsigned char)fhi_ascii_lower(bytes.ptr[i])) * 0x01000193u;
    return hash;
}

/* The same as fhi_lexicon_find() for a word that has the shape of an entry. */
uint32_t fhi_lexicon_look(const fhi_lexicon *lexicon, fh_span word);

/* The value of the entry that equals `word` but for the case of ASCII letters; 0 if there is none. */
static inline uint32_t fhi_lexicon_find(const fhi_lexicon *lexicon, fh_span word)
{
    if (word.len == 0) return 0;
    uint32_t shape = fhi_lexicon_shape(word) >> lexicon->shift;
    return lexicon->shapes[shape / 32] >> shape % 32 & 1 ? fhi_lexicon_look(lexicon, word) : 0;
}

#endif
