/* SPDX-License-Identifier: Apache-2.0 */
/* Whom an article credits is extract's to find (extract/mention.c); here its credits are weighed by where they stand and by the words
 * round them ("according to", "first reported by"). */
#include "lineage/sourcing.h"

#include "base/limits.h"
#include "base/span.h"
#include "base/wordstart.h"
#include "extract/credit.h"
#include "text/letters.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_BACK = 9, LOOK_AHEAD = 4, EARLY_WORDS = 130, LEAD_SENTENCES = 2, LONGEST_LIST = 16, PERSONAL = 2 };

static bool is_any(fh_span word, const char *const *list)
{
    for (; *list; list++) {
        if (fhi_span_same(word, fhi_span_of(*list))) return true;
    }
    return false;
}

static const char *const courtesy[] = {"first", "earlier", "previously", NULL};
static const char *const reported[] = {"reported", "reports", "report", "reporting", NULL};
static const char *const disclosed[] = {"found", "revealed", "reveals", NULL}; /* by work of its own */
static const char *const report[] = {"investigation", "report", "reports",   "reporting", "analysis",
                                     "article",       "story",  "exclusive", "expose",    NULL};
static const char *const asked[] = {"asked", "approached", "contacted",
                                    "seen",  "obtained",   NULL}; /* "asked by the Courier" */
static const char *const by[] = {"by", "from", "in", "to", "with", "between", NULL};

typedef struct place {
    const fhi_text *text;
    uint32_t first, end; /* tokens of the name */
    uint32_t from, to;   /* tokens of its sentence */
} place;

static fh_span word_at(const place *p, uint32_t token)
{
    return fhi_span_cut(p->text->article->text, p->text->tokens.at[token].at);
}

/* A word that may stand between the names of a list: "by the Courier, the Dutch-language outlet Bode and Vrij". */
static bool is_listed(const place *p, uint32_t token)
{
    static const char *const words[] = {",",    "and",       "the",     "publication", "outlet", "magazine",
                                        "news", "newspaper", "website", "broadcaster", "agency", NULL};
    fh_span w = word_at(p, token);
    uint8_t flags = p->text->tokens.at[token].flags;
    bool joined = !(flags & FHI_TOKEN_SPACE) && !fhi_span_is(w, FHI_SPAN(".")); /* "-language" */
    return flags & FHI_TOKEN_CAPITAL || joined || is_any(w, words) || fhi_ascii_digit(w.ptr[0]) || w.ptr[0] == '+';
}

/* The list of names that the name stands in, as one name: what is said of one of them is said of all. */
static place list_of(place p)
{
    uint32_t least = p.first - p.from > LONGEST_LIST ? p.first - LONGEST_LIST : p.from;
    uint32_t most = p.to - p.end > LONGEST_LIST ? p.end + LONGEST_LIST : p.to;
    while (p.first > least && is_listed(&p, p.first - 1)) p.first--;
    while (p.end < most && is_listed(&p, p.end)) p.end++;
    return p;
}

/* How the words round a newsroom's name make it a source; -1 where they do not. `*work` tells that they speak of a piece of work, not of
 * one fact that it reported. */
static int strength_of(const place *p, bool agency, bool *work)
{
    bool polite = false, told = false, according = false, theirs = false, through = false, says = false, finds = false;
    uint32_t back = p->first - p->from > LOOK_BACK ? p->first - LOOK_BACK : p->from;
    uint32_t ahead = p->to - p->end > LOOK_AHEAD ? p->end + LOOK_AHEAD : p->to;
    for (uint32_t i = back; i < p->first; i++) {
        fh_span w = word_at(p, i);
        if (i + 3 >= p->first && (fhi_span_same(w, FHI_SPAN("told")))) told = true;
        if (fhi_span_same(w, FHI_SPAN("according"))) according = true;
        if (is_any(w, report)) theirs = true;
        if (is_any(w, asked)) theirs = true;
        if (i + 3 >= p->first && is_any(w, by)) through = true;
        if (i + 3 >= p->first && fhi_span_same(w, FHI_SPAN("citing"))) says = true;
        if (i + 4 >= p->first && (fhi_span_same(w, FHI_SPAN("reported")) || fhi_span_same(w, FHI_SPAN("published"))))
            says = true;
        if (is_any(w, courtesy)) polite = true;
    }
    for (uint32_t i = p->end; i < ahead; i++) {
        fh_span w = word_at(p, i);
        if (is_any(w, courtesy)) polite = true;
        if (is_any(w, reported)) says = true;
        if (is_any(w, disclosed)) finds = true;
    }
    bool named = (according && through) || (theirs && through) || says || finds;
    *work = (theirs && through) || finds;
    if (told) return agency ? FHI_CREDIT_MENTION : -1;
    if (!named) return -1;
    return polite ? FHI_CREDIT_MENTION : FHI_CREDIT_REPORT;
}

