/* SPDX-License-Identifier: Apache-2.0 */
/* Bylines; see byline.h. */
#include "extract/byline.h"

#include "base/span.h"
#include "extract/credit.h"

enum { LONGEST_LINE = 16, MOST_NAME_WORDS = 4 };

static bool is_small_word(fh_span word)
{
    static const char *const small[] = {"and", "of", "in",  "for", "the", "with", "van", "von", "der",
                                        "den", "de", "del", "la",  "le",  "al",   "el",  "bin", "da",
                                        "dos", "di", "at",  "as",  "to",  "from", "on"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (fhi_span_same(word, fhi_span_of(small[i]))) return true;
    }
    return false;
}

/* Every word starts with a capital letter, a digit or a mark, or is one of those that stand in names and job titles. */
static bool is_capitalised(fh_span text)
{
    for (size_t at = 0; at < text.len;) {
        while (at < text.len && text.ptr[at] == ' ') at++;
        size_t start = at;
        while (at < text.len && text.ptr[at] != ' ') at++;
        fh_span word = {text.ptr + start, at - start};
        while (word.len > 0 && strchr(",;|/:", word.ptr[word.len - 1])) word.len--;
        if (word.len > 0 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z' && !is_small_word(word) &&
            !memchr(word.ptr, '@', word.len))
            return false;
    }
    return true;
}

/* Two to four words with capital letters and no digits. */
static bool is_person(fh_span text)
{
    uint32_t words = 0;
    if (text.len == 0) return false;
    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        while (at < text.len && text.ptr[at] != ' ') at++;
        fh_span word = {text.ptr + start, at - start};
        if (word.len > 0) words++;
        for (size_t i = 0; i < word.len; i++) {
            if (fhi_ascii_digit(word.ptr[i]) || strchr("@:[]()", word.ptr[i])) return false;
        }
        if (word.len > 0 && !fhi_ascii_upper(word.ptr[0]) && (unsigned char)word.ptr[0] < 0x80 && !is_small_word(word))
            return false;
        while (at < text.len && text.ptr[at] == ' ') at++;
    }
    return words >= 2 && words <= MOST_NAME_WORDS;
}

static bool is_job(fh_span text)
{
    static const char *const jobs[] = {"writer",   "reporter", "correspondent", "editor",    "desk",
                                       "staff",    "bureau",   "contributor",   "columnist", "analyst",
                                       "producer", "chief",    "news",          "service",   "team"};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        fh_span job = fhi_span_of(jobs[i]);
        if (text.len >= job.len && fhi_span_same((fh_span){text.ptr + text.len - job.len, job.len}, job)) return true;
    }
    return false;
}

/* The length of how bylines begin, 0 if `line` does not. */
static size_t start_of(fh_span line)
{
    static const char *const starts[] = {"by ", "by:", "written by ", "words by ", "story by ", "reported by "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        fh_span start = fhi_span_of(starts[i]);
        if (line.len > start.len && fhi_span_same((fh_span){line.ptr, start.len}, start)) return start.len;
    }
    return 0;
}

bool fhi_byline_starts(fh_span line)
{
    return start_of(line) > 0;
}

static fh_span without_by(fh_span line)
{
    size_t start = start_of(line);
    return start ? fhi_span_trim((fh_span){line.ptr + start, line.len - start}) : line;
}

/* The length of a dot that parts a name from a date, at the beginning of `rest`: "Tilda N. Brook * 7 March 2031"; 0 if none does. */
static size_t dot_at(fh_span rest)
{
    static const char *const dots[] = {" \xE2\x80\xA2 ", " \xC2\xB7 "};
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (fhi_span_starts(rest, fhi_span_of(dots[i]))) return strlen(dots[i]);
    return 0;
}

/* The first name of a list, with the place from which it reports: up to a comma, bar or full stop. */
static fh_span first_name(fh_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool stop = text.ptr[i] == '.' && i > 2 && i + 1 < text.len && text.ptr[i + 1] == ' ' &&
                    !fhi_ascii_upper(text.ptr[i - 1]);
        if (stop || strchr(",|;", text.ptr[i]) || dot_at((fh_span){text.ptr + i, text.len - i}))
            return (fh_span){text.ptr, i};
    }
    return text;
}

