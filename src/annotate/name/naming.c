/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens → names: a greedy averaged perceptron over hashed features of words, shapes, tags, lists of names, the run of capitals that a
 * token stands in, and what the article said of the word before (the non-local features of Ratinov and Roth 2009). */
#include "annotate/name/naming.h"

#include "annotate/name/amend.h"
#include "base/limits.h"
#include "text/clusters.h"
#include "text/features.h"

#include <assert.h>
#include <stdatomic.h>

extern const char fhi_naming_bytes[], fhi_naming_bytes_end[]; /* name_model.S */

/* ---- the article */

fhi_naming_seen *fhi_naming_seen_of(const fhi_naming *n, uint64_t word)
{
    uint32_t slot = (uint32_t)(word >> 32) & n->mask;
    while (n->seen[slot].word && n->seen[slot].word != word) slot = (slot + 1) & n->mask;
    return &n->seen[slot];
}

/* True of a text that says "i", or begins a fourth of its sentences without a capital. */
static bool spares_capitals(const fhi_text *text)
{
    uint32_t small = 0;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->flags & FHI_TOKEN_CAPITAL || !(token->flags & FHI_TOKEN_WORD)) continue;
        if (token->tag == FHI_TAG_PRP && fhi_span_is(fhi_span_cut(text->article->text, token->at), FHI_SPAN("i")))
            return true;
        small += (token->flags & (FHI_TOKEN_FIRST | FHI_TOKEN_NUMBER)) == FHI_TOKEN_FIRST;
    }
    return small * 4 >= text->sentences.n && small > 0;
}

fh_status fhi_naming_open(fhi_arena *scratch, const fhi_text *text, fhi_naming *naming, fh_error *error)
{
    uint32_t longest = 0, capitals = 0;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        if (text->sentences.at[i].count > longest) longest = text->sentences.at[i].count;
    }
    for (uint32_t i = 0; i < text->tokens.n; i++) capitals += (text->tokens.at[i].flags & FHI_TOKEN_CAPITAL) != 0;
    fhi_naming made = {.text = text, .mask = 15};
    while (made.mask < capitals * 2) made.mask = made.mask * 2 + 1;
    made.views = fhi_arena_array(scratch, longest + 2 * FHI_NAMING_AROUND, sizeof *made.views);
    made.seen = fhi_arena_array(scratch, (size_t)made.mask + 1, sizeof *made.seen);
    if (!made.views || !made.seen) return fhi_error_memory(error, "name");
    fh_status status = fhi_gazetteer_open(&made.lists, error);
    if (status != FH_OK) return status;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!(token->flags & FHI_TOKEN_CAPITAL)) continue;
        fhi_naming_seen *seen = fhi_naming_seen_of(&made, token->word);
        seen->word = token->word;
        if (!(token->flags & FHI_TOKEN_FIRST) && seen->capital < UINT16_MAX) seen->capital++;
    }
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->flags & FHI_TOKEN_CAPITAL || !(token->flags & FHI_TOKEN_WORD)) continue;
        fhi_naming_seen *seen = fhi_naming_seen_of(&made, token->word);
        if (seen->word && seen->lower < UINT16_MAX) seen->lower++;
    }
    made.careless = spares_capitals(text);
    *naming = made;
    return FH_OK;
}

/* ---- the sentence */

/* A token that a run of capitals goes on through: an initial, a hyphen, "of", "&". */
static bool joins_run(const fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    fh_span word = fhi_span_cut(n->text->article->text, n->text->tokens.at[s->first + i].at);
    if (word.len > 3) return false;
    return fhi_span_is(word, FHI_SPAN("-")) || fhi_span_is(word, FHI_SPAN("of")) || fhi_span_is(word, FHI_SPAN("&")) ||
           fhi_span_is(word, FHI_SPAN("de")) || fhi_span_is(word, FHI_SPAN("bin")) ||
           fhi_span_is(word, FHI_SPAN("al")) || fhi_span_is(word, FHI_SPAN("van")) ||
           fhi_span_is(word, FHI_SPAN("von"));
}

/* Finds the runs of capitals: what stands to the left and right of a whole name says more than its neighbours inside. */
static void mark_runs(fhi_naming *n, const fhi_sentence *s)
{
    uint32_t i = 0;
    while (i < s->count) {
        uint32_t end = i + 1;
        if (fhi_naming_capital(n, i)) {
            while (end < s->count && (fhi_naming_capital(n, end) ||
                                      (end + 1 < s->count && fhi_naming_capital(n, end + 1) && joins_run(n, s, end))))
                end++;
        }
        for (uint32_t k = i; k < end; k++) {
            n->views[k + FHI_NAMING_AROUND].left = (uint16_t)(i + FHI_NAMING_AROUND - 1);
            n->views[k + FHI_NAMING_AROUND].right = (uint16_t)(end + FHI_NAMING_AROUND);
        }
        i = end;
    }
}

