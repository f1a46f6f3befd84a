/* SPDX-License-Identifier: Apache-2.0 */
/* Lines come in, sections go out. A line whose words stand in another one is not said twice. */
#include "brief/draft.h"

#include "base/hash.h"
#include "base/span.h"

#include <stdlib.h>

enum { SHORTEST_WORD = 4, BEGINNING = 6, LONGEST_NAME = 40, NAMED_ORIGINS = 3 };

static const double REPEATED = 0.6;    /* share of its words that make a line a repetition */
static const double SAME_DENIAL = 0.5; /* the same of denials, which are short and each worded anew */

void fhi_draft_open(fhi_draft *draft, fhi_section_kind kind)
{
    draft->section = (fhi_section){.story = draft->story, .kind = kind};
}

bool fhi_draft_close(fhi_draft *draft)
{
    if (!draft->section.lines.n) return true;
    fhi_section *section = FHI_PUSH(draft->arena, &draft->brief.sections);
    if (section) *section = draft->section;
    return section != NULL;
}

static int by_value(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Nouns, verbs, adjectives and numbers by their first letters: "extend" and "extending" are one. */
static bool tells(const fhi_token *token)
{
    if (token->flags & FHI_TOKEN_NUMBER) return true;
    if (!(token->flags & FHI_TOKEN_WORD) || token->at.end - token->at.start < SHORTEST_WORD) return false;
    uint8_t tag = token->tag;
    return (tag >= FHI_TAG_NN && tag <= FHI_TAG_NNPS) || (tag >= FHI_TAG_VB && tag <= FHI_TAG_VBZ) ||
           tag == FHI_TAG_JJ || tag == FHI_TAG_CD;
}

static uint64_t beginning(fh_span word)
{
    char lower[BEGINNING];
    size_t n = word.len < BEGINNING ? word.len : BEGINNING;
    for (size_t i = 0; i < n; i++) lower[i] = fhi_ascii_lower(word.ptr[i]);
    return fhi_hash((fh_span){lower, n});
}

/* What a range tells, as a set of words. */
static bool words_of(fhi_draft *draft, fhi_cite cite, fhi_key_set *set)
{
    const fhi_text *text = draft->readings[cite.article].text;
    *set = (fhi_key_set){0};
    for (uint32_t i = fhi_words_from(text, cite.at.start);
         i < text->tokens.n && text->tokens.at[i].at.end <= cite.at.end; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!tells(token)) continue;
        uint64_t *slot = FHI_PUSH(draft->scratch, set);
        if (!slot) return false;
        *slot = beginning(fhi_span_cut(text->article->text, token->at));
    }
    uint32_t kept = 0;
    if (set->n) qsort(set->at, set->n, sizeof *set->at, by_value);
    for (uint32_t i = 0; i < set->n; i++)
        if (i == 0 || set->at[i] != set->at[i - 1]) set->at[kept++] = set->at[i];
    set->n = kept;
    return true;
}

static double contained(const fhi_key_set *part, const fhi_key_set *whole)
{
    return part->n ? (double)fhi_units_shared(part, whole) / part->n : 1;
}

/* Whether the words stand behind the line in full: it tells in other words what they do. */
static bool is_cited(const fhi_line *line, fhi_cite cite)
{
    for (uint32_t i = 0; i < line->cites.n; i++) {
        fhi_cite other = line->cites.at[i];
        if (other.article == cite.article && other.at.start <= cite.at.start && other.at.end >= cite.at.end)
            return true;
    }
    return false;
}

bool fhi_draft_repeats(fhi_draft *draft, fhi_cite cite, bool *failed)
{
    fhi_key_set words;
    bool denial = draft->section.kind == FHI_SECTION_DISPUTED; /* has the words of what is denied, and a few more */
    for (uint32_t i = 0; i < draft->told.n; i++) {
        fhi_cite told = draft->told.at[i];
        if (fhi_cite_meets(told, cite) && (!denial || told.at.end >= cite.at.end)) return true;
    }
    if (!words_of(draft, cite, &words)) {
        *failed = true;
        return true;
    }
    for (uint32_t i = 0; i < draft->shown.n; i++) {
        double part = contained(&words, &draft->shown.at[i]);
        if (denial ? part >= 1 : part > REPEATED) return true;
    }
    uint32_t here = denial ? draft->section.lines.n : 0;
    for (uint32_t i = 0; i < draft->section.lines.n; i++)
        if (is_cited(&draft->section.lines.at[i], cite)) return true;
    for (uint32_t i = draft->shown.n - here; i < draft->shown.n; i++)
        if (contained(&words, &draft->shown.at[i]) >= SAME_DENIAL ||
            contained(&draft->shown.at[i], &words) >= SAME_DENIAL)
            return true;
    return false;
}

