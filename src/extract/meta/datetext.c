/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/meta/datetext.h"

#include "base/span.h"
#include "tables/lexicon.h"

#include "extract/meta/months.inc"

enum { LOOKED_AT = 300, FIRST_YEAR = 1990, LAST_YEAR = 2099, LONGEST_MONTH = 32 };

typedef struct scan {
    fh_span text;
    fhi_day_order order;
} scan;

/* ---- pieces */

/* A run of digits at `at`: its number, its end in `*end`; -1 for none, or for more than eight. */
static int32_t number_at(fh_span text, size_t at, size_t *end)
{
    int32_t n = 0;
    size_t i = at;
    for (; i < text.len && fhi_ascii_digit(text.ptr[i]); i++)
        if (i - at < 8) n = n * 10 + (text.ptr[i] - '0');
    *end = i;
    return i == at || i - at > 8 ? -1 : n;
}

static bool is_letter(char c)
{
    return fhi_ascii_alpha(c) || (unsigned char)c >= 0x80;
}

size_t fhi_datetext_lower(fh_span word, char *out)
{
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i], next = i + 1 < word.len ? (unsigned char)word.ptr[i + 1] : 0;
        out[i] = fhi_ascii_lower(word.ptr[i]);
        if (i + 1 == word.len || c < 0xC3) continue;
        if (c == 0xC3 && next >= 0x80 && next <= 0x9E) {
            out[++i] = (char)(next + 0x20);
        } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) {
            out[++i] = (char)(next + 0x20);
        } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) {
            out[i++] = (char)0xD1;
            out[i] = (char)(next - 0x20);
        } else if (c == 0xCE && next >= 0x91 && next <= 0x9F) {
            out[++i] = (char)(next + 0x20);
        } else if (c == 0xCE && next >= 0xA0 && next <= 0xA9) {
            out[i++] = (char)0xCF;
            out[i] = (char)(next - 0x20);
        }
    }
    return word.len;
}

/* The month that the word at `at` names, 0 if none; `*end` is behind the word. */
static uint32_t month_at(fh_span text, size_t at, size_t *end)
{
    size_t i = at;
    char low[LONGEST_MONTH];
    while (i < text.len && is_letter(text.ptr[i])) i++;
    *end = i;
    fh_span word = {text.ptr + at, i - at};
    if (word.len < 3 || word.len > sizeof low) return 0;
    return fhi_lexicon_find(&months, (fh_span){low, fhi_datetext_lower(word, low)});
}

static size_t skip_marks(fh_span text, size_t at)
{
    while (at < text.len && strchr(" ,.\t\n-/", text.ptr[at])) at++;
    return at;
}

static bool word_is(fh_span text, size_t at, const char *word)
{
    size_t len = strlen(word);
    return at + len <= text.len && fhi_span_same((fh_span){text.ptr + at, len}, fhi_span_of(word)) &&
           (at + len == text.len || !is_letter(text.ptr[at + len]));
}

/* Behind small words between the parts of a date: "7 de marzo de 2031", "the 7th of March". */
static size_t skip_small(fh_span text, size_t at)
{
    static const char *const small[] = {"de", "del", "of", "do", "d'", "the", "\xCF\x84\xCE\xBF\xCF\x85"};
    at = skip_marks(text, at);
    for (size_t k = 0; k < sizeof small / sizeof *small; k++)
        if (word_is(text, at, small[k])) return skip_marks(text, at + strlen(small[k]));
    return at;
}

/* Behind the ending of an ordinal: "7th", "1er", "7º". */
static size_t skip_ordinal(fh_span text, size_t at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er", "\xC2\xBA", "\xC2\xAA", "e"};
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++)
        if (word_is(text, at, endings[k])) return at + strlen(endings[k]);
    return at;
}

static int32_t year_at(fh_span text, size_t at, size_t *end)
{
    int32_t year = number_at(text, at, end);
    if (*end - at != 4 || year < FIRST_YEAR || year > LAST_YEAR) return -1;
    return year;
}

static bool set(fhi_datetext *out, int32_t year, uint32_t month, uint32_t day, size_t start, size_t end)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || !fhi_day_exists(year, month, day)) return false;
    *out = (fhi_datetext){fhi_day_of((fhi_date){year, month, day}), {(uint32_t)start, (uint32_t)end}, false};
    return true;
}

/* ---- the ways to write a date; each is tried at the start of a number or word */

/* Two digits at `at` that are at most `most`, and the mark before them, if there is to be one. */
static bool pair_at(fh_span text, size_t at, char mark, int32_t most)
{
    size_t end;
    if (mark && (at >= text.len || text.ptr[at++] != mark)) return false;
    int32_t n = number_at(text, at, &end);
    return end - at == 2 && n <= most;
}

