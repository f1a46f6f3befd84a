/* SPDX-License-Identifier: Apache-2.0 */
/* Which times of a sentence are those of what it tells, and what it tells as set for a day to come. */
#ifndef FHI_RECONCILE_AHEAD_H
#define FHI_RECONCILE_AHEAD_H

#include "annotate/marks.h"

/* True if a time tells which thing is meant: "November's elections", "the Nov. 6 vote", "her 2020 bid", "the fire of 2019". */
bool fhi_ahead_tells_which(const fhi_text *text, const fhi_time *time);

/* True if it is that of a thing which what is told comes before: "ahead of Tuesday's vote", "before the Nov. 6 elections". */
bool fhi_ahead_is_of_later(const fhi_text *text, const fhi_time *time);

/* "Hearings begin on 24 March", written before that day: the range of the sentence tells in the present tense, without helping verbs, of a day behind
 * `published`. `time` is the first time that ends behind the sentence's start. */
bool fhi_ahead_is_set(const fhi_marks *marks, uint32_t time, const fhi_sentence *sentence, fh_range at,
                      fhi_day published);

/* "The next day, Lind resigned", if that had not come when it was written: counted from another day than it seems. `at` is what tells it. */
bool fhi_ahead_is_miscounted(const fhi_text *text, const fhi_time *time, fh_range at, fhi_day published);

#endif
