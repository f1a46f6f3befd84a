/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes on standard input, through every stage, to a brief in every format; what verify reads of it is whole. */
#define _POSIX_C_SOURCE 200809L /* pipe */
#include "emit/edition.h"
#include "emit/saved.h"
#include "flow/collection.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PIPE_HOLDS = 1 << 16, WRITTEN = 64 << 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct page {
    char *text;
    size_t used;
} page;

static bool take(void *context, fh_span bytes)
{
    page *p = context;
    if (bytes.len > WRITTEN - p->used) return false;
    memcpy(p->text + p->used, bytes.ptr, bytes.len);
    p->used += bytes.len;
    return true;
}

static fh_status keep(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    fh_status status = fhi_collection_add(context, document, error);
    *kept = status == FH_OK;
    return status;
}

/* Writes the brief in one format; what stands there for verify reads back. */
static void write_brief(fhi_output *output, page *p, const fhi_edition *edition, int format, fhi_arena *arena)
{
    p->used = 0;
    fhi_output_start(output, take, p);
    fh_status status = FH_OK;
    if (format == 0) fhi_brief_json_write(output, edition);
    if (format == 1) fhi_brief_markdown_write(output, edition);
    if (format == 2) status = fhi_brief_html_write(output, edition, arena, NULL);
    if (format == 3) status = fhi_brief_text_write(output, edition, arena, NULL);
    if (status != FH_OK || fhi_output_flush(output, NULL) != FH_OK || format == 3) return;
    fhi_saved saved;
    if (fhi_saved_read(arena, (fh_span){p->text, p->used}, &saved, NULL) != FH_OK) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const paths[] = {"-"};
    int ends[2];
    if (size > PIPE_HOLDS || pipe(ends) != 0) return 0;
    if (write(ends[1], data, size) != (ssize_t)size) abort();
    close(ends[1]);
    fhi_collection c;
    fhi_output *output = malloc(sizeof *output);
    page p = {malloc(WRITTEN), 0};
    fhi_intake_counts counts;
    fhi_intake intake = {.paths = paths,
                         .path_count = 1,
                         .input = ends[0],
                         .depth = FHI_DEPTH_MARKS,
                         .threads = 1,
                         .on_document = keep,
                         .document_context = &c};
    if (output && p.text && fhi_collection_start(&c, NULL) == FH_OK) {
        if (fhi_intake_run(&intake, &counts, NULL) == FH_OK) {
            fhi_collection_sort(&c, NULL, NULL);
            if (fhi_collection_settle(&c, FHI_REACH_BRIEF, NULL) == FH_OK) {
                fhi_edition edition = {.readings = c.readings,
                                       .n = c.n,
                                       .lineage = &c.lineage,
                                       .stories = &c.stories,
                                       .claims = &c.claims,
                                       .brief = &c.brief,
                                       .width = 80};
                for (int format = 0; format < 4; format++) write_brief(output, &p, &edition, format, c.arena);
            }
        }
        fhi_collection_done(&c);
    }
    close(ends[0]);
    free(p.text);
    free(output);
    return 0;
}