uint32_t fhi_naming_style(const fhi_text *text, const fhi_sentence *sentence)
{
    uint32_t words = 0, capitals = 0, upper = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint8_t flags = text->tokens.at[sentence->first + i].flags;
        if (!(flags & FHI_TOKEN_WORD) || flags & FHI_TOKEN_NUMBER) continue;
        words++;
        capitals += (flags & FHI_TOKEN_CAPITAL) != 0;
        upper += (flags & FHI_TOKEN_UPPER) != 0;
    }
    if (words > 2 && upper * 10 >= words * 8) return 2;
    return words > 3 && capitals * 10 >= words * 6;
}

void fhi_naming_turn(fhi_naming *naming, const fhi_sentence *sentence)
{
    const fhi_text *text = naming->text;
    naming->count = sentence->count;
    naming->style = fhi_naming_style(text, sentence);
    fhi_naming_view *views = naming->views + FHI_NAMING_AROUND;
    for (uint32_t i = 0; i < sentence->count; i++) {
        const fhi_token *token = &text->tokens.at[sentence->first + i];
        views[i] = (fhi_naming_view){.trait = fhi_traits_of(fhi_span_cut(text->article->text, token->at), token),
                                     .tag = token->tag};
        if (!(token->flags & FHI_TOKEN_CAPITAL)) continue;
        const fhi_naming_seen *seen = fhi_naming_seen_of(naming, token->word);
        views[i].seen = (uint8_t)((seen->lower > 0) | (seen->capital > (token->flags & FHI_TOKEN_FIRST ? 0 : 1)) << 1 |
                                  seen->type << 2);
    }
    for (uint32_t i = 0; i < FHI_NAMING_AROUND; i++) views[sentence->count + i] = (fhi_naming_view){0};
    fhi_gazetteer_mark(&naming->lists, text, sentence, naming->careless, &views[0].gazette, sizeof *views);
    mark_runs(naming, sentence);
}

fh_span fhi_naming_words(const fhi_naming *naming, const fhi_sentence *sentence, uint32_t first, uint32_t count)
{
    const fhi_token *tokens = naming->text->tokens.at + sentence->first;
    fh_range at = {tokens[first].at.start, tokens[first + count - 1].at.end};
    return fhi_span_cut(naming->text->article->text, at);
}

void fhi_naming_write(fhi_naming *naming, uint32_t first, uint32_t count, uint32_t type)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t part = count == 1       ? FHI_NAMING_ONLY
                        : i == 0         ? FHI_NAMING_FIRST
                        : i + 1 == count ? FHI_NAMING_LAST
                                         : FHI_NAMING_INSIDE;
        fhi_naming_label(naming, first + i, part + type);
    }
}

bool fhi_naming_candidate(const fhi_naming *naming, uint32_t i)
{
    const fhi_naming_view *here = &naming->views[i + FHI_NAMING_AROUND];
    uint8_t before = here[-1].label;
    if (before >= FHI_NAMING_FIRST && before < FHI_NAMING_LAST) return true;
    if (here->trait.flags & FHI_TOKEN_CAPITAL || fhi_words_proper_noun(here->tag)) return true;
    if (here->gazette.listed & FHI_LISTED_SMALL) return true;
    return naming->careless && here->tag == FHI_TAG_NN &&
           (here->gazette.listed & FHI_LISTED_SMALL_NOUN || here->gazette.starts & FHI_PHRASE_SMALL_NOUN);
}

uint64_t fhi_naming_allowed(const fhi_naming *naming, uint32_t i)
{
    uint8_t before = naming->views[i + FHI_NAMING_AROUND - 1].label;
    if (before >= FHI_NAMING_FIRST && before < FHI_NAMING_LAST) {
        uint32_t type = (before - 1u) % 4;
        bool end = i + 1 == naming->count;
        return (end ? 0 : 1ull << (FHI_NAMING_INSIDE + type)) | 1ull << (FHI_NAMING_LAST + type);
    }
    bool end = i + 1 == naming->count;
    return 1 | (end ? 0 : 0xFull << FHI_NAMING_FIRST) | 0xFull << FHI_NAMING_ONLY;
}

