/* SPDX-License-Identifier: Apache-2.0 */
/* fh_verify: the cites of a saved brief against the documents, which are found by their digest and read again. A cite holds where the
 * digest is that of the captured bytes, the bytes cited, decoded, hold the words quoted, and, for a brief of this very version, the
 * article read from them says these words in the place named. */
#include "api/bytes.h"
#include "base/limits.h"
#include "base/span.h"
#include "emit/saved.h"
#include "firsthand/firsthand.h"
#include "flow/intake.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum finding {
    NOT_FOUND, /* no document with that digest came by */
    NO_CITE,
    NOT_IN_BYTES,
    NOT_IN_ARTICLE,
    HOLDS
} finding;

/* A cite under the digest of its document, or a document under its file name and record. */
typedef struct entry {
    fh_span name;
    uint32_t record;
    uint32_t index;
} entry;

typedef struct check {
    fhi_arena *arena;
    fhi_saved saved;
    bool same_version;
    entry *cites;      /* by digest */
    finding *findings; /* by the cites' order in the brief */
    entry *files;      /* by file name and record */
    entry *documents;  /* by digest */
    bool *changed;     /* by the documents' order in the brief: its file came by, but with other bytes */
} check;

/* ---- the brief */

static fh_status grow(char **bytes, size_t *room, const char *path, fh_error *error)
{
    size_t more = *room ? *room * 2 : 1 << 16;
    if (more > FHI_MAX_SAVED_BYTES)
        return fhi_error_set(error, FH_INVALID, "api", 0, "%.150s: too large for a brief", path);
    char *grown = realloc(*bytes, more);
    if (!grown) return fhi_error_memory(error, "api");
    *bytes = grown;
    *room = more;
    return FH_OK;
}

static fh_status read_stream(fhi_arena *arena, FILE *file, const char *path, fh_span *out, fh_error *error)
{
    char *bytes = NULL;
    size_t used = 0, room = 0, got;
    fh_status status = FH_OK;
    do {
        if (used == room) status = grow(&bytes, &room, path, error);
        if (status != FH_OK) break;
        got = fread(bytes + used, 1, room - used, file);
        used += got;
    } while (got);
    if (status == FH_OK && ferror(file))
        status = fhi_error_set(error, FH_IO, "api", 0, "%.150s: %.90s", path, strerror(errno));
    if (status == FH_OK) {
        *out = fhi_arena_copy(arena, (fh_span){bytes, used});
        if (!out->ptr) status = fhi_error_memory(error, "api");
    }
    free(bytes);
    return status;
}

static fh_status read_brief(check *c, const char *path, fh_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file) return fhi_error_set(error, FH_IO, "api", 0, "%.150s: %.90s", path, strerror(errno));
    fh_span bytes;
    fh_status status = read_stream(c->arena, file, path, &bytes, error);
    fclose(file);
    if (status != FH_OK) return status;
    fh_error why = {0};
    status = fhi_saved_read(c->arena, bytes, &c->saved, &why);
    return status == FH_OK ? FH_OK
                           : fhi_error_set(error, status, why.stage, why.offset, "%.150s: %.300s", path, why.message);
}

/* ---- looking up */

static int compare_names(const entry *a, const entry *b)
{
    int order = fhi_span_compare(a->name, b->name);
    if (order) return order;
    return (a->record > b->record) - (a->record < b->record);
}

