/* SPDX-License-Identifier: Apache-2.0 */
/* reading → vector: what an article is about, as weighted terms. */
#ifndef FHI_STORY_VECTOR_H
#define FHI_STORY_VECTOR_H

#include "annotate/marks.h"
#include "base/pack.h"

/* A stem or a pair of neighbouring stems, with its weight in the whole article, in its opening (title and lead), and among its names and
 * numbers. Each set of weights has length one (or nought where there are none). */
typedef struct fhi_term {
    uint32_t number; /* in the vocabulary */
    float whole;
    float opening;
    float named;
} fhi_term;

/* Cosines, 0 to 1, of each of the three. */
typedef struct fhi_likeness {
    float whole;
    float opening;
    float named;
} fhi_likeness;

typedef struct fhi_vector {
    fhi_term *terms; /* ascending by number */
    bool *figures;   /* of each, whether it is a number in digits; NULL where that is not kept */
    uint32_t n;
    bool headline; /* there is no text but a headline */
} fhi_vector;

/* Terms that a vector has, at most. */
enum { FHI_VECTOR_TERMS = 300 }; /* the weightiest: the rest is the long tail of a long report */

/* The terms met so far, with the number of articles each stands in. */
typedef struct fhi_vocabulary fhi_vocabulary;

/* NULL when memory is out. The caller frees it with fhi_vector_vocabulary_free(). */
fhi_vocabulary *fhi_vector_vocabulary(void);
void fhi_vector_vocabulary_free(fhi_vocabulary *vocabulary);
uint32_t fhi_vector_terms(const fhi_vocabulary *vocabulary); /* that it holds */

/* Lets go of terms that few articles have had, by one in a hundred thousand or one alone (lossy counting; Manku and Motwani 2002), and that
 * `used` does not hold for: they count as never met, and their numbers are given again. Gives how many are left through `left`.
 * False when memory is out. */
bool fhi_vector_forget(fhi_vocabulary *vocabulary, bool (*used)(const void *context, uint32_t number),
                       const void *context, uint32_t *left);

/* The vocabulary as bytes: a head, then its terms in sheaves of FHI_VECTOR_SHEAF, by number. Packing a sheaf gives how many terms it has: 0
 * past the last. */
enum { FHI_VECTOR_SHEAF = 1 << 14 };
void fhi_vector_pack_head(const fhi_vocabulary *vocabulary, fhi_pack *pack);
uint32_t fhi_vector_pack_terms(const fhi_vocabulary *vocabulary, uint32_t sheaf, fhi_pack *pack);

/* Reads them back into a vocabulary that is new: the head, which tells how many numbers there are, and every sheaf in its order (false when
 * memory is out); then, whether nothing is missing. */
uint32_t fhi_vector_unpack_head(fhi_vocabulary *vocabulary, fhi_unpack *unpack);
bool fhi_vector_unpack_terms(fhi_vocabulary *vocabulary, fhi_unpack *unpack);
bool fhi_vector_unpacked(const fhi_vocabulary *vocabulary);

/* Counts the article's terms into the vocabulary and makes its vector in `arena`, weighted by how rare each term is among the articles so
 * far and in the background table. False when memory is out. Linear in the text. */
bool fhi_vector_make(fhi_arena *arena, fhi_arena *scratch, fhi_vocabulary *vocabulary, const fhi_reading *reading,
                     fhi_vector *vector);

/* Copies the `most` heaviest of `n` terms (by whole and opening together, of equals the lower number) to `heaviest`, the heaviest of all first, and
 * how many they are to `found`. False when memory is out. */
bool fhi_vector_heaviest(fhi_arena *scratch, const fhi_term *terms, uint32_t n, uint32_t most, fhi_term *heaviest,
                         uint32_t *found);

/* A vector that is to be compared with many others: its terms by number. */
enum { FHI_SOUGHT_BITS = 14, FHI_SOUGHT_ROOM = 1 << 11 };
typedef struct fhi_sought {
    const fhi_term *terms; /* ascending; they outlive it */
    uint32_t n;
    uint32_t names;                              /* terms among names and numbers */
    uint64_t there[(1 << FHI_SOUGHT_BITS) / 64]; /* a bit for each number, by its hash */
    uint16_t places[FHI_SOUGHT_ROOM];            /* open addressing: index plus one, 0 free */
} fhi_sought;

/* `terms` ascend, no more of them than half of FHI_SOUGHT_ROOM. */
void fhi_vector_seek(const fhi_term *terms, uint32_t n, fhi_sought *sought);

/* A term that both have, by its index in each. */
typedef struct fhi_shared {
    uint32_t sought, other;
} fhi_shared;

/* The terms of `other`, `n` of them, that are sought, in their order, into `shared` (room for n); how many. */
uint32_t fhi_vector_share(const fhi_sought *sought, const fhi_term *other, uint32_t n, fhi_shared *shared);

/* How alike two vectors are. */
void fhi_vector_compare(const fhi_sought *a, const fhi_vector *b, fhi_likeness *likeness);

#endif
