/* SPDX-License-Identifier: Apache-2.0 */
/* An amount comes in, what it counts goes out. A head that counts anybody ("people", or none: "six were missing") is named by what is said of
 * them, the nearest word of data/reconcile/counted.tsv in the clause. */
#include "reconcile/counted.h"

#include "base/hash.h"
#include "base/span.h"

enum { AHEAD = 9, BEHIND = 8, FAR_BEHIND = 26 /* "the death toll … rose to seven" */ };

/* Shares of context asked for: of what the table names little, since the word tells; of other things much. */
static const double SCOPE_NAMED = 0.16, SCOPE_THING = 0.22, SCOPE_PEOPLE = 0.4, SCOPE_OTHER = 0.55,
                    SCOPE_MEASURED = 0.45, SCOPE_SUBJECT = 0.3;

static const fhi_concept *concept_at(fhi_concepts *concepts, const fhi_text *text, uint32_t token)
{
    const fhi_token *t = &text->tokens.at[token];
    return fhi_concepts_of(concepts, t->word, fhi_span_cut(text->article->text, t->at));
}

static bool token_is(const fhi_text *text, uint32_t token, fh_span word)
{
    return fhi_span_same(fhi_words_text(text, token), word);
}

/* The first token of the sentence that ends behind `byte`. */
static uint32_t token_behind(const fhi_text *text, const fhi_sentence *sentence, uint32_t byte)
{
    uint32_t i = sentence->first;
    while (i < sentence->first + sentence->count && text->tokens.at[i].at.end <= byte) i++;
    return i;
}

static bool in_amount(const fhi_marks *marks, uint32_t amount, fh_range at)
{
    for (uint32_t i = amount ? amount - 1 : 0; i <= amount + 1 && i < marks->amounts.n; i++)
        if (i != amount && at.start < marks->amounts.at[i].at.end && marks->amounts.at[i].at.start < at.end)
            return true;
    return false;
}

/* "three of the seven who died": a part of what is counted, no count of it. */
static bool is_part(const fhi_text *text, uint32_t next, uint32_t end)
{
    static const char *const wholes[] = {"the", "them", "those", "these", "whom", "us", "which"};
    if (next + 1 >= end || !token_is(text, next, FHI_SPAN("of"))) return false;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (token_is(text, next + 1, fhi_span_of(wholes[i]))) return true;
    return false;
}

/* "nine of 23 aid workers": a part of so many. */
static bool is_part_of_number(const fhi_marks *marks, const fhi_sentence *in, uint32_t amount)
{
    uint32_t next = token_behind(marks->text, in, marks->amounts.at[amount].at.end);
    return next + 1 < in->first + in->count && token_is(marks->text, next, FHI_SPAN("of")) &&
           in_amount(marks, amount, marks->text->tokens.at[next + 1].at);
}

/* The distance to the nearest word that says what became of those counted, looking ahead to the end of the clause or back to the amount
 * before; `at` is that word. 0 if there is none. */
static uint32_t look(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *sentence, uint32_t amount,
                     uint32_t from, int32_t reach, fhi_concept *state, uint32_t *at)
{
    const fhi_text *text = marks->text;
    uint32_t end = sentence->first + sentence->count, i = from;
    bool ahead = reach > 0, far = reach == -FAR_BEHIND;
    uint32_t steps = (uint32_t)(ahead ? reach : -reach);
    for (uint32_t step = 1; step <= steps; step++, i += ahead ? 1 : -1) {
        if (i < sentence->first || i >= end) return 0;
        const fhi_token *token = &text->tokens.at[i];
        if (!far && in_amount(marks, amount, token->at)) return 0; /* "killed by the 90-mph crash has risen to" */
        if (!far && (token->tag == FHI_TAG_COMMA || token->tag == FHI_TAG_CC || token->tag == FHI_TAG_COLON)) return 0;
        const fhi_concept *concept = concept_at(concepts, text, i);
        if (!concept) return 0;
        if (concept->counts == FHI_COUNTED_STATE) {
            *state = *concept;
            *at = i;
            return step;
        }
    }
    return 0;
}

/* "rose to seven", "stood at seven", "reached seven": the number of something named before the verb. */
static bool reached(const fhi_text *text, const fhi_sentence *sentence, uint32_t first)
{
    if (first == sentence->first) return false;
    uint8_t tag = text->tokens.at[first - 1].tag;
    return tag == FHI_TAG_TO || tag == FHI_TAG_VBD || tag == FHI_TAG_VBN || tag == FHI_TAG_VBZ ||
           token_is(text, first - 1, FHI_SPAN("to")) || token_is(text, first - 1, FHI_SPAN("at"));
}

