/* SPDX-License-Identifier: Apache-2.0 */
/* Credits in blocks and sentences; see mention.h. */
#include "extract/mention.h"

#include "base/span.h"
#include "base/wordstart.h"
#include "extract/credit.h"
#include "extract/dateline.h"
#include "extract/pagedate.h"
#include "extract/parts.h"
#include "extract/photoline.h"
#include "tables/key.h"

enum {
    NAMES = 8,          /* looked at in one credit */
    TAIL_WORDS = 10,    /* in brackets behind a text */
    DATELINE_AMONG = 4, /* paragraphs at the start, one of which may have the dateline */
    MOST_CREDITS = 64   /* in one article; more are a list of sources, no credits */
};

static fh_span name_of(const fhi_article *article, fh_range at, const fhi_newsroom *known)
{
    return known ? known->name : fhi_span_cut(article->text, at);
}

/* "Told" stands before the name at `at`. */
static bool is_told(const fhi_article *article, uint32_t at)
{
    fh_span before = {article->text.ptr, at};
    return fhi_span_ends(before, FHI_SPAN("told ")) || fhi_span_ends(before, FHI_SPAN("told the ")) ||
           fhi_span_ends(before, FHI_SPAN("told The "));
}

/* Adds a credit unless the same one stands there: credits in sentences are noted once, and not for who is credited by a line anyway. */
static bool add(fhi_arena *arena, fhi_article *article, fh_range at, const fhi_newsroom *known, fhi_credit_use use,
                fhi_credit_form form)
{
    fh_span name = name_of(article, at, known);
    if (article->credits.n >= MOST_CREDITS) return true;
    for (uint32_t i = 0; i < article->credits.n; i++) {
        fhi_credit *other = &article->credits.at[i];
        bool same = fhi_span_same(other->name, name) && other->applies_to == use;
        bool outlet = same && form == FHI_CREDITED_IN_SENTENCE && known && known->kind == FHI_NEWSROOM_OUTLET;
        if (outlet && is_told(article, other->at.start) && !is_told(article, at.start)) other->at = at;
        if (same && (form == FHI_CREDITED_IN_SENTENCE || other->at.start == at.start)) return true;
    }
    fhi_credit *credit = FHI_PUSH(arena, &article->credits);
    if (!credit) return false;
    *credit = (fhi_credit){name, use, form, at};
    return true;
}

/* True if a credit line thanks for help: the text as a whole is not theirs. */
static bool is_for_help(fh_span line)
{
    static const char *const signs[] = {"additional report", "contribut", "with files from"};
    enum { LONGEST = 200 };
    char room[FHI_KEY_ROOM(LONGEST)];
    uint32_t words;
    if (line.len > LONGEST) return false;
    fh_span key = fhi_key_make(line, room, &words);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (fhi_span_find(key, fhi_span_of(signs[i]), 0) >= 0) return true;
    return false;
}

static bool add_names(fhi_arena *arena, fhi_article *article, fh_range within, fhi_credit_use use, fhi_credit_form form)
{
    fhi_credit_name names[NAMES];
    fh_span text = fhi_span_cut(article->text, within);
    bool line = use == FHI_CREDIT_TEXT && form == FHI_CREDITED_BY_LINE;
    uint32_t n = line ? fhi_credit_sources(text, names, NAMES) : fhi_credit_names(text, names, NAMES);
    if (n && form == FHI_CREDITED_BY_LINE && is_for_help(text)) form = FHI_CREDITED_IN_PART;
    for (uint32_t i = 0; i < n; i++) {
        fh_range at = {within.start + names[i].at.start, within.start + names[i].at.end};
        if (!add(arena, article, at, names[i].known, use, form)) return false;
    }
    return true;
}

