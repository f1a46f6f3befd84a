/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/meta/people.h"

#include "base/span.h"

enum { LONGEST_NAME = 80, MOST_WORDS = 7 };

static bool starts_with_word(fh_span text, const char *word)
{
    size_t len = strlen(word);
    return text.len > len && fhi_span_same((fh_span){text.ptr, len}, fhi_span_of(word)) &&
           !fhi_ascii_alpha(text.ptr[len]) && (unsigned char)text.ptr[len] < 0x80;
}

/* Without "By", "Written by", "Von" and the like. */
static fh_span without_by(fh_span text)
{
    static const char *const words[] = {"by",          "written by",   "posted by", "story by", "words by",
                                        "reported by", "published by", "author",    "authors",  "articles by",
                                        "von",         "par",          "por",       "door",     "av",
                                        "af",          "autor",        "auteur",    "text",     "texte",
                                        "texto",       "da",           "di"};
    for (bool again = true; again;) {
        again = false;
        text = fhi_span_trim(text);
        for (size_t k = 0; k < sizeof words / sizeof *words && !again; k++) {
            if (!starts_with_word(text, words[k])) continue;
            size_t len = strlen(words[k]);
            while (len < text.len && (text.ptr[len] == ':' || text.ptr[len] == ' ')) len++;
            text = (fh_span){text.ptr + len, text.len - len};
            again = true;
        }
    }
    return text;
}

/* The length of what parts two names at `at`, 0 if nothing does. */
static size_t separator_at(fh_span text, size_t at)
{
    static const char *const between[] = {" and ",          " & ",       " und ", " et ",           " y ",
                                          " with ",         " og ",      " och ", " \xE2\x80\x93 ", " - ",
                                          " \xE2\x80\xA2 ", " \xC2\xB7 "};
    if (strchr(",;|/\n\t", text.ptr[at])) return 1;
    fh_span rest = {text.ptr + at, text.len - at};
    for (size_t k = 0; k < sizeof between / sizeof *between; k++) {
        size_t len = strlen(between[k]);
        if (rest.len > len && fhi_span_same((fh_span){rest.ptr, len}, fhi_span_of(between[k]))) return len;
    }
    return 0;
}

static bool ends_with_word(fh_span text, const char *word)
{
    size_t len = strlen(word);
    return text.len >= len && fhi_span_same((fh_span){text.ptr + text.len - len, len}, fhi_span_of(word)) &&
           (text.len == len || !fhi_ascii_alpha(text.ptr[text.len - len - 1]));
}

static bool is_role(fh_span name)
{
    static const char *const roles[] = {
        "admin",    "administrator", "editor",      "editors",          "staff",     "staff writer", "writer",
        "reporter", "correspondent", "contributor", "columnist",        "producer",  "guest",        "webmaster",
        "team",     "chief",         "author",      "editorial",        "newsroom",  "desk",         "journalist",
        "analyst",  "director",      "redaktion",   "redacci\xC3\xB3n", "rédaction", "null",         "undefined"};
    for (size_t k = 0; k < sizeof roles / sizeof *roles; k++)
        if (ends_with_word(name, roles[k])) return true;
    return false;
}

static bool is_name(fh_span name)
{
    static const char *const none[] = {"by",  "and",  "the", "jr", "sr",       "md",       "m.d",
                                       "phd", "ph.d", "mba", "rn", "full bio", "read more"};
    if (name.len < 2 || name.len > LONGEST_NAME || is_role(name)) return false;
    for (size_t k = 0; k < sizeof none / sizeof *none; k++)
        if (fhi_span_same(name, fhi_span_of(none[k]))) return false;
    static const char *const unfinished[] = {"by", "from", "of", "our", "for", "the", "in", "with", "about"};
    for (size_t k = 0; k < sizeof unfinished / sizeof *unfinished; k++)
        if (ends_with_word(name, unfinished[k])) return false;
    uint32_t words = 1, letters = 0;
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("@:<>{}[]=_#%", name.ptr[i]) || fhi_ascii_digit(name.ptr[i])) return false;
        words += name.ptr[i] == ' ';
        unsigned char c = (unsigned char)name.ptr[i];
        letters +=
            fhi_ascii_alpha(name.ptr[i]) || (c >= 0xC3 && c != 0xE2); /* 0xE2: dashes, bullets, quotation marks */
    }
    fh_span dot = {name.ptr + 1, name.len - 1};
    bool address = words == 1 && fhi_span_find(dot, FHI_SPAN("."), 0) >= 0; /* "example.org" */
    return letters > 1 && words <= MOST_WORDS && !address;
}

bool fhi_people_next(fh_span text, size_t *at, fh_span *name)
{
    if (*at == 0 && fhi_span_find(text, FHI_SPAN("://"), 0) >= 0) return false;
    while (*at < text.len) {
        size_t end = *at, parts = 0;
        while (end < text.len && (parts = separator_at(text, end)) == 0) end++;
        fh_span part = without_by((fh_span){text.ptr + *at, end - *at});
        *at = end < text.len ? end + parts : end;
        const char *bracket = part.len ? memchr(part.ptr, '(', part.len) : NULL;
        if (bracket) part = fhi_span_trim((fh_span){part.ptr, (size_t)(bracket - part.ptr)});
        while (part.len && strchr(".,*", part.ptr[part.len - 1])) part.len--;
        if (!is_name(part)) continue;
        *name = part;
        return true;
    }
    return false;
}
