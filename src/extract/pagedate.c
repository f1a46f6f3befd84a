/* SPDX-License-Identifier: Apache-2.0 */
/* Date lines of pages; see pagedate.h. Words are read one by one: each must be part of a date or time, a label, or, before the first date,
 * of a name. */
#include "extract/pagedate.h"

#include "base/span.h"

enum { LONGEST_LINE = 160, MOST_NAME_WORDS = 6 };

typedef enum word_kind { WORD_OTHER, WORD_NUMBER, WORD_MONTH, WORD_LABEL, WORD_FILLER } word_kind;

typedef struct word {
    fh_range at;
    word_kind kind;
    uint32_t number; /* of a number (with "th" and the like cut off) or a month */
    uint32_t digits;
    char before; /* the byte before the word, ' ' at the start */
    char after;
} word;

typedef struct scan {
    fh_span line;
    word words[32];
    uint32_t n;
} scan;

/* May be the same letter: nearly all words are told apart by their first. */
static bool alike(char a, char b)
{
    return ((a ^ b) & ~0x20) == 0;
}

static bool listed(fh_span text, const char *const *list)
{
    for (; text.len && *list; list++) {
        if (alike(**list, text.ptr[0]) && fhi_span_same(text, fhi_span_of(*list))) return true;
    }
    return false;
}

uint32_t fhi_pagedate_month(fh_span text)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    if (fhi_span_same(text, FHI_SPAN("sept"))) return 9;
    for (uint32_t i = 0; text.len && i < 12; i++) {
        if (!alike(months[i][0], text.ptr[0])) continue;
        fh_span name = fhi_span_of(months[i]);
        if (fhi_span_same(text, name) || fhi_span_same(text, (fh_span){name.ptr, 3})) return i + 1;
    }
    return 0;
}

static void classify(scan *s, word *w)
{
    static const char *const labels[] = {"published", "posted",  "updated",  "modified",
                                         "issued",    "created", "released", NULL};
    static const char *const fillers[] = {
        "on",  "at",    "in",      "of",      "last",      "date",     "first",  "am",       "pm",     "a.m",   "p.m",
        "gmt", "utc",   "et",      "est",     "edt",       "pt",       "pst",    "pdt",      "ct",     "cst",   "cdt",
        "mt",  "mst",   "mdt",     "cet",     "cest",      "bst",      "ist",    "kst",      "jst",    "sgt",   "eat",
        "wat", "local", "time",    "mon",     "tue",       "tues",     "wed",    "thu",      "thur",   "thurs", "fri",
        "sat", "sun",   "monday",  "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "h",     "hrs",
        "min", "read",  "article", "story",   "z",         "t",        "hour",   NULL};
    fh_span text = fhi_span_cut(s->line, w->at);
    while (w->digits < text.len && fhi_ascii_digit(text.ptr[w->digits])) {
        if (w->digits < 8) w->number = w->number * 10 + (uint32_t)(text.ptr[w->digits] - '0');
        w->digits++;
    }
    fh_span rest = {text.ptr + w->digits, text.len - w->digits};
    static const char *const ordinals[] = {"st", "nd", "rd", "th", "am", "pm", "a.m", "p.m", "h", "t", "z", NULL};
    if (w->digits > 0) {
        w->kind = rest.len == 0 || listed(rest, ordinals) ? WORD_NUMBER : WORD_OTHER;
        if (w->kind == WORD_NUMBER && rest.len > 0 && fhi_ascii_lower(rest.ptr[0]) == 'p' && w->number < 12)
            w->number += 12;
    } else if ((w->number = fhi_pagedate_month(text)) > 0) {
        w->kind = WORD_MONTH;
    } else if (listed(text, labels)) {
        w->kind = WORD_LABEL;
    } else if (listed(text, fillers)) {
        w->kind = WORD_FILLER;
    }
}

/* Letters, digits and dots between them. "T" and "Z" of ISO 8601 are cut off digits. */
static bool in_word(fh_span line, size_t at, size_t start)
{
    char c = line.ptr[at];
    if (fhi_ascii_alpha(c) || (unsigned char)c >= 0x80 || c == '\'' || c == '&') return true;
    if (fhi_ascii_digit(c))
        return at == start || fhi_ascii_digit(line.ptr[at - 1]) || !fhi_ascii_digit(line.ptr[start]);
    return c == '.' && at > start && fhi_ascii_alpha(line.ptr[at - 1]) && at + 1 < line.len &&
           fhi_ascii_alpha(line.ptr[at + 1]);
}

