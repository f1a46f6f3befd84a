/* SPDX-License-Identifier: Apache-2.0 */
/* Sentences → part-of-speech tags: a greedy averaged perceptron (Collins 2002) over hashed features of the word, its neighbours, the
 * tags that the training text or a list gives them, and the two tags before. Words that only ever had one tag skip the model. */
#include "text/tagging.h"

#include "base/sixteen.h"
#include "tables/lexicon.h"
#include "text/clusters.h"
#include "text/features.h"

#include <stdatomic.h>

#include "text/preterites.inc"
#include "text/unchanging.inc"

extern const char fhi_tagging_bytes[], fhi_tagging_bytes_end[]; /* models.S */

void fhi_tagging_features(const fhi_trait *here, uint8_t before, uint8_t before_that,
                          uint64_t features[FHI_TAGGING_FEATURES])
{
    const fhi_trait *l = here - 1, *ll = here - 2, *r = here + 1, *rr = here + 2;
    uint32_t cased = here->flags & (FHI_TOKEN_CAPITAL | FHI_TOKEN_FIRST | FHI_TOKEN_UPPER | FHI_TRAIT_TITLED);
    uint32_t tags = (uint32_t)before << 8 | before_that;
    uint32_t n = 0;
#define FEATURE(a, b)                                                                                                  \
    features[n] = fhi_features_mix(n + 1, (a), (b));                                                                   \
    n++;
    FEATURE(here->word, 0)
    FEATURE(here->word, cased)
    FEATURE(here->ends[0], here->shape)
    FEATURE(here->ends[1], cased)
    FEATURE(here->ends[2], cased)
    FEATURE(here->ends[3], 0)
    FEATURE(here->starts & 0xFFFF, 0)
    FEATURE(here->starts & 0xFFFFFF, here->ends[1])
    FEATURE(here->starts, 0)
    FEATURE(here->shape, here->flags & FHI_TOKEN_FIRST)
    FEATURE(here->known, cased)
    FEATURE(here->known, before)
    FEATURE(here->known, (uint64_t)before << 32 | r->known)
    FEATURE(here->known, tags)
    FEATURE(here->known, (uint64_t)r->known << 32 | rr->known)
    FEATURE(here->word, before)
    FEATURE(here->word, tags)
    FEATURE(here->word, l->word)
    FEATURE(here->word, r->word)
    FEATURE(here->word, r->known)
    FEATURE(before, 0)
    FEATURE(tags, 0)
    FEATURE(tags, r->known)
    FEATURE(l->word, 0)
    FEATURE(l->word, ll->word)
    FEATURE(ll->word, before)
    FEATURE(r->word, 0)
    FEATURE(rr->word, 0)
    FEATURE(r->word, rr->word)
    FEATURE(l->word, r->word)
    FEATURE(r->ends[2], r->flags & FHI_TOKEN_CAPITAL)
    FEATURE(l->shape, here->shape)
    FEATURE(here->shape, r->shape)
    FEATURE(here->ends[2], before)
    FEATURE(here->cluster, cased)
    FEATURE(here->cluster, before)
    FEATURE(here->cluster, (uint64_t)l->cluster << 32 | r->cluster)
    FEATURE(l->cluster, before)
    FEATURE(r->cluster, before)
    FEATURE(fhi_clusters_kin(here->cluster), (uint64_t)here->ends[1] << 8 | cased)
    FEATURE(fhi_clusters_kin(here->cluster), tags)
    FEATURE(fhi_clusters_family(here->cluster), (uint64_t)here->ends[2] << 8 | before)
    FEATURE(fhi_clusters_kin(here->cluster), (uint64_t)fhi_clusters_kin(r->cluster) << 32 | before)
#undef FEATURE
}

uint8_t fhi_tagging_certain(fh_span word, const fhi_trait *trait, uint8_t given)
{
    if (given) return given;
    if (word.len == 1 && memchr("([{", word.ptr[0], 3)) return FHI_TAG_OPEN;
    if (word.len == 1 && memchr(")]}", word.ptr[0], 3)) return FHI_TAG_CLOSE;
    if (!(trait->known & FHI_TAGGING_ALONE)) return FHI_TAG_NONE;
    uint8_t tag = (uint8_t)(trait->known & 255);
    bool name = fhi_words_proper_noun(tag);
    bool capital = trait->flags & FHI_TOKEN_CAPITAL;
    /* "Will", "Rose": a capital inside a sentence asks for the model; so does a name without one */
    return name == capital || (capital && trait->flags & FHI_TOKEN_FIRST && !name) ? tag : FHI_TAG_NONE;
}

/* Where the model stands: the first thread that needs it checks it, others may do so as well; all find the same. */
static atomic_int checked; /* 1: it was found good */

