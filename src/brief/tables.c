/* SPDX-License-Identifier: Apache-2.0 */
/* Figures, dated events and origins come in, a line for each goes out. */
#include "brief/draft.h"

#include "base/span.h"
#include "brief/gist.h"
#include "brief/revoked.h"
#include "brief/telling.h"
#include "reconcile/prose.h"
#include "reconcile/units.h"
#include "tables/newsroom.h"

#include <stdlib.h>

enum {
    CITES = 8,
    NUMBERS = 5 /* told of one figure */,
    EVENT_WORDS = 26,
    EVENT_GIST = 40 /* words that an event is told for, if it tells nothing without them */,
    LISTED = 4 /* outlets of one origin */,
    FEWEST_TOGETHER = 3 /* outlets with one report of their own that have a line together */
};

static bool same_number(const fhi_figure_value *a, const fhi_figure_value *b)
{
    return a->low == b->low && a->high == b->high && a->bound == b->bound;
}

/* "at least 5" beside "5" tells nothing. */
static bool implied(const fhi_figure *figure, uint32_t value)
{
    const fhi_figure_value *v = &figure->values.at[value];
    if (v->bound != FHI_BOUND_AT_LEAST && v->bound != FHI_BOUND_ABOUT) return false;
    for (uint32_t i = 0; i < figure->values.n; i++)
        if (figure->values.at[i].bound == FHI_BOUND_EXACT && figure->values.at[i].low == v->low) return true;
    return false;
}

static bool told_before(const fhi_figure *figure, uint32_t value)
{
    if (implied(figure, value)) return true;
    for (uint32_t i = 0; i < value; i++)
        if (same_number(&figure->values.at[i], &figure->values.at[value])) return true;
    return false;
}

/* A speaker or an outlet, as the line begins a word with a capital ("The police"); a file's name as it stands. */
static void put_giver(fhi_phrase *phrase, fh_span name)
{
    bool blank = false, digit = false;
    for (size_t i = 0; i < name.len; i++) {
        blank = blank || name.ptr[i] == ' ';
        digit = digit || fhi_ascii_digit(name.ptr[i]);
    }
    if (digit && !blank)
        fhi_phrase_put(phrase, name);
    else
        fhi_phrase_words(phrase, name, FHI_PHRASE_NAME, true);
}

/* Who says a number, and when where that tells: "(Piers Haldane, 12 March)". */
static void put_witness(const fhi_draft *draft, fhi_phrase *phrase, const fhi_figure *figure, uint32_t value,
                        bool dated)
{
    const fhi_figure_value *v = &figure->values.at[value];
    bool by = v->by.len && v->by.len <= 60, day = dated && v->as_of != FHI_NO_DAY;
    if (!by && !day) return;
    fhi_phrase_string(phrase, " (");
    if (by) put_giver(phrase, fhi_span_file_name(v->by));
    if (by && day) fhi_phrase_string(phrase, ", ");
    if (day) fhi_phrase_day(phrase, v->as_of, draft->year);
    fhi_phrase_string(phrase, ")");
}

static bool add_figure(fhi_draft *draft, const fhi_figure *figure)
{
    fhi_cite cites[CITES];
    uint32_t n = 0, told = 0, distinct = 0;
    bool update = figure->relation == FHI_FIGURE_UPDATE, dated = false;
    for (uint32_t i = 0; i < figure->values.n; i++) {
        distinct += !told_before(figure, i);
        dated = dated || figure->values.at[i].as_of != figure->values.at[0].as_of;
    }
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    fhi_phrase_words(&phrase, figure->label, FHI_PHRASE_NAME, true);
    fhi_phrase_string(&phrase, update ? ", brought up to date: " : ", reports differ: ");
    uint32_t skip = distinct > NUMBERS && update ? distinct - NUMBERS : 0; /* the newest are kept */
    for (uint32_t i = 0; i < figure->values.n && told < NUMBERS; i++) {
        if (told_before(figure, i)) continue;
        if (skip) {
            skip--;
            continue;
        }
        const fhi_figure_value *v = &figure->values.at[i];
        if (told++) fhi_phrase_string(&phrase, update ? ", then " : "; ");
        fhi_phrase_amount(&phrase, v->low, v->high, v->bound, v->unit);
        put_witness(draft, &phrase, figure, i, dated);
        if (n < CITES) cites[n++] = v->cites.at[0];
    }
    return phrase.ok && fhi_draft_line(draft, fhi_phrase_end(&phrase), cites, n, FHI_NONE);
}

