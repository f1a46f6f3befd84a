/* SPDX-License-Identifier: Apache-2.0 */
/* Days, numbers and words of sources come in, what a reader reads goes out. English alone, and the same on every machine. */
#include "brief/phrase.h"

#include "base/span.h"

#include <math.h>

void fhi_phrase_start(fhi_arena *arena, fhi_phrase *phrase)
{
    *phrase = (fhi_phrase){.arena = arena, .ok = true};
}

fh_span fhi_phrase_end(const fhi_phrase *phrase)
{
    return phrase->ok && phrase->text.n ? (fh_span){phrase->text.at, phrase->text.n} : (fh_span){NULL, 0};
}

static void put_char(fhi_phrase *phrase, char c)
{
    char *slot = phrase->ok ? FHI_PUSH(phrase->arena, &phrase->text) : NULL;
    if (!slot) {
        phrase->ok = false;
        return;
    }
    *slot = c;
}

void fhi_phrase_put(fhi_phrase *phrase, fh_span text)
{
    for (size_t i = 0; i < text.len; i++) put_char(phrase, text.ptr[i]);
}

void fhi_phrase_string(fhi_phrase *phrase, const char *text)
{
    fhi_phrase_put(phrase, fhi_span_of(text));
}

static void put_number(fhi_phrase *phrase, uint64_t number, bool grouped)
{
    char digits[32];
    uint32_t n = 0, written = 0;
    do {
        if (grouped && written && written % 3 == 0) digits[n++] = ',';
        digits[n++] = (char)('0' + number % 10);
        number /= 10;
        written++;
    } while (number && n < sizeof digits - 2);
    while (n) put_char(phrase, digits[--n]);
}

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static void put_month(fhi_phrase *phrase, fhi_date date, int32_t year)
{
    fhi_phrase_string(phrase, months[date.month - 1]);
    if (date.year == year) return;
    put_char(phrase, ' ');
    put_number(phrase, (uint64_t)date.year, false);
}

void fhi_phrase_day(fhi_phrase *phrase, fhi_day day, int32_t year)
{
    if (day == FHI_NO_DAY) return;
    fhi_date date = fhi_day_date(day);
    put_number(phrase, date.day, false);
    put_char(phrase, ' ');
    put_month(phrase, date, year);
}

void fhi_phrase_days(fhi_phrase *phrase, fhi_day first, fhi_day last, int32_t year)
{
    if (first == last) {
        fhi_phrase_day(phrase, first, year);
        return;
    }
    fhi_date a = fhi_day_date(first), b = fhi_day_date(last);
    bool whole = a.day == 1 && b.day == fhi_day_in_month(b.year, b.month);
    if (whole && a.year == b.year && a.month == 1 && b.month == 12) {
        put_number(phrase, (uint64_t)a.year, false);
    } else if (whole && a.year == b.year && a.month == b.month) {
        put_month(phrase, a, year);
    } else if (a.year == b.year && a.month == b.month) {
        put_number(phrase, a.day, false);
        fhi_phrase_string(phrase, "\xE2\x80\x93");
        fhi_phrase_day(phrase, last, year);
    } else {
        fhi_phrase_day(phrase, first, a.year == b.year ? a.year : year);
        fhi_phrase_string(phrase, " \xE2\x80\x93 ");
        fhi_phrase_day(phrase, last, year);
    }
}

/* Whole numbers with commas, others with up to two decimals; from a million on in millions where that loses nothing. */
static void put_value(fhi_phrase *phrase, double value)
{
    static const struct {
        double scale;
        const char *name;
    } scales[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    const char *name = "";
    if (value < 0) {
        put_char(phrase, '-');
        value = -value;
    }
    if (!(value < 1e18)) { /* beyond what news counts; also not a number */
        fhi_phrase_string(phrase, "a number past counting");
        return;
    }
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        double scaled = value / scales[i].scale * 100;
        if (value < scales[i].scale || fabs(scaled - floor(scaled + 0.5)) > 1e-6) continue;
        value /= scales[i].scale;
        name = scales[i].name;
        break;
    }
    uint64_t hundredths = (uint64_t)floor(value * 100 + 0.5);
    put_number(phrase, hundredths / 100, true);
    if (hundredths % 100) {
        put_char(phrase, '.');
        put_char(phrase, (char)('0' + hundredths / 10 % 10));
        if (hundredths % 10) put_char(phrase, (char)('0' + hundredths % 10));
    }
    fhi_phrase_string(phrase, name);
}

