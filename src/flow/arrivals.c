/* SPDX-License-Identifier: Apache-2.0 */
/* Articles that have come by. 128 bits of hash stand for an article: among 16 million the chance that two are taken for one is
 * below 1 in 10^24. */
#include "flow/arrivals.h"

#include "base/hash.h"
#include "base/limits.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

fh_status fhi_arrivals_start(fhi_arrivals *arrivals, fh_error *error)
{
    *arrivals = (fhi_arrivals){.arena = fhi_arena_new()};
    return arrivals->arena ? FH_OK : fhi_error_memory(error, "flow");
}

void fhi_arrivals_done(fhi_arrivals *arrivals)
{
    fhi_arena_free(arrivals->arena);
    free(arrivals->seen);
    *arrivals = (fhi_arrivals){0};
}

/* The place of `key`, or the free one where it belongs. */
static uint64_t place(const fhi_arrivals *arrivals, const uint64_t key[2])
{
    uint64_t mask = arrivals->room - 1, i = fhi_hash_mix(key[0], key[1]) & mask;
    while ((arrivals->seen[i][0] | arrivals->seen[i][1]) && memcmp(arrivals->seen[i], key, 16) != 0) i = (i + 1) & mask;
    return i;
}

static bool make_room(fhi_arrivals *arrivals)
{
    if ((uint64_t)arrivals->ids.n * 2 < arrivals->room) return true;
    fhi_arrivals grown = *arrivals;
    grown.room = arrivals->room ? arrivals->room * 2 : 1024;
    grown.seen = calloc(grown.room, sizeof *grown.seen);
    if (!grown.seen) return false;
    for (uint64_t i = 0; i < arrivals->room; i++) {
        if (arrivals->seen[i][0] | arrivals->seen[i][1])
            memcpy(grown.seen[place(&grown, arrivals->seen[i])], arrivals->seen[i], 16);
    }
    free(arrivals->seen);
    *arrivals = grown;
    return true;
}

static void make_key(fh_span id, const uint8_t *digest, uint64_t key[2])
{
    key[0] = fhi_hash(id) | 1; /* never {0, 0} */
    static_assert(sizeof key[1] == FHI_ARRIVALS_DIGEST, "the digest fills its half of the key");
    memcpy(&key[1], digest, FHI_ARRIVALS_DIGEST);
}

bool fhi_arrivals_came(const fhi_arrivals *arrivals, fh_span id, const uint8_t *digest)
{
    uint64_t key[2];
    make_key(id, digest, key);
    if (!arrivals->room) return false;
    const uint64_t *at = arrivals->seen[place(arrivals, key)];
    return at[0] | at[1];
}

fh_status fhi_arrivals_note(fhi_arrivals *arrivals, fh_span id, const uint8_t *digest, fh_error *error)
{
    if (arrivals->ids.n == FHI_MAX_ARTICLES)
        return fhi_error_set(error, FH_LIMIT, "flow", 0, "more than %d articles in one run", FHI_MAX_ARTICLES);
    if (!make_room(arrivals)) return fhi_error_memory(error, "flow");
    uint64_t key[2];
    make_key(id, digest, key);
    fh_span copied = fhi_arena_copy(arrivals->arena, id);
    fh_span *kept = copied.ptr ? FHI_PUSH(arrivals->arena, &arrivals->ids) : NULL;
    if (!kept) return fhi_error_memory(error, "flow");
    *kept = copied;
    memcpy(arrivals->seen[place(arrivals, key)], key, sizeof key);
    return FH_OK;
}