/* A name behind "Source:" that is in no table: what stands there, if it is short. */
static bool add_source(fhi_arena *arena, fhi_article *article, fh_range within)
{
    enum { LONGEST = 60 };
    fh_span text = fhi_span_cut(article->text, within);
    const char *colon = memchr(text.ptr, ':', text.len < 12 ? text.len : 12);
    if (!colon) return true;
    fh_span name = fhi_span_trim((fh_span){colon + 1, text.len - (size_t)(colon + 1 - text.ptr)});
    while (name.len > 0 && strchr(".)]", name.ptr[name.len - 1])) name.len--;
    if (name.len == 0 || name.len > LONGEST || !fhi_ascii_upper(name.ptr[0])) return true;
    uint32_t start = (uint32_t)(name.ptr - article->text.ptr);
    return add(arena, article, (fh_range){start, start + (uint32_t)name.len}, NULL, FHI_CREDIT_TEXT,
               FHI_CREDITED_BY_LINE);
}

static bool from_credit_block(fhi_arena *arena, fhi_article *article, const fhi_block *block)
{
    fh_span text = fhi_span_cut(article->text, block->at);
    uint32_t before = article->credits.n;
    fhi_credit_use use = fhi_photoline_is_credit(text) ? FHI_CREDIT_PHOTO : FHI_CREDIT_TEXT;
    if (!add_names(arena, article, block->at, use, FHI_CREDITED_BY_LINE)) return false;
    bool source = text.len > 7 && fhi_span_same((fh_span){text.ptr, 6}, FHI_SPAN("source"));
    return article->credits.n > before || !source || add_source(arena, article, block->at);
}

/* "Islamic Republic News Agency (IRNA)": brackets that give the initials of the words before them. */
static bool is_gloss(fh_span before, fh_span inside)
{
    size_t at = before.len, initials = inside.len;
    if (inside.len > 8 || inside.len < 2) return false;
    while (initials > 0) {
        while (at > 0 && !fhi_ascii_alpha(before.ptr[at - 1])) at--;
        if (at == 0) return false;
        while (at > 0 && (fhi_ascii_alpha(before.ptr[at - 1]) || (unsigned char)before.ptr[at - 1] >= 0x80)) at--;
        char first = before.ptr[at];
        if (fhi_ascii_upper(first) && first == inside.ptr[initials - 1]) {
            initials--;
        } else if (fhi_ascii_upper(first)) {
            return false;
        }
    }
    return true;
}

/* True if the words in brackets are a credit: they start with a name, or with a word that announces one. */
static bool is_credit_tail(fh_span inside, const fhi_credit_name *first)
{
    static const char *const starts[] = {"with",   "reporting", "additional", "source", "photo",    "photos",
                                         "inputs", "via",       "file",       "image",  "courtesy", "picture",
                                         "credit", "from",      "by",         "video",  "handout"};
    enum { LONGEST = 120 };
    char room[FHI_KEY_ROOM(LONGEST)];
    uint32_t words;
    if (inside.len > LONGEST) return false;
    fh_span key = fhi_key_make(inside, room, &words);
    if (words > TAIL_WORDS) return false;
    if (first->at.start == 0) return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        fh_span start = fhi_span_of(starts[i]);
        if (fhi_span_starts(key, start) && key.len > start.len && key.ptr[start.len] == ' ') return true;
    }
    return fhi_span_find(key, FHI_SPAN(" with "), 0) >= 0;
}

/* "… he said. (AFP)", "… he said. — AFP" */
static bool from_tail(fhi_arena *arena, fhi_article *article, uint32_t index)
{
    const fhi_block *block = &article->blocks.at[index];
    fh_span text = fhi_span_cut(article->text, block->at), inside;
    fh_span before = fhi_parts_without_tail(text, &inside);
    bool caption = block->kind == FHI_BLOCK_CAPTION, last = index + 3 >= article->blocks.n;
    fhi_credit_name name;
    if (inside.len == 0) return true;
    if (fhi_credit_names(inside, &name, 1) == 0 || !is_credit_tail(inside, &name)) return true;
    bool closed = before.len > 0 && fhi_parts_ends_sentence(before);
    if (!closed && (is_gloss(before, inside) || !(caption || (last && name.known)))) return true;
    uint32_t start = (uint32_t)(inside.ptr - article->text.ptr);
    bool photo = caption || fhi_photoline_is_credit(inside);
    return add_names(arena, article, (fh_range){start, start + (uint32_t)inside.len},
                     photo ? FHI_CREDIT_PHOTO : FHI_CREDIT_TEXT, FHI_CREDITED_BY_LINE);
}