/* Names what is counted by what is said of those counted. */
static bool by_state(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *sentence, uint32_t amount,
                     fhi_counted *counted)
{
    const fhi_text *text = marks->text;
    fh_range at = marks->amounts.at[amount].at;
    fhi_concept ahead = {0}, behind = {0};
    uint32_t next = token_behind(text, sentence, at.end), first = token_behind(text, sentence, at.start), a = 0, b = 0;
    uint32_t far = look(concepts, marks, sentence, amount, next, AHEAD, &ahead, &a);
    int32_t back = marks->amounts.at[amount].counted.end == 0 && reached(text, sentence, first) ? -FAR_BEHIND : -BEHIND;
    uint32_t near = first > sentence->first ? look(concepts, marks, sentence, amount, first - 1, back, &behind, &b) : 0;
    if (!far && !near) return false;
    bool forward = far && (!near || far <= near + 1);
    const fhi_concept *state = forward ? &ahead : &behind;
    fh_range word = text->tokens.at[forward ? a : b].at;
    *counted =
        (fhi_counted){.key = state->counted, .scope = SCOPE_NAMED, .label = state->label, .moves = true, .at = word};
    if (forward && far <= 5) counted->at = (fh_range){text->tokens.at[next].at.start, word.end};
    return true;
}

/* "40,000 homes were without power": how many are so, which tells more than that they are homes. */
static bool by_power(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *sentence, uint32_t amount,
                     fhi_counted *counted)
{
    fhi_counted state = {0};
    if (!by_state(concepts, marks, sentence, amount, &state)) return false;
    if (state.key != fhi_concepts_counted("homeless_power")) return false;
    *counted = state;
    counted->at = marks->amounts.at[amount].counted;
    return true;
}

/* "98 of the 200 seats": out of how many. */
static bool is_frame(const fhi_marks *marks, const fhi_sentence *in, uint32_t amount)
{
    const fhi_text *text = marks->text;
    uint32_t before = token_behind(text, in, marks->amounts.at[amount].at.start);
    while (before > in->first + 2 && text->tokens.at[before - 1].tag == FHI_TAG_DT) before--;
    if (amount == 0 || before < in->first + 2 || !token_is(text, before - 1, FHI_SPAN("of"))) return false;
    return in_amount(marks, amount, text->tokens.at[before - 2].at);
}

/* The last noun of the counted phrase: "North Korean [troops]". */
static uint32_t head_of(const fhi_text *text, const fhi_sentence *sentence, fh_range counted)
{
    uint32_t head = FHI_NONE;
    for (uint32_t i = token_behind(text, sentence, counted.start);
         i < sentence->first + sentence->count && text->tokens.at[i].at.end <= counted.end; i++) {
        uint8_t tag = text->tokens.at[i].tag;
        if (tag == FHI_TAG_IN || tag == FHI_TAG_WDT || tag == FHI_TAG_WP) break;
        if (text->tokens.at[i].flags & FHI_TOKEN_WORD) head = i;
    }
    return head;
}

/* "20 other countries" are one fewer than all; "two more judges" come on top of those before. */
static bool is_besides(const fhi_text *text, uint32_t token)
{
    static const char *const words[] = {"other", "more", "additional", "further"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(text, token, fhi_span_of(words[i]))) return true;
    return false;
}

