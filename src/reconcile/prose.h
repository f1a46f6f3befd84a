/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a range of a sentence can be shown alone without saying another thing. */
#ifndef FHI_RECONCILE_PROSE_H
#define FHI_RECONCILE_PROSE_H

#include "annotate/marks.h"

/* A headline, a caption or a scrap: it has no full stop. */
bool fhi_prose_unfinished(const fhi_text *text, const fhi_sentence *sentence);

/* True if the range has a finite verb in its main clause. */
bool fhi_prose_has_verb(const fhi_text *text, const fhi_sentence *sentence, fh_range at);

/* True if a quotation mark in it has no partner there. */
bool fhi_prose_breaks_quotation(fh_span text);

/* True if an address, a brace, the signature of a post or the length of a video stands in it: page furniture or style sheets that ran into a
 * sentence. */
bool fhi_prose_has_code(fh_span text);

/* True if all words of the range stand in quotation marks. */
bool fhi_prose_all_quoted(const fhi_text *text, const fhi_sentence *sentence, fh_range at);

/* True if `range` says the same when the rest of `full`, the sentence, is left out. */
bool fhi_prose_stands_alone(const fhi_text *text, const fhi_sentence *sentence, fh_range full, fh_range range);

/* True if a verb of any form stands in the range: without one nothing happens ("Temperatures back to 1869"). */
bool fhi_prose_does_anything(const fhi_text *text, fh_range at);

#endif