/* "Northern Wire", "AFP, Reuters", "AP/AFP": newsrooms and nothing else. */
static bool is_list_of_names(fh_span line)
{
    fhi_credit_name names[NAMES];
    uint32_t n = fhi_credit_names(line, names, NAMES), end = 0;
    for (uint32_t i = 0; i < n; i++) {
        fh_span joint = {line.ptr + end, names[i].at.start - end};
        bool joins = fhi_span_same(joint, FHI_SPAN(", ")) || fhi_span_same(joint, FHI_SPAN("/")) ||
                     fhi_span_same(joint, FHI_SPAN(" and "));
        if (i == 0 ? joint.len > 0 : !joins) return false;
        end = names[i].at.end;
    }
    return n > 0 && end + 1 >= line.len;
}

static bool from_dash_tail(fhi_arena *arena, fhi_article *article, const fhi_block *block)
{
    enum { LONGEST = 40 };
    fh_span text = fhi_span_cut(article->text, block->at);
    if (text.len == 0 || !fhi_ascii_alpha(text.ptr[text.len - 1])) return true; /* nearly all paragraphs */
    size_t from = text.len > LONGEST ? text.len - LONGEST : 0;
    for (size_t at = text.len; at > from + 1; at--) {
        fh_span rest = {text.ptr + at - 1, text.len - at + 1};
        uint32_t dash =
            fhi_span_starts(rest, FHI_SPAN("\xE2\x80\x94")) || fhi_span_starts(rest, FHI_SPAN("\xE2\x80\x93")) ? 3
            : rest.ptr[0] == '-' && strchr(" -", text.ptr[at - 2])                                             ? 1
                                                                                                               : 0;
        if (dash == 0) continue;
        fh_span before = fhi_span_trim((fh_span){text.ptr, at - 1}),
                name = fhi_span_trim((fh_span){rest.ptr + dash, rest.len - dash});
        if (!fhi_parts_ends_sentence(before) || !is_list_of_names(name)) return true;
        uint32_t start = (uint32_t)(name.ptr - article->text.ptr);
        return add_names(arena, article, (fh_range){start, start + (uint32_t)name.len}, FHI_CREDIT_TEXT,
                         FHI_CREDITED_BY_LINE);
    }
    return true;
}

/* "TOLVIK, Sept. 8, 2031 (AGENCY) —": the day on which it was written, where no other is given. */
static bool date_by_dateline(fhi_arena *arena, fhi_article *article, fh_range at)
{
    fhi_published *published = &article->published;
    fhi_pagedate date;
    fh_span line = fhi_span_cut(article->text, at);
    if (published->basis != FHI_BASIS_UNKNOWN || published->at.end > 0 || at.end == 0) return true;
    if (fhi_pagedate_read(line, &date, 1) != 1 || date.two_ways) return true;
    char day[11];
    fhi_day_write(fhi_day_of(date.date), day);
    *published = (fhi_published){.value = fhi_arena_format(arena, "%s", day),
                                 .day = fhi_day_of(date.date),
                                 .basis = FHI_BASIS_TEXT,
                                 .why = fhi_arena_format(arena, "the dateline says \"%.*s\"", (int)line.len, line.ptr)};
    return published->value.ptr && published->why.ptr;
}

static bool from_dateline(fhi_arena *arena, fhi_article *article, const fhi_block *block)
{
    fhi_dateline dateline;
    if (!fhi_dateline_read(fhi_span_cut(article->text, block->at), &dateline)) return true;
    uint32_t base = block->at.start;
    article->dateline = fhi_span_cut(article->text, (fh_range){base + dateline.place.start, base + dateline.place.end});
    fh_range date = {base + dateline.date.start, base + dateline.date.end};
    if (dateline.date.end && !date_by_dateline(arena, article, date)) return false;
    if (dateline.agency.end == 0) return true;
    fh_range agency = {base + dateline.agency.start, base + dateline.agency.end};
    return add_names(arena, article, agency, FHI_CREDIT_TEXT, FHI_CREDITED_BY_DATELINE);
}

