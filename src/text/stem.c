/* SPDX-License-Identifier: Apache-2.0 */
/* Stems by Snowball's English stemmer (Porter 2001), remembered word by word: a text of 500 words costs 500 look-ups, not 500
 * stemmings. */
#include "text/stem.h"

#include "base/hash.h"
#include "base/limits.h"
#include "text/letters.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 12, LONGEST_WORD = 64 };

typedef struct stemmed {
    uint64_t word; /* 0: free */
    uint64_t stem;
} stemmed;

struct fhi_stems {
    struct sb_stemmer *snowball;
    stemmed *known; /* open addressing, linear probing, at most half full */
    size_t room;    /* a power of two */
    size_t n;
};

fhi_stems *fhi_stem_new(void)
{
    fhi_stems *stems = calloc(1, sizeof *stems);
    if (!stems) return NULL;
    stems->room = FIRST_ROOM;
    stems->known = calloc(stems->room, sizeof *stems->known);
    stems->snowball = sb_stemmer_new("english", "UTF_8");
    if (stems->known && stems->snowball) return stems;
    fhi_stem_free(stems);
    return NULL;
}

void fhi_stem_free(fhi_stems *stems)
{
    if (!stems) return;
    if (stems->snowball) sb_stemmer_delete(stems->snowball);
    free(stems->known);
    free(stems);
}

static size_t first_place(size_t room, uint64_t word)
{
    return (size_t)(word ^ word >> 32) & (room - 1);
}

static stemmed *place_of(stemmed *known, size_t room, uint64_t word)
{
    size_t at = first_place(room, word);
    while (known[at].word && known[at].word != word) at = (at + 1) & (room - 1);
    return &known[at];
}

static int grow(fhi_stems *stems)
{
    size_t room = stems->room * 2;
    stemmed *known = calloc(room, sizeof *known);
    if (!known) return 0;
    for (size_t i = 0; i < stems->room; i++) {
        if (stems->known[i].word) *place_of(known, room, stems->known[i].word) = stems->known[i];
    }
    free(stems->known);
    stems->known = known;
    stems->room = room;
    return 1;
}

static void forget(fhi_stems *stems)
{
    memset(stems->known, 0, stems->room * sizeof *stems->known);
    stems->n = 0;
}

/* The word as its hash takes it (fhi_letters_hash()), so that one hash has one stem, without what writers leave out as they please ("U.S." and
 * "US", "3,000" and "3000", "it’s" and "its"); its length, or 0 where it has letters beyond ASCII or is too long to be English: such a word is its
 * own stem. */
static size_t plain(fh_span spelling, char out[LONGEST_WORD])
{
    char folded[LONGEST_WORD + 1];
    size_t len = fhi_letters_fold(spelling, folded, sizeof folded), n = 0;
    if (len > LONGEST_WORD) return 0;
    for (size_t i = 0; i < len; i++) {
        char c = folded[i];
        if ((unsigned char)c >= 0x80) return 0;
        if (c != '.' && c != ',' && c != '\'') out[n++] = c;
    }
    return n;
}

void fhi_stem_fetch(const fhi_stems *stems, uint64_t word)
{
    __builtin_prefetch(&stems->known[first_place(stems->room, word)]);
}

uint64_t fhi_stem_of(fhi_stems *stems, uint64_t word, fh_span spelling)
{
    if (word == 0) word = 1;
    stemmed *place = place_of(stems->known, stems->room, word);
    if (place->word) return place->stem;
    if (stems->n * 2 >= stems->room) {
        if (stems->n >= FHI_MAX_STEMS_KEPT)
            forget(stems);
        else if (!grow(stems))
            return 0;
        place = place_of(stems->known, stems->room, word);
    }
    char letters[LONGEST_WORD];
    size_t n = plain(spelling, letters);
    uint64_t number = word;
    if (n) {
        const sb_symbol *stem = sb_stemmer_stem(stems->snowball, (const sb_symbol *)letters, (int)n);
        if (!stem) return 0;
        number = fhi_hash((fh_span){(const char *)stem, (size_t)sb_stemmer_length(stems->snowball)});
    }
    *place = (stemmed){word, number ? number : 1};
    stems->n++;
    return place->stem;
}