/* What the long lists know of a token, as one number. */
static uint32_t listed_of(const fhi_naming_view *view)
{
    const fhi_gazette *g = &view->gazette;
    return (uint32_t)g->listed_longest << 16 | (uint32_t)g->listed_inside << 8 | g->listed;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* What the features of a token ask about. */
typedef struct surroundings {
    const fhi_naming_view *here;            /* the token; its neighbours stand beside it */
    const fhi_naming_view *first, *last;    /* of the run of capitals that it stands in */
    const fhi_naming_view *before, *behind; /* what stands beside that run */
    uint32_t cased, context;                /* how the token is written, and its sentence with it */
    uint32_t label;                         /* of the token before */
    uint32_t lists;                         /* phrases that start at the token or hold it */
    uint32_t place;                         /* in the run */
} surroundings;

static uint32_t phrases_of(const fhi_naming_view *view)
{
    return (uint32_t)view->gazette.starts << 16 | view->gazette.inside;
}

static surroundings surroundings_of(const fhi_naming *naming, uint32_t i)
{
    uint32_t at = i + FHI_NAMING_AROUND;
    const fhi_naming_view *here = &naming->views[at];
    uint32_t cased = here->trait.flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST | FHI_TOKEN_UPPER);
    return (surroundings){.here = here,
                          .first = &naming->views[here->left + 1],
                          .last = &naming->views[here->right - 1],
                          .before = &naming->views[here->left],
                          .behind = &naming->views[here->right],
                          .cased = cased,
                          .context = cased | naming->style << 8,
                          .label = here[-1].label,
                          .lists = phrases_of(here),
                          .place = least(at - here->left, 7) << 4 | least(here->right - at, 7)};
}

/* Each of what follows adds features from number `n` on, by which equal values of two stay apart, and returns the number of the next. */
#define FEATURE(a, b)                                                                                                  \
    features[n] = fhi_features_mix(n + 1, (a), (b));                                                                   \
    n++;

/* The words around, their shapes and tags. */
static uint32_t word_features(const surroundings *s, uint32_t n, uint64_t features[FHI_NAMING_FEATURES])
{
    const fhi_naming_view *here = s->here;
    const fhi_trait *w = &here->trait, *l = &here[-1].trait, *r = &here[1].trait;
    uint32_t labels = s->label << 8 | here[-2].label;
    uint32_t tags = (uint32_t)here[-1].tag << 16 | (uint32_t)here->tag << 8 | here[1].tag;
    FEATURE(s->label, 0)
    FEATURE(labels, 0)
    FEATURE(w->word, 0)
    FEATURE(w->word, s->cased)
    FEATURE(w->word, s->label)
    FEATURE(w->ends[0], w->shape)
    FEATURE(w->ends[1], s->cased)
    FEATURE(w->ends[2], s->cased)
    FEATURE(w->ends[3], s->cased)
    FEATURE(w->starts & 0xFFFFFF, s->cased)
    FEATURE(w->starts, s->cased)
    FEATURE(w->shape, s->context)
    FEATURE(w->shape, s->label)
    FEATURE(l->shape, w->shape)
    FEATURE(w->shape, r->shape)
    FEATURE(l->word, 0)
    FEATURE(r->word, 0)
    FEATURE(l->word, s->label)
    FEATURE(r->word, s->label)
    FEATURE(here[-2].trait.word, l->word)
    FEATURE(r->word, here[2].trait.word)
    FEATURE(here[-2].trait.word, 1)
    FEATURE(here[2].trait.word, 1)
    FEATURE(l->word, w->word)
    FEATURE(w->word, r->word)
    FEATURE(here->tag, s->label)
    FEATURE(tags, 0)
    FEATURE(tags, s->label)
    FEATURE(here->tag, here[1].tag << 8 | here[2].tag)
    FEATURE(here->tag, here[-1].tag << 8 | here[-2].tag)
    return n;
}

/* The lists of names, and what the article has said of the word so far. */
static uint32_t list_features(const surroundings *s, uint32_t n, uint64_t features[FHI_NAMING_FEATURES])
{
    const fhi_naming_view *here = s->here;
    uint32_t lists_left = phrases_of(&here[-1]), lists_right = phrases_of(&here[1]);
    FEATURE(s->lists, s->context)
    FEATURE(s->lists, s->label)
    FEATURE(s->lists, lists_right)
    FEATURE(s->lists, lists_left)
    FEATURE(s->lists, (uint64_t)here->gazette.longest << 32 | s->place)
    FEATURE(lists_left, s->label)
    FEATURE(lists_right, s->label)
    FEATURE(lists_right, (uint64_t)here->tag << 32 | s->cased)
    FEATURE(here->seen, s->context)
    FEATURE(here->seen, s->label)
    FEATURE(here->seen, s->lists)
    FEATURE(here->seen >> 2, (uint64_t)s->place << 8 | s->label)
    return n;
}

