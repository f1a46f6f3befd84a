/* SPDX-License-Identifier: Apache-2.0 */
/* Groups of units come in, claims go out: the clearest unit speaks for each, the others bear it out; who stands behind it is counted by
 * origin, and how heavy it is follows from that, from its place in the articles and from how much it is about what they have in common. */
#include "reconcile/assemble.h"

#include "base/span.h"
#include "reconcile/hearsay.h"
#include "reconcile/history.h"
#include "reconcile/paraphrase.h"
#include "reconcile/utterance.h"

#include <stdlib.h>

static const double UNCLEAR = -0.35; /* below that a line leans on what stood before it */
static const double SAME_NEWS = 0.8; /* of the units that speak for two claims: they are one; see paraphrase.h */

enum {
    JUDGES = 8,     /* members that a unit's likeness to the group is taken from */
    LONG_AGO = 300, /* days */
    HEAVIEST = 24   /* claims that are held against one another: those that a brief may show */
};

/* A claim before the order of claims is known. */
typedef struct draft {
    fhi_claim claim;
    uint32_t group;          /* cluster, of joined ones the first */
    const uint32_t *members; /* units, ascending */
    uint32_t n;              /* 0: joined to another draft */
    uint32_t speaker;        /* the unit that speaks for them */
} draft;

static fhi_block_kind block_kind(const fhi_story_work *work, const fhi_unit *unit)
{
    const fhi_reading *reading = &work->readings[unit->article];
    uint32_t block = reading->text->sentences.at[unit->sentence].block;
    return block < reading->article->blocks.n ? reading->article->blocks.at[block].kind : FHI_BLOCK_PARAGRAPH;
}

/* Titles, captions and scraps bear out what the body says; alone they are no claim. */
static bool in_prose(const fhi_story_work *work, const fhi_unit *unit)
{
    fhi_block_kind kind = block_kind(work, unit);
    return unit->prose && kind != FHI_BLOCK_TITLE && kind != FHI_BLOCK_CAPTION && kind != FHI_BLOCK_CREDIT;
}

/* How well a unit shows what has become of the claim. */
static double shows(fhi_claim_status unit, fhi_claim_status claim)
{
    if (unit == claim || (claim == FHI_CLAIM_DISPUTED && unit == FHI_CLAIM_DENIED)) return 0.6;
    return unit == FHI_CLAIM_ANNOUNCED ? -0.2 : 0;
}

/* The unit that reads best, shows the status, is nearest to what the others say and is borne out by the most of them; ties go to the earlier one. */
static uint32_t clearest(const fhi_story_work *work, const uint32_t *members, uint32_t n, fhi_claim_status status)
{
    uint32_t best = members[0];
    double best_score = -1e9;
    for (uint32_t i = 0; i < n; i++) {
        const fhi_unit *unit = &work->units.at[members[i]];
        double near = 0, borne = 0;
        uint32_t judges = n < JUDGES ? n : JUDGES;
        for (uint32_t k = 0; k < judges; k++) {
            const fhi_unit *other = &work->units.at[members[k]];
            near += fhi_paraphrase_overlap(unit, other);
            borne += other->article != unit->article && fhi_paraphrase_bears_out(other, unit);
        }
        bool own = fhi_independence_source(work->independence, unit->article, unit->said) == unit->article;
        double score =
            unit->clarity + (0.6 * near + 0.6 * borne) / judges + (own ? 0.1 : 0) + shows(unit->status, status);
        if (!in_prose(work, unit)) score -= 10;
        if (score > best_score + 1e-9) {
            best_score = score;
            best = members[i];
        }
    }
    return best;
}