/* True between a year and letters that a page has glued to it: "4 March 2025last updated". */
static bool behind_year(fh_span line, size_t at, size_t start)
{
    if (at - start != 4 || !fhi_ascii_alpha(line.ptr[at])) return false;
    bool iso = fhi_ascii_lower(line.ptr[at]) == 't' || fhi_ascii_lower(line.ptr[at]) == 'z';
    for (size_t i = start; i < at; i++)
        if (!fhi_ascii_digit(line.ptr[i])) return false;
    return !iso;
}

/* False if there are too many words for a date line. */
static bool cut_words(scan *s)
{
    static const uint32_t most = sizeof s->words / sizeof *s->words;
    for (size_t at = 0; at < s->line.len;) {
        size_t start = at;
        while (at < s->line.len && in_word(s->line, at, start) && !behind_year(s->line, at, start)) at++;
        if (at == start) {
            at++;
            continue;
        }
        bool dash = at - start == 3 && memcmp(s->line.ptr + start, "\xE2\x80", 2) == 0;
        bool blank = at - start == 2 && (unsigned char)s->line.ptr[start] == 0xC2; /* a middle dot or no-break space */
        if (dash || blank) continue;
        if (s->n == most) return false;
        word *w = &s->words[s->n++];
        *w = (word){.at = {(uint32_t)start, (uint32_t)at}};
        w->before = start > 0 ? s->line.ptr[start - 1] : ' ';
        w->after = at < s->line.len ? s->line.ptr[at] : ' ';
        classify(s, w);
    }
    return true;
}

static bool is_year(const word *w)
{
    return w->kind == WORD_NUMBER && w->digits == 4 && w->number >= 1900 && w->number <= 2100;
}

static bool is_day(const word *w)
{
    return w->kind == WORD_NUMBER && w->digits <= 2 && w->number >= 1 && w->number <= 31;
}

/* A date all in numbers at word `i`: year first, or day and month with a year behind. */
static bool read_numbers(const scan *s, uint32_t i, fhi_pagedate *out)
{
    const word *w = s->words + i;
    if (w[0].after == ':' || w[1].after == ':' || !strchr("-/. ", w[0].after) || w[0].after != w[1].after ||
        w[0].after == ' ')
        return false;
    if (is_year(&w[0]) && w[1].number <= 12 && is_day(&w[2])) {
        out->date = (fhi_date){(int32_t)w[0].number, w[1].number, w[2].number};
        return true;
    }
    if (!is_year(&w[2]) || !is_day(&w[0]) || !is_day(&w[1]) || w[0].digits == 0 || w[1].digits == 0) return false;
    uint32_t day = w[0].number, month = w[1].number;
    bool dotted = w[0].after == '.'; /* 12.11.2024 is day first everywhere */
    if (!dotted && day <= 12 && month <= 12 && day != month) out->two_ways = true;
    if (month > 12 && !dotted) {
        day = w[1].number;
        month = w[0].number;
    }
    out->date = (fhi_date){(int32_t)w[2].number, month, day};
    return true;
}

/* A date at word `i`; the number of its words, or 0. */
static uint32_t read_date(const scan *s, uint32_t i, fhi_pagedate *out)
{
    const word *w = s->words + i;
    uint32_t left = s->n - i;
    if (left < 3) return 0;
    if (w[0].kind == WORD_MONTH && is_day(&w[1]) && is_year(&w[2])) {
        out->date = (fhi_date){(int32_t)w[2].number, w[0].number, w[1].number};
        return 3;
    }
    if (is_day(&w[0]) && w[1].kind == WORD_MONTH && is_year(&w[2])) {
        out->date = (fhi_date){(int32_t)w[2].number, w[1].number, w[0].number};
        return 3;
    }
    if (is_day(&w[0]) && w[1].kind == WORD_FILLER && left > 3 && w[2].kind == WORD_MONTH &&
        is_year(&w[3])) { /* 3rd of May 2024 */
        out->date = (fhi_date){(int32_t)w[3].number, w[2].number, w[0].number};
        return 4;
    }
    return w[0].kind == WORD_NUMBER && w[1].kind == WORD_NUMBER && w[2].kind == WORD_NUMBER && read_numbers(s, i, out)
               ? 3
               : 0;
}