/* The run of capitals. */
static uint32_t run_features(const surroundings *s, uint32_t n, uint64_t features[FHI_NAMING_FEATURES])
{
    const fhi_trait *l = &s->here[-1].trait, *r = &s->here[1].trait;
    FEATURE(s->before->trait.word, s->place)
    FEATURE(s->behind->trait.word, s->place)
    FEATURE(s->before->trait.word, (uint64_t)s->label << 32 | s->lists)
    FEATURE(s->behind->trait.word, (uint64_t)s->label << 32 | s->lists)
    FEATURE(s->before->tag, (uint64_t)s->behind->tag << 32 | s->place)
    FEATURE(s->before->trait.ends[2], s->label)
    FEATURE(s->behind->trait.ends[2], s->label)
    FEATURE(s->last->trait.word, s->place << 8 | s->label)
    FEATURE(s->first->trait.word, s->place << 8 | s->label)
    FEATURE(s->last->gazette.starts, s->place << 8 | s->label)
    FEATURE(s->first->gazette.starts, s->place << 8 | s->label)
    FEATURE(s->last->trait.ends[2], s->place << 8 | s->label)
    FEATURE(s->place, s->context << 8 | s->label)
    FEATURE(s->label, l->word ^ r->word * 3)
    return n;
}

/* Clusters of words: of the token, its neighbours and its run. */
static uint32_t cluster_features(const surroundings *s, uint32_t n, uint64_t features[FHI_NAMING_FEATURES])
{
    const fhi_naming_view *here = s->here;
    const fhi_trait *w = &here->trait, *l = &here[-1].trait, *r = &here[1].trait;
    FEATURE(w->cluster, s->context)
    FEATURE(w->cluster, s->label)
    FEATURE(fhi_clusters_kin(w->cluster), s->context << 8 | s->label)
    FEATURE(fhi_clusters_family(w->cluster), s->context << 8 | s->label)
    FEATURE(w->cluster, l->cluster)
    FEATURE(w->cluster, r->cluster)
    FEATURE(l->cluster, s->label)
    FEATURE(r->cluster, s->label)
    FEATURE(fhi_clusters_kin(l->cluster), (uint64_t)fhi_clusters_kin(w->cluster) << 32 | s->label)
    FEATURE(fhi_clusters_kin(r->cluster), (uint64_t)fhi_clusters_kin(w->cluster) << 32 | s->label)
    FEATURE(fhi_clusters_family(l->cluster), (uint64_t)fhi_clusters_family(w->cluster) << 32 | s->label)
    FEATURE(fhi_clusters_family(r->cluster), (uint64_t)fhi_clusters_family(w->cluster) << 32 | s->label)
    FEATURE(s->before->trait.cluster, (uint64_t)s->place << 8 | s->label)
    FEATURE(s->behind->trait.cluster, (uint64_t)s->place << 8 | s->label)
    FEATURE(fhi_clusters_kin(s->before->trait.cluster),
            (uint64_t)fhi_clusters_kin(s->behind->trait.cluster) << 32 | s->label)
    FEATURE(s->last->trait.cluster, s->place << 8 | s->label)
    FEATURE(s->first->trait.cluster, s->place << 8 | s->label)
    FEATURE(fhi_clusters_kin(w->cluster), (uint64_t)s->lists << 8 | s->label)
    FEATURE(fhi_clusters_kin(here[-2].trait.cluster), fhi_clusters_kin(l->cluster))
    FEATURE(fhi_clusters_kin(here[2].trait.cluster), fhi_clusters_kin(r->cluster))
    return n;
}

/* The long lists. */
static uint32_t listed_features(const surroundings *s, uint32_t n, uint64_t features[FHI_NAMING_FEATURES])
{
    const fhi_naming_view *here = s->here;
    uint32_t listed = listed_of(here), listed_left = listed_of(&here[-1]), listed_right = listed_of(&here[1]);
    FEATURE(listed, s->context)
    FEATURE(listed, s->label)
    FEATURE(listed, listed_left)
    FEATURE(listed, listed_right)
    FEATURE(listed_left, s->label)
    FEATURE(listed_right, s->label)
    FEATURE(listed, s->lists)
    FEATURE(listed, (uint64_t)s->place << 32 | s->label)
    FEATURE(listed, (uint64_t)here->tag << 32 | s->cased)
    FEATURE(listed_of(s->first), s->place << 8 | s->label)
    FEATURE(listed_of(s->last), s->place << 8 | s->label)
    return n;
}
#undef FEATURE

