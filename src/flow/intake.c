/* SPDX-License-Identifier: Apache-2.0 */
/* paths → documents. The calling thread reads captures and hands documents on; the workers do what lies between. With one thread
 * everything is done in place. Documents that are annotated go together, BATCH of them, stage by stage: each stage has tables of some
 * megabytes, which are in the cache then from the second document on. At most JOBS_A_THREAD batches a thread, and READ_AHEAD bytes, are
 * under way at a time. */
#define _POSIX_C_SOURCE 200809L /* sysconf */
#include "flow/intake.h"

#include "annotate/amount/amount.h"
#include "annotate/event/event.h"
#include "annotate/name/name.h"
#include "annotate/quote/quote.h"
#include "annotate/when/when.h"
#include "base/limits.h"
#include "extract/extract.h"
#include "firsthand/firsthand.h"
#include "flow/workers.h"
#include "text/split.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    JOBS_A_THREAD = 4,     /* evens out documents of different sizes */
    BATCH = 8,             /* documents in a job, at most */
    READ_AHEAD = 64 << 20, /* bytes captured and not yet handed on, beyond which reading waits */
    PROGRESS_EVERY = 64    /* documents */
};

typedef struct item {
    fhi_document *document;
    fhi_depth depth; /* how far it is taken, which for FHI_DEPTH_DATED depends on it */
    fh_status status;
    fh_error error;
} item;

typedef struct job {
    item items[BATCH];
    unsigned n;
} job;

typedef struct run {
    const fhi_intake *intake;
    fhi_reader *reader;
    fhi_workers *workers; /* NULL: in place */
    unsigned threads;
    fhi_arena **scratch; /* one a worker */
    fhi_stems **stems;   /* likewise */
    job *jobs;           /* a ring, as the workers' */
    unsigned room;
    unsigned first, under_way; /* jobs[first], and how many from there */
    unsigned batch;            /* documents in a job */
    fh_status read;            /* what the reader said last */
    uint64_t bytes_under_way;
    uint64_t documents, skipped;
} run;

/* ---- stages, each of which needs the one before */

typedef fh_status stage(const run *r, item *it, fhi_arena *scratch);

static fh_status read_page(const run *r, item *it, fhi_arena *scratch)
{
    fhi_document *d = it->document;
    fh_status status = fhi_open_page(d->arena, scratch, &d->capture, &r->intake->open, &d->page, &it->error);
    if (status != FH_OK || it->depth == FHI_DEPTH_PAGE) return status;
    status = fhi_extract_text(d->arena, scratch, &d->page, &d->article, &it->error);
    /* stories are told apart by words and days: whom an article credits is nothing to them, but for the day of a dateline */
    bool enough = it->depth == FHI_DEPTH_WORDS && d->article.published.basis != FHI_BASIS_UNKNOWN;
    return status != FH_OK || enough ? status : fhi_extract_sources(d->arena, &d->article, &it->error);
}

static fh_status read_article(const run *r, item *it, fhi_arena *scratch)
{
    fhi_document *d = it->document;
    it->depth = r->intake->depth;
    d->reading.page = &d->page;
    fh_status status = r->intake->next_kept ? FH_OK : read_page(r, it, scratch);
    if (status != FH_OK || it->depth == FHI_DEPTH_PAGE) return status;
    d->reading.article = &d->article;
    if (it->depth == FHI_DEPTH_DATED)
        it->depth = d->article.published.basis == FHI_BASIS_GIVEN ? FHI_DEPTH_WORDS : FHI_DEPTH_MARKS;
    if (it->depth < FHI_DEPTH_WORDS) return FH_OK;
    d->reading.text = &d->text;
    /* what is not marked is prepared at once (see work()), and then its tokens are not needed any more */
    fhi_arena *of_tokens = it->depth == FHI_DEPTH_WORDS ? scratch : d->arena;
    return fhi_split_words(d->arena, of_tokens, &d->article, &d->text, &it->error);
}

static fh_status tag(const run *r, item *it, fhi_arena *scratch)
{
    (void)r;
    fhi_document *d = it->document;
    d->reading.marks = &d->marks;
    d->marks.text = &d->text;
    return fhi_split_tag(scratch, &d->text, &it->error);
}

static fh_status find_names(const run *r, item *it, fhi_arena *scratch)
{
    (void)r;
    return fhi_name_find(it->document->arena, scratch, &it->document->marks, &it->error);
}

static fh_status find_figures(const run *r, item *it, fhi_arena *scratch)
{
    (void)r;
    fhi_document *d = it->document;
    fh_status status = fhi_when_find(d->arena, scratch, &d->marks, &it->error);
    if (status == FH_OK) status = fhi_amount_find(d->arena, scratch, &d->marks, &it->error);
    if (status == FH_OK) status = fhi_event_find(d->arena, scratch, &d->marks, &it->error);
    return status;
}

