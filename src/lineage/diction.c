/* SPDX-License-Identifier: Apache-2.0 */
/* Words as numbers, and fingerprints by winnowing (Schleimer, Wilkerson and Aiken 2003) over shingles of five words in a window of four: every
 * common run of eight words shares one. */
#include "lineage/diction.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"

#include <assert.h>
#include <string.h>

enum { SHINGLE = 5, WINDOW = 4, SHORTEST_STANDING = 5 };

static bool aside(fhi_block_kind kind)
{
    return kind == FHI_BLOCK_TITLE || kind == FHI_BLOCK_CAPTION || kind == FHI_BLOCK_CREDIT ||
           kind == FHI_BLOCK_HEADING;
}

static uint8_t flags_of(const fhi_token *token)
{
    uint8_t flags = 0;
    if (token->flags & FHI_TOKEN_QUOTED) flags |= FHI_WORD_QUOTED;
    if (token->flags & FHI_TOKEN_NUMBER) flags |= FHI_WORD_NUMBER;
    if ((token->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST)) == FHI_TOKEN_CAPITAL) flags |= FHI_WORD_NAME;
    return flags;
}

/* The words, and where sentences begin among them; those past the `room` are left out. */
static void take_words(const fhi_reading *reading, const fhi_stemmed *stemmed, uint32_t room, fhi_diction *w)
{
    const fhi_text *text = reading->text;
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        const fhi_sentence *sentence = &text->sentences.at[s];
        uint8_t always = aside(reading->article->blocks.at[sentence->block].kind) ? FHI_WORD_ASIDE : 0;
        uint8_t starts = FHI_WORD_STARTS;
        w->sentence[w->sentences++] = w->n;
        for (uint32_t t = sentence->first; t < sentence->first + sentence->count && w->n < room; t++) {
            uint32_t stem = stemmed->of[t];
            if (stem == FHI_NOT_STEMMED) continue;
            w->hash[w->n] = text->tokens.at[t].word;
            w->at[w->n] = text->tokens.at[t].at;
            w->stem[w->n] = stem;
            w->flags[w->n++] = flags_of(&text->tokens.at[t]) | always | starts;
            starts = 0;
            if (stem >= w->stems_n) w->stems_n = stem + 1;
        }
    }
    w->sentence[w->sentences] = w->n;
}

static uint64_t standing_key(const fhi_diction *w, uint32_t s)
{
    if (w->sentence[s + 1] - w->sentence[s] < SHORTEST_STANDING) return 0;
    uint64_t key = w->outlet;
    for (uint32_t i = w->sentence[s]; i < w->sentence[s + 1]; i++) key = fhi_hash_mix(key, w->hash[i]);
    return key ? key : 1;
}

/* The hash of each run of words, and into `shingles` (room for w->n) that of the shingle that goes on from it; how many shingles. */
static uint32_t hash_runs(const fhi_diction *w, uint64_t *shingles)
{
    static_assert(FHI_RUN_WORDS == 3 && SHINGLE == 5, "the words are counted out below");
    uint32_t n = 0;
    for (uint32_t i = 0; i + FHI_RUN_WORDS <= w->n; i++) {
        const uint64_t *words = &w->hash[i];
        uint64_t run = fhi_hash_mix(fhi_hash_mix(words[0], words[1]), words[2]);
        w->run[i] = (uint32_t)(run >> 20);
        if (i + SHINGLE > w->n) continue;
        uint64_t shingle = fhi_hash_mix(fhi_hash_mix(run, words[3]), words[4]);
        shingles[n++] = shingle ? shingle : 1;
    }
    return n;
}

/* The fingerprints, to the front of `shingles`: the least of each window, the rightmost where there are several. How many. */
static uint32_t winnow(uint64_t *shingles, uint32_t n)
{
    uint32_t kept = 0, chosen = UINT32_MAX, first = n < WINDOW ? n : WINDOW; /* the end of the first window */
    uint64_t least = 0;
    for (uint32_t end = first; n && end <= n; end++) {
        uint32_t from = end - first, before = chosen;
        if (chosen == UINT32_MAX || chosen < from) {
            chosen = from;
            for (uint32_t k = from + 1; k < end; k++) {
                if (shingles[k] <= shingles[chosen]) chosen = k;
            }
        } else if (shingles[end - 1] <= least) {
            chosen = end - 1;
        }
        if (chosen == before) continue;
        least = shingles[chosen];
        shingles[kept++] = least; /* at most one a window, so that it stands before the next */
    }
    return kept;
}

/* A copy of `n` numbers; NULL when memory is out. */
static uint64_t *copy_of(fhi_arena *arena, const uint64_t *numbers, uint32_t n)
{
    uint64_t *copy = fhi_arena_unset(arena, n, sizeof *copy);
    if (copy && n) memcpy(copy, numbers, n * sizeof *copy);
    return copy;
}

bool fhi_diction_make(fhi_arena *arena, fhi_arena *scratch, const fhi_stemmed *stemmed, const fhi_reading *reading,
                      fhi_diction *diction)
{
    const fhi_text *text = reading->text;
    const fhi_article *article = reading->article;
    uint32_t room = text->tokens.n < FHI_MAX_TRACED_WORDS ? text->tokens.n : FHI_MAX_TRACED_WORDS;
    fhi_diction w = {.content = fhi_hash(article->text), .outlet = article->outlet.len ? fhi_hash(article->outlet) : 0};
    w.hash = fhi_arena_unset(arena, room, sizeof *w.hash);
    w.run = fhi_arena_unset(arena, room, sizeof *w.run);
    w.at = fhi_arena_unset(arena, room, sizeof *w.at);
    w.stem = fhi_arena_unset(arena, room, sizeof *w.stem);
    w.flags = fhi_arena_unset(arena, room, sizeof *w.flags);
    w.sentence = fhi_arena_unset(arena, text->sentences.n + 1, sizeof *w.sentence);
    w.standing = fhi_arena_unset(arena, text->sentences.n, sizeof *w.standing);
    uint64_t *prints = fhi_arena_unset(scratch, room, sizeof *prints);
    if (!w.hash || !w.run || !w.at || !w.stem || !w.flags || !w.sentence || !w.standing || !prints ||
        !fhi_sourcing_of(arena, reading, &w.sourcing))
        return false;
    take_words(reading, stemmed, room, &w);
    for (uint32_t s = 0; s < w.sentences; s++) w.standing[s] = standing_key(&w, s);
    w.prints_n = winnow(prints, hash_runs(&w, prints));
    w.prints = copy_of(arena, prints, w.prints_n);
    w.stems = copy_of(arena, stemmed->stems, w.stems_n);
    *diction = w;
    return w.prints && w.stems;
}