static bool note(fhi_arena *arena, fhi_sourcing *s, fhi_sourced found)
{
    if (!found.key || found.key == s->self) return true;
    for (uint32_t i = 0; i < s->text.n; i++) {
        fhi_sourced *known = &s->text.at[i];
        if (known->key != found.key) continue;
        if (found.reach > known->reach) known->reach = found.reach;
        known->partner &= found.partner;
        if (found.strength > known->strength) known->strength = found.strength;
        return true;
    }
    fhi_sourced *added = FHI_PUSH(arena, &s->text);
    if (!added) return false;
    *added = found;
    return true;
}

static int strongest_first(const void *x, const void *y)
{
    const fhi_sourced *a = x, *b = y;
    if (a->partner != b->partner) return a->partner ? 1 : -1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    if (a->reach != b->reach) return a->reach > b->reach ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

static bool is_whole(const fhi_credit *credit)
{
    return credit->form == FHI_CREDITED_BY_LINE || credit->form == FHI_CREDITED_BY_DATELINE;
}

/* The place of a name inside a sentence; `*sentence` is the number of that among those of the report itself. */
static place place_of(const fhi_text *text, fh_range name, uint32_t *sentence)
{
    uint32_t s = 0;
    *sentence = 0;
    while (s + 1 < text->sentences.n && text->sentences.at[s + 1].at.start <= name.start) {
        fhi_block_kind kind = text->article->blocks.at[text->sentences.at[s++].block].kind;
        *sentence += kind == FHI_BLOCK_PARAGRAPH || kind == FHI_BLOCK_STANDFIRST || kind == FHI_BLOCK_LIST;
    }
    const fhi_sentence *at = &text->sentences.at[s];
    place p = {.text = text, .from = at->first, .to = at->first + at->count};
    p.first = p.from;
    while (p.first + 1 < p.to && text->tokens.at[p.first].at.end <= name.start) p.first++;
    p.end = p.first + 1;
    while (p.end < p.to && text->tokens.at[p.end].at.start < name.end) p.end++;
    return p;
}

/* A list of names has the outlet's own, or one that a line credits for the text: "an investigation by the Courier and the Bode", in the
 * Courier. */
static bool has_own(const place *list, const fhi_article *article, uint64_t self)
{
    enum { NAMES = 8 };
    fh_span all = article->text, words = fhi_span_cut(all, (fh_range){list->text->tokens.at[list->first].at.start,
                                                                      list->text->tokens.at[list->end - 1].at.end});
    fh_span outlet = fhi_sourcing_bare(article->outlet);
    if (outlet.len && fhi_span_find(words, outlet, 0) >= 0) return true;
    fhi_credit_name names[NAMES];
    uint32_t n = fhi_credit_names(words, names, NAMES);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t key = fhi_newsroom_key(fhi_span_cut(words, names[i].at));
        if (key == self) return true;
        for (uint32_t k = 0; k < article->credits.n; k++) {
            const fhi_credit *credit = &article->credits.at[k];
            if (is_whole(credit) && credit->applies_to == FHI_CREDIT_TEXT && fhi_newsroom_key(credit->name) == key)
                return true;
        }
    }
    return false;
}