/* The embedded model, checked once. */
static fh_status embedded_model(fhi_model *model, fh_error *error)
{
    fh_span bytes = {fhi_tagging_bytes, (size_t)(fhi_tagging_bytes_end - fhi_tagging_bytes)};
    bool known = atomic_load_explicit(&checked, memory_order_relaxed) == 1;
    fh_status status = known ? fhi_model_view(bytes, model)
                             : fhi_model_open(bytes, "tags", FHI_MODEL_CLASSES, FHI_TAGGING_FEATURES, model, error);
    if (status == FH_OK) atomic_store_explicit(&checked, 1, memory_order_relaxed);
    return status;
}

/* The first class that has the most. */
static uint32_t best_class(const fhi_model *model, const fhi_model_rows *rows)
{
    enum { EIGHTS = FHI_MODEL_CLASSES / 8 };
    fhi_model_sums sums[EIGHTS] = {{0}};
    fhi_model_add(model, rows, sums, EIGHTS);
    for (uint32_t k = model->head->classes; k < FHI_MODEL_CLASSES; k++) sums[k / 8][k % 8] = INT16_MIN;
    fhi_model_sums most = sums[0];
    for (uint32_t i = 1; i < EIGHTS; i++) {
        fhi_model_sums more = sums[i] > most;
        most = (sums[i] & more) | (most & ~more);
    }
    int16_t top = most[0];
    for (uint32_t k = 1; k < 8; k++) top = most[k] > top ? most[k] : top;
    uint32_t i = 0, with = 0;
    while (!(with = fhi_sixteen_bits((fhi_sixteen)(sums[i] == top)))) i++;
    return i * 8 + fhi_sixteen_first(with) / 2;
}

/* The tag of each class, by the labels that the model carries; these stand in the order of the tags, so that the search goes on from the
 * last one found. */
static void read_labels(const fhi_model *model, uint8_t tags[FHI_MODEL_CLASSES])
{
    uint32_t tag = 1;
    for (uint32_t k = 0; k < model->head->classes; k++) {
        const char *label = model->labels + k * FHI_MODEL_LABEL;
        uint32_t tried = 1;
        while (tried < FHI_TAG_COUNT && strncmp(label, fhi_words_tag((fhi_tag)tag), FHI_MODEL_LABEL) != 0) {
            tag = tag % (FHI_TAG_COUNT - 1) + 1;
            tried++;
        }
        tags[k] = (uint8_t)(tried < FHI_TAG_COUNT ? tag : FHI_TAG_NN);
    }
}

static bool may_be_subject(uint8_t tag)
{
    return fhi_words_noun(tag) || tag == FHI_TAG_PRP;
}

/* A clause has a finite verb: where no other is, a participle right behind a noun is in the past tense ("The mayor promised to close the
 * bridge."), and a plural before "to" a verb is none ("The town plans to close it."). */
static void settle_finite(fhi_token *tokens, uint32_t first, uint32_t end)
{
    uint32_t past = end, present = end;
    for (uint32_t i = first; i < end; i++) {
        bool infinitive = tokens[i].tag == FHI_TAG_VB && i > first && tokens[i - 1].tag == FHI_TAG_TO;
        if ((fhi_words_finite(tokens[i].tag) || tokens[i].tag == FHI_TAG_VB) && !infinitive) return;
        if (i == first) continue;
        if (tokens[i].tag == FHI_TAG_VBN && may_be_subject(tokens[i - 1].tag) && past == end) past = i;
        if (tokens[i].tag == FHI_TAG_NNS && tokens[i - 1].tag == FHI_TAG_NN && i + 2 < end && present == end &&
            tokens[i + 1].tag == FHI_TAG_TO && tokens[i + 2].tag == FHI_TAG_VB)
            present = i;
    }
    if (past < end)
        tokens[past].tag = FHI_TAG_VBD;
    else if (present < end)
        tokens[present].tag = FHI_TAG_VBZ;
}

static bool opens_clause(uint8_t tag)
{
    return tag == FHI_TAG_WDT || tag == FHI_TAG_WP || tag == FHI_TAG_WRB;
}

/* The clauses behind "which", "who", "when", and a sentence that ends in a full stop, as headlines do not. */
static void settle_clauses(fhi_token *tokens, uint32_t count)
{
    for (uint32_t i = 0; i + 2 < count; i++) {
        if (!opens_clause(tokens[i].tag)) continue;
        uint32_t end = i + 1;
        while (end < count && tokens[end].tag != FHI_TAG_COMMA && tokens[end].tag != FHI_TAG_STOP &&
               !opens_clause(tokens[end].tag))
            end++;
        settle_finite(tokens, i + 1, end);
    }
    if (count > 3 && tokens[count - 1].tag == FHI_TAG_STOP) settle_finite(tokens, 0, count);
}

/* "The agency on Sunday shut the port": behind a subject and a day news tells what has been. */
static void settle_unchanging(fh_span text, fhi_token *tokens, uint32_t count)
{
    for (uint32_t i = 3; i < count; i++) {
        if (tokens[i - 1].tag != FHI_TAG_NNP || !may_be_subject(tokens[i - 3].tag)) continue;
        if (!fhi_span_is(fhi_span_cut(text, tokens[i - 2].at), FHI_SPAN("on"))) continue;
        if (fhi_lexicon_find(&unchanging, fhi_span_cut(text, tokens[i].at))) tokens[i].tag = FHI_TAG_VBD;
    }
}