/* Picture credits without brackets: "… on Monday. REUTERS/Jane Doe", "Photo: Northern Wire". */
static bool from_caption(fhi_arena *arena, fhi_article *article, const fhi_block *block)
{
    enum { LONGEST = 60 };
    fh_span text = fhi_span_cut(article->text, block->at), inside;
    fhi_parts_without_tail(text, &inside);
    if (inside.len > 0) return true;
    uint32_t from = text.len > LONGEST ? (uint32_t)text.len - LONGEST : 0;
    while (from > 0 && from < text.len && text.ptr[from] != ' ') from++;
    return add_names(arena, article, (fh_range){block->at.start + from, block->at.end}, FHI_CREDIT_PHOTO,
                     FHI_CREDITED_BY_LINE);
}

/* A word of a sentence that announces a name, and where the name stands. */
typedef struct cue {
    const char *word;
    enum { NAME_BEFORE, NAME_BEHIND } where;
    bool wire_only; /* an outlet named there is where somebody spoke, no credit */
} cue;

static const cue cues[] = {
    {"reported", NAME_BEFORE, false},
    {"reports", NAME_BEFORE, false},
    {"reported by", NAME_BEHIND, false},
    {"confirmed to", NAME_BEHIND, false},
    {"report by", NAME_BEHIND, false},
    {"investigation by", NAME_BEHIND, false},
    {"investigation between", NAME_BEHIND, false},
    {"investigation from", NAME_BEHIND, false},
    {"according to", NAME_BEHIND, false},
    {"told", NAME_BEHIND, true},
    {"seen by", NAME_BEHIND, true},
    {"reviewed by", NAME_BEHIND, true},
    {"obtained by", NAME_BEHIND, false},
    {"published by", NAME_BEHIND, false},
    {"analysis by", NAME_BEHIND, false},
    {"revealed by", NAME_BEHIND, false},
    {"reporting by", NAME_BEHIND, false},
    {"interview with", NAME_BEHIND, true},
    {"said in a report by", NAME_BEHIND, false},
    {"comment by", NAME_BEHIND, false},
    {"publication", NAME_BEHIND, false},
    {"outlet", NAME_BEHIND, false},
    {"report from", NAME_BEHIND, false},
    {"reporting from", NAME_BEHIND, false},
};

/* Where the text before `at` ends without the one of `words` that stands there last; `at` if none does. */
static uint32_t without_last(fh_span text, uint32_t at, const char *const *words)
{
    for (; *words; words++) {
        fh_span word = fhi_span_of(*words);
        if (at > word.len && fhi_span_same((fh_span){text.ptr + at - word.len, word.len}, word))
            return at - (uint32_t)word.len;
    }
    return at;
}

/* The name before `at`, a day and an adverb between passed over: "Reuters first reported", "AFP on Sunday reported". */
static bool name_before(fh_span text, uint32_t at, fhi_credit_name *name)
{
    static const char *const adverbs[] = {" first", " earlier",     " previously", " also", " has",
                                          " had",   " exclusively", " later",      NULL};
    static const char *const days[] = {" on monday", " on tuesday",  " on wednesday", " on thursday",
                                       " on friday", " on saturday", " on sunday",    NULL};
    while (at > 0 && text.ptr[at - 1] == ' ') at--;
    at = without_last(text, at, days);
    at = without_last(text, at, adverbs);
    return fhi_credit_name_before(text, at, name) || fhi_credit_built_before(text, at, name);
}