/* Behind the time of day at `at`, as ISO 8601 writes it: "09:00", "09:00:00.000Z", "09:00+01:00", "09:00-0500"; `at` where there is none. */
static size_t time_end(fh_span text, size_t at)
{
    if (!pair_at(text, at, 0, 24) || !pair_at(text, at + 2, ':', 59)) return at;
    size_t end = at + 5;
    if (pair_at(text, end, ':', 60)) end += 3;
    if (end == at + 8 && end + 1 < text.len && text.ptr[end] == '.' && fhi_ascii_digit(text.ptr[end + 1]))
        for (end++; end < text.len && fhi_ascii_digit(text.ptr[end]);) end++;
    if (end == text.len) return end;
    if (text.ptr[end] == 'Z') return end + 1;
    if (text.ptr[end] != '+' && text.ptr[end] != '-') return end;
    size_t zone, more;
    int32_t offset = number_at(text, end + 1, &zone);
    if (zone - end == 5) return offset <= 2400 ? zone : end;
    if (zone - end != 3 || offset > 24) return end;
    bool minutes =
        zone < text.len && text.ptr[zone] == ':' && number_at(text, zone + 1, &more) >= 0 && more - zone == 3;
    return minutes ? zone + 3 : zone;
}

/* "2031-03-07", "2031/3/7", "2031.03.07", "20310307", "2031年3月7日", all with "T09:00:00Z" behind */
static bool year_first(const scan *s, size_t at, fhi_datetext *out)
{
    static const char *const cjk[][2] = {{"\xE5\xB9\xB4", "\xE6\x9C\x88"}, {"\xEB\x85\x84", "\xEC\x9B\x94"}};
    size_t end, next;
    int32_t n = number_at(s->text, at, &end);
    if (end - at == 8 && n > 0) return set(out, n / 10000, (uint32_t)(n / 100 % 100), (uint32_t)(n % 100), at, end);
    if (end - at != 4 || end >= s->text.len) return false;
    fh_span rest = {s->text.ptr + end, s->text.len - end};
    for (size_t k = 0; k < 2; k++) {
        if (!fhi_span_starts(rest, fhi_span_of(cjk[k][0]))) continue;
        int32_t month = number_at(s->text, skip_marks(s->text, end + 3), &next);
        if (month < 1 || next + 3 > s->text.len || memcmp(s->text.ptr + next, cjk[k][1], 3) != 0) return false;
        int32_t day = number_at(s->text, skip_marks(s->text, next + 3), &end);
        return day > 0 && set(out, n, (uint32_t)month, (uint32_t)day, at, end);
    }
    char mark = rest.ptr[0];
    if (!strchr("-/.", mark)) return false;
    int32_t month = number_at(s->text, end + 1, &next);
    if (month < 1 || next - end > 3 || next >= s->text.len || s->text.ptr[next] != mark) return false;
    size_t day_at = next + 1;
    int32_t day = number_at(s->text, day_at, &end);
    if (day < 1 || end - day_at > 2 || !set(out, n, (uint32_t)month, (uint32_t)day, at, end)) return false;
    enum { FULL = 10 }; /* 2031-03-07 */
    if (mark != '-' || end - at != FULL || end >= s->text.len || !strchr("Tt ", s->text.ptr[end])) return true;
    size_t time = time_end(s->text, end + 1);
    out->has_time = time > end + 1;
    if (out->has_time) out->at.end = (uint32_t)time;
    return true;
}

/* Behind the mark at `at`, `*mark`, with a blank on either side or on none; a dot may have one behind it alone. `at` where there is none. */
static size_t behind_mark(fh_span text, size_t at, char *mark)
{
    size_t i = at + (at < text.len && text.ptr[at] == ' ');
    if (i >= text.len || !strchr("./-|", text.ptr[i])) return at;
    *mark = text.ptr[i++];
    bool blank = i < text.len && text.ptr[i] == ' ', spaced = text.ptr[at] == ' ';
    if (spaced != blank && (spaced || *mark != '.')) return at;
    return i + blank;
}

/* "07.03.2031", "7/3/2031", "07-03-2031", "7. 3. 2031", "7 | 3 | 2031" */
static bool all_numbers(const scan *s, size_t at, fhi_datetext *out)
{
    size_t end, next, last;
    char mark, other;
    int32_t a = number_at(s->text, at, &end);
    if (a < 1 || end - at > 2) return false;
    size_t second = behind_mark(s->text, end, &mark);
    int32_t b = second > end ? number_at(s->text, second, &next) : 0;
    if (b < 1 || next - second > 2) return false;
    size_t third = behind_mark(s->text, next, &other);
    if (third == next || other != mark) return false;
    int32_t year = number_at(s->text, third, &last);
    if (last - third == 2 && mark == '.')
        year += 2000;
    else if (last - third != 4)
        return false;
    if (last < s->text.len && s->text.ptr[last] == mark) return false; /* an address or a version */
    bool day_first = mark == '.' || s->order == FHI_DAY_FIRST || a > 12;
    bool sure = mark == '.' || s->order != FHI_ORDER_UNKNOWN || a > 12 || b > 12 || a == b;
    if (b > 12) day_first = false;
    return sure && set(out, year, (uint32_t)(day_first ? b : a), (uint32_t)(day_first ? a : b), at, last);
}