void fhi_phrase_amount(fhi_phrase *phrase, double low, double high, fhi_bound bound, fh_span unit)
{
    static const char *const words[] = {
        [FHI_BOUND_EXACT] = "",         [FHI_BOUND_ABOUT] = "about ",         [FHI_BOUND_AT_LEAST] = "at least ",
        [FHI_BOUND_AT_MOST] = "up to ", [FHI_BOUND_MORE_THAN] = "more than ", [FHI_BOUND_LESS_THAN] = "less than ",
        [FHI_BOUND_RANGE] = "",
    };
    fhi_phrase_string(phrase, words[bound]);
    bool before =
        unit.len == 3 && fhi_ascii_upper(unit.ptr[0]) && fhi_ascii_upper(unit.ptr[1]) && fhi_ascii_upper(unit.ptr[2]);
    if (before) {
        fhi_phrase_put(phrase, unit);
        put_char(phrase, ' ');
    }
    put_value(phrase, low);
    if (high != low) {
        fhi_phrase_string(phrase, "\xE2\x80\x93");
        put_value(phrase, high);
    }
    if (before || !unit.len) return;
    if (!fhi_span_is(unit, FHI_SPAN("%"))) put_char(phrase, ' ');
    fhi_phrase_put(phrase, unit);
}

/* Heads of a sentence that only join it to what stood before, or count its day from one named there. */
static const char *const connectives[] = {
    "But ",
    "And ",
    "Meanwhile, ",
    "However, ",
    "Still, ",
    "Yet ",
    "Yet, ",
    "Also, ",
    "Moreover, ",
    "Plus, ",
    "Then ",
    "Then, ",
    "Instead, ",
    "Finally, ",
    "Notably, ",
    "Relatedly, ",
    "Similarly, ",
    "Likewise, ",
    "Accordingly, ",
    "Consequently, ",
    "Therefore, ",
    "Thus ",
    "Thus, ",
    "As a result, ",
    "For example, ",
    "For instance, ",
    "At the same time, ",
    "Even so, ",
    "That said, ",
    "Nonetheless, ",
    "In addition, ",
    "Furthermore, ",
    "Nevertheless, ",
    "Separately, ",
    "Additionally, ",
    "Specifically, ",
    "More specifically, ",
    "Indeed, ",
    "In fact, ",
    "Of course, ",
    "So ",
    "After that, ",
    "Later that day, ",
    "That same day, ",
    "The same day, ",
    "The next day, ",
    "The following day, ",
    "A day later, ",
    "Days later, ",
    "Hours later, ",
    "Minutes later, ",
    "Moments later, ",
};

/* Length of such a head; 0 if there is none. */
static size_t connective(fh_span text)
{
    static const char *const degrees[] = {"So far", "So much", "So many", "So long", "So few", "So little"};
    for (size_t i = 0; i < sizeof degrees / sizeof *degrees; i++)
        if (fhi_span_starts(text, fhi_span_of(degrees[i]))) return 0;
    for (size_t i = 0; i < sizeof connectives / sizeof *connectives; i++)
        if (fhi_span_starts(text, fhi_span_of(connectives[i]))) return strlen(connectives[i]);
    return 0;
}

/* The bytes of the first `words` words; all of them where it has no more than a few beyond. */
static size_t length_of_words(fh_span text, uint32_t words)
{
    size_t end = text.len;
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!fhi_ascii_space(text.ptr[i]) || (i && fhi_ascii_space(text.ptr[i - 1]))) continue;
        if (++n == words) end = i;
        if (n > words + 2) break;
    }
    return n > words + 2 ? end : text.len;
}

/* Words that begin a clause or a phrase, so that what stands before them may stand alone, and end none. */
static bool is_joint(fh_span word)
{
    static const char *const words[] = {
        "about",  "after", "against", "although", "amid",  "and",   "as",     "at",        "because",
        "before", "but",   "by",      "during",   "for",   "from",  "in",     "including", "into",
        "of",     "on",    "or",      "over",     "since", "that",  "though", "through",   "to",
        "under",  "until", "when",    "where",    "which", "while", "who",    "with",      "without"};
    return fhi_span_among(word, words, sizeof words / sizeof *words);
}

static bool goes_on(fh_span rest)
{
    size_t n = 0;
    while (n < rest.len && rest.ptr[n] >= 'a' && rest.ptr[n] <= 'z') n++;
    return n < rest.len && fhi_ascii_space(rest.ptr[n]) && is_joint((fh_span){rest.ptr, n});
}

/* The length without the words at its end that nothing follows now: "in talks and", "support; and for". */
static size_t without_joints(fh_span text, size_t len)
{
    static const char *const articles[] = {"a", "an", "the"};
    for (;;) {
        size_t at = len;
        while (at && !fhi_ascii_space(text.ptr[at - 1])) at--;
        fh_span last = {text.ptr + at, len - at};
        if (!at || (!is_joint(last) && !fhi_span_among(last, articles, 3))) return len;
        for (len = at; len && fhi_ascii_space(text.ptr[len - 1]);) len--;
    }
}

/* How words of a source are put. */
typedef struct manner {
    uint32_t words;   /* at most, but for the gist */
    const char *gist; /* nothing is cut before it; NULL */
    bool open;        /* without a full stop */
    bool capital;     /* a capital at the head */
} manner;