static bool add_cite(fhi_arena *arena, fhi_claim *claim, const fhi_unit *unit)
{
    for (uint32_t i = 0; i < claim->cites.n; i++)
        if (claim->cites.at[i].article == unit->article && claim->cites.at[i].at.start == unit->shown.start)
            return true;
    fhi_cite *cite = FHI_PUSH(arena, &claim->cites);
    if (cite) *cite = (fhi_cite){unit->article, unit->shown};
    return cite != NULL;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Whether a unit stands in the group of the main event. */
static bool tells_event(const fhi_story_work *work, uint32_t unit)
{
    if (work->core_group == FHI_NONE) return false;
    uint32_t first = work->clusters.start[work->core_group], end = work->clusters.start[work->core_group + 1];
    return bsearch(&unit, work->clusters.members + first, end - first, sizeof unit, by_number) != NULL;
}

/* Whether a member bears out the words of the unit that speaks for all: of the same people and things another act is told as well. Who tells the
 * main event bears it out in any words, but for another number: of a toll that rose, who gave the first does not stand behind the last. */
static bool bears_out(const fhi_story_work *work, uint32_t member, uint32_t speaker)
{
    bool event = speaker == work->core_unit && tells_event(work, member) &&
                 !fhi_paraphrase_counts_differ(&work->units.at[member], &work->units.at[speaker]);
    if (member == speaker || event) return true;
    return fhi_paraphrase_bears_out(&work->units.at[member], &work->units.at[speaker]);
}

/* Cites, articles and statements; members are ascending, so their articles are. */
static bool gather(fhi_arena *arena, const fhi_story_work *work, draft *made)
{
    fhi_claim *claim = &made->claim;
    const fhi_unit *clear = &work->units.at[made->speaker];
    claim->text = fhi_span_cut(work->readings[clear->article].article->text, clear->shown);
    if (!add_cite(arena, claim, clear)) return false;
    for (uint32_t i = 0; i < made->n; i++)
        if (bears_out(work, made->members[i], made->speaker) &&
            !add_cite(arena, claim, &work->units.at[made->members[i]]))
            return false;
    claim->borne = claim->cites.n;
    for (uint32_t i = 0; i < made->n; i++) {
        const fhi_unit *unit = &work->units.at[made->members[i]];
        if (!add_cite(arena, claim, unit)) return false;
        if (!claim->articles.n || claim->articles.at[claim->articles.n - 1] != unit->article) {
            uint32_t *article = FHI_PUSH(arena, &claim->articles);
            if (!article) return false;
            *article = unit->article;
        }
        if (unit->statement == FHI_NONE) continue;
        fhi_statement_ref *statement = FHI_PUSH(arena, &claim->statements);
        if (!statement) return false;
        *statement = (fhi_statement_ref){unit->article, unit->statement};
    }
    return true;
}

/* The article that a unit goes back to: one of the outlet that it names ("Northern Wire reported"), the farthest of a chain first, else where
 * its words were taken from. Its own outlet is always in the chain and tells nothing. */
static uint32_t source_of(const fhi_story_work *work, const fhi_unit *unit)
{
    const fhi_reading *reading = &work->readings[unit->article];
    uint32_t taken = fhi_independence_source(work->independence, unit->article, unit->said);
    if (unit->statement == FHI_NONE || taken != unit->article) return taken;
    const fhi_statement *statement = &reading->marks->statements.at[unit->statement];
    for (uint32_t i = statement->chain.n + 1; i-- > 0;) {
        fh_span name = i ? statement->chain.at[i - 1].name : statement->speaker.name;
        if (!name.len || fhi_span_same(name, reading->article->outlet)) continue;
        uint32_t named = fhi_independence_named(work->independence, name);
        if (named != FHI_NONE) return named;
    }
    return taken;
}

/* The unit has it from others and names nobody. */
static bool is_hearsay(const fhi_story_work *work, const fhi_unit *unit)
{
    bool own = unit->voice || unit->status == FHI_CLAIM_DENIED || unit->status == FHI_CLAIM_CONFIRMED;
    return !own && fhi_hearsay_is(fhi_span_cut(work->readings[unit->article].article->text, unit->shown));
}

/* Marks the members whose article has it from others, also where its headline does not say so. Those of an article stand together. Linear in the
 * members. */
static bool *mark_hearsay(fhi_arena *scratch, const fhi_story_work *work, const draft *made)
{
    bool *marked = fhi_arena_array(scratch, made->n, sizeof *marked);
    for (uint32_t i = 0, end; marked && i < made->n; i = end) {
        uint32_t article = work->units.at[made->members[i]].article;
        bool hearsay = false;
        for (end = i; end < made->n && work->units.at[made->members[end]].article == article; end++)
            hearsay = hearsay || is_hearsay(work, &work->units.at[made->members[end]]);
        for (uint32_t k = i; k < end; k++) marked[k] = hearsay;
    }
    return marked;
}

/* Whether all articles that bear it out pass on the same words of somebody, also where one of them names nobody for them: a letter, a law, a
 * post. */
static bool is_one_utterance(const fhi_story_work *work, const draft *made)
{
    const fhi_unit *speaker = &work->units.at[made->speaker];
    bool shared = false;
    for (uint32_t i = 0; i < made->n; i++) {
        const fhi_unit *unit = &work->units.at[made->members[i]];
        if (unit->article == speaker->article || !bears_out(work, made->members[i], made->speaker)) continue;
        if (!fhi_utterance_is(work->readings[speaker->article].text, speaker->shown, work->readings[unit->article].text,
                              unit->shown))
            return false;
        shared = true;
    }
    return shared;
}

/* The articles that the words go back to, and from them the origins. Counted is what bears out the words of the unit that speaks for all. */
static bool count_origins(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, draft *made)
{
    fhi_claim *claim = &made->claim;
    uint32_t *sources = fhi_arena_array(scratch, made->n, sizeof *sources), counted = 0, kept = 0;
    const bool *hearsay = mark_hearsay(scratch, work, made);
    if (!sources || !hearsay) return false;
    uint64_t voice = 0;
    uint32_t voiced = 0;
    bool one = true, quoted = true, first_hand = false;
    for (uint32_t i = 0; i < made->n && !first_hand; i++)
        first_hand = !hearsay[i] && bears_out(work, made->members[i], made->speaker);
    for (uint32_t i = 0; i < made->n; i++) {
        const fhi_unit *unit = &work->units.at[made->members[i]];
        if (!bears_out(work, made->members[i], made->speaker)) continue;
        if (first_hand && hearsay[i]) continue;
        sources[counted++] = source_of(work, unit);
        bool side = fhi_units_share(&unit->sides, &work->units.at[made->members[0]].sides);
        one = one && (!unit->voice || !voice || unit->voice == voice || side);
        if (unit->voice) voice = unit->voice;
        voiced += unit->voice && (unit->statement != FHI_NONE || unit->status == FHI_CLAIM_DENIED);
        quoted = quoted && unit->quoted;
    }
    /* The same words in quotation marks were said once; and where most name one speaker, the rest have it from nobody else. */
    claim->one_voice = quoted || (one && voiced * 2 > counted);
    qsort(sources, counted, sizeof *sources, by_number);
    for (uint32_t i = 0; i < counted; i++)
        if (i == 0 || sources[i] != sources[i - 1]) sources[kept++] = sources[i];
    if (!fhi_independence_count(arena, work->independence, sources, kept, claim)) return false;
    if (claim->independent > 1 && !claim->one_voice) claim->one_voice = is_one_utterance(work, made);
    return true;
}

/* True if the unit speaks of a time long before the story: "has run the line since 1998". */
static bool is_background(const fhi_story_work *work, const fhi_unit *unit)
{
    const fhi_marks *marks = work->readings[unit->article].marks;
    fhi_day first = work->first;
    uint32_t from = fhi_marks_time_behind(marks, unit->at.start);
    for (uint32_t i = from; i < marks->times.n && marks->times.at[i].at.start < unit->at.end; i++) {
        const fhi_time *time = &marks->times.at[i];
        if (time->at.start >= unit->at.start && time->first != FHI_NO_DAY && first != FHI_NO_DAY &&
            time->first < first - LONG_AGO)
            return true;
    }
    return false;
}

/* Fills how much of the story it carries, and how much it is about it. */
static void weigh(const fhi_story_work *work, draft *made)
{
    fhi_claim *claim = &made->claim;
    double place = 0, clarity = -1e9;
    claim->central = 0;
    claim->leads = 0;
    for (uint32_t i = 0; i < made->n; i++) {
        const fhi_unit *unit = &work->units.at[made->members[i]];
        double here = fhi_units_place(unit);
        if (!in_prose(work, unit)) here = 0.3;
        if (is_background(work, unit)) here *= 0.5;
        if (unit->possible) here *= 0.6;
        claim->leads += unit->lead;
        if (here > place) place = here;
        if (unit->quoted) clarity = 0; /* shown behind its speaker */
        if (in_prose(work, unit) && unit->clarity > clarity) clarity = unit->clarity;
        if (work->central[made->members[i]] > claim->central) claim->central = work->central[made->members[i]];
    }
    uint32_t articles = claim->articles.n < 12 ? claim->articles.n : 12;
    double carried = 1 + 0.9 * (claim->independent - 1) + 0.3 * (claim->origins.n - 1) + 0.12 * (articles - 1);
    claim->weight = carried * (0.2 + 0.8 * place) * (0.3 + claim->central);
    if (clarity < UNCLEAR) claim->weight *= 0.6;
}

/* Draws up the claim of the draft's members. */
static bool make_draft(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, draft *made)
{
    fhi_claim *claim = &made->claim;
    *claim = (fhi_claim){.story = work->story};
    if (!fhi_history_trace(arena, work->readings, &work->units, made->members, made->n, claim)) return false;
    bool main_event = made->group == work->core_group && work->core_unit != FHI_NONE;
    made->speaker = main_event ? work->core_unit : clearest(work, made->members, made->n, claim->status);
    if (!gather(arena, work, made) || !count_origins(arena, scratch, work, made)) return false;
    weigh(work, made);
    return true;
}

/* Whether two claims are one: reports that build their sentences round other news fall into groups of their own, whose clearest units tell the same. */
static bool same_news(const fhi_story_work *work, const draft *a, const draft *b)
{
    const fhi_unit *x = &work->units.at[a->speaker], *y = &work->units.at[b->speaker];
    return x->article != y->article && !fhi_paraphrase_counts_differ(x, y) && fhi_paraphrase_of(x, y) >= SAME_NEWS &&
           fhi_paraphrase_bears_out(x, y) && fhi_paraphrase_bears_out(y, x);
}

/* Joins the second draft to the first; the main event stays what it is. */
static bool join(fhi_arena *arena, fhi_arena *scratch, const fhi_story_work *work, draft *a, draft *b)
{
    uint32_t *members = fhi_arena_array(scratch, (size_t)a->n + b->n, sizeof *members), n = 0;
    if (!members) return false;
    for (uint32_t i = 0, k = 0; i < a->n || k < b->n;) {
        bool from_a = k == b->n || (i < a->n && a->members[i] <= b->members[k]);
        if (from_a && k < b->n && a->members[i] == b->members[k]) k++;
        members[n++] = from_a ? a->members[i++] : b->members[k++];
    }
    if (b->group == work->core_group) a->group = b->group;
    a->members = members;
    a->n = n;
    b->n = 0;
    return make_draft(arena, scratch, work, a);
}

static bool any_prose(const fhi_story_work *work, uint32_t group)
{
    for (uint32_t i = work->clusters.start[group]; i < work->clusters.start[group + 1]; i++)
        if (in_prose(work, &work->units.at[work->clusters.members[i]])) return true;
    return false;
}

static int heaviest_first(const void *a, const void *b)
{
    const draft *x = a, *y = b;
    if (x->claim.weight != y->claim.weight) return x->claim.weight > y->claim.weight ? -1 : 1;
    return x->group < y->group ? -1 : x->group > y->group;
}

/* Not what its article is about, nor somebody's words: those have sections of their own. */
static bool is_plain_sentence(const fhi_unit *unit)
{
    return unit->statement == FHI_NONE && !unit->lead;
}

/* The claim, among those made already, that tells what a unit tells in the very same words: a sentence and a statement that is most of it are two
 * units, which may come into two groups. FHI_NONE if there is none. */
static uint32_t claim_of_same_words(const fhi_story_work *work, uint32_t number)
{
    const fhi_unit *unit = &work->units.at[number];
    for (uint32_t i = number; i-- > 0;) { /* the sentence as a whole is the last of its units */
        const fhi_unit *other = &work->units.at[i];
        if (other->article != unit->article || other->sentence != unit->sentence) break;
        bool same = other->shown.start == unit->shown.start && other->shown.end == unit->shown.end;
        if (same && other->status == unit->status && work->claim_of[i] != FHI_NONE) return work->claim_of[i];
    }
    return FHI_NONE;
}

bool fhi_assemble_claims(fhi_arena *arena, fhi_arena *scratch, fhi_story_work *work, fhi_claims *claims)
{
    draft *drafts = fhi_arena_array(scratch, work->clusters.n, sizeof *drafts);
    work->claim_of = fhi_arena_array(scratch, work->units.n, sizeof *work->claim_of);
    if (!drafts || !work->claim_of) return false;
    for (uint32_t i = 0; i < work->units.n; i++) work->claim_of[i] = FHI_NONE;
    uint32_t n = 0, kept = 0;
    for (uint32_t group = 0; group < work->clusters.n; group++) {
        uint32_t first = work->clusters.start[group];
        if (!any_prose(work, group)) continue;
        drafts[n] = (draft){.group = group, .members = work->clusters.members + first};
        drafts[n].n = work->clusters.start[group + 1] - first;
        if (!make_draft(arena, scratch, work, &drafts[n++])) return false;
    }
    if (n) qsort(drafts, n, sizeof *drafts, heaviest_first);
    for (uint32_t i = 0; i < n && i < HEAVIEST; i++)
        for (uint32_t k = i + 1; drafts[i].n && k < n && k < HEAVIEST; k++)
            if (drafts[k].n && same_news(work, &drafts[i], &drafts[k]) &&
                !join(arena, scratch, work, &drafts[i], &drafts[k]))
                return false;
    for (uint32_t i = 0; i < n; i++)
        if (drafts[i].n) drafts[kept++] = drafts[i];
    if (kept) qsort(drafts, kept, sizeof *drafts, heaviest_first);
    for (uint32_t i = 0; i < kept; i++) {
        bool alone = drafts[i].n == 1 && drafts[i].group != work->core_group;
        if (alone && is_plain_sentence(&work->units.at[drafts[i].members[0]])) {
            uint32_t told = claim_of_same_words(work, drafts[i].members[0]);
            work->claim_of[drafts[i].members[0]] = told;
            if (told != FHI_NONE) continue;
        }
        for (uint32_t m = 0; m < drafts[i].n; m++) {
            uint32_t *claim_of = &work->claim_of[drafts[i].members[m]];
            if (drafts[i].group != work->core_group || *claim_of == FHI_NONE) *claim_of = claims->claims.n;
        }
        fhi_claim *claim = FHI_PUSH(arena, &claims->claims);
        if (!claim) return false;
        *claim = drafts[i].claim;
    }
    return true;
}