/* The name behind `at`, articles and kinds of reports between passed over: "according to a report by the Guardian". */
static bool name_behind(fh_span text, uint32_t at, fhi_credit_name *name)
{
    static const char *const between[] = {"a report by ",
                                          "a report in ",
                                          "a report from ",
                                          "reports by ",
                                          "a joint investigation by ",
                                          "an investigation by ",
                                          "the news agency ",
                                          "news agency ",
                                          "state news agency ",
                                          "the newspaper ",
                                          "the ",
                                          "broadcaster "};
    while (at < text.len && text.ptr[at] == ' ') at++;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        fh_span words = fhi_span_of(between[i]);
        fh_span rest = {text.ptr + at, text.len - at};
        if (rest.len > words.len && fhi_span_same((fh_span){rest.ptr, words.len}, words)) at += (uint32_t)words.len;
    }
    return at < text.len && (fhi_credit_name_at(text, at, name) || fhi_credit_built_behind(text, at, name));
}

/* Where the word behind a compound adjective starts: "French-language " → 16. 0 if `near` does not open with one. */
static uint32_t compound_end(fh_span near)
{
    const char *blank = memchr(near.ptr, ' ', near.len);
    size_t len = blank ? (size_t)(blank - near.ptr) : 0;
    return len && memchr(near.ptr, '-', len) ? (uint32_t)len + 1 : 0;
}

/* The name behind a joint of a list, what kind of thing it is passed over: "and the Hebrew-language outlet Local Call". */
static bool listed_name(fh_span text, uint32_t at, fhi_credit_name *name)
{
    enum { LONGEST_KIND = 60 };
    static const char *const kinds[] = {"publication ", "outlet ",      "magazine ", "newspaper ", "website ",
                                        "site ",        "broadcaster ", "agency ",   "daily ",     "network "};
    if (fhi_credit_name_at(text, at, name)) return true;
    fh_span near = {text.ptr + at, text.len - at < LONGEST_KIND ? text.len - at : LONGEST_KIND};
    for (size_t i = 0; i < near.len; i++) {
        if (strchr(",.;:()", near.ptr[i])) near.len = i;
    }
    uint32_t compound = compound_end(near);
    if (compound && fhi_credit_name_at(text, at + compound, name)) return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        fh_span kind = fhi_span_of(kinds[i]);
        ptrdiff_t found = fhi_span_find(near, kind, 0);
        if (found >= 0 && fhi_credit_name_at(text, at + (uint32_t)found + (uint32_t)kind.len, name)) return true;
    }
    return false;
}

/* "by The Guardian, +972 Magazine and Local Call": the names that a list goes on with behind `name`. */
static uint32_t names_behind(fh_span text, fhi_credit_name name, fhi_credit_name *out)
{
    uint32_t n = 0, at = name.at.end;
    while (n + 1 < NAMES) {
        out[n++] = name;
        static const char *const joints[] = {", and the ", ", and ", ", the ", ", ", " and the ", " and "};
        bool more = false;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && !more; i++) {
            fh_span joint = fhi_span_of(joints[i]), rest = {text.ptr + at, text.len - at};
            more = rest.len > joint.len && fhi_span_starts(rest, joint) &&
                   listed_name(text, at + (uint32_t)joint.len, &name);
        }
        if (!more) break;
        at = name.at.end;
    }
    return n;
}

/* The article's own outlet; where that is not known, a name that no table has may well be its own. */
static bool is_self(const fhi_article *article, fh_span name, const fhi_newsroom *known)
{
    if (known) return fhi_span_is(article->outlet, known->name);
    return article->outlet.len == 0 || fhi_newsroom_key(article->outlet) == fhi_newsroom_key(name);
}

/* The newsroom is credited for the text already. */
static bool is_noted(const fhi_article *article, const fhi_newsroom *known)
{
    for (uint32_t i = 0; i < article->credits.n; i++)
        if (article->credits.at[i].applies_to == FHI_CREDIT_TEXT &&
            fhi_span_same(article->credits.at[i].name, known->name))
            return true;
    return false;
}

/* Whether the article says so often that somebody told the newsroom something. */
static bool is_told_often(const fhi_article *article, fh_span name, uint32_t times)
{
    for (ptrdiff_t at = fhi_span_find(article->text, name, 0); at >= 0 && times;
         at = fhi_span_find(article->text, name, (size_t)at + 1))
        times -= is_told(article, (uint32_t)at);
    return times == 0;
}

