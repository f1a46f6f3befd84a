/* SPDX-License-Identifier: Apache-2.0 */
/* Keys of entities; see keys.h. */
#include "annotate/name/keys.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "tables/countries.h"
#include "tables/lexicon.h"
#include "text/letters.h"

#include "annotate/name/acronyms.inc"

#include <unicode/unorm2.h>

enum { KEY_BYTES = 128 };

/* The letter without its accents, folded to lower case. */
static uint32_t plain(uint32_t code)
{
    if (code < 0x80) return (uint32_t)(unsigned char)fhi_ascii_lower((char)code);
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFDInstance(&status);
    UChar parts[16];
    int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(form, (UChar32)code, parts, 16, &status) : -1;
    if (n > 0 && U_SUCCESS(status)) {
        UChar32 base = parts[0];
        if (base < 0x80) return (uint32_t)(unsigned char)fhi_ascii_lower((char)base);
        return (uint32_t)u_tolower(base);
    }
    return (uint32_t)u_tolower((UChar32)code);
}

/* Letters and digits alone, plain; parts that are one letter with a stop are left out ("John F. Hale"). */
static size_t squeeze(fh_span name, char out[KEY_BYTES])
{
    size_t n = 0;
    for (size_t at = 0; at < name.len;) {
        fhi_letter letter = fhi_letters_at(name, at);
        size_t next = at + letter.len;
        bool starts = at > 0 && name.ptr[at - 1] == ' ';
        bool initial = starts && next + 1 < name.len && name.ptr[next] == '.' && name.ptr[next + 1] == ' ';
        if (fhi_letters_word(letter.kind) && !initial && n + 4 <= KEY_BYTES)
            n += fhi_utf8_put(plain(letter.code), out + n);
        at = next;
    }
    return n;
}

static bool cut_end(const char *key, size_t *n, const char *from)
{
    size_t len = strlen(from);
    if (*n <= len || memcmp(key + *n - len, from, len) != 0) return false;
    *n -= len;
    return true;
}

/* "zelenskyy", "zelenskiy", "zelensky" → "zelensk". */
static void cut_slavic_end(const char *key, size_t *n)
{
    static const char *const ends[] = {"skyy", "skyi", "skiy", "skij", "sky", "ski"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (!cut_end(key, n, ends[i])) continue;
        *n += 2; /* "sk" stays */
        return;
    }
}

uint64_t fhi_keys_of(fh_span name, fhi_name_type type)
{
    if (name.len > 4 && fhi_span_same((fh_span){name.ptr, 4}, FHI_SPAN("the ")))
        name = (fh_span){name.ptr + 4, name.len - 4};
    fhi_country country = fhi_countries_find(name);
    if (type != FHI_NAME_PER && country.sense == FHI_COUNTRY_NAME)
        return fhi_hash_mix(fhi_hash(fhi_span_of(country.code)), FHI_NAME_LOC + 1);
    uint32_t known = type == FHI_NAME_PER ? 0 : fhi_lexicon_find(&acronyms, name);
    if (known) name = fhi_span_of(full_names[known - 1]);
    char key[KEY_BYTES];
    size_t n = squeeze(name, key);
    if (type == FHI_NAME_PER) cut_slavic_end(key, &n);
    return fhi_hash_mix(fhi_hash((fh_span){key, n}), type == FHI_NAME_PER);
}
