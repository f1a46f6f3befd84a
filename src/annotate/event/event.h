/* SPDX-License-Identifier: Apache-2.0 */
/* text → events: what its verbs name, and whether the text says that it happened. */
#ifndef FHI_ANNOTATE_EVENT_H
#define FHI_ANNOTATE_EVENT_H

#include "annotate/marks.h"
#include "base/error.h"

/* Adds the events of every verb but helping ones to `marks`, in text order. FH_NO_MEMORY; the list is then as before. Linear in the
 * text: each verb is looked at from a bounded distance. */
fh_status fhi_event_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error);

#endif