bool fhi_tables_figures(fhi_draft *draft, uint32_t most)
{
    fhi_draft_open(draft, FHI_SECTION_FIGURES);
    for (uint32_t i = draft->first_figure; i < draft->figure_end && draft->section.lines.n < most; i++) {
        const fhi_figure *figure = &draft->claims->figures.at[i];
        if (figure->relation != FHI_FIGURE_CONFLICT && figure->relation != FHI_FIGURE_UPDATE) continue;
        if (!add_figure(draft, figure)) return false;
    }
    return fhi_draft_close(draft);
}

static int heaviest_first(const void *a, const void *b)
{
    const fhi_event *const *x = a, *const *y = b;
    if ((*x)->weight != (*y)->weight) return (*x)->weight > (*y)->weight ? -1 : 1;
    return *x < *y ? -1 : *x > *y; /* both in one array, which is in order of edtf */
}

static int oldest_first(const void *a, const void *b)
{
    const fhi_event *const *x = a, *const *y = b;
    if ((*x)->first != (*y)->first) return (*x)->first < (*y)->first ? -1 : 1;
    return *x < *y ? -1 : *x > *y;
}

/* The statement that an event is told in; NULL if it is told by the article. */
static const fhi_statement *statement_of(const fhi_draft *draft, const fhi_event *event)
{
    if (event->claim == FHI_NONE) return NULL;
    const fhi_claim *claim = &draft->claims->claims.at[event->claim];
    fhi_cite cite = event->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    for (uint32_t i = 0; i < claim->statements.n; i++) {
        if (claim->statements.at[i].article != cite.article) continue;
        const fhi_statement *s = &marks->statements.at[claim->statements.at[i].statement];
        if (!s->speaker.name.len) continue;
        for (uint32_t k = 0; k < s->content.n; k++)
            if (s->content.at[k].start < cite.at.end && cite.at.start < s->content.at[k].end) return s;
    }
    return NULL;
}

/* Words of a speaker, which tell less of what happened than a report does. */
static bool is_quoted(const fhi_statement *said)
{
    return said && said->kind == FHI_STATEMENT_DIRECT;
}

/* Where its words name its day. */
static fh_range time_of(const fhi_draft *draft, const fhi_event *event)
{
    fhi_cite cite = event->cites.at[0];
    return fhi_gist_time(draft->readings[cite.article].marks, cite.at, event->first, event->last);
}

static bool add_event(fhi_draft *draft, const fhi_event *event)
{
    fhi_cite cites[CITES];
    uint32_t n = 0;
    for (uint32_t i = 0; i < event->cites.n && n < 3; i++) cites[n++] = event->cites.at[i];
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    fhi_draft_days(draft, &phrase, event);
    fhi_phrase_string(&phrase, event->expected ? ", expected: " : ": ");
    const fhi_statement *said = statement_of(draft, event);
    if (is_quoted(said)) {
        fhi_draft_speaker(draft, &phrase, event->cites.at[0].article, &said->speaker);
        fhi_phrase_string(&phrase, ": ");
        fhi_draft_content(draft, &phrase, event->cites.at[0].article, said, event->cites.at[0].at, EVENT_WORDS);
    } else {
        fhi_telling_put(draft, &phrase, event->cites.at[0], said, time_of(draft, event), EVENT_WORDS);
    }
    return phrase.ok && fhi_draft_line(draft, fhi_phrase_end(&phrase), cites, n, FHI_NONE);
}

/* What was announced on the one day and came about on the other is two events. */
static bool came_about(const fhi_draft *draft, const fhi_event *a, const fhi_event *b)
{
    const fhi_claim *claim = &draft->claims->claims.at[a->claim];
    bool announced = claim->history.n && claim->history.at[0].status == FHI_CLAIM_ANNOUNCED;
    return announced && claim->status != FHI_CLAIM_ANNOUNCED && a->first != b->first;
}

static bool same_event(const fhi_draft *draft, const fhi_event *a, const fhi_event *b)
{
    if (a->claim != FHI_NONE && a->claim == b->claim && !came_about(draft, a, b)) return true;
    for (uint32_t i = 0; i < a->cites.n && i < CITES; i++)
        for (uint32_t k = 0; k < b->cites.n && k < CITES; k++)
            if (fhi_cite_meets(a->cites.at[i], b->cites.at[k])) return true;
    return false;
}

static bool in_caption(const fhi_draft *draft, fhi_cite cite)
{
    const fhi_article *article = draft->readings[cite.article].article;
    for (uint32_t i = 0; i < article->blocks.n && article->blocks.at[i].at.start <= cite.at.start; i++)
        if (cite.at.start < article->blocks.at[i].at.end) return article->blocks.at[i].kind == FHI_BLOCK_CAPTION;
    return false;
}