/* "7 March 2031", "1er mars 2031", "7. de marzo de 2031" */
static bool day_and_month(const scan *s, size_t at, fhi_datetext *out)
{
    size_t end, next, last;
    int32_t day = number_at(s->text, at, &end);
    if (day < 1 || day > 31 || end - at > 2) return false;
    uint32_t month = month_at(s->text, skip_small(s->text, skip_ordinal(s->text, end)), &next);
    if (!month) return false;
    int32_t year = year_at(s->text, skip_small(s->text, next), &last);
    return year > 0 && set(out, year, month, (uint32_t)day, at, last);
}

/* "March 7, 2031", "Mar. 7th 2031" */
static bool month_and_day(const scan *s, size_t at, fhi_datetext *out)
{
    size_t end, next, last;
    uint32_t month = month_at(s->text, at, &end);
    if (!month) return false;
    size_t day_at = skip_marks(s->text, end);
    int32_t day = number_at(s->text, day_at, &next);
    if (day < 1 || next - day_at > 2) return false;
    int32_t year = year_at(s->text, skip_marks(s->text, skip_ordinal(s->text, next)), &last);
    return year > 0 && set(out, year, month, (uint32_t)day, at, last);
}

/* True behind a word that the page sets apart from the date by its style alone: "Tilda Brook7 March 2031", but not "v7.3.2031". */
static bool behind_word(fh_span text, size_t at)
{
    enum { WORD = 3 };
    if (at < WORD) return false;
    for (size_t i = at - WORD; i < at; i++)
        if (!fhi_ascii_alpha(text.ptr[i])) return false;
    return true;
}

bool fhi_datetext_find(fh_span text, fhi_day_order order, fhi_datetext *out)
{
    if (text.len > LOOKED_AT) text.len = LOOKED_AT;
    scan s = {text, order};
    for (size_t at = 0; at < text.len; at++) {
        char before = at ? text.ptr[at - 1] : ' ';
        if (fhi_ascii_digit(text.ptr[at]) && fhi_ascii_alpha(before)) {
            if (behind_word(text, at) && (all_numbers(&s, at, out) || day_and_month(&s, at, out))) return true;
        } else if (fhi_ascii_digit(text.ptr[at]) && !fhi_ascii_digit(before)) {
            if (year_first(&s, at, out) || all_numbers(&s, at, out) || day_and_month(&s, at, out)) return true;
        } else if (is_letter(text.ptr[at]) && (!is_letter(before) || behind_word(text, at))) {
            if (month_and_day(&s, at, out)) return true;
        }
    }
    return false;
}

fhi_day fhi_datetext_in_url(fh_span url)
{
    for (size_t at = 1; at + 8 < url.len; at++) {
        char before = url.ptr[at - 1];
        size_t end, next, last;
        if ((before != '/' && before != '-' && before != '_') || !fhi_ascii_digit(url.ptr[at])) continue;
        int32_t whole = number_at(url, at, &end);
        if (end - at == 8 && whole / 10000 >= FIRST_YEAR && whole / 10000 <= LAST_YEAR) { /* "/20310307-lock-fails" */
            uint32_t month = (uint32_t)(whole / 100 % 100), day = (uint32_t)(whole % 100);
            if (fhi_day_exists(whole / 10000, month, day)) return fhi_day_of((fhi_date){whole / 10000, month, day});
        }
        int32_t year = year_at(url, at, &end);
        if (year < 0 || end >= url.len || !strchr("/-", url.ptr[end])) continue;
        int32_t month = number_at(url, end + 1, &next);
        if (next - end - 1 > 2) continue;
        if (next == end + 1) { /* "/2031/mar/07/" */
            month = (int32_t)month_at(url, end + 1, &next);
        }
        if (month < 1 || next >= url.len || url.ptr[next] != url.ptr[end]) continue;
        int32_t day = number_at(url, next + 1, &last);
        bool good = day > 0 && last - next - 1 <= 2 && (last == url.len || !fhi_ascii_alpha(url.ptr[last])) &&
                    fhi_day_exists(year, (uint32_t)month, (uint32_t)day);
        if (good) return fhi_day_of((fhi_date){year, (uint32_t)month, (uint32_t)day});
    }
    return FHI_NO_DAY;
}

fhi_day_order fhi_datetext_order(fh_span language)
{
    if (language.len < 2) return FHI_ORDER_UNKNOWN;
    fh_span primary = {language.ptr, 2};
    if (!fhi_span_same(primary, FHI_SPAN("en"))) return FHI_DAY_FIRST;
    if (language.len >= 5 && fhi_span_same((fh_span){language.ptr + 3, 2}, FHI_SPAN("us"))) return FHI_MONTH_FIRST;
    return language.len >= 5 ? FHI_DAY_FIRST : FHI_ORDER_UNKNOWN;
}