/* "an additional 200 judges", "another two": on top of those before, as well. */
static bool is_added(const fhi_text *text, const fhi_sentence *in, fh_range amount)
{
    static const char *const words[] = {"additional", "another", "extra", "further"};
    uint32_t first = token_behind(text, in, amount.start), end = token_behind(text, in, amount.end);
    for (uint32_t i = first > in->first ? first - 1 : first; i < end; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (token_is(text, i, fhi_span_of(words[k]))) return true;
    return false;
}

/* "compared to the 31 guards of last year", "up from 14": what it is measured against, of another time or place. */
static bool is_measured_against(const fhi_text *text, const fhi_sentence *in, fh_range amount)
{
    static const char *const leads[][2] = {{"compared", "to"}, {"compared", "with"}, {"up", "from"}, {"down", "from"}};
    uint32_t before = token_behind(text, in, amount.start);
    while (before > in->first + 2 &&
           (text->tokens.at[before - 1].tag == FHI_TAG_DT || text->tokens.at[before - 1].tag == FHI_TAG_RB))
        before--;
    for (size_t i = 0; before >= in->first + 2 && i < sizeof leads / sizeof *leads; i++)
        if (token_is(text, before - 2, fhi_span_of(leads[i][0])) &&
            token_is(text, before - 1, fhi_span_of(leads[i][1])))
            return true;
    return before > in->first && token_is(text, before - 1, FHI_SPAN("versus"));
}

/* "the 1200 block", "the 90 bus": which one it is, no number of them. */
static bool is_a_name(const fhi_text *text, const fhi_sentence *in, const fhi_amount *amount, uint32_t head)
{
    uint32_t first = token_behind(text, in, amount->at.start);
    return amount->low > 1 && text->tokens.at[head].tag == FHI_TAG_NN && first > in->first &&
           token_is(text, first - 1, FHI_SPAN("the"));
}

/* "One bridge had a crack": one of them, no number of them. */
static bool picks_one(const fhi_text *text, const fhi_amount *amount)
{
    return !amount->unit.len && fhi_span_same(fhi_span_cut(text->article->text, amount->at), FHI_SPAN("one"));
}

static bool is_modifier(uint32_t tag)
{
    return tag == FHI_TAG_JJ || tag == FHI_TAG_DT || tag == FHI_TAG_PRPS || tag == FHI_TAG_POS || fhi_words_noun(tag);
}

/* The noun that a noun phrase which ends with the token `last` is about: of "shares in the bank" the shares. */
static uint32_t head_before(const fhi_text *text, const fhi_sentence *sentence, uint32_t last)
{
    uint32_t i = last;
    while (i > sentence->first && is_modifier(text->tokens.at[i - 1].tag)) i--;
    bool inside = i >= sentence->first + 2 && text->tokens.at[i - 1].tag == FHI_TAG_IN &&
                  fhi_words_noun(text->tokens.at[i - 2].tag);
    return inside ? i - 2 : last;
}

/* What a measure is of: the noun before the verb or the preposition that leads to it ("inflation stood at 6 %", "lifted its rate to 4 %", "a
 * profit of $3"); FHI_NONE where the words between say something else. */
static uint32_t subject_of(const fhi_marks *marks, const fhi_sentence *sentence, uint32_t amount)
{
    static const char *const joints[] = {"to", "at", "by", "of", "above", "below"};
    const fhi_text *text = marks->text;
    uint32_t i = token_behind(text, sentence, marks->amounts.at[amount].at.start);
    bool joined = false;
    for (uint32_t step = 0; step < BEHIND && i > sentence->first; step++) {
        const fhi_token *token = &text->tokens.at[--i];
        if (in_amount(marks, amount, token->at)) return FHI_NONE;
        fh_span word = fhi_span_cut(text->article->text, token->at);
        if (fhi_words_noun(token->tag)) return joined ? head_before(text, sentence, i) : FHI_NONE;
        bool verb = fhi_words_finite(token->tag) || token->tag == FHI_TAG_VB || token->tag == FHI_TAG_VBN;
        bool worth = fhi_span_same(word, FHI_SPAN("worth"));
        bool joint = worth || fhi_span_among(word, joints, sizeof joints / sizeof *joints);
        if (!verb && !joint && token->tag != FHI_TAG_RB) return FHI_NONE;
        joined = joined || verb || joint;
        if (worth && i > sentence->first && text->tokens.at[i - 1].tag == FHI_TAG_COMMA) i--; /* "the deal, worth $3" */
    }
    return FHI_NONE;
}

static bool by_subject(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *sentence, uint32_t amount,
                       fhi_counted *counted)
{
    uint32_t subject = subject_of(marks, sentence, amount);
    if (subject == FHI_NONE) return true;
    const fhi_concept *concept = concept_at(concepts, marks->text, subject);
    if (!concept) return false;
    *counted = (fhi_counted){.key = fhi_hash_mix(fhi_hash(marks->amounts.at[amount].unit), concept->key),
                             .scope = SCOPE_SUBJECT,
                             .moves = true,
                             .at = marks->text->tokens.at[subject].at};
    return true;
}

/* "a quake of magnitude 6.1", "a magnitude of 6.1": a place on a scale, by the name before it. */
static uint32_t scale_of(const fhi_text *text, const fhi_sentence *in, fh_range amount)
{
    static const char *const scales[] = {"magnitude", "category"};
    uint32_t first = token_behind(text, in, amount.start);
    if (first > in->first + 1 && token_is(text, first - 1, FHI_SPAN("of"))) first--;
    if (first == in->first) return FHI_NONE;
    fh_span word = fhi_words_text(text, first - 1);
    return fhi_span_among(word, scales, sizeof scales / sizeof *scales) ? first - 1 : FHI_NONE;
}

static bool by_scale(fhi_concepts *concepts, const fhi_text *text, uint32_t scale, fhi_counted *counted)
{
    const fhi_concept *concept = concept_at(concepts, text, scale);
    if (!concept) return false;
    *counted = (fhi_counted){.key = concept->key, .scope = SCOPE_NAMED, .moves = true, .at = text->tokens.at[scale].at};
    return true;
}

static bool is_people(const fhi_concept *concept)
{
    return concept->counts == FHI_COUNTED_PEOPLE || concept->counts == FHI_COUNTED_GROUP;
}

/* What the words round an amount make no number of things: a share, a part, what comes on top, what it is measured against, out of how many. */
static bool counts_nothing(const fhi_marks *marks, const fhi_sentence *in, uint32_t amount)
{
    const fhi_text *text = marks->text;
    const fhi_amount *what = &marks->amounts.at[amount];
    if (!what->unit.len && what->high < 1) return true; /* "around half are children" */
    if (is_part(text, token_behind(text, in, what->at.end), in->first + in->count)) return true;
    if (is_added(text, in, what->at) || is_measured_against(text, in, what->at)) return true;
    return what->counted.end > what->counted.start && is_besides(text, token_behind(text, in, what->counted.start));
}

/* The same for the noun that it counts. */
static bool head_counts_nothing(const fhi_marks *marks, const fhi_sentence *in, uint32_t amount, uint32_t head,
                                const fhi_concept *concept)
{
    const fhi_text *text = marks->text;
    const fhi_amount *what = &marks->amounts.at[amount];
    if (!what->unit.len && is_a_name(text, in, what, head)) return true;
    if (is_part(text, token_behind(text, in, what->counted.end), in->first + in->count)) return true;
    if (what->unit.len || concept->counts == FHI_COUNTED_STATE || is_people(concept)) return false;
    return picks_one(text, what) || is_frame(marks, in, amount);
}

/* "$3 million", "6 %": by the noun behind it, else by the one that leads to it. */
static bool by_measure(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *in, uint32_t amount,
                       const fhi_concept *concept, fhi_counted *counted)
{
    const fhi_amount *what = &marks->amounts.at[amount];
    if (!concept) return by_subject(concepts, marks, in, amount, counted);
    *counted = (fhi_counted){
        .key = fhi_hash_mix(fhi_hash(what->unit), concept->key), .scope = SCOPE_MEASURED, .at = what->counted};
    return true;
}

/* By the noun that it counts; `concept` is NULL where there is none. */
static void by_head(fhi_concepts *concepts, const fhi_marks *marks, const fhi_sentence *in, uint32_t amount,
                    const fhi_concept *concept, fhi_counted *counted)
{
    fh_range at = marks->amounts.at[amount].counted;
    if (!concept || is_people(concept)) {
        uint64_t people = concept ? concept->counted : 0;
        if (!by_state(concepts, marks, in, amount, counted) && people && !is_part_of_number(marks, in, amount))
            *counted = (fhi_counted){.key = people, .scope = SCOPE_PEOPLE, .at = at};
        counted->group = concept && concept->counts == FHI_COUNTED_GROUP ? concept->key : 0;
        return;
    }
    bool homes = concept->counted == fhi_concepts_counted("homes");
    if (homes && by_power(concepts, marks, in, amount, counted)) return;
    bool state = concept->counts == FHI_COUNTED_STATE;
    if (state || concept->counts == FHI_COUNTED_THING)
        *counted = (fhi_counted){.key = concept->counted,
                                 .scope = state ? SCOPE_NAMED : SCOPE_THING,
                                 .label = concept->label,
                                 .moves = state,
                                 .at = at};
    else
        *counted = (fhi_counted){
            .key = concept->key, .scope = SCOPE_OTHER, .feat = concept->counts == FHI_COUNTED_FEAT, .at = at};
}

bool fhi_counted_by(fhi_concepts *concepts, const fhi_marks *marks, uint32_t amount, uint32_t sentence,
                    fhi_counted *counted)
{
    const fhi_text *text = marks->text;
    const fhi_sentence *in = &text->sentences.at[sentence];
    const fhi_amount *what = &marks->amounts.at[amount];
    *counted = (fhi_counted){0};
    uint32_t scale = what->unit.len ? FHI_NONE : scale_of(text, in, what->at);
    if (scale != FHI_NONE && what->high >= 1) return by_scale(concepts, text, scale, counted);
    if (counts_nothing(marks, in, amount)) return true;
    uint32_t head = what->counted.end > what->counted.start ? head_of(text, in, what->counted) : FHI_NONE;
    const fhi_concept *concept = head == FHI_NONE ? NULL : concept_at(concepts, text, head);
    if (head != FHI_NONE && !concept) return false;
    if (concept && head_counts_nothing(marks, in, amount, head, concept)) return true;
    if (!what->unit.len)
        by_head(concepts, marks, in, amount, concept, counted);
    else if (!by_measure(concepts, marks, in, amount, concept, counted))
        return false;
    /* jobs that are cut and jobs that go are the same jobs */
    bool gone = what->change == FHI_CHANGE_DOWN && counted->key == fhi_concepts_counted("jobs");
    if (counted->key && what->change != FHI_CHANGE_NONE && !gone) {
        counted->key = fhi_hash_mix(counted->key, what->change);
        counted->label = NULL;
    }
    return true;
}