bool fhi_draft_line(fhi_draft *draft, fh_span text, const fhi_cite *cites, uint32_t n, uint32_t claim)
{
    fhi_line *line = text.ptr ? FHI_PUSH(draft->arena, &draft->section.lines) : NULL;
    fhi_key_set *words = FHI_PUSH(draft->scratch, &draft->shown);
    fhi_cite *told = FHI_PUSH(draft->scratch, &draft->told);
    if (!line || !words || !told || !words_of(draft, cites[0], words)) return false;
    *told = cites[0];
    line->text = text;
    for (uint32_t i = 0; i < n; i++) {
        fhi_cite *cite = FHI_PUSH(draft->arena, &line->cites);
        if (!cite) return false;
        *cite = cites[i];
    }
    if (claim == FHI_NONE) return true;
    draft->used[claim] = 1;
    uint32_t *slot = FHI_PUSH(draft->arena, &line->claims);
    if (slot) *slot = claim;
    return slot != NULL;
}

static bool meets(fh_range a, fh_range b)
{
    return a.start < b.end && b.start < a.end;
}

const fhi_statement *fhi_draft_statement(const fhi_draft *draft, const fhi_claim *claim)
{
    fhi_cite cite = claim->cites.at[0];
    const fhi_marks *marks = draft->readings[cite.article].marks;
    for (uint32_t i = 0; i < claim->statements.n; i++) {
        if (claim->statements.at[i].article != cite.article) continue;
        const fhi_statement *statement = &marks->statements.at[claim->statements.at[i].statement];
        for (uint32_t k = 0; k < statement->content.n; k++)
            if (meets(statement->content.at[k], cite.at)) return statement;
    }
    return NULL;
}

/* "Mr Jan Rusk" is Jan Rusk. */
static bool is_courtesy(fh_span title)
{
    static const char *const words[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss"};
    return fhi_span_among(title, words, sizeof words / sizeof *words);
}

/* Whether the title stands before a mention of its bearer: "Mayor Lind", not "Lind, mayor of Tarnby". */
static bool stands_before(const fhi_marks *marks, uint32_t entity, fh_range title)
{
    uint32_t name = fhi_marks_name_behind(marks, title.end);
    return name < marks->names.n && marks->names.at[name].entity == entity &&
           marks->names.at[name].at.start <= title.end + 1;
}

void fhi_draft_speaker(const fhi_draft *draft, fhi_phrase *phrase, uint32_t article, const fhi_voice *speaker)
{
    const fhi_marks *marks = draft->readings[article].marks;
    fh_span title = {NULL, 0};
    bool before = false;
    if (speaker->entity < marks->entities.n) {
        fh_range at = marks->entities.at[speaker->entity].title;
        title = fhi_span_cut(draft->readings[article].article->text, at);
        before = stands_before(marks, speaker->entity, at);
    }
    if (title.len > 2 * LONGEST_NAME || is_courtesy(title)) title.len = 0;
    if (title.len && before) {
        fhi_phrase_words(phrase, title, FHI_PHRASE_NAME, false); /* "Sen." keeps its stop */
        fhi_phrase_string(phrase, " ");
    }
    fhi_phrase_words(phrase, speaker->name, FHI_PHRASE_NAME, true);
    if (title.len && !before) {
        fhi_phrase_string(phrase, ", ");
        fhi_phrase_rest(phrase, title, NULL, FHI_PHRASE_NAME);
    }
}

/* The length of a quotation mark at the start, or at the end, of the text; 0 if there is none. */
static size_t mark_at(fh_span text, bool end)
{
    static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "''", "``"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        fh_span mark = fhi_span_of(marks[i]);
        if (end ? fhi_span_ends(text, mark) : fhi_span_starts(text, mark)) return mark.len;
    }
    return 0;
}

/* Without the quotation marks at its ends and the commas beside the last. */
static fh_span bare(fh_span said)
{
    size_t first = mark_at(said, false);
    said = (fh_span){said.ptr + first, said.len - first};
    for (size_t last = 1; last; said.len -= last) {
        last = said.len && (said.ptr[said.len - 1] == ',' || fhi_ascii_space(said.ptr[said.len - 1]));
        if (!last) last = mark_at(said, true);
    }
    return said;
}

void fhi_draft_content(const fhi_draft *draft, fhi_phrase *phrase, uint32_t article, const fhi_statement *statement,
                       fh_range at, uint32_t words)
{
    fh_span text = draft->readings[article].article->text;
    bool direct = statement->kind == FHI_STATEMENT_DIRECT, first = true;
    if (direct) fhi_phrase_string(phrase, "\xE2\x80\x9C");
    for (uint32_t i = 0; i < statement->content.n; i++) {
        fh_range part = statement->content.at[i];
        if (!meets(part, at)) continue;
        if (part.start < at.start) part.start = at.start;
        if (part.end > at.end) part.end = at.end;
        fh_span said = fhi_span_trim(fhi_span_cut(text, part));
        if (fhi_span_starts(said, FHI_SPAN("that "))) said = (fh_span){said.ptr + 5, said.len - 5};
        if (direct) said = bare(said);
        if (!first) fhi_phrase_string(phrase, " \xE2\x80\xA6 "); /* what stood between is who said it */
        fhi_phrase_words(phrase, said, words, !direct);
        first = false;
    }
    if (direct) fhi_phrase_string(phrase, "\xE2\x80\x9D");
}