/* By the words round the name at `at`. False where they make it no source. */
static bool weigh_words(const fhi_text *text, fh_range at, uint64_t self, fhi_sourced *found)
{
    uint32_t sentence;
    bool work = false;
    place p = place_of(text, at, &sentence);
    int strength = strength_of(&p, found->agency, &work);
    place list = list_of(p);
    if (strength < 0) strength = strength_of(&list, found->agency, &work);
    if (strength >= 0) found->strength = (fhi_credit_strength)strength;
    if (p.first < EARLY_WORDS) found->reach = work || sentence < LEAD_SENTENCES ? FHI_REACH_WHOLE : FHI_REACH_OPENING;
    found->partner = work && has_own(&list, text->article, self);
    return strength >= 0;
}

/* How strong a credit of the article is: a line of its own, a dateline or a name in brackets stands for the whole text; one for help
 * stands for a part, and one inside a sentence is as strong as its words say. */
static void weigh(const fhi_text *text, const fhi_credit *credit, uint64_t self, fhi_sourced *found)
{
    found->strength = FHI_CREDIT_REPORT;
    found->reach = FHI_REACH_FACT;
    if (credit->form == FHI_CREDITED_IN_PART) return;
    found->strength = FHI_CREDIT_LINE;
    if (is_whole(credit)) found->reach = FHI_REACH_WHOLE;
    if (is_whole(credit) || text->sentences.n == 0) return;
    if (!weigh_words(text, credit->at, self, found)) found->strength = FHI_CREDIT_MENTION;
}

/* The author speaks, outside quotations, from near the top on: "what I took away from it". */
static bool is_personal(const fhi_text *text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i + 1 < text->tokens.n && n < PERSONAL; i++) {
        const fhi_token *token = &text->tokens.at[i], *next = token + 1;
        if (i >= EARLY_WORDS && n == 0) return false; /* further down, it may be who presents himself */
        if (token->at.end - token->at.start != 1 || text->article->text.ptr[token->at.start] != 'I') continue;
        bool numeral = i > 0 && token[-1].flags & FHI_TOKEN_CAPITAL && !(token[-1].flags & FHI_TOKEN_FIRST);
        n += !(token->flags & FHI_TOKEN_QUOTED) && !numeral && !(next->flags & FHI_TOKEN_CAPITAL);
    }
    return n >= PERSONAL;
}

/* "Local media reported", "according to press reports", near the top. */
static bool is_unnamed(const fhi_text *text)
{
    static const char *const kinds[] = {"media", "local", "news", "press", "several", NULL};
    static const char *const says[] = {"reported", "reports", "report", "said", "say", "outlets", NULL};
    static const char *const cited[] = {"according", "citing", "by", NULL};
    place p = {.text = text};
    for (uint32_t i = 1; i + 1 < text->tokens.n && i < EARLY_WORDS; i++) {
        fh_span word = word_at(&p, i), before = word_at(&p, i - 1);
        bool media = fhi_span_same(word, FHI_SPAN("media")) && !fhi_span_same(before, FHI_SPAN("social"));
        bool reports = fhi_span_same(word, FHI_SPAN("reports")) && is_any(before, kinds);
        if (!media && !reports) continue;
        if (is_any(word_at(&p, i + 1), says)) return true;
        for (uint32_t k = i > 3 ? i - 3 : 0; k < i; k++)
            if (is_any(word_at(&p, k), cited)) return true;
    }
    return false;
}

/* "With agencies", "By Jonas Abel and agencies", "(From wire reports)": a short line that ends so, and no sentence. */
static bool is_from_agencies(const fhi_article *article)
{
    static const char *const words[] = {"agencies", "agency inputs", "wire services", "wire reports", "news services"};
    enum { LONGEST = 60 };
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        const fhi_block *block = &article->blocks.at[i];
        fh_span line = fhi_span_cut(article->text, block->at);
        if (line.len > LONGEST || block->kind == FHI_BLOCK_TITLE || block->kind == FHI_BLOCK_HEADING) continue;
        line = fhi_span_trim(line);
        if (line.len && strchr(")]", line.ptr[line.len - 1])) line.len--;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            fh_span word = fhi_span_of(words[k]);
            if (line.len >= word.len && fhi_span_same((fh_span){line.ptr + line.len - word.len, word.len}, word))
                return true;
        }
    }
    return false;
}