/* "Nonsense!" he wrote on Monday: the first mark closes what another sentence began. */
static bool begins_quoted(fh_span text)
{
    if (!fhi_prose_breaks_quotation(text)) return false;
    size_t straight = fhi_span_to(text, 0, '"');
    ptrdiff_t opens = fhi_span_find(text, FHI_SPAN("\xE2\x80\x9C"), 0);
    ptrdiff_t closes = fhi_span_find(text, FHI_SPAN("\xE2\x80\x9D"), 0);
    if (closes >= 0 && (opens < 0 || closes < opens)) return true;
    return straight > 0 && straight < text.len && !fhi_ascii_space(text.ptr[straight - 1]);
}

/* "who ruled for years": the rest of a sentence. */
static bool begins_inside(fh_span text)
{
    if (begins_quoted(text)) return true;
    static const char *const words[] = {"who", "whose", "which", "where", "what", "how", "that", "and", "but"};
    size_t n = 0;
    while (n < text.len && fhi_ascii_alpha(text.ptr[n])) n++;
    return text.len && text.ptr[0] >= 'a' &&
           fhi_span_among((fh_span){text.ptr, n}, words, sizeof words / sizeof *words);
}

/* "I simply will not repeat it": words of nobody known. */
static bool is_all_quoted(const fhi_draft *draft, fhi_cite cite)
{
    const fhi_text *text = draft->readings[cite.article].text;
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i < text->tokens.n && text->tokens.at[i].at.start < cite.at.end; i++) {
        uint8_t flags = text->tokens.at[i].flags;
        if (flags & FHI_TOKEN_WORD && !(flags & FHI_TOKEN_QUOTED)) return false;
    }
    return true;
}

/* "Families today hold ten times as much": our time, not a day. */
static bool is_of_our_time(const fhi_text *text, fh_range at)
{
    uint32_t first = fhi_words_from(text, at.start), verb = first;
    bool today = false;
    for (uint32_t i = first; i < text->tokens.n && text->tokens.at[i].at.start < at.end && !today; i++)
        today = fhi_span_same(fhi_words_text(text, i), FHI_SPAN("today")) &&
                !(text->tokens.at[i].flags & FHI_TOKEN_QUOTED); /* the show of that name */
    while (today && verb < text->tokens.n && !fhi_words_finite(text->tokens.at[verb].tag)) verb++;
    if (!today || verb == text->tokens.n || text->tokens.at[verb].at.start >= at.end) return false;
    uint8_t tag = text->tokens.at[verb].tag;
    while (verb + 1 < text->tokens.n && text->tokens.at[verb + 1].tag == FHI_TAG_RB) verb++;
    bool goes_on = verb + 1 < text->tokens.n && text->tokens.at[verb + 1].tag == FHI_TAG_VBG;
    return (tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP) && !goes_on;
}

/* Worth a line where the day is named and it is told, not shown in a picture, and not by "she: …", which tells a reader nothing. What has its line as
 * a quotation is not told again. */
static bool is_told(const fhi_draft *draft, const fhi_event *event)
{
    fhi_cite cite = event->cites.at[0];
    if (!event->named || in_caption(draft, cite) || begins_inside(event->text)) return false;
    if (event->expected && event->claim != FHI_NONE &&
        fhi_revoked_is(draft, &draft->claims->claims.at[event->claim], cite))
        return false;
    if (event->claim != FHI_NONE && draft->claims->claims.at[event->claim].status == FHI_CLAIM_CORRECTED) return false;
    const fhi_text *text = draft->readings[cite.article].text;
    const fhi_statement *said = statement_of(draft, event);
    if (is_of_our_time(text, cite.at)) return false;
    if (is_quoted(said)) return !draft->used[event->claim] && fhi_units_names_somebody(said->speaker.name);
    if (fhi_telling_least(draft, cite, time_of(draft, event)) > EVENT_GIST) return false;
    return !is_all_quoted(draft, cite) && !fhi_telling_leans(draft, cite, said);
}

