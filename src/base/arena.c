/* SPDX-License-Identifier: Apache-2.0 */
/* Arenas: chunks that double up to 1 MiB, pieces cut off their front. Under AddressSanitizer a poisoned gap follows each piece, so
 * that running over one is caught as it would be with malloc. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#endif

#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#define GAP 16
#else
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define GAP                               0
#endif

enum { ALIGNMENT = 16, FIRST_CHUNK = 16 << 10, LARGEST_CHUNK = 1 << 20 };

typedef struct chunk {
    struct chunk *next;
    size_t size; /* of `bytes` */
    size_t used;
    size_t touched; /* what lies behind this was never handed out and is zero as calloc left it */
    _Alignas(ALIGNMENT) char bytes[];
} chunk;

struct fhi_arena {
    chunk *newest;
    size_t total;
};

static _Thread_local uint64_t fail_after;

static chunk *chunk_new(size_t size)
{
    /* What is large comes as fresh pages, which are zero already. Of what is small the allocator would clear all, and with that touch pages that
     * are never used: pieces are cleared when they are taken. */
    bool fresh = size >= LARGEST_CHUNK;
    chunk *c = fresh ? calloc(1, sizeof *c + size) : malloc(sizeof *c + size);
    if (!c) return NULL;
    *c = (chunk){.size = size, .touched = fresh ? 0 : size};
    ASAN_POISON_MEMORY_REGION(c->bytes, size);
    return c;
}

static void chunk_free(chunk *c)
{
    ASAN_UNPOISON_MEMORY_REGION(c->bytes, c->size);
    free(c);
}

fhi_arena *fhi_arena_new(void)
{
    return calloc(1, sizeof(fhi_arena));
}

void fhi_arena_free(fhi_arena *arena)
{
    if (!arena) return;
    for (chunk *c = arena->newest, *next; c; c = next) {
        next = c->next;
        chunk_free(c);
    }
    free(arena);
}

void fhi_arena_reset(fhi_arena *arena)
{
    chunk *keep = arena->newest;
    if (!keep) return;
    for (chunk *c = keep->next, *next; c; c = next) {
        next = c->next;
        chunk_free(c);
    }
    keep->next = NULL;
    keep->used = 0;
    arena->total = keep->size;
    ASAN_POISON_MEMORY_REGION(keep->bytes, keep->size);
}

static bool chunk_add(fhi_arena *arena, size_t need)
{
    size_t size = arena->newest ? arena->newest->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < need) size = need;
    chunk *c = chunk_new(size);
    if (!c) return false;
    c->next = arena->newest;
    arena->newest = c;
    arena->total += size;
    return true;
}

/* What a piece of `size` bytes takes up in its chunk. */
static size_t with_gap(size_t size)
{
    return (size + GAP + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

/* A piece of `size` bytes; `*dirty` of them, the first, are not zero yet. */
static void *take(fhi_arena *arena, size_t size, size_t *dirty)
{
    if (fail_after && --fail_after == 0) return NULL;
    if (size > SIZE_MAX / 2) return NULL;
    size_t need = with_gap(size);
    if (!arena->newest || arena->newest->size - arena->newest->used < need) {
        if (!chunk_add(arena, need)) return NULL;
    }
    chunk *c = arena->newest;
    char *piece = c->bytes + c->used;
    *dirty = c->touched > c->used ? c->touched - c->used : 0;
    if (*dirty > size) *dirty = size;
    c->used += need;
    if (c->used > c->touched) c->touched = c->used;
    ASAN_UNPOISON_MEMORY_REGION(piece, size);
    return piece;
}

void *fhi_arena_alloc(fhi_arena *arena, size_t size)
{
    size_t dirty = 0;
    void *piece = take(arena, size, &dirty);
    if (dirty) memset(piece, 0, dirty);
    return piece;
}

bool fhi_arena_extend(fhi_arena *arena, const void *piece, size_t size, size_t more)
{
    chunk *c = arena->newest;
    size_t need = with_gap(size);
    if (!c || c->used < need || piece != c->bytes + c->used - need || more < size || more > c->size) return false;
    c->used -= need; /* the piece is taken anew, with its bytes as they are: what follows them is zero or made so */
    size_t whole = with_gap(more);
    if (c->size - c->used < whole) {
        c->used += need;
        return false;
    }
    char *bytes = c->bytes + c->used;
    size_t end = c->used + size, dirty = c->touched > end ? c->touched - end : 0;
    c->used += whole;
    if (c->used > c->touched) c->touched = c->used;
    ASAN_UNPOISON_MEMORY_REGION(bytes, more);
    if (dirty) memset(bytes + size, 0, dirty < more - size ? dirty : more - size);
    return true;
}

void *fhi_arena_again(fhi_arena *arena, const void *piece, size_t size, size_t more)
{
    size_t dirty;
    char *grown = take(arena, more, &dirty);
    if (!grown) return NULL;
    if (size) memcpy(grown, piece, size);
    if (dirty > size) memset(grown + size, 0, dirty - size);
    return grown;
}

void *fhi_arena_array(fhi_arena *arena, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) return NULL;
    return fhi_arena_alloc(arena, n * size);
}

void *fhi_arena_unset(fhi_arena *arena, size_t n, size_t size)
{
    size_t dirty;
    return size && n > SIZE_MAX / 2 / size ? NULL : take(arena, n * size, &dirty);
}

fh_span fhi_arena_copy(fhi_arena *arena, fh_span bytes)
{
    size_t dirty;
    char *copy = take(arena, bytes.len + 1, &dirty);
    if (!copy) return (fh_span){NULL, 0};
    if (bytes.len) memcpy(copy, bytes.ptr, bytes.len);
    copy[bytes.len] = '\0';
    return (fh_span){copy, bytes.len};
}

fh_span fhi_arena_format(fhi_arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *piece = len < 0 ? NULL : fhi_arena_alloc(arena, (size_t)len + 1);
    if (piece) vsnprintf(piece, (size_t)len + 1, format, again);
    va_end(again);
    return piece ? (fh_span){piece, (size_t)len} : (fh_span){NULL, 0};
}

size_t fhi_arena_size(const fhi_arena *arena)
{
    return arena->total;
}

uint64_t fhi_arena_fail_after(uint64_t n)
{
    uint64_t left = fail_after;
    fail_after = n;
    return left;
}
