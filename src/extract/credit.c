/* SPDX-License-Identifier: Apache-2.0 */
/* Names of agencies and lines that credit them; see credit.h. Names are those of data/credits/newsrooms.tsv, in any of their forms, and
 * what is built like them ("Northern Wire"). */
#include "extract/credit.h"

#include "base/span.h"
#include "base/wordstart.h"

enum {
    NAME_WORDS = 5, /* of the longest name */
    SHORT_NAME = 4, /* letters: "AP", "TASS" must be in capitals, as else they are words */
};

static bool in_run(char c)
{
    return fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80;
}

/* Dashes and curly quotation marks, which are past ASCII but no letters (U+2000 to U+207F). */
static bool is_mark(fh_span text, size_t at)
{
    return text.len - at >= 3 && (unsigned char)text.ptr[at] == 0xE2 &&
           ((unsigned char)text.ptr[at + 1] & 0xFE) == 0x80;
}

/* The end of the run of letters and digits at `at`; `at` itself if there is none. */
static uint32_t run_end(fh_span text, uint32_t at)
{
    while (at < text.len && in_run(text.ptr[at]) && !is_mark(text, at)) at++;
    return at;
}

/* True if a name may go on over the bytes [from, to), which stand between two of its words. */
static bool joins_name(fh_span text, uint32_t from, uint32_t to)
{
    if (to - from == 3 && is_mark(text, from)) return (unsigned char)text.ptr[from + 2] == 0x99; /* an apostrophe */
    if (to - from > 2) return false;
    for (uint32_t i = from; i < to; i++) {
        if (!strchr(" -'./&", text.ptr[i])) return false;
    }
    return !(to - from == 2 && text.ptr[from] == '.') || (from > 0 && fhi_ascii_upper(text.ptr[from - 1]));
}

/* Short names must be written as the table has them, or in capitals. */
static bool is_written_right(fh_span text, const fhi_newsroom *agency)
{
    if (text.len > SHORT_NAME)
        return fhi_ascii_upper(text.ptr[0]) || !fhi_ascii_alpha(text.ptr[0]) || fhi_span_is(text, agency->name);
    if (fhi_span_is(text, agency->name)) return true;
    for (size_t i = 0; i < text.len; i++) {
        if (!fhi_ascii_upper(text.ptr[i])) return false;
    }
    return true;
}

bool fhi_credit_name_at(fh_span text, uint32_t at, fhi_credit_name *out)
{
    uint32_t ends[NAME_WORDS + 1], n = 0, end = at;
    if (at < text.len && text.ptr[at] == '+') end++;
    while (n <= NAME_WORDS) {
        uint32_t next = run_end(text, end);
        if (next == end) break;
        ends[n++] = next;
        end = next;
        while (end < text.len && (!in_run(text.ptr[end]) || is_mark(text, end)) && end - next < 3)
            end += is_mark(text, end) ? 3 : 1;
        if (!joins_name(text, next, end)) break;
    }
    if (n == 0) return false;
    bool host = memchr(text.ptr + at, '.', ends[n - 1] - at);
    bool whole =
        n == 1 || (text.ptr[ends[0]] != '\'' && !is_mark(text, ends[0])); /* else an apostrophe, and more of the word */
    if (!host && !fhi_newsroom_may_start((fh_span){text.ptr + at, ends[0] - at}, whole)) return false;
    while (n-- > 0) {
        fh_span name = {text.ptr + at, ends[n] - at};
        const fhi_newsroom *known = fhi_newsroom_find(name);
        fh_span bare = fhi_span_starts(name, FHI_SPAN("the ")) || fhi_span_starts(name, FHI_SPAN("The "))
                           ? (fh_span){name.ptr + 4, name.len - 4}
                           : name;
        if (!known || !is_written_right(bare, known)) continue;
        *out = (fhi_credit_name){{at, ends[n]}, known};
        return true;
    }
    return false;
}