/* "09:15" or "9:15 pm" at word `i`, behind a date. */
static void read_time(const scan *s, uint32_t i, fhi_pagedate *out)
{
    const word *w = s->words + i;
    if (s->n - i < 2 || w[0].kind != WORD_NUMBER || w[1].kind != WORD_NUMBER || w[0].after != ':' || w[1].digits != 2)
        return;
    uint32_t hour = w[0].number, minute = w[1].number;
    fh_span tail = fhi_span_cut(s->line, w[1].at);
    bool afternoon = tail.len > 2 && fhi_ascii_lower(tail.ptr[2]) == 'p',
         morning = tail.len > 2 && fhi_ascii_lower(tail.ptr[2]) == 'a';
    if (afternoon && minute >= 12) minute -= 12; /* classify() took "15pm" for an hour */
    if (s->n - i > 2) {
        fh_span next = fhi_span_cut(s->line, w[2].at);
        if (w[2].kind == WORD_FILLER && next.len >= 2 && next.len <= 3 &&
            fhi_ascii_lower(next.ptr[next.len - 1]) == 'm') {
            afternoon |= fhi_ascii_lower(next.ptr[0]) == 'p';
            morning |= fhi_ascii_lower(next.ptr[0]) == 'a';
        }
    }
    if (afternoon && hour < 12) hour += 12;
    if (morning && hour == 12) hour = 0;
    if (hour > 23 || minute > 59) return;
    out->has_time = true;
    out->hour = hour;
    out->minute = minute;
}

/* Hours or minutes: "15:04 JST, 4 March 2025". */
static bool is_clock(const word *w)
{
    return w->kind == WORD_NUMBER && (w->after == ':' || w->before == ':');
}

/* Words between and behind dates must belong to them. */
static bool is_date_word(const scan *s, const word *w)
{
    fh_span text = fhi_span_cut(s->line, w->at);
    bool zone = text.len <= 4; /* a zone or country: "EAT", "UK" */
    for (size_t i = 0; i < text.len; i++) zone &= fhi_ascii_upper(text.ptr[i]);
    return w->kind != WORD_OTHER || zone;
}

/* What stands in words [0, n), up to the labels before the date: words of a name only. False if there is more than a name. */
static bool read_name(const scan *s, uint32_t n, fh_span *name)
{
    uint32_t first = UINT32_MAX, last = 0, count = 0;
    for (uint32_t i = 0; i < n; i++) {
        const word *w = &s->words[i];
        if (w->kind == WORD_LABEL || (w->kind == WORD_FILLER && count == 0)) continue;
        if (w->kind == WORD_FILLER && i + 1 >= n) continue; /* the weekday before the date */
        if (is_clock(w)) continue;
        if (w->kind == WORD_NUMBER) return false;
        bool zone = i > 0 && is_clock(w - 1) && is_date_word(s, w);
        if (zone) continue;
        if (first == UINT32_MAX) first = w->at.start;
        last = w->at.end;
        if (++count > MOST_NAME_WORDS) return false;
        char c = s->line.ptr[w->at.start];
        bool small = c >= 'a' && c <= 'z';
        static const char *const small_words[] = {
            "of",        "the",           "and",    "by",     "for",    "in",  "de",   "la",
            "le",        "van",           "von",    "staff",  "news",   "web", "desk", "reporter",
            "reporters", "correspondent", "writer", "bureau", "online", NULL};
        if (small && !listed(fhi_span_cut(s->line, w->at), small_words)) return false;
    }
    if (count > 0) *name = fhi_span_cut(s->line, (fh_range){first, last});
    return true;
}

/* Every date that is read has a year in four digits: most lines are done with here. */
static bool has_year(fh_span line)
{
    uint32_t digits = 0;
    for (size_t i = 0; i < line.len;) {
        if (digits == 0 && line.len - i >= 16 && !fhi_sixteen_digits(fhi_sixteen_at(line.ptr + i))) {
            i += 16;
            continue;
        }
        digits = fhi_ascii_digit(line.ptr[i++]) ? digits + 1 : 0;
        if (digits == 4) return true;
    }
    return false;
}

