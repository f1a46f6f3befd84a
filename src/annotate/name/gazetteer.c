/* SPDX-License-Identifier: Apache-2.0 */
/* Phrases of the word lists in a sentence; see gazetteer.h. */
#include "annotate/name/gazetteer.h"

#include "tables/lexicon.h"
#include "text/letters.h"

#include "annotate/name/phrases.inc"

extern const char fhi_lists_bytes[], fhi_lists_bytes_end[]; /* name_model.S */

enum { LONGEST_PHRASE = 6, LONGEST_LISTED = 4, PHRASE_BYTES = 64 };

fh_status fhi_gazetteer_open(fhi_wordtable *lists, fh_error *error)
{
    static fhi_wordtable_embedded embedded = {fhi_lists_bytes, fhi_lists_bytes_end, "fhlists", "lists of names", 0};
    return fhi_wordtable_open(&embedded, lists, error);
}

/* FHI_PHRASE_*, with FHI_PHRASE_OPENS. */
static uint32_t look_up(fh_span phrase)
{
    char folded[PHRASE_BYTES];
    if (phrase.len > sizeof folded) return 0;
    return fhi_lexicon_find(&phrases, (fh_span){folded, fhi_letters_fold(phrase, folded, sizeof folded)});
}

uint32_t fhi_gazetteer_phrase(fh_span phrase)
{
    return look_up(phrase) & ~(uint32_t)FHI_PHRASE_OPENS;
}

static fhi_gazette *gazette_at(fhi_gazette *first, size_t stride, uint32_t i)
{
    return (void *)((char *)first + i * stride);
}

static void mark_phrase(uint16_t kinds, uint32_t i, uint32_t n, fhi_gazette *found, size_t stride)
{
    if (!kinds) return;
    gazette_at(found, stride, i)->starts |= kinds;
    gazette_at(found, stride, i)->longest = (uint8_t)n;
    for (uint32_t k = 1; k < n; k++) gazette_at(found, stride, i + k)->inside |= kinds;
}

/* The phrase of `n` tokens from `i` in the long lists. */
static void mark_listed(const fhi_wordtable *lists, uint64_t phrase, uint32_t i, uint32_t n, fhi_gazette *found,
                        size_t stride)
{
    uint8_t kinds = (uint8_t)fhi_wordtable_find(lists, phrase);
    if (!kinds) return;
    gazette_at(found, stride, i)->listed |= kinds;
    gazette_at(found, stride, i)->listed_longest = (uint8_t)n;
    for (uint32_t k = 1; k < n; k++) gazette_at(found, stride, i + k)->listed_inside |= kinds;
}

/* The phrases that start at token `i`. The long lists are asked for all of them before any is looked at. */
static void mark_from(const fhi_wordtable *lists, const fhi_text *text, const fhi_sentence *sentence, uint32_t i,
                      fhi_gazette *found, size_t stride)
{
    const fhi_token *tokens = text->tokens.at + sentence->first;
    fh_span phrases_of[LONGEST_PHRASE];
    uint64_t hashes[LONGEST_LISTED];
    uint32_t most = 0;
    for (; most < LONGEST_PHRASE && i + most < sentence->count; most++) {
        fh_range at = {tokens[i].at.start, tokens[i + most].at.end};
        if (at.end - at.start > PHRASE_BYTES) break;
        phrases_of[most] = fhi_span_cut(text->article->text, at);
        if (most >= LONGEST_LISTED) continue;
        hashes[most] = most == 0 ? tokens[i].word : fhi_letters_hash(phrases_of[most]);
        fhi_wordtable_fetch(lists, hashes[most]);
    }
    bool open = false; /* the words up to the first blank open longer phrases of the table: no others are looked for */
    for (uint32_t n = 1; n <= most; n++) {
        uint32_t looked_up = look_up(phrases_of[n - 1]);
        mark_phrase((uint16_t)(looked_up & ~(uint32_t)FHI_PHRASE_OPENS), i, n, found, stride);
        if (open || n == most || !(tokens[i + n].flags & FHI_TOKEN_SPACE)) continue;
        open = looked_up & FHI_PHRASE_OPENS;
        if (!open) break;
    }
    for (uint32_t n = 1; n <= most && n <= LONGEST_LISTED; n++) mark_listed(lists, hashes[n - 1], i, n, found, stride);
}

/* Names begin with a capital, but for those that people write without: what the tagger takes for a name, large cities and companies, and of
 * careless writers nouns that are other places. */
static bool may_begin(const fhi_wordtable *lists, const fhi_text *text, const fhi_token *token, bool careless)
{
    if (token->flags & FHI_TOKEN_CAPITAL || fhi_words_proper_noun(token->tag)) return true;
    bool noun = careless && token->tag == FHI_TAG_NN;
    if (fhi_wordtable_find(lists, token->word) & (noun ? FHI_LISTED_SMALL_NOUN : FHI_LISTED_SMALL)) return true;
    return noun && look_up(fhi_span_cut(text->article->text, token->at)) & FHI_PHRASE_SMALL_NOUN;
}

void fhi_gazetteer_mark(const fhi_wordtable *lists, const fhi_text *text, const fhi_sentence *sentence, bool careless,
                        fhi_gazette *found, size_t stride)
{
    const fhi_token *tokens = text->tokens.at + sentence->first;
    for (uint32_t i = 0; i < sentence->count; i++) fhi_wordtable_fetch(lists, tokens[i].word);
    for (uint32_t i = 0; i < sentence->count; i++) {
        if (may_begin(lists, text, &tokens[i], careless)) mark_from(lists, text, sentence, i, found, stride);
    }
}