/* The words that a line has room for: so many, or what stands up to its gist and a few more. */
static uint32_t room_for(fh_span text, size_t least, uint32_t words)
{
    enum { MORE = 6 };
    uint32_t n = 0;
    for (size_t i = 1; i < least && i < text.len; i++)
        n += fhi_ascii_space(text.ptr[i]) && !fhi_ascii_space(text.ptr[i - 1]);
    return least && n + MORE > words ? n + MORE : words;
}

/* Where a line that is too long is cut: behind its last comma, where most of it stands before that, else before its last word that begins a
 * phrase; not before `least`. */
static size_t cut_length(fh_span text, size_t len, size_t least)
{
    for (size_t i = len; i-- > len * 2 / 3 && i >= least;)
        if (text.ptr[i] == ',' && i + 1 < text.len && fhi_ascii_space(text.ptr[i + 1])) return i;
    for (size_t i = len; i > len / 2 && i >= least; i--)
        if (i + 1 < text.len && fhi_ascii_space(text.ptr[i]) && goes_on((fh_span){text.ptr + i + 1, text.len - i - 1}))
            return i;
    return len;
}

/* The mark that closes a quotation still open at the end of the text; "" if none is. */
static const char *closing_mark(fh_span text)
{
    bool curly = false, straight = false;
    for (size_t i = 0; i < text.len; i++) {
        fh_span rest = {text.ptr + i, text.len - i};
        if (text.ptr[i] == '"' && (curly || straight))
            curly = straight = false; /* “…" is a pair too */
        else if (text.ptr[i] == '"')
            straight = i == 0 || fhi_ascii_space(text.ptr[i - 1]) ||
                       text.ptr[i - 1] == '('; /* else its first mark stood before the text */
        if (fhi_span_starts(rest, FHI_SPAN("\xE2\x80\x9C"))) curly = true;
        if (fhi_span_starts(rest, FHI_SPAN("\xE2\x80\x9D"))) curly = straight = false;
    }
    return curly ? "\xE2\x80\x9D" : straight ? "\"" : "";
}

/* "example.com", "e.on": such a name is written as its owner writes it. */
static bool starts_with_host(fh_span text)
{
    for (size_t i = 1; i + 1 < text.len && !fhi_ascii_space(text.ptr[i]); i++)
        if (text.ptr[i] == '.' && fhi_ascii_alpha(text.ptr[i + 1])) return true;
    return false;
}

static void put_words(fhi_phrase *phrase, fh_span text, manner how)
{
    size_t least = how.gist && how.gist > text.ptr ? (size_t)(how.gist - text.ptr) : 0;
    size_t len = length_of_words(text, room_for(text, least, how.words));
    bool cut = len < text.len, closed = false, open = how.open, capital = how.capital && !starts_with_host(text);
    if (cut) len = without_joints(text, cut_length(text, len, least));
    if (!cut && open && len > 2 && text.ptr[len - 1] == '"' && text.ptr[len - 2] == ',') {
        len -= 2; /* …," he said: the comma belonged to what came behind */
        closed = true;
    }
    while (open && !closed && len && (text.ptr[len - 1] == ',' || text.ptr[len - 1] == ';' || text.ptr[len - 1] == ':'))
        len--;
    while (cut && len && (text.ptr[len - 1] == ',' || text.ptr[len - 1] == ';')) len--;
    if (!cut && open && len && text.ptr[len - 1] == '.' && !(len > 2 && text.ptr[len - 3] == '.')) len--;
    for (size_t i = 0; i < len; i++) {
        char c = text.ptr[i];
        if (capital && i == 0 && c >= 'a' && c <= 'z') c = (char)(c - 32);
        if (fhi_ascii_space(c)) {
            if (i && fhi_ascii_space(text.ptr[i - 1])) continue;
            c = ' ';
        }
        put_char(phrase, c);
    }
    if (closed) put_char(phrase, '"');
    if (cut) fhi_phrase_string(phrase, " \xE2\x80\xA6");
    if (!closed) fhi_phrase_string(phrase, closing_mark((fh_span){text.ptr, len}));
}

/* Without a word at the head that only joins it to what stood before. */
static fh_span joined_to_nothing(fh_span text)
{
    text = fhi_span_trim(text);
    size_t skipped = connective(text);
    bool opened = text.len && text.ptr[0] == '(' && !memchr(text.ptr, ')', text.len);
    if (opened) skipped = 1; /* of an aside of several sentences */
    return (fh_span){text.ptr + skipped, text.len - skipped};
}

void fhi_phrase_words(fhi_phrase *phrase, fh_span text, uint32_t words, bool open)
{
    put_words(phrase, joined_to_nothing(text), (manner){.words = words, .open = open, .capital = true});
}

void fhi_phrase_line(fhi_phrase *phrase, fh_span text, const char *gist, uint32_t words)
{
    put_words(phrase, joined_to_nothing(text), (manner){words, gist, true, true});
}

void fhi_phrase_rest(fhi_phrase *phrase, fh_span text, const char *gist, uint32_t words)
{
    put_words(phrase, fhi_span_trim(text), (manner){words, gist, true, false});
}
