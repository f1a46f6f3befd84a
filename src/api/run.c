/* SPDX-License-Identifier: Apache-2.0 */
/* fh_run: one command from its inputs to its output, by intake, collection and emit. */
#include "base/span.h"
#include "emit/article_json.h"
#include "emit/article_text.h"
#include "emit/edition.h"
#include "emit/feeds.h"
#include "emit/index.h"
#include "emit/stories_json.h"
#include "emit/stories_text.h"
#include "flow/chronicle.h"
#include "flow/collection.h"
#include "flow/instalments.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct run {
    const fh_options *options;
    fhi_output output;
    fhi_print json;
    fhi_intake_counts counts;
    uint64_t articles; /* written as an element so far */
    uint64_t repeated; /* articles that the chronicle or the instalments had */
    uint64_t unlisted; /* documents that have no place in the index that is made */
    fhi_arena *scratch;
    /* one of these, by command */
    fhi_collection collection;
    fhi_chronicle *chronicle;
    fhi_instalments *instalments;
    fhi_index index;
    fhi_feeds feeds;
} run;

const char *fh_version(void)
{
    return FIRSTHAND_VERSION;
}

/* ---- lists of articles or stories: an array as JSON, a line each as JSON Lines */

static void before_element(run *r)
{
    if (r->options->format == FH_JSON) fhi_output_put(&r->output, r->articles ? FHI_SPAN(",\n") : FHI_SPAN("[\n"));
    fhi_print_start(&r->json, &r->output);
    r->articles++;
}

static void after_element(run *r)
{
    if (r->options->format == FH_JSONL) fhi_output_char(&r->output, '\n');
}

static void end_list(run *r)
{
    if (r->options->format == FH_JSON) fhi_output_put(&r->output, r->articles ? FHI_SPAN("\n]\n") : FHI_SPAN("[]\n"));
}

static fh_status write_article(run *r, const fhi_reading *reading, fh_error *error)
{
    bool annotated = r->options->command == FH_ANNOTATE;
    if (r->options->format == FH_TEXT) {
        fhi_article_text_style style = {
            .width = r->options->width, .colour = r->options->colour, .first = r->articles == 0};
        r->articles++;
        fhi_article_text_write(&r->output, reading, annotated, style);
    } else {
        before_element(r);
        fhi_article_json_write(&r->json, reading, annotated);
        after_element(r);
    }
    return r->output.failed ? fhi_output_flush(&r->output, error) : FH_OK;
}

static fh_status stream_article(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    (void)kept;
    return write_article(context, &document->reading, error);
}

static fh_status keep(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    run *r = context;
    fh_status status = fhi_collection_add(&r->collection, document, error);
    *kept = status == FH_OK;
    return status;
}

static void note(const run *r, fh_span path, const char *message)
{
    fh_error note = {0};
    fhi_error_set(&note, FH_OK, "flow", 0, "%s", message);
    if (r->options->problem) r->options->problem(r->options->problem_context, &note, path);
}

/* An article that came before: with a store they are many where a run is given again, and told together. */
static void note_repeated(run *r, const fhi_document *document)
{
    r->repeated++;
    if (!r->options->store) note(r, document->page.path, "given more than once, taken once");
}

static void note_all_repeated(const run *r)
{
    if (!r->options->store || !r->repeated) return;
    char message[96];
    snprintf(message, sizeof message, "%llu articles were in it already, or given twice: taken once",
             (unsigned long long)r->repeated);
    note(r, fhi_span_of(r->options->store), message);
}

static fh_status group(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    run *r = context;
    bool before = false;
    (void)kept;
    fh_status status = fhi_chronicle_add(r->chronicle, document, &before, error);
    if (before) note_repeated(r, document);
    return status;
}

static void tell_progress(void *context, uint64_t done, uint64_t total)
{
    const fh_options *options = context;
    options->progress(options->progress_context, "bytes read", done, total);
}

static void tell_stage(void *context, const char *stage)
{
    run *r = context;
    if (r->options->progress) r->options->progress(r->options->progress_context, stage, 0, 0);
}

static fh_status start_collection(run *r, fh_error *error)
{
    fh_status status = fhi_collection_start(&r->collection, error);
    r->collection.on_stage = tell_stage;
    r->collection.stage_context = r;
    return status;
}

