/* SPDX-License-Identifier: Apache-2.0 */
/* First names that are hardly ever those of the other sex, by census counts, and titles that only one has. */
#include "tables/gender.h"

#include "tables/lexicon.h"

#include "tables/genders.inc"

static fh_span first_word(fh_span text)
{
    size_t len = 0;
    while (len < text.len && text.ptr[len] != ' ') len++;
    return (fh_span){text.ptr, len};
}

fhi_gender fhi_gender_of(fh_span title, fh_span name)
{
    static const char *const hers[] = {"Mrs",    "Mrs.",          "Ms",         "Ms.",         "Miss",
                                       "Madam",  "Lady",          "Dame",       "Queen",       "Princess",
                                       "Sister", "Congresswoman", "Chairwoman", "Spokeswoman", "Baroness"};
    static const char *const his[] = {"Mr",     "Mr.",     "Sir",         "Lord",     "King",      "Prince",
                                      "Sheikh", "Brother", "Congressman", "Chairman", "Spokesman", "Baron"};
    for (size_t at = 0; at < title.len;) {
        fh_span word = first_word((fh_span){title.ptr + at, title.len - at});
        if (fhi_span_among(word, hers, sizeof hers / sizeof *hers)) return FHI_GENDER_WOMAN;
        if (fhi_span_among(word, his, sizeof his / sizeof *his)) return FHI_GENDER_MAN;
        at += word.len + 1;
    }
    fh_span first = first_word(name);
    if (first.len == name.len) return FHI_GENDER_UNKNOWN; /* a surname alone */
    return (fhi_gender)fhi_lexicon_find(&genders, first);
}

fhi_gender fhi_gender_of_pronoun(fh_span word)
{
    static const char *const hers[] = {"she", "her", "hers", "herself"}, *const his[] = {"he", "him", "his", "himself"};
    if (word.len < 2 || (fhi_ascii_lower(word.ptr[0]) != 'h' && fhi_ascii_lower(word.ptr[0]) != 's'))
        return FHI_GENDER_UNKNOWN;
    if (fhi_span_among(word, hers, sizeof hers / sizeof *hers)) return FHI_GENDER_WOMAN;
    return fhi_span_among(word, his, sizeof his / sizeof *his) ? FHI_GENDER_MAN : FHI_GENDER_UNKNOWN;
}