/* "…," she told: the words that were said stand in the same sentence before `at`. */
static bool is_quoted_before(fh_span text, uint32_t at)
{
    enum { FARTHEST = 60 };
    for (uint32_t i = at; i > 0 && at - i < FARTHEST; i--) {
        fh_span rest = {text.ptr + i - 1, at - i + 1};
        if (rest.ptr[0] == '"' || fhi_span_starts(rest, FHI_SPAN("\xE2\x80\x9D"))) return true;
        if (fhi_span_starts(rest, FHI_SPAN(". "))) return false;
    }
    return false;
}

/* Whether a cue at `at` makes a source of the newsroom. What somebody said to an agency once, in quotation marks, is public, and where it
 * was said is no source; what agencies were told besides is their news, and so is what anybody was told again and again. */
static bool may_be_source(const fhi_article *article, fh_span text, uint32_t at, const fhi_credit_name *name,
                          const cue *c)
{
    enum { AGENCY_TOLD = 2, OUTLET_TOLD = 3 };
    const fhi_newsroom *known = name->known;
    if (!known) return !c->wire_only;
    if (known->kind == FHI_NEWSROOM_PICTURES) return false;
    bool told = strcmp(c->word, "told") == 0, agency = known->kind == FHI_NEWSROOM_AGENCY;
    if (!c->wire_only || (agency && !(told && is_quoted_before(text, at)))) return true;
    return told && (agency || article->outlet.len > 0) && !is_noted(article, known) &&
           is_told_often(article, fhi_span_cut(text, name->at), agency ? AGENCY_TOLD : OUTLET_TOLD);
}

/* "AFP reported a loss of 12 million": what companies report. */
static bool is_of_business(fh_span text, uint32_t at)
{
    static const char *const words[] = {"loss",     "losses", "profit",  "profits", "revenue", "revenues",
                                        "earnings", "sales",  "results", "income",  "turnover"};
    enum { NEAR = 4, LONGEST = 60 };
    fh_span rest = {text.ptr + at, text.len - at < LONGEST ? text.len - at : LONGEST};
    for (uint32_t n = 0; n < NEAR && rest.len && rest.ptr[0] == ' '; n++) {
        size_t end = 1;
        while (end < rest.len && fhi_ascii_alpha(rest.ptr[end])) end++;
        if (fhi_span_among((fh_span){rest.ptr + 1, end - 1}, words, sizeof words / sizeof *words)) return true;
        rest = (fh_span){rest.ptr + end, rest.len - end};
    }
    return false;
}

static bool from_cue(fhi_arena *arena, fhi_article *article, const fhi_block *block, uint32_t at, const cue *c)
{
    fh_span text = fhi_span_cut(article->text, block->at);
    fhi_credit_name name, names[NAMES];
    uint32_t n = 1;
    if (c->where == NAME_BEFORE) {
        if (is_of_business(text, at + (uint32_t)strlen(c->word)) || !name_before(text, at, &name)) return true;
        names[0] = name;
    } else {
        if (!name_behind(text, at + (uint32_t)strlen(c->word), &name)) return true;
        n = names_behind(text, name, names);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (is_self(article, fhi_span_cut(text, names[i].at), names[i].known)) continue;
        if (!may_be_source(article, text, at, &names[i], c)) continue;
        fh_range where = {block->at.start + names[i].at.start, block->at.start + names[i].at.end};
        if (!add(arena, article, where, names[i].known, FHI_CREDIT_TEXT, FHI_CREDITED_IN_SENTENCE)) return false;
    }
    return true;
}

/* True if `text` goes on with the letters of `word`, and not with a longer word. */
static bool has_word(const char *text, const char *end, const char *word)
{
    while (*word && text < end && *text == *word) text++, word++;
    return *word == '\0' && (text == end || !fhi_ascii_alpha(*text));
}