static int compare_entries(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    int order = compare_names(a, b);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* The first of the sorted entries that is not before `wanted`. */
static uint32_t first_of(const entry *entries, uint32_t n, const entry *wanted)
{
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_names(&entries[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static fh_span digest_of(const uint8_t digest[32])
{
    return (fh_span){(const char *)digest, 32};
}

static fh_status set_up(check *c, fh_error *error)
{
    const fhi_saved *saved = &c->saved;
    uint32_t cites = saved->cites.n, documents = saved->documents.n;
    c->same_version = fhi_span_is(saved->program, FHI_SPAN("firsthand " FIRSTHAND_VERSION));
    c->cites = fhi_arena_array(c->arena, cites, sizeof *c->cites);
    c->findings = fhi_arena_array(c->arena, cites, sizeof *c->findings);
    c->files = fhi_arena_array(c->arena, documents, sizeof *c->files);
    c->documents = fhi_arena_array(c->arena, documents, sizeof *c->documents);
    c->changed = fhi_arena_array(c->arena, documents, sizeof *c->changed);
    if (!c->cites || !c->findings || !c->files || !c->documents || !c->changed) return fhi_error_memory(error, "api");
    for (uint32_t i = 0; i < cites; i++) {
        c->cites[i] = (entry){digest_of(saved->cites.at[i].sha256), 0, i};
        c->findings[i] = saved->cites.at[i].quote.ptr ? NOT_FOUND : NO_CITE;
    }
    for (uint32_t i = 0; i < documents; i++) {
        c->files[i] = (entry){fhi_span_file_name(saved->documents.at[i].path), saved->documents.at[i].record, i};
        c->documents[i] = (entry){digest_of(saved->documents.at[i].sha256), 0, i};
    }
    qsort(c->cites, cites, sizeof *c->cites, compare_entries);
    qsort(c->files, documents, sizeof *c->files, compare_entries);
    qsort(c->documents, documents, sizeof *c->documents, compare_entries);
    return FH_OK;
}

/* ---- the documents */

static bool stands_in_article(const fhi_article *article, const fhi_saved_cite *cite)
{
    if (cite->at.end > article->text.len) return false;
    if (!fhi_span_is(fhi_span_cut(article->text, cite->at), cite->quote)) return false;
    fh_range source = fhi_map_source(&article->map, cite->at);
    return source.start == cite->source.start && source.end == cite->source.end;
}

static finding look(const check *c, const fhi_document *document, const fhi_saved_cite *cite)
{
    if (!fhi_bytes_hold(&document->page, cite->source, cite->quote)) return NOT_IN_BYTES;
    if (c->same_version && !stands_in_article(&document->article, cite)) return NOT_IN_ARTICLE;
    return HOLDS;
}

static fh_status take_document(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    (void)kept, (void)error;
    check *c = context;
    entry wanted = {.name = digest_of(document->page.sha256)};
    uint32_t n = c->saved.cites.n;
    for (uint32_t i = first_of(c->cites, n, &wanted); i < n && compare_names(&c->cites[i], &wanted) == 0; i++) {
        uint32_t cite = c->cites[i].index;
        if (c->findings[cite] == NOT_FOUND) c->findings[cite] = look(c, document, &c->saved.cites.at[cite]);
    }
    wanted = (entry){fhi_span_file_name(document->page.path), document->page.record, 0};
    n = c->saved.documents.n;
    for (uint32_t i = first_of(c->files, n, &wanted); i < n && compare_names(&c->files[i], &wanted) == 0; i++) {
        const fhi_saved_document *saved = &c->saved.documents.at[c->files[i].index];
        if (memcmp(saved->sha256, document->page.sha256, sizeof saved->sha256) != 0)
            c->changed[c->files[i].index] = true;
    }
    return FH_OK;
}

/* The files that the brief names, each once; standard input cannot be had again. */
static const char **named_paths(const check *c, size_t *n)
{
    const char **paths = fhi_arena_array(c->arena, c->saved.documents.n, sizeof(char *));
    *n = 0;
    for (uint32_t i = 0; paths && i < c->saved.documents.n; i++) {
        fh_span path = c->saved.documents.at[i].path;
        bool again = *n && strcmp(paths[*n - 1], path.ptr ? path.ptr : "") == 0;
        if (path.ptr && path.len && !again && !fhi_span_is(path, FHI_SPAN("-"))) paths[(*n)++] = path.ptr;
    }
    return paths;
}

static fh_status read_documents(check *c, const char *documents, fh_error *error)
{
    size_t n = 1;
    const char *given[] = {documents};
    const char *const *paths = documents ? given : (const char *const *)named_paths(c, &n);
    if (!paths) return fhi_error_memory(error, "api");
    fhi_intake intake = {.paths = paths,
                         .path_count = n,
                         .depth = FHI_DEPTH_ARTICLE,
                         .open = {.plain = c->saved.plain},
                         .on_document = take_document,
                         .document_context = c};
    fhi_intake_counts counts;
    fh_status status = fhi_intake_run(&intake, &counts, error);
    if (status == FH_OK && documents && counts.opened == 0)
        status = fhi_error_set(error, FH_IO, "api", 0, "%.150s: no document there can be read", documents);
    return status;
}

/* ---- the findings */

static const fhi_saved_document *document_of(const check *c, const fhi_saved_cite *cite, bool *changed)
{
    entry wanted = {.name = digest_of(cite->sha256)};
    uint32_t n = c->saved.documents.n, i = first_of(c->documents, n, &wanted);
    *changed = false;
    if (i == n || compare_names(&c->documents[i], &wanted) != 0) return NULL;
    *changed = c->changed[c->documents[i].index];
    return &c->saved.documents.at[c->documents[i].index];
}

static const char *reason(finding what, const fhi_saved_document *document, bool changed)
{
    switch (what) {
    case NO_CITE: return "it cites nothing";
    case NOT_IN_BYTES: return "the bytes cited do not hold the words quoted";
    case NOT_IN_ARTICLE: return "the article does not say so in the place named";
    case NOT_FOUND:
        if (!document) return "the brief names no document with the cite's digest";
        return changed ? "the document has changed" : "document not found";
    case HOLDS: break;
    }
    return "";
}

/* "record 3, bytes 10-40, for " of a record in a file of many. */
static void describe_place(const fhi_saved_document *document, const fhi_saved_cite *cite, char out[64])
{
    if (!cite->quote.ptr)
        out[0] = '\0';
    else if (document && document->record)
        snprintf(out, 64, "record %u, bytes %u-%u, for ", document->record, cite->source.start, cite->source.end);
    else
        snprintf(out, 64, "bytes %u-%u, for ", cite->source.start, cite->source.end);
}

static void report(const check *c, uint32_t index, fh_problem *problem, void *context)
{
    const fhi_saved_cite *cite = &c->saved.cites.at[index];
    bool changed;
    const fhi_saved_document *document = document_of(c, cite, &changed);
    fh_span line = cite->line, path = document ? document->path : cite->article;
    size_t len = line.len < 90 ? line.len : 90;
    while (len && len < line.len && ((unsigned char)line.ptr[len] & 0xC0) == 0x80) len--;
    char place[64];
    describe_place(document, cite, place);
    fh_error error = {0};
    fhi_error_set(&error, FH_MISMATCH, "verify", cite->source.start, "%s\"%.*s%s\": %s", place, (int)len,
                  line.ptr ? line.ptr : "", len < line.len ? "…" : "", reason(c->findings[index], document, changed));
    problem(context, &error, path);
}

static fh_status conclude(const check *c, fh_problem *problem, void *context, fh_verification *verification,
                          fh_error *error)
{
    fh_verification made = {.cites = c->saved.cites.n};
    for (uint32_t i = 0; i < c->saved.cites.n; i++) {
        if (c->findings[i] == HOLDS) continue;
        made.failed++;
        if (problem) report(c, i, problem, context);
    }
    if (verification) *verification = made;
    if (made.failed == 0) return FH_OK;
    return fhi_error_set(error, FH_MISMATCH, "verify", 0, "%llu of %llu cites do not hold",
                         (unsigned long long)made.failed, (unsigned long long)made.cites);
}

fh_status fh_verify(const char *brief, const char *documents, fh_problem *problem, void *problem_context,
                    fh_verification *verification, fh_error *error)
{
    if (!brief) return fhi_error_set(error, FH_USAGE, "api", 0, "no brief");
    check c = {.arena = fhi_arena_new()};
    if (!c.arena) return fhi_error_memory(error, "api");
    fh_status status = read_brief(&c, brief, error);
    if (status == FH_OK) status = set_up(&c, error);
    if (status == FH_OK) status = read_documents(&c, documents, error);
    if (status == FH_OK) status = conclude(&c, problem, problem_context, verification, error);
    fhi_arena_free(c.arena);
    return status;
}
