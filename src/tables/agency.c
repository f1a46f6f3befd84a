/* SPDX-License-Identifier: Apache-2.0 */
/* The table of agencies; see agency.h. */
#include "tables/agency.h"

#include "tables/key.h"
#include "tables/search.h"

typedef struct named_row {
    const char *key;
    uint16_t row;
} named_row;

#include "tables/agency.inc"

enum { LONGEST_NAME = 64 }; /* bytes; no name in the table has more */

const fhi_agency *fhi_agency_find(fh_span name)
{
    char room[LONGEST_NAME * 2 + 2];
    if (name.len > LONGEST_NAME) return NULL;
    fh_span key = fhi_key_make(name, room, NULL);
    if (fhi_span_starts(key, FHI_SPAN("the "))) key = (fh_span){key.ptr + 4, key.len - 4};
    if (key.len == 0) return NULL;
    ptrdiff_t at = FHI_SEARCH(aliases, key);
    return at < 0 ? NULL : &agencies[aliases[at].row];
}

const fhi_agency *fhi_agency_of_host(fh_span host)
{
    if (fhi_span_starts(host, FHI_SPAN("www."))) host = (fh_span){host.ptr + 4, host.len - 4};
    if (host.len == 0) return NULL;
    ptrdiff_t at = FHI_SEARCH(domains, host);
    return at < 0 ? NULL : &agencies[domains[at].row];
}

bool fhi_agency_is_built(fh_span name)
{
    static const char *const endings[] = {
        " news agency", " press agency", " newswire",           " newswires",         " wire",
        " wires",       " news service", " press service",      " press association", " press",
        " agency",      " wire service", " information agency", " telegraph agency"};
    char room[LONGEST_NAME * 2 + 2];
    if (name.len > LONGEST_NAME) return false;
    fh_span key = fhi_key_make(name, room, NULL);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        fh_span ending = fhi_span_of(endings[i]);
        if (key.len > ending.len + 1 && fhi_span_ends(key, ending)) return true;
    }
    return false;
}

bool fhi_agency_is_outlet_built(fh_span name)
{
    static const char *const endings[] = {
        "times",      "post",   "herald",   "gazette",   "tribune",  "journal",     "chronicle", "courier",  "star",
        "news",       "daily",  "observer", "telegraph", "mail",     "independent", "record",    "standard", "today",
        "press",      "ledger", "echo",     "mirror",    "sun",      "globe",       "examiner",  "register", "dispatch",
        "advertiser", "argus",  "sentinel", "inquirer",  "bulletin", "messenger"};
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
    fh_span word = {name.ptr + last, name.len - last};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (fhi_span_same(word, fhi_span_of(endings[i]))) return true;
    }
    return false;
}
