/* SPDX-License-Identifier: Apache-2.0 */
/* Maps from byte offsets in a derived text to byte offsets in what it was made from: how each cite finds its way back. */
#ifndef FHI_BASE_MAP_H
#define FHI_BASE_MAP_H

#include "base/list.h"

/* A run of `len` derived bytes from `at`, made from the `source_len` bytes from `source`. Where the lengths are equal the bytes
 * correspond one to one; where they differ (an escape, an entity, a charset) the run is one unit. */
typedef struct fhi_map_run {
    uint32_t at;
    uint32_t len;
    uint32_t source;
    uint32_t source_len;
} fhi_map_run;

/* Runs in order of `at`, without overlap. Derived bytes outside every run (a space put between two lines) have no source. */
typedef FHI_LIST(fhi_map_run) fhi_map;

/* Adds a run behind the last one, joining it to that where both go on one to one. False when memory is out. */
bool fhi_map_add(fhi_arena *arena, fhi_map *map, fhi_map_run run);

/* The smallest source range that holds what the derived bytes of `range` were made from; {0, 0} where none of them has a source.
 * O(log runs). */
fh_range fhi_map_source(const fhi_map *map, fh_range range);

/* The map that goes from `outer`'s derived bytes, through `inner`, to what `inner` maps to: outer is text → body, inner is
 * body → captured. False when memory is out; `joined` is then unchanged. */
bool fhi_map_join(fhi_arena *arena, const fhi_map *outer, const fhi_map *inner, fhi_map *joined);

#endif
