/* SPDX-License-Identifier: Apache-2.0 */
/* Where the values of a JSON text stand in its bytes: what a parser that builds a tree does not tell. What these say holds for valid
 * JSON, which is jansson's to tell; for other bytes they give some range in them. */
#ifndef FHI_READ_JSON_H
#define FHI_READ_JSON_H

#include "base/map.h"
#include "firsthand/span.h"

/* The range of the value of the member `key` of the object `json`; {0, 0} if it has none. Linear. */
fh_range fhi_json_member(fhi_arena *scratch, fh_span json, fh_span key);

/* Steps through the elements of the array `json`: `*at` is 0 at first and is moved on. False at the end. */
bool fhi_json_element(fh_span json, uint32_t *at, fh_range *element);

/* Whether `range` of `json`, which one of those gave, is a valid string beyond doubt: false also where a "\u" stands for half of a
 * surrogate pair or for U+0000, which takes a closer look. Some twenty times as fast as to parse it. */
bool fhi_json_is_string(fh_span json, fh_range range);

/* Decodes the string `range` of `json`, quotation marks included in the range, adding to `map` the way from the decoded bytes to
 * those of `json`, an escape being one unit. {NULL, 0} when memory is out. A string without escapes is borrowed from `json`. */
fh_span fhi_json_string(fhi_arena *arena, fh_span json, fh_range range, fhi_map *map);

#endif