/* A run of capitalised words at `at` that is built like the name of an agency. */
static bool built_name_at(fh_span text, uint32_t at, fhi_credit_name *out)
{
    uint32_t end = at, best = 0;
    for (uint32_t words = 0; words < NAME_WORDS && end < text.len && fhi_ascii_upper(text.ptr[end]); words++) {
        uint32_t next = run_end(text, end);
        if (fhi_newsroom_is_agency_like((fh_span){text.ptr + at, next - at})) best = next;
        end = next + 1;
        if (next >= text.len || text.ptr[next] != ' ') break;
    }
    if (best == 0) return false;
    *out = (fhi_credit_name){{at, best}, NULL};
    return true;
}

/* Where the word before `at` begins, if a blank alone stands between and it has a capital letter; `at` itself if not. */
static uint32_t capital_before(fh_span text, uint32_t at)
{
    uint32_t start = at > 0 && text.ptr[at - 1] == ' ' ? at - 1 : at;
    if (start == at) return at;
    while (start > 0 && in_run(text.ptr[start - 1])) start--;
    return start + 1 < at && fhi_ascii_upper(text.ptr[start]) ? start : at;
}

/* Where the word behind `at` ends, if a blank alone stands between and it has a capital letter; `at` itself if not. */
static uint32_t capital_behind(fh_span text, uint32_t at)
{
    uint32_t start = at + 1;
    bool joined = start < text.len && text.ptr[at] == ' ' && fhi_ascii_upper(text.ptr[start]);
    return joined ? run_end(text, start) : at;
}

/* "Times" in "Vessmouth Times", "The Daily" in "The Daily Lantern": a part of the name of another newsroom, which no table has. */
static bool is_part(fh_span text, fh_range name)
{
    uint32_t start = capital_before(text, name.start), end = capital_behind(text, name.end);
    fh_span whole = {text.ptr + name.start, end - name.start};
    if (end > name.end && fhi_newsroom_is_outlet_like(whole) && !fhi_newsroom_find(whole)) return true;
    return start < name.start && !memchr(text.ptr + name.start, ' ', name.end - name.start) &&
           !fhi_span_same((fh_span){text.ptr + start, name.start - start}, FHI_SPAN("the ")) &&
           fhi_newsroom_is_outlet_like((fh_span){text.ptr + start, name.end - start});
}

bool fhi_credit_name_before(fh_span text, uint32_t at, fhi_credit_name *out)
{
    uint32_t start = at;
    bool found = false;
    for (uint32_t words = 0; words <= NAME_WORDS && start > 0; words++) {
        uint32_t end = start;
        while (start > 0 && in_run(text.ptr[start - 1])) start--;
        if (start == end) break;
        fhi_credit_name name;
        if (fhi_credit_name_at(text, start, &name) && name.at.end == at && !is_part(text, name.at)) {
            *out = name;
            found = true;
        }
        uint32_t gap = start;
        while (start > 0 && !in_run(text.ptr[start - 1]) && gap - start < 2) start--;
        if (!joins_name(text, start, gap)) break;
    }
    return found;
}

/* A run of capitalised words at `at` that is built like the name of an outlet. */
static bool outlet_at(fh_span text, uint32_t at, fhi_credit_name *out)
{
    uint32_t end = at, best = 0;
    for (uint32_t words = 0; words < NAME_WORDS && end < text.len && fhi_ascii_upper(text.ptr[end]); words++) {
        uint32_t next = run_end(text, end);
        if (fhi_newsroom_is_outlet_like((fh_span){text.ptr + at, next - at})) best = next;
        end = next + 1;
        if (next >= text.len || text.ptr[next] != ' ') break;
    }
    if (best == 0 || fhi_span_starts((fh_span){text.ptr + best, text.len - best}, FHI_SPAN(" of "))) return false;
    *out = (fhi_credit_name){{at, best}, NULL};
    return true;
}

bool fhi_credit_built_behind(fh_span text, uint32_t at, fhi_credit_name *out)
{
    bool the = at >= 4 && fhi_span_same((fh_span){text.ptr + at - 4, 4}, FHI_SPAN("the "));
    return (built_name_at(text, at, out) && fhi_newsroom_is_wire_like((fh_span){text.ptr + at, out->at.end - at})) ||
           (the && outlet_at(text, at, out));
}

