/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a saved brief: it is read or refused with a message, and what is read holds together. */
#include "emit/saved.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fhi_arena *arena = fhi_arena_new();
    if (!arena) return 0;
    fhi_saved saved = {0};
    fh_error error = {0};
    fh_status status = fhi_saved_read(arena, (fh_span){(const char *)data, size}, &saved, &error);
    if (status != FH_OK && (error.code != status || !error.message[0] || saved.cites.n)) abort();
    for (uint32_t i = 0; i < saved.cites.n; i++) {
        const fhi_saved_cite *cite = &saved.cites.at[i];
        if (cite->at.start > cite->at.end || cite->source.start > cite->source.end) abort();
    }
    fhi_arena_free(arena);
    return 0;
}