/* The amounts within a cite: [first, end) of the article's. */
static uint32_t amounts_in(const fhi_marks *marks, fhi_cite cite, uint32_t *end)
{
    uint32_t first = fhi_marks_amount_behind(marks, cite.at.start);
    *end = first;
    while (*end < marks->amounts.n && marks->amounts.at[*end].at.end <= cite.at.end) (*end)++;
    return first;
}

/* Both give numbers of one unit, and no such number is in both: "Twelve people" does not bear out "Fourteen people". */
static bool numbers_differ(const fhi_draft *draft, fhi_cite a, fhi_cite b)
{
    const fhi_marks *in_a = draft->readings[a.article].marks, *in_b = draft->readings[b.article].marks;
    uint32_t end_a, end_b, first_a = amounts_in(in_a, a, &end_a), first_b = amounts_in(in_b, b, &end_b);
    bool differ = false;
    for (uint32_t i = first_a; i < end_a; i++)
        for (uint32_t k = first_b; k < end_b; k++) {
            const fhi_amount *x = &in_a->amounts.at[i], *y = &in_b->amounts.at[k];
            if (!fhi_span_is(x->unit, y->unit)) continue;
            if (x->low == y->low && x->high == y->high) return false;
            differ = true;
        }
    return differ;
}

uint32_t fhi_draft_cites(const fhi_draft *draft, const fhi_claim *claim, fhi_cite *cites, uint32_t room)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < claim->borne && n < room; i++) {
        uint32_t origin = draft->lineage->standings[claim->cites.at[i].article].origin;
        bool known = false;
        for (uint32_t k = 0; k < n && !known; k++) known = draft->lineage->standings[cites[k].article].origin == origin;
        if (!known && !numbers_differ(draft, claim->cites.at[0], claim->cites.at[i])) cites[n++] = claim->cites.at[i];
    }
    return n;
}

void fhi_draft_days(const fhi_draft *draft, fhi_phrase *phrase, const fhi_event *event)
{
    fhi_phrase_days(phrase, event->first, event->last, draft->year);
    if (event->certainty == FHI_CERTAINTY_INFERRED) fhi_phrase_string(phrase, " (inferred)");
}

void fhi_draft_origins(const fhi_draft *draft, fhi_phrase *phrase, const fhi_claim *claim)
{
    uint32_t named = 0, rest = 0;
    fh_span outlet = draft->readings[claim->cites.at[0].article].article->outlet;
    if (claim->status == FHI_CLAIM_CORRECTED && outlet.len && outlet.len <= LONGEST_NAME) {
        fhi_phrase_string(phrase, " ("); /* whoever it has the rest from, an outlet corrects its own text */
        fhi_phrase_put(phrase, outlet);
        fhi_phrase_string(phrase, ")");
        return;
    }
    for (uint32_t i = 0; i < claim->origins.n; i++) {
        if (claim->origins.at[i] >= draft->lineage->origins.n) continue;
        fh_span name = draft->lineage->origins.at[claim->origins.at[i]].name;
        bool again = false;
        for (uint32_t k = 0; k < i && !again; k++) /* two texts of one agency */
            again = claim->origins.at[k] < draft->lineage->origins.n &&
                    fhi_span_same(name, draft->lineage->origins.at[claim->origins.at[k]].name);
        if (again) continue;
        if (!name.len || name.len > LONGEST_NAME || named == NAMED_ORIGINS) {
            rest++;
            continue;
        }
        fhi_phrase_string(phrase, named                                      ? "; "
                                  : claim->one_voice && claim->origins.n > 1 ? " (one voice, heard by "
                                                                             : " (");
        named++;
        fhi_phrase_put(phrase, name);
    }
    if (!named) return;
    if (rest) {
        fhi_phrase_string(phrase, " + ");
        fhi_phrase_amount(phrase, rest, rest, FHI_BOUND_EXACT, (fh_span){NULL, 0});
    }
    bool asked = draft->section.kind == FHI_SECTION_LATEST || draft->section.kind == FHI_SECTION_SINGLE;
    if (asked && claim->independent < 2 && claim->origins.n > 1)
        fhi_phrase_string(phrase, "; independence not established");
    fhi_phrase_string(phrase, ")");
}