static fh_status find_statements(const run *r, item *it, fhi_arena *scratch)
{
    (void)r;
    fhi_document *d = it->document;
    fh_status status = fhi_quote_find(d->arena, scratch, &d->marks, &it->error);
    if (status != FH_OK) return status;
    return fhi_when_resolve(d->arena, &d->marks, d->article.published.day, &it->error);
}

/* What stories and lineage need of the document whichever others there are. */
static fh_status prepare(const run *r, item *it, fhi_arena *scratch, fhi_stems *stems)
{
    fhi_document *d = it->document;
    fhi_stemmed stemmed;
    if (!fhi_stem_text(scratch, stems, &d->text, &stemmed)) return fhi_error_memory(&it->error, "text");
    fhi_outliner outliner = {stems, &stemmed};
    if (!fhi_outline_make(d->arena, scratch, outliner, &d->reading, &d->outline))
        return fhi_error_memory(&it->error, "story");
    d->reading.outline = &d->outline;
    if (r->intake->depth == FHI_DEPTH_DATED) {
        if (!fhi_diction_make(d->arena, scratch, &stemmed, &d->reading, &d->diction))
            return fhi_error_memory(&it->error, "lineage");
        d->reading.diction = &d->diction;
    }
    if (it->depth == FHI_DEPTH_WORDS) memset(&d->text.tokens, 0, sizeof d->text.tokens);
    return FH_OK;
}

static bool is_prepared(fhi_depth depth)
{
    return depth == FHI_DEPTH_WORDS || depth == FHI_DEPTH_DATED;
}

/* Pure but for its job: everything that it touches belongs to the documents or to the worker. */
static void work(void *context, void *job_of, unsigned worker_number)
{
    static stage *const marking[] = {tag, find_names, find_figures,
                                     find_statements}; /* but the first for English alone */
    const run *r = context;
    job *j = job_of;
    fhi_arena *scratch = r->scratch[worker_number];
    for (unsigned i = 0; i < j->n; i++) {
        item *it = &j->items[i];
        fhi_arena_reset(scratch);
        it->status = read_article(r, it, scratch);
        if (it->status == FH_OK && it->depth == FHI_DEPTH_WORDS)
            it->status = prepare(r, it, scratch, r->stems[worker_number]);
    }
    for (size_t s = 0; s < sizeof marking / sizeof marking[0]; s++) {
        for (unsigned i = 0; i < j->n; i++) {
            item *it = &j->items[i];
            if (it->status != FH_OK || it->depth != FHI_DEPTH_MARKS) continue;
            if (s > 0 && fhi_extract_is_foreign(&it->document->article)) continue;
            fhi_arena_reset(scratch);
            it->status = marking[s](r, it, scratch);
        }
    }
    for (unsigned i = 0; i < j->n && r->intake->depth == FHI_DEPTH_DATED; i++) {
        item *it = &j->items[i];
        if (it->status != FH_OK || it->depth != FHI_DEPTH_MARKS) continue;
        fhi_arena_reset(scratch);
        it->status = prepare(r, it, scratch, r->stems[worker_number]);
    }
}

/* ---- handing on */

static bool is_the_documents_fault(fh_status status)
{
    return status == FH_INVALID || status == FH_UNSUPPORTED || status == FH_LIMIT || status == FH_IO;
}

static void report(run *r, const item *it)
{
    r->skipped++;
    if (r->intake->on_problem)
        r->intake->on_problem(r->intake->problem_context, &it->error, it->document->capture.path);
}

/* A text that is too long is handed on up to the limit; the rest counts as passed over. */
static void report_cut(run *r, item *it)
{
    const fhi_article *article = &it->document->article;
    const fhi_drop *last = article->dropped.n ? &article->dropped.at[article->dropped.n - 1] : NULL;
    if (!last || strcmp(last->rule, "too-long") != 0) return;
    uint32_t record = it->document->page.record;
    char place[32] = "";
    if (record) snprintf(place, sizeof place, "record %u: ", record);
    if (it->document->page.form == FHI_BODY_TEXT)
        fhi_error_set(&it->error, FH_LIMIT, "extract", FHI_MAX_TEXT_BYTES,
                      "%sonly the first %d MiB of its text are taken", place, FHI_MAX_TEXT_BYTES >> 20);
    else
        fhi_error_set(&it->error, FH_LIMIT, "extract", last->source.start,
                      "%sthe page has too much in it; taken up to byte %u", place, last->source.start);
    report(r, it);
}

static fh_status hand_on(run *r, item *it, fh_error *error)
{
    r->bytes_under_way -= it->document->capture.bytes.len;
    if (is_the_documents_fault(it->status)) {
        report(r, it);
        return FH_OK;
    }
    if (it->status != FH_OK) {
        if (error) *error = it->error;
        return it->status;
    }
    report_cut(r, it);
    bool kept = false;
    r->documents++;
    fh_status status = r->intake->on_document(r->intake->document_context, it->document, &kept, error);
    if (kept) it->document = NULL;
    return status;
}

static void tell_progress(const run *r)
{
    if (!r->intake->on_progress || !r->reader || r->documents % PROGRESS_EVERY) return;
    uint64_t done, total;
    fhi_reader_progress(r->reader, &done, &total);
    r->intake->on_progress(r->intake->progress_context, done, total);
}