uint32_t fhi_pagedate_read(fh_span line, fhi_pagedate *out, uint32_t room)
{
    scan s = {.line = line};
    uint32_t found = 0, from = 0;
    if (line.len > LONGEST_LINE || !has_year(line) || !cut_words(&s)) return 0;
    for (uint32_t i = 0; i < s.n;) {
        fhi_pagedate date = {0};
        uint32_t used = read_date(&s, i, &date);
        if (used == 0 || !fhi_day_exists(date.date.year, date.date.month, date.date.day)) {
            if (found > 0 && !is_date_word(&s, &s.words[i])) return 0;
            i++;
            continue;
        }
        if (found == 0 && !read_name(&s, i, &date.before)) return 0;
        if (found == 0 && is_clock(&s.words[0])) read_time(&s, 0, &date);
        for (uint32_t k = from; k < i; k++) {
            fh_span label = fhi_span_cut(line, s.words[k].at);
            if (s.words[k].kind != WORD_LABEL) continue;
            date.labelled = true;
            date.modified = fhi_span_same(label, FHI_SPAN("updated")) || fhi_span_same(label, FHI_SPAN("modified"));
        }
        date.at = (fh_range){s.words[i].at.start, s.words[i + used - 1].at.end};
        i += used;
        from = i;
        uint32_t clock = i;
        while (clock < s.n && s.words[clock].kind == WORD_FILLER) clock++;
        read_time(&s, clock, &date);
        if (found < room) out[found++] = date;
    }
    return found;
}

/* Part of a time ("15:04", "10.30", "9 am", "15h"); of "12 firefighters" it is none. */
static bool is_time_number(const scan *s, uint32_t i)
{
    const word *w = &s->words[i];
    bool marked = memchr(":.h", w->before, 3) || memchr(":.h", w->after, 3) || w->at.end - w->at.start > w->digits;
    return w->digits <= 2 && (marked || (i + 1 < s->n && s->words[i + 1].kind == WORD_FILLER));
}

/* Whether a word of no full date goes on with the line: before the date a label or a weekday, behind it a time and its zone. */
static bool stands_in_line(const scan *s, uint32_t i, bool dated)
{
    const word *w = &s->words[i];
    char first = s->line.ptr[w->at.start];
    if (w->kind == WORD_NUMBER) return dated && is_time_number(s, i);
    if (w->kind != WORD_LABEL && w->kind != WORD_FILLER && w->kind != WORD_MONTH) return false;
    bool labels = i + 1 < s->n && s->words[i + 1].kind == WORD_LABEL; /* "Last updated" */
    if (!fhi_ascii_upper(first) || labels) return true;
    fh_span text = fhi_span_cut(s->line, w->at);
    bool preposition = text.len == 2 && !fhi_ascii_upper(text.ptr[1]); /* "On 6 May 2031 Minister Lind said" */
    return dated ? is_date_word(s, w) && (fhi_ascii_upper(text.ptr[text.len - 1]) || w->before == '(') : !preposition;
}

uint32_t fhi_pagedate_ahead(fh_span text)
{
    enum { FEWEST_BEHIND = 12 /* bytes: a line of its own may follow a date in one line */ };
    scan s = {.line = {text.ptr, text.len < LONGEST_LINE ? text.len : LONGEST_LINE}};
    bool dated = false;
    uint32_t i = 0;
    if (!has_year(s.line)) return 0;
    cut_words(&s); /* as many as there is room for: a line has fewer */
    while (i < s.n) {
        fhi_pagedate date = {0};
        uint32_t used = read_date(&s, i, &date);
        if (used > 0 && fhi_day_exists(date.date.year, date.date.month, date.date.day)) {
            dated = true;
            i += used;
        } else if (stands_in_line(&s, i, dated)) {
            i++;
        } else {
            break;
        }
    }
    if (!dated || i == s.n) return 0;
    uint32_t start = s.words[i].at.start;
    if (start > 0 && memchr("\"'(", s.line.ptr[start - 1], 3)) start--;
    fh_span gap = fhi_span_cut(s.line, (fh_range){s.words[i - 1].at.end, start});
    bool opens = fhi_ascii_upper(s.line.ptr[s.words[i].at.start]) || s.words[i].kind == WORD_NUMBER;
    bool prose = opens && text.len - start >= FEWEST_BEHIND;
    return prose && gap.len && gap.ptr[gap.len - 1] == ' ' && !memchr(gap.ptr, ',', gap.len) ? start : 0;
}