static fh_status take_in(run *r, fhi_depth depth, fhi_on_document *on_document, fh_error *error)
{
    const fh_options *o = r->options;
    fhi_intake intake = {
        .paths = o->paths,
        .path_count = o->path_count,
        .depth = depth,
        .open = {.plain = o->plain, .published = fhi_span_of(o->published)},
        .threads = o->threads,
        .on_document = on_document,
        .document_context = r,
        .on_problem = o->problem,
        .problem_context = o->problem_context,
        .on_progress = o->progress ? tell_progress : NULL,
        .progress_context = (void *)(uintptr_t)o,
    };
    return fhi_intake_run(&intake, &r->counts, error);
}

/* ---- the commands */

static fh_status note_record(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    run *r = context;
    (void)kept;
    fh_error problem = {0};
    fh_status status = fhi_index_add(r->scratch, &r->index, &document->page, &problem);
    if (status == FH_INVALID) {
        r->unlisted++;
        if (r->options->problem) r->options->problem(r->options->problem_context, &problem, document->page.id);
        return FH_OK;
    }
    return status == FH_OK ? FH_OK : fhi_error_memory(error, "api");
}

static fh_status note_feed(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    run *r = context;
    (void)kept;
    return fhi_feeds_add(r->scratch, &r->feeds, &document->page) ? FH_OK : fhi_error_memory(error, "api");
}

static fh_status run_index(run *r, fh_error *error)
{
    fh_status status = take_in(r, FHI_DEPTH_PAGE, note_record, error);
    if (status != FH_OK) return status;
    r->counts.skipped += r->unlisted;
    fhi_index_write(&r->output, &r->index);
    return FH_OK;
}

static fh_status run_feeds(run *r, fh_error *error)
{
    fh_status status = take_in(r, FHI_DEPTH_PAGE, note_feed, error);
    if (status == FH_OK) fhi_feeds_write(&r->output, &r->feeds);
    return status;
}

static fh_status run_read(run *r, fh_error *error)
{
    if (r->options->format == FH_CDXJ) return run_index(r, error);
    if (r->options->format == FH_OPML) return run_feeds(r, error);
    fh_status status = take_in(r, FHI_DEPTH_ARTICLE, stream_article, error);
    if (status == FH_OK) end_list(r);
    return status;
}

/* With --published every article has a date, which is not to be inferred from others: nothing needs to be kept. */
static fh_status run_annotate(run *r, fh_error *error)
{
    fh_status status = FH_OK;
    if (r->options->published) {
        status = take_in(r, FHI_DEPTH_MARKS, stream_article, error);
    } else {
        status = start_collection(r, error);
        if (status == FH_OK) status = take_in(r, FHI_DEPTH_MARKS, keep, error);
        if (status == FH_OK) status = fhi_collection_date(&r->collection, error);
        for (uint32_t i = 0; i < r->collection.n && status == FH_OK; i++)
            status = write_article(r, &r->collection.documents[i]->reading, error);
    }
    if (status == FH_OK) end_list(r);
    return status;
}

static fh_status write_stories(run *r, fh_error *error)
{
    fhi_stories stories = {0};
    fh_status status = fhi_chronicle_stories(r->scratch, r->chronicle, r->options->batch, &stories, error);
    if (status != FH_OK) return status;
    const fh_span *ids = fhi_chronicle_ids(r->chronicle);
    if (r->options->format == FH_TEXT) {
        fhi_stories_text_write(&r->output, &stories, ids, r->options->width, r->options->colour);
        return FH_OK;
    }
    for (uint32_t i = 0; i < stories.stories.n && !r->output.failed; i++) {
        before_element(r);
        fhi_stories_json_write(&r->json, &stories, i, ids);
        after_element(r);
    }
    end_list(r);
    return FH_OK;
}

static fh_status run_stories(run *r, fh_error *error)
{
    const fh_options *o = r->options;
    fhi_chronicle_options options = {o->store, o->window, o->problem, o->problem_context};
    if (o->store) tell_stage(r, "opening the store");
    fh_status status = fhi_chronicle_open(&options, &r->chronicle, error);
    if (status == FH_OK && o->path_count) status = take_in(r, FHI_DEPTH_WORDS, group, error);
    if (status == FH_OK) status = fhi_chronicle_keep(r->chronicle, error);
    if (status != FH_OK) return status;
    note_all_repeated(r);
    return write_stories(r, error);
}