/* Hands on the job that is done, and takes its place in the ring back. */
static fh_status hand_on_all(run *r, job *j, fh_error *error)
{
    fh_status status = FH_OK;
    r->first = (r->first + 1) % r->room;
    r->under_way--;
    for (unsigned i = 0; i < j->n && status == FH_OK; i++) {
        status = hand_on(r, &j->items[i], error);
        if (status == FH_OK) tell_progress(r);
    }
    return status;
}

/* Reads the next captures into the ring. What goes wrong ends the run when those before are handed on. */
static fh_status read_next(run *r, bool *found, fh_error *error)
{
    job *j = &r->jobs[(r->first + r->under_way) % r->room];
    for (j->n = 0; j->n < r->batch && r->bytes_under_way <= READ_AHEAD;) {
        item *it = &j->items[j->n];
        if (!fhi_document_clear(&it->document)) return fhi_error_memory(error, "flow");
        it->error = (fh_error){0};
        fhi_document *d = it->document;
        r->read = r->intake->next_kept ? r->intake->next_kept(r->intake->kept_context, d, found, error)
                                       : fhi_reader_next(r->reader, d->arena, &d->capture, found, error);
        if (r->read != FH_OK) *found = false;
        if (!*found) break;
        j->n++;
        r->bytes_under_way += d->capture.bytes.len;
    }
    if (j->n == 0) return FH_OK;
    r->under_way++;
    if (r->workers)
        fhi_workers_put(r->workers, j);
    else
        work(r, j, 0);
    return FH_OK;
}

static job *take_done(run *r, bool wait)
{
    if (r->under_way == 0) return NULL;
    return r->workers ? fhi_workers_take(r->workers, wait) : &r->jobs[r->first];
}

static fh_status go(run *r, fh_error *error)
{
    bool found = true;
    while (found || r->under_way) {
        bool full = r->under_way == r->room || r->bytes_under_way > READ_AHEAD;
        for (job *j; (j = take_done(r, full || !found)) != NULL; full = false) {
            fh_status status = hand_on_all(r, j, error);
            if (status != FH_OK) return status;
        }
        if (!found) continue;
        fh_status status = read_next(r, &found, error);
        if (status != FH_OK) return status;
    }
    return r->read;
}

static unsigned threads_for(unsigned asked)
{
    long processors = asked ? (long)asked : sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1) return 1;
    return processors > FH_THREADS_MOST ? FH_THREADS_MOST : (unsigned)processors;
}

static fh_status set_up(run *r, fh_error *error)
{
    const fhi_intake *in = r->intake;
    r->threads = threads_for(in->threads);
    r->batch = in->depth >= FHI_DEPTH_DATED ? BATCH : 1;
    r->room = r->threads == 1 ? 1 : r->threads * JOBS_A_THREAD;
    r->jobs = calloc(r->room, sizeof *r->jobs);
    r->scratch = calloc(r->threads, sizeof(fhi_arena *));
    r->stems = calloc(r->threads, sizeof(fhi_stems *));
    bool prepared = is_prepared(in->depth);
    if (!r->jobs || !r->scratch || !r->stems) return fhi_error_memory(error, "flow");
    for (unsigned i = 0; i < r->threads; i++) {
        r->scratch[i] = fhi_arena_new();
        if (prepared) r->stems[i] = fhi_stem_new();
        if (!r->scratch[i] || (prepared && !r->stems[i])) return fhi_error_memory(error, "flow");
    }
    fh_status status = FH_OK;
    if (!in->next_kept)
        status = fhi_reader_new(in->paths, in->path_count, in->input, in->on_problem, in->problem_context, &r->reader,
                                error);
    if (status != FH_OK || r->threads == 1) return status;
    return fhi_workers_start(r->threads, r->room, work, r, &r->workers, error);
}

static void tear_down(run *r)
{
    fhi_workers_stop(r->workers);
    if (r->reader) fhi_reader_free(r->reader);
    for (unsigned i = 0; r->jobs && i < r->room; i++)
        for (unsigned k = 0; k < BATCH; k++) fhi_document_free(r->jobs[i].items[k].document);
    for (unsigned i = 0; r->scratch && i < r->threads; i++) fhi_arena_free(r->scratch[i]);
    for (unsigned i = 0; r->stems && i < r->threads; i++) fhi_stem_free(r->stems[i]);
    free(r->jobs);
    free(r->scratch);
    free(r->stems);
}

fh_status fhi_intake_run(const fhi_intake *intake, fhi_intake_counts *counts, fh_error *error)
{
    run r = {.intake = intake};
    fh_status status = set_up(&r, error);
    if (status == FH_OK) status = go(&r, error);
    if (status == FH_OK) {
        fhi_intake_counts made = {.documents = r.documents};
        if (r.reader) fhi_reader_counts(r.reader, &made.opened, &made.skipped);
        made.skipped += r.skipped;
        *counts = made;
    }
    tear_down(&r);
    return status;
}
