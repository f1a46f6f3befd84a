/* SPDX-License-Identifier: Apache-2.0 */
/* Words → what they say: one key for "brief", "briefing" and for "deploy", "dispatch"; and what a noun counts. */
#ifndef FHI_RECONCILE_CONCEPTS_H
#define FHI_RECONCILE_CONCEPTS_H

#include "base/list.h"
#include "base/map.h"
#include "text/words.h"

typedef enum fhi_counted_kind {
    FHI_COUNTED_NOTHING,
    FHI_COUNTED_PEOPLE, /* counts anybody: what is said of them tells what is counted */
    FHI_COUNTED_GROUP,  /* the same of some people: children, passengers */
    FHI_COUNTED_STATE,  /* what is said of them: dead, missing */
    FHI_COUNTED_THING,  /* tells by itself: troops, homes */
    FHI_COUNTED_FEAT,   /* what one player or speaker does: points, games */
} fhi_counted_kind;

/* One word. */
typedef struct fhi_concept {
    uint64_t word;     /* the token's hash; 0 = free slot */
    uint64_t key;      /* the same for words that say the same */
    uint64_t counted;  /* key of what it counts, 0 if nothing */
    const char *label; /* how a brief names what is counted; static, NULL if nothing */
    uint8_t counts;    /* fhi_counted_kind */
    bool empty;        /* says nothing about what happened */
} fhi_concept;

struct sb_stemmer;

/* The words met so far. Grows in its arena; not thread-safe. */
typedef struct fhi_concepts {
    fhi_arena *arena;
    struct sb_stemmer *stemmer;
    fhi_concept *slots;
    uint32_t room; /* a power of two */
    uint32_t used;
    struct fhi_stem_row *stems; /* of the table's words, by stem */
    uint32_t stem_count;
    struct fhi_stem_row *counted;
    uint32_t counted_count;
    struct fhi_stem_row *phrasal; /* by verb and the word behind it */
    uint32_t phrasal_count;
} fhi_concepts;

/* False when memory is out. The caller ends it with fhi_concepts_done() before the arena goes. */
bool fhi_concepts_start(fhi_arena *arena, fhi_concepts *concepts);
void fhi_concepts_done(fhi_concepts *concepts);

/* The concept of a word, whose hash is `word`; NULL when memory is out. The pointer is good until the next call. */
const fhi_concept *fhi_concepts_of(fhi_concepts *concepts, uint64_t word, fh_span text);

/* The concept of the verb at a token of a text, with the word behind it where the two are one act ("gave way" is a fall), which stands before token
 * `end`; NULL when memory is out. The pointer is good until the next call. */
const fhi_concept *fhi_concepts_of_act(fhi_concepts *concepts, const fhi_text *text, uint32_t token, uint32_t end);

/* The key of a counted concept by its name in the table ("dead"). */
uint64_t fhi_concepts_counted(const char *name);

#endif
