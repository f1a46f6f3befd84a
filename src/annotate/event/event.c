/* SPDX-License-Identifier: Apache-2.0 */
/* Tagged tokens in, verbs with their factuality out, in the terms of FactBank (Saurí and Pustejovsky 2009): the verb's own group of
 * helping verbs, modals and negation first, then the word that governs it as an infinitive or a form in -ing, then its subject. Words
 * come from data/event/words.tsv. */
#include "annotate/event/event.h"

#include "base/span.h"
#include "tables/lexicon.h"

typedef enum word_kind {
    WORD_OTHER,
    WORD_AUX,
    WORD_NOT,
    WORD_NOBODY,
    WORD_MAY,
    WORD_WILL,
    WORD_IF,
    WORD_FAIL,
    WORD_WANT,
    WORD_WITHOUT,
} word_kind;

#include "annotate/event/words.inc"

/* How many tokens before a verb are looked at. */
enum {
    GROUP_REACH = 7,    /* for its helping verbs */
    GOVERNOR_REACH = 7, /* before "to", for what governs the infinitive: "asked the crew of the ship to leave" */
    SUBJECT_REACH = 6,
    CLAUSE_REACH = 12 /* for the "if" of its clause */
};

/* A sentence at hand. */
typedef struct clause {
    const fhi_token *tokens;
    uint8_t *kinds; /* word_kind of each token */
    uint32_t count;
} clause;

/* What stands around a verb that belongs to it. */
typedef struct group {
    word_kind modal; /* WORD_MAY, WORD_WILL or WORD_OTHER */
    bool negated;
    bool infinitive; /* behind "to" */
    uint32_t before; /* how many tokens stand before the group */
} group;

static bool is_verb(const clause *c, uint32_t i)
{
    return c->tokens[i].tag >= FHI_TAG_VB && c->tokens[i].tag <= FHI_TAG_VBZ;
}

static bool is_adverb(const clause *c, uint32_t i)
{
    return c->tokens[i].tag >= FHI_TAG_RB && c->tokens[i].tag <= FHI_TAG_RBS;
}

static bool is_mark(const clause *c, uint32_t i)
{
    uint8_t tag = c->tokens[i].tag;
    return tag == FHI_TAG_COMMA || tag == FHI_TAG_STOP || tag == FHI_TAG_COLON || tag == FHI_TAG_OPEN_QUOTE ||
           tag == FHI_TAG_CLOSE_QUOTE;
}

static group group_of(const clause *c, uint32_t verb)
{
    group g = {.modal = WORD_OTHER, .before = verb};
    for (; g.before > 0 && verb - g.before < GROUP_REACH; g.before--) {
        uint32_t i = g.before - 1;
        word_kind kind = (word_kind)c->kinds[i];
        if (kind == WORD_MAY || kind == WORD_WILL) {
            if (c->tokens[i].tag != FHI_TAG_MD) break;
            if (g.modal == WORD_OTHER) g.modal = kind;
        } else if (kind == WORD_NOT) {
            g.negated = true;
        } else if (c->tokens[i].tag == FHI_TAG_TO) {
            g.before--;
            g.infinitive = true;
            break;
        } else if (!is_adverb(c, i) && !(kind == WORD_AUX && is_verb(c, i))) {
            break;
        }
    }
    return g;
}

/* True of "was" in "was not being repaired". */
static bool is_helping(const clause *c, uint32_t verb)
{
    if (c->kinds[verb] != WORD_AUX) return false;
    for (uint32_t i = verb + 1; i < c->count && i < verb + GROUP_REACH; i++) {
        if (is_verb(c, i)) return true;
        if (!is_adverb(c, i) && c->kinds[i] != WORD_NOT) return false;
    }
    return false;
}

/* True if one of the `reach` tokens before `at` is of that kind, and no mark between the two. */
static bool stands_before(const clause *c, uint32_t at, uint32_t reach, word_kind kind)
{
    for (uint32_t i = at; i > 0 && at - i < reach && !is_mark(c, i - 1); i--)
        if (c->kinds[i - 1] == kind) return true;
    return false;
}

/* Of an infinitive, by what governs it: the word before "to", or the verb before its object. */
static fhi_status_of status_of_infinitive(const clause *c, const group *g)
{
    for (uint32_t i = g->before; i > 0 && g->before - i < GOVERNOR_REACH; i--) {
        uint32_t governor = i - 1;
        if (c->kinds[governor] == WORD_FAIL) return FHI_DENIED;
        if (c->kinds[governor] == WORD_WANT) return FHI_POSSIBLE;
        if (!is_verb(c, governor)) continue;
        group of = group_of(c, governor);
        if (of.modal == WORD_MAY) return FHI_POSSIBLE;
        return of.negated ? FHI_DENIED : FHI_EXPECTED;
    }
    return FHI_EXPECTED;
}

static fhi_status_of status_of(const clause *c, uint32_t verb)
{
    group g = group_of(c, verb);
    uint8_t tag = c->tokens[verb].tag;
    bool not_behind = c->kinds[verb] == WORD_AUX && verb + 1 < c->count && c->kinds[verb + 1] == WORD_NOT;
    if (g.negated || not_behind) return FHI_DENIED; /* "is not safe" */
    bool conditional = stands_before(c, verb, CLAUSE_REACH, WORD_IF);
    if (g.modal == WORD_MAY || conditional) return FHI_POSSIBLE;
    if (g.modal == WORD_WILL) return FHI_EXPECTED;
    if (g.infinitive) return status_of_infinitive(c, &g);
    if (tag == FHI_TAG_VBG && g.before > 0 && c->kinds[g.before - 1] == WORD_WITHOUT) return FHI_DENIED;
    bool finite = tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP;
    bool nobody = finite && stands_before(c, g.before, SUBJECT_REACH, WORD_NOBODY);
    return nobody ? FHI_DENIED : FHI_ASSERTED;
}

fh_status fhi_event_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    const fhi_text *text = marks->text;
    uint32_t kept = marks->events.n;
    uint8_t *kinds = fhi_arena_alloc(scratch, text->tokens.n + 1);
    if (!kinds) return fhi_error_memory(error, "annotate/event");
    for (uint32_t i = 0; i < text->tokens.n; i++)
        kinds[i] = (uint8_t)fhi_lexicon_find(&event_words, fhi_span_cut(text->article->text, text->tokens.at[i].at));
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        const fhi_sentence *sentence = &text->sentences.at[s];
        clause c = {text->tokens.at + sentence->first, kinds + sentence->first, sentence->count};
        for (uint32_t i = 0; i < c.count; i++) {
            if (!is_verb(&c, i) || is_helping(&c, i)) continue;
            fhi_predicate *event = FHI_PUSH(arena, &marks->events);
            if (!event) {
                marks->events.n = kept;
                return fhi_error_memory(error, "annotate/event");
            }
            *event = (fhi_predicate){c.tokens[i].at, status_of(&c, i)};
        }
    }
    return FH_OK;
}
