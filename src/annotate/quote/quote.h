/* SPDX-License-Identifier: Apache-2.0 */
/* text → attributed statements. */
#ifndef FHI_ANNOTATE_QUOTE_H
#define FHI_ANNOTATE_QUOTE_H

#include "annotate/marks.h"
#include "base/error.h"

/* Fills `statements` of `marks`; runs last of the annotators. By the trained model where this program holds one, else by rules. Fails
 * only for memory. */
fh_status fhi_quote_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

/* The same by rules alone. */
fh_status fhi_quote_find_by_rules(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