/* "Jonas Abel, agencies": as a page names its authors. */
static bool is_by_agencies(const fhi_article *article)
{
    static const char *const words[] = {"agencies", "news agencies", "wire services", "agency reports", "wires"};
    for (uint32_t i = 0; i < article->bylines.n; i++)
        if (fhi_span_among(article->bylines.at[i], words, sizeof words / sizeof *words)) return true;
    return false;
}

/* "originally published on", "first appeared on" ends the text. */
static bool ends_with_reprint(fh_span text)
{
    static const char *const verbs[] = {" published on", " appeared on", " posted on"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        fh_span verb = fhi_span_of(verbs[i]);
        if (!fhi_span_ends(text, verb)) continue;
        fh_span before = {text.ptr, text.len - verb.len};
        return fhi_span_ends(before, FHI_SPAN("originally")) || fhi_span_ends(before, FHI_SPAN("first"));
    }
    return false;
}

/* "This post was originally published on this site.": what programs that gather posts put below them, where the site is a link. "On this site
 * in 2029" is an outlet's own archive. */
static bool is_reprint(fh_span text)
{
    static const char *const sites[] = {"this site", "this website", "another site", "another website"};
    static const bool starts[FHI_WORDSTARTS] = {[FHI_WORDSTART('t', 'h', 'i', 's')] = true,
                                                [FHI_WORDSTART('a', 'n', 'o', 't')] = true};
    for (size_t at = 1; (at = fhi_wordstart_next(starts, text, at)) < text.len; at++) {
        for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
            fh_span site = fhi_span_of(sites[i]);
            if (!fhi_span_starts((fh_span){text.ptr + at, text.len - at}, site)) continue;
            size_t end = at + site.len;
            bool ends = end == text.len || strchr(".)]\n", text.ptr[end]) ||
                        (end + 1 < text.len && fhi_ascii_upper(text.ptr[end + 1])); /* a button glued to it */
            if (ends && ends_with_reprint((fh_span){text.ptr, at - 1})) return true;
        }
    }
    return false;
}

/* ---- who spoke to the outlet itself */

/* The words before its name: the second is "" where there is one alone. */
static const struct {
    const char *first, *second;
} heard[] = {
    {"told", ""},         {"interview", "with"}, {"spoke", "to"},      {"spoke", "with"}, {"speaking", "to"},
    {"speaking", "with"}, {"statement", "to"},   {"email", "to"},      {"comment", "to"}, {"asked", "by"},
    {"contacted", "by"},  {"questions", "from"}, {"question", "from"}, {"reached", "by"}, {"remarks", "to"},
};

enum { HEARD_CUES = sizeof heard / sizeof *heard };

fh_span fhi_sourcing_bare(fh_span outlet)
{
    bool the = outlet.len > 4 && fhi_span_same((fh_span){outlet.ptr, 4}, FHI_SPAN("the "));
    return the ? (fh_span){outlet.ptr + 4, outlet.len - 4} : outlet;
}

/* The word of an outlet's name by which it calls itself: "the Courier" for "The Aldport Courier". */
static fh_span short_name(fh_span outlet)
{
    size_t start = outlet.len;
    while (start > 0 && outlet.ptr[start - 1] != ' ') start--;
    return (fh_span){outlet.ptr + start, outlet.len - start};
}

/* The outlet's name, or "this newspaper", begins with the token. */
static bool is_itself(const fhi_text *text, uint32_t token, fh_span outlet)
{
    static const char *const kinds[] = {"newspaper", "paper",    "outlet",     "website",
                                        "magazine",  "reporter", "publication"};
    place p = {.text = text};
    if (token + 1 >= text->tokens.n) return false;
    if (fhi_span_same(word_at(&p, token), FHI_SPAN("this"))) {
        fh_span kind = word_at(&p, token + 1);
        return fhi_span_among(kind, kinds, sizeof kinds / sizeof *kinds);
    }
    if (fhi_span_same(word_at(&p, token), FHI_SPAN("the"))) token++;
    fh_span all = text->article->text, name = fhi_sourcing_bare(outlet);
    size_t start = text->tokens.at[token].at.start;
    bool whole = start + name.len <= all.len && fhi_span_is((fh_span){all.ptr + start, name.len}, name);
    return whole || fhi_span_is(word_at(&p, token), short_name(name));
}