void fhi_naming_features(const fhi_naming *naming, uint32_t i, uint64_t features[FHI_NAMING_FEATURES])
{
    surroundings s = surroundings_of(naming, i);
    uint32_t n = word_features(&s, 0, features);
    n = list_features(&s, n, features);
    n = run_features(&s, n, features);
    n = cluster_features(&s, n, features);
    n = listed_features(&s, n, features);
    assert(n == FHI_NAMING_FEATURES);
    (void)n;
}

void fhi_naming_remember(fhi_naming *naming)
{
    for (uint32_t i = 0; i < naming->count; i++) {
        const fhi_naming_view *view = &naming->views[i + FHI_NAMING_AROUND];
        if (view->label == FHI_NAMING_OUT || !(view->trait.flags & FHI_TOKEN_CAPITAL)) continue;
        fhi_naming_seen_of(naming, view->trait.word)->type = (uint8_t)((view->label - 1) % 4 + 1);
    }
}

/* ---- the model */

static atomic_int checked; /* 1: the embedded model was found good */

static fh_status open_model(fhi_model *model, fh_error *error)
{
    fh_span bytes = {fhi_naming_bytes, (size_t)(fhi_naming_bytes_end - fhi_naming_bytes)};
    if (atomic_load_explicit(&checked, memory_order_relaxed) == 1) return fhi_model_view(bytes, model);
    fh_status status = fhi_model_open(bytes, "names", FHI_NAMING_STRIDE, FHI_NAMING_FEATURES, model, error);
    if (status == FH_OK) atomic_store_explicit(&checked, 1, memory_order_relaxed);
    return status;
}

static uint32_t best_label(const fhi_model *model, const uint64_t features[FHI_NAMING_FEATURES], uint64_t allowed)
{
    fhi_model_sums sums[FHI_NAMING_STRIDE / 8] = {{0}};
    int16_t scores[FHI_NAMING_STRIDE];
    fhi_model_score(model, features, FHI_NAMING_FEATURES, sums, FHI_NAMING_STRIDE / 8);
    memcpy(scores, sums, sizeof scores);
    uint32_t best = FHI_NAMING_LABELS;
    for (uint32_t k = 0; k < FHI_NAMING_LABELS; k++) {
        if (allowed >> k & 1 && (best == FHI_NAMING_LABELS || scores[k] > scores[best])) best = k;
    }
    return best;
}

/* Labels the sentence at hand. */
static void label_sentence(const fhi_model *model, fhi_naming *naming, const fhi_sentence *sentence)
{
    for (uint32_t i = 0; i < naming->count; i++) {
        if (!fhi_naming_candidate(naming, i)) continue;
        uint64_t features[FHI_NAMING_FEATURES];
        fhi_naming_features(naming, i, features);
        fhi_naming_label(naming, i, best_label(model, features, fhi_naming_allowed(naming, i)));
    }
    fhi_amend_labels(naming, sentence);
    fhi_naming_remember(naming);
}

static bool add_names(fhi_arena *arena, const fhi_naming *naming, const fhi_sentence *sentence, fhi_marks *marks)
{
    const fhi_token *tokens = naming->text->tokens.at + sentence->first;
    uint32_t start = 0;
    for (uint32_t i = 0; i < sentence->count; i++) {
        uint32_t label = naming->views[i + FHI_NAMING_AROUND].label;
        if (label == FHI_NAMING_OUT || (label >= FHI_NAMING_INSIDE && label < FHI_NAMING_LAST)) continue;
        if (label < FHI_NAMING_LAST || label >= FHI_NAMING_ONLY) start = i;
        if (label < FHI_NAMING_LAST || tokens[i].at.end - tokens[start].at.start > FHI_MAX_FIELD_BYTES) continue;
        fhi_name *name = FHI_PUSH(arena, &marks->names);
        if (!name) return false;
        *name = (fhi_name){{tokens[start].at.start, tokens[i].at.end}, (fhi_name_type)((label - 1) % 4), 0};
    }
    return true;
}

fh_status fhi_naming_run(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    fhi_model model;
    fhi_naming naming;
    fh_status status = open_model(&model, error);
    if (status != FH_OK) return status;
    status = fhi_naming_open(scratch, marks->text, &naming, error);
    if (status != FH_OK) return status;
    for (uint32_t i = 0; i < marks->text->sentences.n; i++) {
        const fhi_sentence *sentence = &marks->text->sentences.at[i];
        fhi_naming_turn(&naming, sentence);
        label_sentence(&model, &naming, sentence);
        if (!add_names(arena, &naming, sentence, marks)) return fhi_error_memory(error, "name");
    }
    return FH_OK;
}
