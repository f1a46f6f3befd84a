/* SPDX-License-Identifier: Apache-2.0 */
/* Dates as pages write them, in metadata and for readers, in some twenty languages (data/meta/months.tsv). */
#ifndef FHI_EXTRACT_META_DATETEXT_H
#define FHI_EXTRACT_META_DATETEXT_H

#include "base/day.h"

/* How "3/4/2031" is read. */
typedef enum fhi_day_order {
    FHI_ORDER_UNKNOWN, /* not at all, unless one of the numbers is above 12 */
    FHI_DAY_FIRST,
    FHI_MONTH_FIRST,
} fhi_day_order;

typedef struct fhi_datetext {
    fhi_day day;
    fh_range at;   /* in the text, with the time of day where it is ISO 8601 */
    bool has_time; /* the text in `at` is an ISO 8601 date with a time */
} fhi_datetext;

/* Finds the first day, from 1990 to 2099, in the first 300 bytes of `text`: ISO 8601, "7 March 2031", "March 7th, 2031", "7. März 2031",
 * "07.03.2031", "2031年3月7日", RFC 822 dates. False if there is none that is sure. */
bool fhi_datetext_find(fh_span text, fhi_day_order order, fhi_datetext *out);

/* The day in a path such as "/2031/03/07/"; FHI_NO_DAY if there is none. */
fhi_day fhi_datetext_in_url(fh_span url);

/* Writes `word` with its letters in lower case, as long as before: ASCII, Latin-1, Greek and Cyrillic, as far as names of months have them. */
size_t fhi_datetext_lower(fh_span word, char *out);

/* How pages in `language` ("en-US", "de") order the numbers of a day. */
fhi_day_order fhi_datetext_order(fh_span language);

#endif
