/* SPDX-License-Identifier: Apache-2.0 */
/* Typed lists that grow inside an arena: FHI_LIST(int) numbers = {0}; int *p = FHI_PUSH(arena, &numbers); */
#ifndef FHI_BASE_LIST_H
#define FHI_BASE_LIST_H

#include "base/arena.h"

/* `at[0 .. n)` are the elements. Growing leaves the old array to the arena, so a list costs at most four
 * times what its elements need: the last array is at most half empty, and all before it together are smaller. */
#define FHI_LIST(type)                                                                                                 \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t n;                                                                                                    \
        uint32_t room;                                                                                                 \
    }

/* Room for one more zeroed element at the end: a pointer to it, or NULL when memory is out (the list is then unchanged). A pointer
 * from an earlier push is stale afterwards. `list` is evaluated more than once. */
#define FHI_PUSH(arena, list)                                                                                          \
    (((list)->n < (list)->room || fhi_list_grow((arena), &(list)->at, &(list)->room, (list)->n, sizeof *(list)->at))   \
         ? &(list)->at[(list)->n++]                                                                                    \
         : NULL)

/* Doubles the room of the array that `array` points at (a T **, passed as void *). False when memory is out. */
bool fhi_list_grow(fhi_arena *arena, void *array, uint32_t *room, uint32_t n, size_t size);

#endif