/* Every text is scanned for every cue, from its second word on. */
static bool from_sentences(fhi_arena *arena, fhi_article *article, const fhi_block *block,
                           const bool starts[FHI_WORDSTARTS])
{
    fh_span text = fhi_span_cut(article->text, block->at);
    const char *end = text.ptr + text.len;
    for (size_t at = 1; (at = fhi_wordstart_next(starts, text, at)) < text.len; at++) {
        for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
            if (!has_word(text.ptr + at, end, cues[i].word)) continue;
            if (!from_cue(arena, article, block, (uint32_t)at, &cues[i])) return false;
        }
    }
    return true;
}

/* The newsroom that a byline names: all of it, or an agency behind the writer: "Lotte Brandt, Associated Press". */
static fh_span newsroom_in(fh_span byline)
{
    fhi_credit_name names[NAMES], whole;
    if (fhi_credit_name_at(byline, 0, &whole) && whole.at.end == byline.len) /* "SANA", not "Sana" */
        return whole.known->kind == FHI_NEWSROOM_PICTURES ? (fh_span){NULL, 0} : whole.known->name;
    if (fhi_newsroom_is_wire_like(byline)) return byline;
    uint32_t n = fhi_credit_names(byline, names, NAMES);
    bool last = n && names[n - 1].known && names[n - 1].at.start > 0 && names[n - 1].at.end == byline.len;
    return last && names[n - 1].known->kind == FHI_NEWSROOM_AGENCY ? names[n - 1].known->name : (fh_span){NULL, 0};
}

/* An agency for the author is whose text it is. It may be told by metadata alone, so that it has no place in the text. */
static bool from_bylines(fhi_arena *arena, fhi_article *article)
{
    for (uint32_t i = 0; i < article->bylines.n; i++) {
        fh_span name = newsroom_in(fhi_span_trim(article->bylines.at[i]));
        bool noted = !name.len || fhi_newsroom_key(name) == fhi_newsroom_key(article->outlet);
        for (uint32_t k = 0; k < article->credits.n && !noted; k++) {
            const fhi_credit *credit = &article->credits.at[k];
            noted = credit->applies_to == FHI_CREDIT_TEXT && credit->form < FHI_CREDITED_IN_SENTENCE &&
                    fhi_span_same(credit->name, name);
        }
        if (noted || article->credits.n >= MOST_CREDITS) continue;
        fhi_credit *credit = FHI_PUSH(arena, &article->credits);
        if (!credit) return false;
        *credit = (fhi_credit){name, FHI_CREDIT_TEXT, FHI_CREDITED_BY_LINE, {0, 0}};
    }
    return true;
}

bool fhi_mention_credits(fhi_arena *arena, fhi_article *article)
{
    uint32_t paragraphs = 0;
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        const fhi_block *block = &article->blocks.at[i];
        bool ok = true, paragraph = block->kind == FHI_BLOCK_PARAGRAPH || block->kind == FHI_BLOCK_STANDFIRST;
        if (block->kind == FHI_BLOCK_CREDIT) ok = from_credit_block(arena, article, block);
        if (block->kind == FHI_BLOCK_CAPTION) ok = from_caption(arena, article, block);
        if (ok && (paragraph || block->kind == FHI_BLOCK_CAPTION)) ok = from_tail(arena, article, i);
        if (ok && paragraph && paragraphs++ < DATELINE_AMONG && article->dateline.len == 0)
            ok = from_dateline(arena, article, block);
        if (ok && paragraph) ok = from_dash_tail(arena, article, block);
        if (!ok) return false;
    }
    bool starts[FHI_WORDSTARTS] = {false};
    for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) starts[fhi_wordstart_of(cues[i].word)] = true;
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        fhi_block_kind kind = article->blocks.at[i].kind;
        bool prose = kind == FHI_BLOCK_PARAGRAPH || kind == FHI_BLOCK_STANDFIRST || kind == FHI_BLOCK_LIST;
        if (prose && !from_sentences(arena, article, &article->blocks.at[i], starts)) return false;
    }
    return from_bylines(arena, article);
}
