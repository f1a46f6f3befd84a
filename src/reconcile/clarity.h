/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a unit can be a line of its own, and how good a one. */
#ifndef FHI_RECONCILE_CLARITY_H
#define FHI_RECONCILE_CLARITY_H

#include "reconcile/units.h"

/* Fit to be a line: a whole sentence that says something and asks nothing, and a quotation only where it is known whose it is. */
bool fhi_clarity_is_prose(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence);

/* How well the unit reads alone, 0 for a plain sentence, lower for worse. A pronoun needs what stood before, a title or a line in capitals lacks
 * words, a question tells nothing, a long sentence is work. */
double fhi_clarity_of(const fhi_text *text, const fhi_unit *unit, const fhi_sentence *sentence);

/* Whether the article may open with the unit: prose of its own, not of a caption, and not a quotation to begin with. */
bool fhi_clarity_may_lead(const fhi_reading *reading, const fhi_unit *unit);

#endif