static bool is_heard(const fhi_text *text, fh_span outlet)
{
    place p = {.text = text};
    uint64_t words[HEARD_CUES];
    bool some[256] = {false}; /* by the last byte of a cue's hash: nearly all tokens are passed over by it */
    if (outlet.len == 0) return false;
    for (size_t k = 0; k < HEARD_CUES; k++) {
        words[k] = fhi_letters_hash(fhi_span_of(heard[k].first));
        some[words[k] & 255] = true;
    }
    for (uint32_t i = 0; i + 2 < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (!some[token->word & 255] || token->flags & FHI_TOKEN_QUOTED) continue;
        for (size_t k = 0; k < HEARD_CUES; k++) {
            bool one = heard[k].second[0] == '\0';
            if (token->word != words[k]) continue;
            if (!one && !fhi_span_same(word_at(&p, i + 1), fhi_span_of(heard[k].second))) continue;
            if (is_itself(text, i + (one ? 1 : 2), outlet)) return true;
        }
    }
    return false;
}

/* ---- names that may be newsrooms' */

enum { UNSURE_WORDS = 6 };

/* Steps back from a verb over what may stand between it and the name: "had first", "on Tuesday". */
static uint32_t name_end(const place *p, uint32_t verb)
{
    static const char *const between[] = {"first",       "earlier", "previously", "also",   "has",     "had",
                                          "exclusively", "later",   "on",         "monday", "tuesday", "wednesday",
                                          "thursday",    "friday",  "saturday",   "sunday", NULL};
    uint32_t end = verb;
    while (end > p->from && is_any(word_at(p, end - 1), between)) end--;
    return end;
}

static bool is_name_word(const place *p, uint32_t token)
{
    uint8_t flags = p->text->tokens.at[token].flags;
    return flags & FHI_TOKEN_CAPITAL && flags & FHI_TOKEN_WORD && !(flags & FHI_TOKEN_QUOTED);
}

/* Notes the name in [first, end), of which the words round it make a source. */
static bool note_unsure(fhi_arena *arena, fhi_sourcing *s, const fhi_text *text, uint32_t first, uint32_t end)
{
    fh_range at = {text->tokens.at[first].at.start, text->tokens.at[end - 1].at.end};
    fh_span name = fhi_sourcing_bare(fhi_span_cut(text->article->text, at));
    if (fhi_newsroom_find(name)) return true; /* extract has judged it */
    fhi_sourced named = {.key = fhi_newsroom_key(name), .name = name, .reach = FHI_REACH_FACT};
    if (!weigh_words(text, at, s->self, &named)) return true;
    fhi_sourced *added = FHI_PUSH(arena, &s->unsure);
    if (added) *added = named;
    return added != NULL;
}

/* "According to", "a report in", "first published by": the small word at `token` is about where something is from. */
static bool leads_to_source(const fhi_text *text, uint32_t token)
{
    static const char *const told[] = {"according", "reported", "published", "revealed", NULL};
    place p = {.text = text};
    if (token == 0) return false;
    fh_span before = word_at(&p, token - 1);
    return is_any(before, told) || is_any(before, report);
}