bool fhi_tables_timeline(fhi_draft *draft, uint32_t most)
{
    const fhi_event **events = fhi_arena_array(draft->scratch, draft->event_end - draft->first_event, sizeof *events);
    const fhi_event **kept = fhi_arena_array(draft->scratch, most, sizeof *kept);
    uint32_t n = 0, count = 0;
    if (!events || !kept) return false;
    for (uint32_t i = draft->first_event; i < draft->event_end; i++)
        if (is_told(draft, draft->events[i])) events[n++] = draft->events[i];
    if (n) qsort(events, n, sizeof *events, heaviest_first);
    for (uint32_t i = 0; i < 2 * n && count < most; i++) { /* quotations behind all others */
        const fhi_event *event = events[i % n];
        uint32_t of_day = 0; /* two things of a day at most, the heaviest; a claim, and a sentence, once */
        if (is_quoted(statement_of(draft, event)) != (i >= n)) continue;
        for (uint32_t k = 0; k < count; k++) {
            bool same_day = kept[k]->first == event->first && kept[k]->last == event->last;
            of_day += same_event(draft, kept[k], event) ? 2 : same_day;
        }
        if (of_day < 2) kept[count++] = event;
    }
    if (count) qsort(kept, count, sizeof *kept, oldest_first);
    fhi_draft_open(draft, FHI_SECTION_TIMELINE);
    for (uint32_t i = 0; i < count; i++)
        if (!add_event(draft, kept[i])) return false;
    return fhi_draft_close(draft);
}

/* What shows where an article came from: its credit, else its first block. */
static fhi_cite proof_of(const fhi_draft *draft, uint32_t article)
{
    const fhi_article *a = draft->readings[article].article;
    for (uint32_t i = 0; i < a->credits.n; i++)
        if (a->credits.at[i].applies_to == FHI_CREDIT_TEXT && a->credits.at[i].at.end > a->credits.at[i].at.start)
            return (fhi_cite){article, a->credits.at[i].at};
    const fhi_text *text = draft->readings[article].text;
    if (text->sentences.n) return (fhi_cite){article, text->sentences.at[0].at};
    return (fhi_cite){article, {0, 0}};
}

static fh_span outlet_of(const fhi_draft *draft, uint32_t article)
{
    const fhi_article *a = draft->readings[article].article;
    if (a->outlet.len) return a->outlet;
    return fhi_span_file_name(a->id);
}

/* The outlets of the articles, each once, at most so many. */
static void list_outlets(const fhi_draft *draft, fhi_phrase *phrase, const uint32_t *articles, uint32_t n,
                         uint32_t most)
{
    uint32_t listed = 0;
    for (uint32_t i = 0; i < n && listed <= most; i++) {
        fh_span outlet = outlet_of(draft, articles[i]);
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++) known = fhi_span_is(outlet, outlet_of(draft, articles[k]));
        if (!known && listed < most) {
            if (listed++) fhi_phrase_string(phrase, ", ");
            fhi_phrase_put(phrase, outlet);
        } else if (!known && listed++ == most) {
            fhi_phrase_string(phrase, " and others");
        }
    }
}

static uint32_t count_origins(const fhi_draft *draft, const uint32_t *articles, uint32_t n)
{
    uint32_t origins = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool known = false;
        for (uint32_t k = 0; k < i && !known; k++)
            known = draft->lineage->standings[articles[k]].origin == draft->lineage->standings[articles[i]].origin;
        origins += !known;
    }
    return origins;
}

/* Closes the line with what shows that the articles are there. */
static bool end_source(fhi_draft *draft, fhi_phrase *phrase, const uint32_t *articles, uint32_t n)
{
    fhi_cite cites[CITES];
    uint32_t cited = 0;
    for (uint32_t i = 0; i < n && cited < CITES; i++) {
        fhi_cite proof = proof_of(draft, articles[i]);
        if (proof.at.end > proof.at.start) cites[cited++] = proof;
    }
    if (!cited) return phrase->ok;
    return phrase->ok && fhi_draft_line(draft, fhi_phrase_end(phrase), cites, cited, FHI_NONE);
}

static fh_span name_of(const fhi_draft *draft, uint32_t origin, uint32_t article)
{
    fh_span name = draft->lineage->origins.at[origin].name;
    return name.len ? name : outlet_of(draft, article);
}

/* Whether an origin is an outlet with one article of its own. */
static bool is_single(const fhi_draft *draft, uint32_t origin, const uint32_t *articles, uint32_t n)
{
    fh_span name = name_of(draft, origin, articles[0]), outlet = outlet_of(draft, articles[0]);
    return n == 1 && (fhi_span_same(name, outlet) || fhi_newsroom_key(name) == fhi_newsroom_key(outlet));
}

static bool add_singles(fhi_draft *draft, const uint32_t *articles, uint32_t n)
{
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    list_outlets(draft, &phrase, articles, n, CITES);
    fhi_phrase_string(&phrase, ", in one article each");
    return end_source(draft, &phrase, articles, n);
}