static fhi_edition edition_of(const run *r, const fhi_collection *c)
{
    bool brief = r->options->command == FH_BRIEF;
    return (fhi_edition){
        .readings = c->readings,
        .n = c->n,
        .lineage = &c->lineage,
        .stories = &c->stories,
        .claims = brief ? &c->claims : NULL,
        .brief = brief ? &c->brief : NULL,
        .plain = r->options->plain,
        .width = r->options->width,
        .colour = r->options->colour,
    };
}

static fh_status write_brief(run *r, const fhi_edition *edition, fh_error *error)
{
    switch (r->options->format) {
    case FH_TEXT: return fhi_brief_text_write(&r->output, edition, r->scratch, error);
    case FH_MARKDOWN: fhi_brief_markdown_write(&r->output, edition); return FH_OK;
    case FH_HTML: return fhi_brief_html_write(&r->output, edition, r->scratch, error);
    default: fhi_brief_json_write(&r->output, edition); return FH_OK;
    }
}

static void write_lineage(run *r, const fhi_edition *edition)
{
    if (r->options->format == FH_TEXT) {
        fhi_lineage_text_write(&r->output, edition);
        return;
    }
    fhi_print_start(&r->json, &r->output);
    fhi_lineage_json_write(&r->json, edition);
    fhi_output_char(&r->output, '\n');
}

static fh_status run_collection(run *r, fhi_reach reach, fh_error *error)
{
    fhi_collection *c = &r->collection;
    fh_status status = start_collection(r, error);
    fhi_depth depth = reach == FHI_REACH_LINEAGE ? FHI_DEPTH_DATED : FHI_DEPTH_MARKS;
    if (status == FH_OK) status = take_in(r, depth, keep, error);
    if (status != FH_OK) return status;
    fhi_collection_sort(c, r->options->problem, r->options->problem_context);
    status = fhi_collection_settle(c, reach, error);
    if (status != FH_OK) return status;
    fhi_edition edition = edition_of(r, c);
    if (reach == FHI_REACH_BRIEF) return write_brief(r, &edition, error);
    write_lineage(r, &edition);
    return FH_OK;
}

/* ---- lineage in instalments: a list of them */

static fh_status write_instalment(void *context, const fhi_collection *collection, bool whole, fh_error *error)
{
    run *r = context;
    fhi_edition edition = edition_of(r, collection);
    edition.open = r->options->store && !whole;
    if (r->options->format == FH_TEXT) {
        if (r->articles++) fhi_output_char(&r->output, '\n');
        fhi_lineage_text_write(&r->output, &edition);
    } else {
        before_element(r);
        fhi_lineage_json_write(&r->json, &edition);
        after_element(r);
    }
    return fhi_output_flush(&r->output, error);
}

static fh_status add_to_instalment(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    run *r = context;
    bool before;
    fh_status status = fhi_instalments_add(r->instalments, document, kept, &before, error);
    if (before) note_repeated(r, document);
    return status;
}

static fh_status run_instalments(run *r, fh_error *error)
{
    const fh_options *o = r->options;
    fhi_instalments_options options = {
        .store = o->store,
        .days = o->window,
        .threads = o->threads,
        .on_instalment = write_instalment,
        .on_stage = tell_stage,
        .context = r,
        .on_problem = o->problem,
        .problem_context = o->problem_context,
    };
    if (o->store) tell_stage(r, "opening the store");
    fh_status status = fhi_instalments_open(&options, &r->instalments, error);
    if (status == FH_OK && o->path_count) status = take_in(r, FHI_DEPTH_DATED, add_to_instalment, error);
    if (status == FH_OK) status = fhi_instalments_end(r->instalments, error);
    if (status != FH_OK) return status;
    note_all_repeated(r);
    uint64_t late = fhi_instalments_late(r->instalments);
    if (late) {
        char message[160];
        snprintf(
            message, sizeof message,
            "%llu %s more than %u days late, when what there was to compare with had gone; give articles in the order "
            "of their days",
            (unsigned long long)late, late == 1 ? "article came" : "articles came",
            fhi_instalments_days(r->instalments));
        note(r, (fh_span){NULL, 0}, message);
    }
    end_list(r);
    return FH_OK;
}