/* "The Aldport Courier reported", "according to a report in the Aldport Courier", "citing Touchline". */
static bool find_unsure(fhi_arena *arena, const fhi_text *text, fhi_sourcing *s)
{
    static const char *const passed[] = {"the", "a", "newspaper", "broadcaster", "website", "agency", "magazine", NULL};
    static const char *const cues[] = {"reported", "reports", "to", "by", "in", "from", "citing"};
    enum { CUES = sizeof cues / sizeof *cues, VERBS = 2 };
    uint64_t words[CUES];
    for (size_t k = 0; k < CUES; k++) words[k] = fhi_letters_hash(fhi_span_of(cues[k]));
    for (uint32_t i = 0, seen = 0;
         i < text->tokens.n && s->unsure.n < FHI_MAX_UNSURE_SOURCES && seen < FHI_MAX_SOURCE_PLACES; i++) {
        size_t k = 0;
        while (k < CUES && words[k] != text->tokens.at[i].word) k++;
        bool verb = k < VERBS;
        if (k == CUES || (!verb && k < CUES - 1 && !leads_to_source(text, i))) continue;
        const fhi_sentence *sentence = &text->sentences.at[text->tokens.at[i].sentence];
        place p = {.text = text, .from = sentence->first, .to = sentence->first + sentence->count};
        uint32_t first = i + 1, end;
        if (verb) {
            first = end = name_end(&p, i);
            while (first > p.from && end - first < UNSURE_WORDS && is_name_word(&p, first - 1)) first--;
        } else {
            while (first < p.to && is_any(word_at(&p, first), passed)) first++;
            for (end = first; end < p.to && end - first < UNSURE_WORDS && is_name_word(&p, end);) end++;
        }
        seen += end > first;
        if (end > first && !note_unsure(arena, s, text, first, end)) return false;
    }
    return true;
}

bool fhi_sourcing_is_source(const fhi_sourcing *s, const fhi_sourced *credit)
{
    return credit->strength == FHI_CREDIT_LINE || !(s->personal || credit->partner);
}

bool fhi_sourcing_of(fhi_arena *arena, const fhi_reading *reading, fhi_sourcing *s)
{
    const fhi_article *article = reading->article;
    const fhi_newsroom *own = fhi_newsroom_find(article->outlet);
    s->self = fhi_newsroom_key(article->outlet);
    s->outlet = own ? own->name : article->outlet;
    s->agency = own ? own->agency : fhi_newsroom_is_wire_like(article->outlet);
    s->wire = own && own->kind == FHI_NEWSROOM_AGENCY;
    s->personal = is_personal(reading->text);
    s->unnamed = is_unnamed(reading->text);
    s->agencies = is_from_agencies(article) || is_by_agencies(article);
    s->reprint = is_reprint(article->text);
    for (uint32_t i = 0; i < article->credits.n; i++) {
        const fhi_credit *credit = &article->credits.at[i];
        const fhi_newsroom *room = fhi_newsroom_find(credit->name);
        fhi_sourced found = {.key = fhi_newsroom_key(credit->name),
                             .name = room ? room->name : credit->name,
                             .agency = room ? room->agency : fhi_newsroom_is_agency_like(credit->name)};
        if (credit->applies_to == FHI_CREDIT_PHOTO) {
            fhi_sourced *photo = FHI_PUSH(arena, &s->photos);
            if (!photo) return false;
            *photo = found;
        } else {
            weigh(reading->text, credit, s->self, &found);
            if (found.key == s->self && is_whole(credit) && found.agency) s->own_credit = found.name;
            if (!note(arena, s, found)) return false;
        }
    }
    if (s->text.n) qsort(s->text.at, s->text.n, sizeof *s->text.at, strongest_first);
    if (!find_unsure(arena, reading->text, s)) return false;
    bool renamed = own && !fhi_span_is(own->name, article->outlet);
    s->heard = !fhi_sourcing_has_line(s) && /* else it was the other one that heard it */
               (is_heard(reading->text, article->outlet) || (renamed && is_heard(reading->text, own->name)));
    return true;
}

bool fhi_sourcing_add(fhi_arena *arena, fhi_sourcing *s, fhi_sourced named)
{
    fhi_sourcing own = *s;
    own.text.at = NULL;
    own.text.n = own.text.room = 0;
    for (uint32_t i = 0; i < s->text.n; i++) {
        fhi_sourced *kept = FHI_PUSH(arena, &own.text);
        if (!kept) return false;
        *kept = s->text.at[i];
    }
    if (!note(arena, &own, named)) return false;
    if (own.text.n) qsort(own.text.at, own.text.n, sizeof *own.text.at, strongest_first);
    *s = own;
    return true;
}
