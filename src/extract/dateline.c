/* SPDX-License-Identifier: Apache-2.0 */
/* Datelines; see dateline.h. A place in capitals needs a dash or a colon behind it; a place in small letters needs an agency in brackets,
 * or a whole date, too. */
#include "extract/dateline.h"

#include "base/span.h"
#include "extract/credit.h"
#include "extract/pagedate.h"

enum { LONGEST_DATELINE = 120, MOST_WORDS = 8, SHORT_PLACE = 3, SHORTEST_TEXT = 40 };

/* Bytes of a dash at `at`: em or en dash, "--", or "-" between blanks; 0 if there is none. */
static uint32_t dash_at(fh_span text, uint32_t at)
{
    fh_span rest = {text.ptr + at, text.len - at};
    if (rest.ptr[0] != '-' && rest.ptr[0] != '\xE2') return 0;
    /* en dash, em dash, horizontal bar */
    if (rest.len >= 3 && fhi_span_starts(rest, FHI_SPAN("\xE2\x80")) && (unsigned char)rest.ptr[2] - 0x93u <= 2)
        return 3;
    if (fhi_span_starts(rest, FHI_SPAN("--"))) return 2;
    bool before = at == 0 || text.ptr[at - 1] == ' ' || text.ptr[at - 1] == ')';
    return rest.len > 1 && rest.ptr[0] == '-' && before ? 1 : 0;
}

static uint32_t skip_blanks(fh_span text, uint32_t at)
{
    while (at < text.len && text.ptr[at] == ' ') at++;
    return at;
}

/* True if `word` has letters and none of them is small. */
static bool is_upper(fh_span word)
{
    uint32_t letters = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z') return false;
        letters += fhi_ascii_upper(word.ptr[i]);
    }
    return letters >= 2;
}

#define BETWEEN_WORDS " ,./[]"

typedef struct head {
    uint32_t words;
    bool first_upper;
    bool sound;         /* every word starts with a capital letter or is a number, "of", "and" or "de" */
    uint32_t place_end; /* where the date starts, or the end */
} head;

/* Looks at the words before the bracket, dash or colon. */
static head look_at(fh_span text)
{
    head h = {.sound = text.len > 0, .place_end = (uint32_t)text.len};
    for (size_t at = 0; at < text.len;) {
        for (; at < text.len && strchr(BETWEEN_WORDS, text.ptr[at]); at++) {
            if (text.ptr[at] == '[' && h.words && h.place_end == text.len) h.place_end = (uint32_t)at; /* "[US]" */
        }
        size_t start = at;
        while (at < text.len && !strchr(BETWEEN_WORDS, text.ptr[at])) at++;
        fh_span word = {text.ptr + start, at - start};
        if (word.len == 0) continue;
        h.words++;
        if (h.words == 1) h.first_upper = is_upper(word) || (word.len == 1 && fhi_ascii_upper(word.ptr[0]));
        bool small = fhi_span_is(word, FHI_SPAN("of")) || fhi_span_is(word, FHI_SPAN("and")) ||
                     fhi_span_is(word, FHI_SPAN("de"));
        if (!fhi_ascii_upper(word.ptr[0]) && !fhi_ascii_digit(word.ptr[0]) && (unsigned char)word.ptr[0] < 0x80 &&
            !small)
            h.sound = false;
        if ((fhi_pagedate_month(word) > 0 || fhi_ascii_digit(word.ptr[0])) && h.words > 1 && h.place_end == text.len)
            h.place_end = (uint32_t)start;
    }
    if (h.words > MOST_WORDS) h.sound = false;
    return h;
}

/* Labels that stand before a colon as places do. */
static bool is_label(fh_span text)
{
    static const char *const labels[] = {"WATCH",     "UPDATE",     "RELATED",   "NOTE",     "EXCLUSIVE", "BREAKING",
                                         "OPINION",   "ANALYSIS",   "EXPLAINER", "FILE",     "MORE",      "READ MORE",
                                         "READ",      "LIVE",       "VIDEO",     "PHOTOS",   "REVEALED",  "CORRECTION",
                                         "EDITORIAL", "LISTEN",     "ALSO READ", "SEE ALSO", "READ ALSO", "WARNING",
                                         "UPDATED",   "FACT CHECK", "QUESTION",  "ANSWER",   "Q",         "A"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (fhi_span_is(text, fhi_span_of(labels[i]))) return true;
    }
    return false;
}

static fh_range trimmed(fh_span text, uint32_t end)
{
    while (end > 0 && strchr(" ,.", text.ptr[end - 1])) end--;
    return (fh_range){0, end};
}

/* What stands behind the place, up to `end`. */
static fh_range date_of(fh_span text, uint32_t from, uint32_t end)
{
    while (from < end && strchr(" ,.", text.ptr[from])) from++;
    while (end > from && strchr(" ,.", text.ptr[end - 1])) end--;
    return from < end ? (fh_range){from, end} : (fh_range){0, 0};
}

/* True if `text` has a whole date and nothing else. */
static bool is_date(fh_span text)
{
    fhi_pagedate date;
    return fhi_pagedate_read(fhi_span_trim(text), &date, 1) == 1 && !date.before.len && !date.labelled &&
           !date.two_ways;
}

