/* SPDX-License-Identifier: Apache-2.0 */
/* Readings for tests; see reading.h. */
#define _POSIX_C_SOURCE 200809L /* fileno */
#include "reading.h"

#include "base/span.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static fh_status keep(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    *kept = true;
    return fhi_collection_add(context, document, error);
}

static void complain(void *context, const fh_error *error, fh_span path)
{
    (void)path;
    *(bool *)context = true;
    fprintf(stderr, "reading.c: %s\n", error->message);
}

/* Through a file without a name, as standard input: a pipe would block on long texts. */
static FILE *file_of(const char *bytes)
{
    FILE *file = tmpfile();
    if (!file) return NULL;
    if (fputs(bytes, file) < 0 || fflush(file) != 0 || lseek(fileno(file), 0, SEEK_SET) != 0) {
        fclose(file);
        return NULL;
    }
    return file;
}

static fhi_collection *collect(const char *bytes, const char *published, bool plain)
{
    static const char *const input[] = {"-"};
    fhi_collection *collection = calloc(1, sizeof *collection);
    FILE *file = file_of(bytes);
    bool failed = !collection || !file;
    if (!failed) {
        fhi_intake intake = {.paths = input,
                             .path_count = 1,
                             .input = fileno(file),
                             .depth = FHI_DEPTH_MARKS,
                             .open = {plain, fhi_span_of(published)},
                             .threads = 1,
                             .on_document = keep,
                             .document_context = collection,
                             .on_problem = complain,
                             .problem_context = &failed};
        fhi_intake_counts counts;
        failed = fhi_collection_start(collection, NULL) != FH_OK || fhi_intake_run(&intake, &counts, NULL) != FH_OK ||
                 failed;
    }
    if (file) fclose(file);
    if (!failed) return collection;
    reading_done(collection);
    return NULL;
}

fhi_document *reading_of_text(const char *text, const char *published, bool plain)
{
    fhi_collection *collection = collect(text, published, plain);
    fhi_document *document = NULL;
    if (collection && collection->n == 1) {
        document = collection->documents[0];
        collection->n = 0; /* it is the caller's now */
    }
    reading_done(collection);
    return document;
}

fhi_collection *reading_of_lines(const char *lines, bool plain)
{
    fhi_collection *collection = collect(lines, NULL, plain);
    if (!collection) return NULL;
    collection->readings = fhi_arena_array(collection->arena, collection->n, sizeof *collection->readings);
    for (uint32_t i = 0; collection->readings && i < collection->n; i++)
        collection->readings[i] = collection->documents[i]->reading;
    return collection;
}

void reading_done(fhi_collection *collection)
{
    if (!collection) return;
    fhi_collection_done(collection);
    free(collection);
}