/* "Felix Oram in Vessmouth": the name without the place. */
static fh_span without_place(fh_span name)
{
    static const char *const words[] = {" in ", " on ", " at ", " for ", " from "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ptrdiff_t at = fhi_span_find(name, fhi_span_of(words[i]), 0);
        if (at > 3) name.len = (size_t)at;
    }
    ptrdiff_t stop = fhi_span_find(name, FHI_SPAN(". "), 0);
    if (stop > 3 && !fhi_ascii_upper(name.ptr[stop - 1])) name.len = (size_t)stop; /* not behind "Tilda N" */
    return name;
}

/* The next name of a list: up to a comma, "and", "&", "|", "/", ";" or a dot. */
static fh_span next_name(fh_span text, size_t *at)
{
    size_t start = *at;
    for (size_t i = start; i < text.len; i++) {
        fh_span rest = {text.ptr + i, text.len - i};
        bool word = fhi_span_starts(rest, FHI_SPAN(" and ")) || fhi_span_starts(rest, FHI_SPAN(" AND "));
        size_t skip = strchr(",&|/;", rest.ptr[0]) ? 1 : word ? strlen(" and ") : dot_at(rest);
        if (skip == 0) continue;
        *at = i + skip;
        return fhi_span_trim((fh_span){text.ptr + start, i - start});
    }
    *at = text.len;
    return fhi_span_trim((fh_span){text.ptr + start, text.len - start});
}

/* "AFP and published by the Coast Post": a newsroom stands first, and a name last. */
static bool is_chain_of_newsrooms(fh_span list)
{
    size_t at = 0, last = list.len;
    fh_span name = next_name(list, &at);
    while (last > at && list.ptr[last - 1] != ' ') last--;
    return at < list.len && last > at && fhi_ascii_upper(list.ptr[last]) && fhi_newsroom_find(name) != NULL;
}

bool fhi_byline_is_line(fh_span line, uint32_t words)
{
    if (words < 2 || words > LONGEST_LINE || line.ptr[line.len - 1] == '.' || line.ptr[line.len - 1] == '?')
        return false;
    if (fhi_byline_starts(line)) {
        fh_span rest = without_by(line);
        return rest.len && (is_capitalised(first_name(rest)) || is_chain_of_newsrooms(rest)) &&
               (fhi_ascii_upper(rest.ptr[0]) || (unsigned char)rest.ptr[0] >= 0x80);
    }
    const char *bar = memchr(line.ptr, '|', line.len);
    return bar && is_person(fhi_span_trim((fh_span){line.ptr, (size_t)(bar - line.ptr)})) && is_capitalised(line);
}

static bool is_outlet(fh_span name)
{
    const fhi_newsroom *known = fhi_newsroom_find(name);
    return known ? known->kind == FHI_NEWSROOM_OUTLET : fhi_newsroom_is_outlet_like(name);
}

fh_span fhi_byline_outlet(fh_span line)
{
    fh_span text = without_by(fhi_span_trim(line)), found = {NULL, 0};
    size_t at = 0;
    next_name(text, &at); /* an author, whatever the name is */
    while (at < text.len && !found.len) {
        fh_span name = next_name(text, &at);
        if (is_outlet(name)) found = name;
    }
    return found;
}

bool fhi_byline_people(fhi_arena *arena, fh_span line, fhi_article *article)
{
    fh_span text = without_by(fhi_span_trim(line));
    for (size_t at = 0; at < text.len;) {
        bool first = at == 0;
        fh_span name = next_name(text, &at);
        if (!first && is_outlet(name)) continue;
        const char *bracket = name.len ? memchr(name.ptr, '[', name.len) : NULL;
        if (bracket) name = fhi_span_trim((fh_span){name.ptr, (size_t)(bracket - name.ptr)});
        name = without_place(name);
        if (!is_person(name) || is_job(name) || fhi_newsroom_find(name) || fhi_newsroom_is_agency_like(name)) continue;
        fh_span copy = fhi_arena_copy(arena, name);
        fh_span *added = copy.ptr ? FHI_PUSH(arena, &article->bylines) : NULL;
        if (!added) return false;
        *added = copy;
    }
    return true;
}
