/* SPDX-License-Identifier: Apache-2.0 */
/* What an input that starts like JSON is: records a line each, one record, an array of them, a JSON Feed, or text after all. */
#ifndef FHI_READ_RECORDS_H
#define FHI_READ_RECORDS_H

#include "base/arena.h"

#include <stdbool.h>

typedef enum fhi_shape { FHI_SHAPE_NONE, FHI_SHAPE_OBJECT, FHI_SHAPE_ARRAY } fhi_shape;

/* What `text` is as one JSON text; FHI_SHAPE_NONE where it is none. */
fhi_shape fhi_records_shape(fh_span text);

/* True if the lines of `text` are records: the first one that is not blank is an object, or it is broken but starts like one
 * ('{"') and a later line is an object. The last line of `text` may be cut off. */
bool fhi_records_are_lines(fh_span text);

/* True if `text` starts as no prose does, with a member of an object, alone or in an array: if it is no JSON, it is broken. */
bool fhi_records_begin(fh_span text);

/* True if the object `all` is a JSON Feed: *at is then inside its array of items. */
bool fhi_records_of_feed(fhi_arena *scratch, fh_span all, uint32_t *at);

#endif