static fh_status run_command(run *r, fh_error *error)
{
    switch (r->options->command) {
    case FH_READ: return run_read(r, error);
    case FH_ANNOTATE: return run_annotate(r, error);
    case FH_STORIES: return run_stories(r, error);
    case FH_LINEAGE:
        return r->options->window || r->options->store ? run_instalments(r, error)
                                                       : run_collection(r, FHI_REACH_LINEAGE, error);
    case FH_BRIEF: return run_collection(r, FHI_REACH_BRIEF, error);
    }
    return FH_USAGE;
}

static fh_status check(const fh_options *o, fh_error *error)
{
    if ((unsigned)o->command > FH_BRIEF) return fhi_error_set(error, FH_USAGE, "api", 0, "no such command");
    if ((unsigned)o->format > FH_OPML) return fhi_error_set(error, FH_USAGE, "api", 0, "no such format");
    bool catalogue = o->format == FH_CDXJ || o->format == FH_OPML;
    if ((o->format == FH_MARKDOWN || o->format == FH_HTML) && o->command != FH_BRIEF)
        return fhi_error_set(error, FH_USAGE, "api", 0, "only a brief is written as Markdown or HTML");
    if (catalogue && o->command != FH_READ)
        return fhi_error_set(error, FH_USAGE, "api", 0, "only what is read is listed as CDXJ or OPML");
    if (o->window && o->batch)
        return fhi_error_set(error, FH_USAGE, "api", 0,
                             "batch looks at all articles again, and a window forgets the old ones");
    if (o->window && o->command != FH_STORIES && o->command != FH_LINEAGE)
        return fhi_error_set(error, FH_USAGE, "api", 0, "a window is for stories and lineage");
    if (o->window > FH_WINDOW_MOST)
        return fhi_error_set(error, FH_USAGE, "api", 0, "the window is to be at most %d days, not %u", FH_WINDOW_MOST,
                             o->window);
    if (o->store && o->command != FH_STORIES && o->command != FH_LINEAGE)
        return fhi_error_set(error, FH_USAGE, "api", 0, "a store is for stories and lineage");
    if (!o->write) return fhi_error_set(error, FH_USAGE, "api", 0, "no function to write with");
    if (o->path_count && !o->paths) return fhi_error_set(error, FH_USAGE, "api", 0, "no paths");
    if (o->published && fhi_day_read(fhi_span_of(o->published)) == FHI_NO_DAY)
        return fhi_error_set(error, FH_USAGE, "api", 0,
                             "the publication date is to be a day like 2024-10-28 (ISO 8601), not '%.60s'",
                             o->published);
    if (o->width && (o->width < FH_WIDTH_LEAST || o->width > FH_WIDTH_MOST))
        return fhi_error_set(error, FH_USAGE, "api", 0, "the width is to be %d to %d columns, not %u", FH_WIDTH_LEAST,
                             FH_WIDTH_MOST, o->width);
    return FH_OK;
}

fh_status fh_run(const fh_options *options, fh_outcome *outcome, fh_error *error)
{
    fh_status status = check(options, error);
    if (status != FH_OK) return status;
    run *r = calloc(1, sizeof *r);
    if (!r) return fhi_error_memory(error, "api");
    fh_options with_width = *options;
    if (!with_width.width) with_width.width = FH_WIDTH;
    r->options = &with_width;
    fhi_output_start(&r->output, options->write, options->write_context);
    r->scratch = fhi_arena_new();
    status = r->scratch ? run_command(r, error) : fhi_error_memory(error, "api");
    if (status == FH_OK) status = fhi_output_flush(&r->output, error);
    if (status == FH_OK && outcome) *outcome = (fh_outcome){r->counts.documents, r->counts.skipped, r->counts.opened};
    fhi_chronicle_close(r->chronicle);
    fhi_instalments_close(r->instalments);
    fhi_collection_done(&r->collection);
    fhi_arena_free(r->scratch);
    free(r);
    return status;
}
