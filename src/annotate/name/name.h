/* SPDX-License-Identifier: Apache-2.0 */
/* text → names and entities. */
#ifndef FHI_ANNOTATE_NAME_H
#define FHI_ANNOTATE_NAME_H

#include "annotate/marks.h"
#include "base/error.h"

/* Fills `names` and `entities` of `marks`, whose `text` is set. First of the annotators to run. Fails only for memory. */
fh_status fhi_name_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