/* A verb in the past whose form is nothing else, and that the training text did not have. */
static bool is_preterite(fh_span word, const fhi_trait *trait)
{
    bool seen = trait->known && !(trait->known & FHI_TAGGING_LISTED);
    return !seen && !(trait->flags & FHI_TOKEN_CAPITAL) && fhi_lexicon_find(&preterites, word);
}

/* ---- sentences side by side: while the weights of one are on their way, those of the others are looked for */

enum { SIDE_BY_SIDE = 4 };

/* A sentence that is tagged up to the token `at`. */
typedef struct runner {
    fhi_token *tokens;
    fhi_trait *here; /* of its first token */
    uint32_t count, at;
    uint8_t before, before_that;
    fhi_model_rows rows; /* of the token `at` */
} runner;

static void set_off(const fhi_model *model, fhi_text *text, const fhi_sentence *sentence, runner *r)
{
    fhi_token *tokens = text->tokens.at + sentence->first;
    fhi_trait *here = r->here;
    uint8_t titled = fhi_traits_titled(tokens, sentence->count);
    for (uint32_t i = 0; i < sentence->count; i++) fhi_model_fetch_word(model, tokens[i].word);
    for (uint32_t i = 0; i < sentence->count; i++) {
        here[i] = fhi_traits_of(fhi_span_cut(text->article->text, tokens[i].at), &tokens[i]);
        here[i].flags |= titled;
        here[i].known = fhi_model_word(model, tokens[i].word);
    }
    for (uint32_t i = 0; i < FHI_TAGGING_AROUND; i++) here[sentence->count + i] = (fhi_trait){0};
    r->tokens = tokens;
    r->count = sentence->count;
    r->at = 0;
    r->before = r->before_that = FHI_TAG_NONE;
}

static void put_tag(runner *r, uint8_t tag)
{
    r->tokens[r->at++].tag = tag;
    r->before_that = r->before;
    r->before = tag;
}

/* Tags what needs no model, up to a token that does, whose rows are then found; false, and the sentence is done, where none is left. */
static bool go_on(const fhi_model *model, fh_span text, runner *r)
{
    while (r->at < r->count) {
        const fhi_trait *here = &r->here[r->at];
        fh_span word = fhi_span_cut(text, r->tokens[r->at].at);
        uint8_t tag = fhi_tagging_certain(word, here, r->tokens[r->at].tag);
        if (!tag && is_preterite(word, here)) tag = FHI_TAG_VBD;
        if (!tag) {
            uint64_t features[FHI_TAGGING_FEATURES];
            fhi_tagging_features(here, r->before, r->before_that, features);
            fhi_model_find(model, features, FHI_TAGGING_FEATURES, &r->rows);
            return true;
        }
        put_tag(r, tag);
    }
    settle_unchanging(text, r->tokens, r->count);
    settle_clauses(r->tokens, r->count);
    return false;
}

static void tag_sentences(const fhi_model *model, const uint8_t *labels, fhi_text *text, runner *runners)
{
    runner *on_way[SIDE_BY_SIDE];
    uint32_t n = 0, next = 0;
    for (uint32_t k = 0; k < SIDE_BY_SIDE; k++) on_way[k] = &runners[k];
    for (;;) {
        while (n < SIDE_BY_SIDE && next < text->sentences.n) {
            set_off(model, text, &text->sentences.at[next++], on_way[n]);
            n += go_on(model, text->article->text, on_way[n]);
        }
        if (n == 0) return;
        for (uint32_t k = 0; k < n; k++) {
            runner *r = on_way[k];
            put_tag(r, labels[best_class(model, &r->rows)]);
            if (go_on(model, text->article->text, r)) continue;
            on_way[k] = on_way[--n];
            on_way[n] = r;
        }
    }
}

fh_status fhi_tagging_run(fhi_arena *scratch, fhi_text *text, fh_error *error)
{
    fhi_model model;
    fh_status status = embedded_model(&model, error);
    if (status != FH_OK) return status;
    uint32_t longest = 0;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        if (text->sentences.at[i].count > longest) longest = text->sentences.at[i].count;
    }
    runner runners[SIDE_BY_SIDE];
    for (uint32_t k = 0; k < SIDE_BY_SIDE; k++) {
        fhi_trait *traits = fhi_arena_array(scratch, longest + 2 * FHI_TAGGING_AROUND, sizeof *traits);
        if (!traits) return fhi_error_memory(error, "text");
        runners[k].here = traits + FHI_TAGGING_AROUND;
    }
    uint8_t labels[FHI_MODEL_CLASSES] = {0};
    read_labels(&model, labels);
    tag_sentences(&model, labels, text, runners);
    return FH_OK;
}
