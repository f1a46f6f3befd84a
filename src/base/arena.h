/* SPDX-License-Identifier: Apache-2.0 */
/* Arenas: many small pieces, freed whole. One per document, one per worker for scratch. Not thread-safe; one thread an arena. */
#ifndef FHI_BASE_ARENA_H
#define FHI_BASE_ARENA_H

#include "firsthand/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct fhi_arena fhi_arena;

/* A new, empty arena; NULL when memory is out. The caller frees it with fhi_arena_free(). */
fhi_arena *fhi_arena_new(void);

/* Frees the arena and every piece of it. NULL is allowed. */
void fhi_arena_free(fhi_arena *arena);

/* Forgets every piece. The newest chunk is kept for reuse, the others go back to the system: for scratch arenas between documents. */
void fhi_arena_reset(fhi_arena *arena);

/* `size` zeroed bytes, aligned for any type; NULL when memory is out or the size is absurd. Size 0 gives a valid pointer. */
void *fhi_arena_alloc(fhi_arena *arena, size_t size);

/* Makes `piece`, of `size` bytes, one of `more` bytes where it stands, the new ones zero. False where something follows it or its chunk
 * is full: nothing has changed then. */
bool fhi_arena_extend(fhi_arena *arena, const void *piece, size_t size, size_t more);

/* A new piece of `more` bytes that begins with the `size` of `piece`; the others are zero. NULL when memory is out. */
void *fhi_arena_again(fhi_arena *arena, const void *piece, size_t size, size_t more);

/* `n` zeroed elements of `size` bytes; NULL when memory is out or n * size overflows. */
void *fhi_arena_array(fhi_arena *arena, size_t n, size_t size);

/* The same, with any bytes in them: for what is written before it is read. */
void *fhi_arena_unset(fhi_arena *arena, size_t n, size_t size);

/* A copy of `bytes` in the arena, with a NUL behind it that the span does not count. {NULL, 0} when memory is out. */
fh_span fhi_arena_copy(fhi_arena *arena, fh_span bytes);

/* printf into the arena; the span does not count the closing NUL. {NULL, 0} when memory is out. */
fh_span fhi_arena_format(fhi_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes that it holds now, used or not. */
size_t fhi_arena_size(const fhi_arena *arena);

/* Makes the n-th arena allocation from now fail, once (1 = the next), on this thread: for tests of what happens when memory is
 * out. 0 turns it off. Returns what was left of the count before: 0 once the allocation has failed. */
uint64_t fhi_arena_fail_after(uint64_t n);

#endif