bool fhi_credit_built_before(fh_span text, uint32_t at, fhi_credit_name *out)
{
    uint32_t start = at;
    bool found = false;
    while (start > 0 && in_run(text.ptr[start - 1])) start--;
    if (start == at || !fhi_ascii_upper(text.ptr[start])) return false;
    for (uint32_t words = 1; words < NAME_WORDS; words++) {
        uint32_t before = capital_before(text, start);
        if (before == start) break;
        start = before;
        fh_span name = {text.ptr + start, at - start};
        bool the = fhi_span_starts(name, FHI_SPAN("The "));
        bool behind_the = start >= 4 && fhi_span_same((fh_span){text.ptr + start - 4, 4}, FHI_SPAN("the "));
        if (fhi_newsroom_is_wire_like(name) || ((the || behind_the) && fhi_newsroom_is_outlet_like(name))) {
            *out = (fhi_credit_name){{the ? start + 4 : start, at}, NULL};
            found = true;
        }
        if (the) break;
    }
    return found;
}

static uint32_t find_names(fh_span text, bool outlets, fhi_credit_name *out, uint32_t room)
{
    uint32_t found = 0;
    for (uint32_t at = 0; at < text.len && found < room;) {
        if (is_mark(text, at) || (!in_run(text.ptr[at]) && text.ptr[at] != '+')) {
            at += is_mark(text, at) ? 3 : 1;
            continue;
        }
        bool known = fhi_credit_name_at(text, at, &out[found]) && !is_part(text, out[found].at);
        if (known || built_name_at(text, at, &out[found]) || (outlets && outlet_at(text, at, &out[found]))) {
            at = out[found++].at.end;
            continue;
        }
        uint32_t end = run_end(text, at);
        at = end > at ? end : at + 1;
    }
    return found;
}

uint32_t fhi_credit_names(fh_span text, fhi_credit_name *out, uint32_t room)
{
    return find_names(text, false, out, room);
}

uint32_t fhi_credit_sources(fh_span text, fhi_credit_name *out, uint32_t room)
{
    return find_names(text, true, out, room);
}

static bool starts_any(fh_span key, const char *const *starts)
{
    for (; *starts; starts++) {
        if (key.len == 0 || key.ptr[0] != **starts) continue;
        fh_span start = fhi_span_of(*starts);
        if (fhi_span_starts(key, start) && (key.len == start.len || key.ptr[start.len] == ' ')) return true;
    }
    return false;
}

static bool has_any(fh_span key, const char *const *phrases)
{
    for (; *phrases; phrases++) {
        if (fhi_span_find(key, fhi_span_of(*phrases), 0) >= 0) return true;
    }
    return false;
}

/* What kinds of phrases may stand in a line, by words that start like one that each of them has: most lines have neither, which one walk tells. */
typedef struct hints {
    bool reprints, contributes;
} hints;

static hints hints_in(fh_span key)
{
    static const struct {
        const char *stem;
        bool contributes;
    } stems[] = {{"publish", false},     {"republish", false}, {"appeared", false},    {"story was", false},
                 {"article was", false}, {"original", false},  {"reported by", false}, {"contribut", true}};
    static const bool starts[FHI_WORDSTARTS] = {
        [FHI_WORDSTART('p', 'u', 'b', 'l')] = true, [FHI_WORDSTART('r', 'e', 'p', 'u')] = true,
        [FHI_WORDSTART('a', 'p', 'p', 'e')] = true, [FHI_WORDSTART('s', 't', 'o', 'r')] = true,
        [FHI_WORDSTART('a', 'r', 't', 'i')] = true, [FHI_WORDSTART('o', 'r', 'i', 'g')] = true,
        [FHI_WORDSTART('r', 'e', 'p', 'o')] = true, [FHI_WORDSTART('c', 'o', 'n', 't')] = true,
    };
    hints found = {false, false};
    for (size_t at = 0; (at = fhi_wordstart_next(starts, key, at)) < key.len; at++) {
        for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
            if (!fhi_span_starts((fh_span){key.ptr + at, key.len - at}, fhi_span_of(stems[i].stem))) continue;
            *(stems[i].contributes ? &found.contributes : &found.reprints) = true;
        }
    }
    return found;
}

