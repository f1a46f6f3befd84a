/* SPDX-License-Identifier: Apache-2.0 */
/* Growth of the arena lists of list.h. */
#include "base/list.h"

#include <string.h>

bool fhi_list_grow(fhi_arena *arena, void *array, uint32_t *room, uint32_t n, size_t size)
{
    if (*room > UINT32_MAX / 2) return false;
    uint32_t more = *room ? *room * 2 : 8;
    void *old;
    memcpy(&old, array, sizeof old); /* a T * seen as bytes: the cast would break aliasing */
    if (n && fhi_arena_extend(arena, old, *room * size, more * size)) {
        *room = more;
        return true;
    }
    void *grown = fhi_arena_again(arena, old, n * size, more * size);
    if (!grown) return false;
    memcpy(array, &grown, sizeof grown);
    *room = more;
    return true;
}
