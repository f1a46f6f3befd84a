/* SPDX-License-Identifier: Apache-2.0 */
/* The table of newsrooms; see newsroom.h. Names that it does not have are compared by their letters. */
#include "tables/newsroom.h"

#include "base/hash.h"
#include "tables/key.h"
#include "tables/search.h"

typedef struct named_row {
    const char *key;
    uint16_t row;
} named_row;

#include "tables/newsroom.inc"

enum { LONGEST_NAME = 64 }; /* bytes; no name in the table has more */

/* "CNN (Web)", "The Courier - News", "NPR Online News": the name without the part of the house. */
static fh_span without_part(fh_span name)
{
    static const char *const parts[] = {" (", " - ", " Online"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        ptrdiff_t end = fhi_span_find(name, fhi_span_of(parts[i]), 0);
        if (end > 0) return (fh_span){name.ptr, (size_t)end};
    }
    return (fh_span){NULL, 0};
}

static ptrdiff_t row_of(fh_span name)
{
    char room[LONGEST_NAME * 2 + 2];
    fh_span key = fhi_key_make(name, room, NULL);
    if (fhi_span_starts(key, FHI_SPAN("the "))) key = (fh_span){key.ptr + 4, key.len - 4};
    ptrdiff_t at = key.len ? FHI_SEARCH(aliases, key) : -1;
    return at >= 0 ? aliases[at].row : -1;
}

bool fhi_newsroom_may_start(fh_span words, bool whole)
{
    char room[LONGEST_NAME * 2 + 2];
    if (words.len > LONGEST_NAME) return false;
    fh_span key = fhi_key_make(words, room, NULL);
    if (whole ? fhi_span_is(key, FHI_SPAN("the")) : fhi_span_starts(key, FHI_SPAN("the"))) return true;
    bool found;
    size_t n = sizeof aliases / sizeof *aliases, place = fhi_search_place(aliases, n, sizeof *aliases, key, &found);
    if (found || place == n || strncmp(aliases[place].key, key.ptr, key.len) != 0) return found;
    return !whole ||
           aliases[place].key[key.len] == ' '; /* a blank comes before letters: the row is the first with one */
}

const fhi_newsroom *fhi_newsroom_find(fh_span name)
{
    if (name.len == 0 || name.len > LONGEST_NAME) return NULL;
    ptrdiff_t row = row_of(name);
    fh_span rest = row < 0 && memchr(name.ptr, ' ', name.len) ? without_part(name) : (fh_span){NULL, 0};
    if (rest.len) row = row_of(rest);
    if (row >= 0) return &newsrooms[row];
    return memchr(name.ptr, '.', name.len) ? fhi_newsroom_of_host(name) : NULL;
}

const fhi_newsroom *fhi_newsroom_of_host(fh_span host)
{
    char room[LONGEST_NAME];
    if (host.len > LONGEST_NAME) return NULL;
    for (size_t i = 0; i < host.len; i++) room[i] = fhi_ascii_lower(host.ptr[i]);
    for (size_t from = 0; from < host.len;) {
        ptrdiff_t at = FHI_SEARCH(domains, ((fh_span){room + from, host.len - from}));
        if (at >= 0) return &newsrooms[domains[at].row];
        while (from < host.len && room[from++] != '.') {}
    }
    return NULL;
}

static fh_span without(fh_span name, fh_span prefix)
{
    if (name.len <= prefix.len || !fhi_span_same((fh_span){name.ptr, prefix.len}, prefix)) return name;
    return (fh_span){name.ptr + prefix.len, name.len - prefix.len};
}

/* A host ends in a dot and a top-level domain, which says nothing about who it is. */
static fh_span without_ending(fh_span name)
{
    enum { LONGEST_ENDING = 6 };
    for (size_t i = name.len; i-- > 1;) {
        if (fhi_ascii_space(name.ptr[i])) return name;
        if (name.ptr[i] == '.') return name.len - i <= LONGEST_ENDING ? (fh_span){name.ptr, i} : name;
    }
    return name;
}

uint64_t fhi_newsroom_key(fh_span name)
{
    const fhi_newsroom *known = fhi_newsroom_find(name);
    if (known) return fhi_hash(known->name);
    fh_span bare = without(without(fhi_span_trim(name), FHI_SPAN("the ")), FHI_SPAN("www."));
    fh_span rest = without(without_ending(bare), FHI_SPAN("the"));
    uint64_t key = 0;
    for (size_t i = 0; i < rest.len; i++) {
        char c = fhi_ascii_lower(rest.ptr[i]);
        if (fhi_ascii_alpha(c) || fhi_ascii_digit(c) || (unsigned char)c >= 0x80)
            key = fhi_hash_mix(key + 1, (unsigned char)c);
    }
    return key;
}

/* The endings are a list that NULL ends. */
static bool ends_in(fh_span name, const char *const *endings)
{
    char room[LONGEST_NAME * 2 + 2];
    if (name.len > LONGEST_NAME) return false;
    fh_span key = fhi_key_make(name, room, NULL);
    for (; *endings; endings++) {
        fh_span ending = fhi_span_of(*endings);
        if (key.len > ending.len + 1 && fhi_span_ends(key, ending)) return true;
    }
    return false;
}

bool fhi_newsroom_is_wire_like(fh_span name)
{
    static const char *const endings[] = {" news agency",  " press agency", " newswire",         " wire",
                                          " news service", " wire service", " telegraph agency", NULL};
    return ends_in(name, endings);
}

bool fhi_newsroom_is_agency_like(fh_span name)
{
    static const char *const endings[] = {" newswires", " wires",  " press service",      " press association",
                                          " press",     " agency", " information agency", NULL};
    return fhi_newsroom_is_wire_like(name) || ends_in(name, endings);
}

bool fhi_newsroom_is_outlet_like(fh_span name)
{
    static const char *const endings[] = {
        "times",     "post",     "herald",   "gazette",    "tribune",   "journal",  "chronicle",   "courier",
        "star",      "news",     "daily",    "observer",   "telegraph", "mail",     "independent", "record",
        "standard",  "today",    "press",    "ledger",     "echo",      "mirror",   "sun",         "globe",
        "examiner",  "register", "dispatch", "advertiser", "argus",     "sentinel", "inquirer",    "bulletin",
        "messenger", "guardian", "express",  "mercury",    "world"};
    uint32_t words = 0;
    size_t last = 0;
    for (size_t at = 0; at < name.len; at++) {
        bool starts = at == 0 || name.ptr[at - 1] == ' ';
        if (!starts) continue;
        if (name.ptr[at] >= 'a' && name.ptr[at] <= 'z') return false;
        words++;
        last = at;
    }
    if (words < 2 || words > 5) return false;
    if (fhi_span_starts(name, FHI_SPAN("Radio ")) || fhi_span_starts(name, FHI_SPAN("TV "))) return true;
    fh_span word = {name.ptr + last, name.len - last};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (fhi_span_same(word, fhi_span_of(endings[i]))) return true;
    }
    return false;
}