/* True if the line of that key says that the text first stood elsewhere: "This article originally appeared in X". */
static bool is_reprint(fh_span key, hints found)
{
    static const char *const phrases[] = {"originally appeared in",
                                          "originally appeared on",
                                          "originally published",
                                          "first appeared in",
                                          "first appeared on",
                                          "first published in",
                                          "first published on",
                                          "first published by",
                                          "is republished from",
                                          "republished with permission",
                                          "is republished with",
                                          "original news has been published",
                                          "read the original",
                                          "was first reported by",
                                          "story was provided by",
                                          "article was provided by",
                                          "story was produced by",
                                          "story was reported by",
                                          NULL};
    static const char *const starts[] = {"republished from", "reprinted from", "published in", NULL};
    return (found.reprints && has_any(key, phrases)) || starts_any(key, starts);
}

/* Without brackets, asterisks and dashes round it. `*dash` tells that there was a dash in front. */
static fh_span bare(fh_span text, bool *dash)
{
    *dash = false;
    for (size_t before = text.len + 1; text.len < before;) {
        before = text.len;
        text = fhi_span_trim(text);
        if (is_mark(text, 0) && text.len > 3 && ((unsigned char)text.ptr[2] & 0xF0) == 0x90) { /* an en or em dash */
            *dash = true;
            text = (fh_span){text.ptr + 3, text.len - 3};
        }
        if (text.len > 1 && strchr("([*_-", text.ptr[0])) {
            *dash |= text.ptr[0] == '-';
            text = (fh_span){text.ptr + 1, text.len - 1};
        }
        if (text.len > 1 && strchr(")]*_.", text.ptr[text.len - 1])) text.len--;
    }
    return text;
}

/* What a line that credits begins with, and what stands in one. */
static const char *const line_signs[] = {"reporting by",
                                         "additional reporting",
                                         "with reporting by",
                                         "writing by",
                                         "editing by",
                                         "edited by",
                                         "reported by",
                                         "with inputs from",
                                         "with input from",
                                         "with agency inputs",
                                         "with agencies",
                                         "with inputs",
                                         "inputs from",
                                         "compiled by",
                                         "written by",
                                         "translated by",
                                         "with additional reporting",
                                         "with files from",
                                         "source",
                                         "sources",
                                         "courtesy of",
                                         "courtesy",
                                         "agencies",
                                         "news agencies",
                                         "wire services",
                                         "with wire reports",
                                         "from wire reports",
                                         "staff and agencies",
                                         "from agencies",
                                         NULL};
static const char *const line_ends[] = {"contributed to this report",
                                        "contributed to this story",
                                        "contributed to this article",
                                        "contributed reporting",
                                        "contributed from",
                                        "contributed to the report",
                                        NULL};

bool fhi_credit_is_line(fh_span text, fh_span key, uint32_t words)
{
    enum { LONGEST_REPRINT = 80, LONGEST_LINE = 50, LONGEST_LIST = 8, LONGEST_PLACE = 14 };
    if (words == 0 || words > LONGEST_REPRINT) return false;
    hints found = hints_in(key);
    if (is_reprint(key, found)) return true;
    if (words > LONGEST_LINE) return false;
    if (found.contributes && has_any(key, line_ends)) return true;
    if (starts_any(key, line_signs)) {
        bool colon = memchr(text.ptr, ':', text.len < 24 ? text.len : 24) != NULL;
        bool source = starts_any(key, (const char *const[]){"source", "sources", "courtesy", NULL});
        bool bracket = text.ptr[0] == '(' || text.ptr[0] == '[';
        return source ? colon && words <= LONGEST_PLACE : colon || bracket || words <= LONGEST_PLACE;
    }
    if (words > LONGEST_LIST) return false;
    bool dash;
    fh_span line = bare(text, &dash);
    fhi_credit_name name;
    if (fhi_credit_names(line, &name, 1) == 0) return false;
    if (name.at.start == 0 && name.at.end == line.len)
        return name.known ? name.known->kind != FHI_NEWSROOM_OUTLET || dash || line.len < text.len : true;
    bool bracket = text.ptr[0] == '(' || text.ptr[0] == '[';
    return bracket && text.ptr[text.len - 1] != '.' && line.len < text.len &&
           (name.at.start == 0 || starts_any(key, (const char *const[]){"with", "by", "from", NULL}) ||
            fhi_span_find(key, FHI_SPAN(" with "), 0) >= 0);
}