/* "(Place, 4 March 2025) —": the bracket is at 0 and ends at `end`. */
static bool read_dated_bracket(fh_span text, uint32_t end, fhi_dateline *out)
{
    uint32_t after = skip_blanks(text, end + 1), dash = after < text.len ? dash_at(text, after) : 0;
    head h = look_at((fh_span){text.ptr + 1, end - 1});
    fh_range date = {h.place_end + 1, end};
    if (!dash || !h.sound || date.start >= date.end || !is_date(fhi_span_cut(text, date))) return false;
    uint32_t place = date.start;
    while (place > 1 && strchr(" ,.", text.ptr[place - 1])) place--;
    *out = (fhi_dateline){.place = {1, place}, .date = date, .end = skip_blanks(text, after + dash)};
    return place > 1;
}

/* "Place – 4 March 2025 –" as press releases have it; the first dash is at `at` and `bytes` long. */
static bool read_dated_dashes(fh_span text, uint32_t at, uint32_t bytes, fhi_dateline *out)
{
    enum { LONGEST_DATE = 30 };
    uint32_t from = skip_blanks(text, at + bytes);
    for (uint32_t end = from; end < text.len && end < from + LONGEST_DATE; end++) {
        uint32_t dash = dash_at(text, end);
        if (!dash) continue;
        fh_range date = {from, from + (uint32_t)fhi_span_trim((fh_span){text.ptr + from, end - from}).len};
        if (!is_date(fhi_span_cut(text, date))) return false;
        *out = (fhi_dateline){.place = trimmed(text, at), .date = date, .end = skip_blanks(text, end + dash)};
        return true;
    }
    return false;
}

/* "PLACE (AGENCY) —" with the bracket at `open`; the place may be missing. */
static bool read_bracket(fh_span text, uint32_t open, fhi_dateline *out)
{
    const char *close = memchr(text.ptr + open, ')', text.len - open < 60 ? text.len - open : 60);
    if (!close) return false;
    uint32_t end = (uint32_t)(close - text.ptr);
    if (open == 0 && read_dated_bracket(text, end, out)) return true;
    fh_span place = {text.ptr, open};
    head h = look_at(place);
    fhi_credit_name name;
    fh_span inside = {text.ptr + open + 1, end - open - 1};
    bool agency = fhi_credit_names(inside, &name, 1) > 0 && name.at.start == 0;
    uint32_t after = skip_blanks(text, end + 1), dash = after < text.len ? dash_at(text, after) : 0;
    if (dash == 0 && after < text.len && text.ptr[after] == ':') dash = 1;
    bool alone = open == 0; /* "(AGENCY) The bridge" */
    bool starts = after < text.len && (fhi_ascii_upper(text.ptr[after]) || (unsigned char)text.ptr[after] >= 0x80);
    bool short_place = agency && name.known && h.words <= SHORT_PLACE && starts; /* "Varr (AGENCY) The bridge" */
    if (!agency || (!alone && !h.sound) || (dash == 0 && !alone && !h.first_upper && !short_place)) return false;
    *out = (fhi_dateline){.place = trimmed(text, h.place_end),
                          .date = date_of(text, h.place_end, open),
                          .agency = {open + 1, end},
                          .end = skip_blanks(text, after + dash)};
    return true;
}

bool fhi_dateline_read(fh_span paragraph, fhi_dateline *out)
{
    fh_span text = {paragraph.ptr, paragraph.len < LONGEST_DATELINE ? paragraph.len : LONGEST_DATELINE};
    if (text.len < SHORTEST_TEXT) return false;
    if (text.ptr[0] == '(') return read_bracket(text, 0, out);
    if (!fhi_ascii_upper(text.ptr[0])) return false;
    for (uint32_t at = 1; at < text.len; at++) {
        if (fhi_ascii_alpha(text.ptr[at]) || text.ptr[at] == ' ') continue; /* as nearly all */
        if (text.ptr[at] == '(') return read_bracket(text, at, out);
        uint32_t dash = dash_at(text, at);
        bool colon = text.ptr[at] == ':' && at + 1 < text.len && text.ptr[at + 1] == ' ';
        if (dash == 0 && !colon) continue;
        fh_span place = fhi_span_trim((fh_span){text.ptr, at});
        head h = look_at(place);
        fh_span bare = {text.ptr, trimmed(text, h.place_end).end};
        bool all_upper = is_upper(bare);
        if (dash && h.sound && !h.first_upper && read_dated_dashes(text, at, dash, out)) return true;
        if (!h.sound || is_label(place) || !(colon ? all_upper : h.first_upper)) return false;
        uint32_t end = skip_blanks(text, at + (dash ? dash : 1));
        if (end >= text.len ||
            (colon && !fhi_ascii_upper(text.ptr[end]) && (unsigned char)text.ptr[end] < 0x80 && text.ptr[end] != '"'))
            return false;
        *out =
            (fhi_dateline){.place = {0, (uint32_t)bare.len}, .date = date_of(text, (uint32_t)bare.len, at), .end = end};
        return true;
    }
    return false;
}