static bool add_source(fhi_draft *draft, uint32_t origin, const uint32_t *articles, uint32_t n)
{
    const fhi_origin *o = &draft->lineage->origins.at[origin];
    uint32_t reports = count_origins(draft, articles, n);
    fhi_phrase phrase;
    fhi_phrase_start(draft->arena, &phrase);
    put_giver(&phrase, name_of(draft, origin, articles[0]));
    if (is_single(draft, origin, articles, n)) {
        fhi_phrase_string(&phrase, ", in one article");
    } else {
        if (reports > 1) {
            fhi_phrase_string(&phrase, ", ");
            fhi_phrase_amount(&phrase, reports, reports, FHI_BOUND_EXACT, FHI_SPAN("reports"));
            fhi_phrase_string(&phrase, " in ");
        } else if (n > 1) {
            fhi_phrase_string(&phrase, ", in ");
        }
        if (n > 1) fhi_phrase_amount(&phrase, n, n, FHI_BOUND_EXACT, FHI_SPAN("articles"));
        fhi_phrase_string(&phrase, ": ");
        list_outlets(draft, &phrase, articles, n, LISTED);
    }
    if (n > 1 && o->why.n && n == o->articles.n) { /* the reason is that of one origin */
        fhi_phrase_string(&phrase, ". ");
        fhi_phrase_words(&phrase, o->why.at[0], 24, true);
    }
    return end_source(draft, &phrase, articles, n);
}

typedef struct of_origin {
    uint32_t origin, first, n;
} of_origin;

static int largest_first(const void *a, const void *b)
{
    const of_origin *x = a, *y = b;
    if (x->n != y->n) return x->n > y->n ? -1 : 1;
    return x->origin < y->origin ? -1 : x->origin > y->origin;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Several texts of one agency or outlet have a line together. */
static bool same_name(const fhi_draft *draft, uint32_t a, uint32_t b)
{
    if (a == b) return true;
    if (a >= draft->lineage->origins.n || b >= draft->lineage->origins.n) return false;
    fh_span name = draft->lineage->origins.at[a].name;
    return name.len && fhi_span_same(name, draft->lineage->origins.at[b].name);
}

/* Sorts the articles by origin, those of one name together; each article and its group keep the order in which they come. Returns how many
 * groups. Both lists have room for all articles. */
static uint32_t group_by_origin(const fhi_draft *draft, const uint32_t *articles, uint32_t n, uint32_t *sorted,
                                of_origin *groups)
{
    uint32_t count = 0, filled = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t origin = draft->lineage->standings[articles[i]].origin;
        bool known = false;
        for (uint32_t k = 0; k < count && !known; k++) known = same_name(draft, groups[k].origin, origin);
        if (known || origin >= draft->lineage->origins.n) continue;
        of_origin *group = &groups[count++];
        *group = (of_origin){origin, filled, 0};
        for (uint32_t k = i; k < n; k++)
            if (same_name(draft, draft->lineage->standings[articles[k]].origin, origin)) {
                sorted[filled++] = articles[k];
                group->n++;
            }
    }
    return count;
}

bool fhi_tables_sources(fhi_draft *draft, uint32_t most)
{
    const fhi_story *story = &draft->stories->stories.at[draft->story];
    uint32_t n = story->articles.n, alone = 0;
    uint32_t *articles = fhi_arena_array(draft->scratch, n, sizeof *articles);
    uint32_t *sorted = fhi_arena_array(draft->scratch, n, sizeof *sorted);
    uint32_t *singles = fhi_arena_array(draft->scratch, n, sizeof *singles);
    of_origin *origins = fhi_arena_array(draft->scratch, n, sizeof *origins);
    if (!articles || !sorted || !singles || !origins) return false;
    for (uint32_t i = 0; i < n; i++) articles[i] = story->articles.at[i];
    if (n) qsort(articles, n, sizeof *articles, by_number);
    uint32_t groups = group_by_origin(draft, articles, n, sorted, origins);
    if (groups) qsort(origins, groups, sizeof *origins, largest_first);
    for (uint32_t i = 0; i < groups; i++)
        if (is_single(draft, origins[i].origin, sorted + origins[i].first, origins[i].n))
            singles[alone++] = sorted[origins[i].first];
    bool together = alone >= FEWEST_TOGETHER && most > 0; /* in the last of the lines */
    fhi_draft_open(draft, FHI_SECTION_SOURCES);
    for (uint32_t i = 0; i < groups && draft->section.lines.n + together < most; i++) {
        const uint32_t *of = sorted + origins[i].first;
        if (together && is_single(draft, origins[i].origin, of, origins[i].n)) continue;
        if (!add_source(draft, origins[i].origin, of, origins[i].n)) return false;
    }
    if (together && !add_singles(draft, singles, alone)) return false;
    return fhi_draft_close(draft);
}
