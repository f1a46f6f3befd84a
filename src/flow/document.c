/* SPDX-License-Identifier: Apache-2.0 */
/* Documents and their arenas; see document.h. */
#include "flow/document.h"

#include <stdlib.h>

enum { ARENA_REUSED = 8 << 20 }; /* an arena that grew past this is given back rather than used again */

fhi_document *fhi_document_new(void)
{
    fhi_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    document->arena = fhi_arena_new();
    document->origin = FHI_NONE;
    if (document->arena) return document;
    free(document);
    return NULL;
}

void fhi_document_free(fhi_document *document)
{
    if (!document) return;
    fhi_arena_free(document->arena);
    free(document);
}

bool fhi_document_clear(fhi_document **document)
{
    fhi_document *d = *document;
    if (d && fhi_arena_size(d->arena) <= ARENA_REUSED) {
        fhi_arena *arena = d->arena;
        fhi_arena_reset(arena);
        *d = (fhi_document){.arena = arena, .origin = FHI_NONE};
        return true;
    }
    fhi_document_free(d);
    *document = fhi_document_new();
    return *document != NULL;
}
