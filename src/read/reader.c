/* SPDX-License-Identifier: Apache-2.0 */
/* Paths → captured documents; see reader.h. A JSON Lines file is taken line by line and never held whole; any other input is one
 * document, or one JSON text whose records are cut apart. */
#define _POSIX_C_SOURCE 200809L

#include "read/reader.h"

#include "base/limits.h"
#include "base/span.h"
#include "read/arc.h"
#include "read/archive.h"
#include "read/cdxj.h"
#include "read/feed.h"
#include "read/json.h"
#include "read/media.h"
#include "read/opml.h"
#include "read/records.h"
#include "read/stream.h"
#include "read/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes searched for a good record where the first line of what looks like JSON Lines is broken. */
enum { LOOK_AHEAD = 1 << 20 };

typedef enum phase { PHASE_NEXT_FILE, PHASE_LINES, PHASE_ELEMENTS, PHASE_ENTRIES, PHASE_RECORDS, PHASE_PLACES } phase;

struct fhi_reader {
    fhi_walk *walk;
    int input;
    fhi_on_problem *on_problem;
    void *context;
    uint64_t opened;
    uint64_t skipped;
    uint64_t consumed; /* by streams that are closed */

    phase phase;
    fhi_stream *stream;  /* open in every phase but PHASE_NEXT_FILE */
    char *path;          /* of `stream` */
    bool in_folder;      /* it was found in a folder or a list, not named */
    fh_span title;       /* what a list of feeds calls it; {NULL, 0} without one */
    uint32_t line;       /* number of the line or element taken last */
    uint32_t element;    /* PHASE_ELEMENTS, PHASE_ENTRIES: where the next one is looked for */
    fhi_arena *about;    /* what `feed` and `title` are kept in */
    fhi_feed feed;       /* PHASE_ELEMENTS, PHASE_ENTRIES: empty for JSON that is no feed */
    fhi_archive archive; /* PHASE_RECORDS */

    /* Of the call of fhi_reader_next() that runs: where its document goes, and whether there is one. */
    fhi_arena *arena;
    fhi_capture *capture;
    bool found;
};

static void tell(void *context, const fh_error *error, fh_span path)
{
    fhi_reader *reader = context;
    reader->skipped++;
    if (reader->on_problem) reader->on_problem(reader->context, error, path);
}

static void tell_message(fhi_reader *reader, fh_status code, uint64_t offset, const char *message, const char *detail)
{
    fh_error error;
    fhi_error_set(&error, code, "read", offset, "%s%s", message, detail ? detail : "");
    tell(reader, &error, fhi_span_of(reader->path));
}

fh_status fhi_reader_new(const char *const *paths, size_t n, int input, fhi_on_problem *on_problem, void *context,
                         fhi_reader **out, fh_error *error)
{
    fhi_reader *reader = calloc(1, sizeof *reader);
    if (!reader) return fhi_error_memory(error, "read");
    reader->input = input;
    reader->on_problem = on_problem;
    reader->context = context;
    reader->walk = fhi_walk_new(paths, n, tell, reader);
    reader->about = fhi_arena_new();
    if (!reader->walk || !reader->about) {
        fhi_walk_free(reader->walk);
        fhi_arena_free(reader->about);
        free(reader);
        return fhi_error_memory(error, "read");
    }
    *out = reader;
    return FH_OK;
}

static void close_file(fhi_reader *reader)
{
    if (reader->stream) reader->consumed += fhi_stream_consumed(reader->stream);
    fhi_stream_close(reader->stream);
    free(reader->path);
    fhi_arena_reset(reader->about);
    reader->feed = (fhi_feed){0};
    reader->title = (fh_span){NULL, 0};
    reader->stream = NULL;
    reader->path = NULL;
    reader->phase = PHASE_NEXT_FILE;
}

void fhi_reader_free(fhi_reader *reader)
{
    if (!reader) return;
    close_file(reader);
    fhi_walk_free(reader->walk);
    fhi_arena_free(reader->about);
    free(reader);
}

void fhi_reader_counts(const fhi_reader *reader, uint64_t *opened, uint64_t *skipped)
{
    *opened = reader->opened;
    *skipped = reader->skipped;
}

void fhi_reader_progress(const fhi_reader *reader, uint64_t *done, uint64_t *total)
{
    *done = reader->consumed + (reader->stream ? fhi_stream_consumed(reader->stream) : 0);
    *total = fhi_walk_known_bytes(reader->walk);
}

static bool is_regular(int descriptor)
{
    struct stat about;
    return fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

/* A descriptor for `file`, or -1 with the reason told. A file in a folder is opened without waiting, in case it has become a pipe. */
static int open_descriptor(fhi_reader *reader, const fhi_walk_file *file)
{
    int descriptor = file->standard_input
                         ? fcntl(reader->input, F_DUPFD_CLOEXEC, 0)
                         : open(file->path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (file->in_folder ? O_NONBLOCK : 0));
    if (descriptor < 0) {
        tell_message(reader, FH_IO, 0, "cannot be opened: ", strerror(errno));
        return -1;
    }
    if (file->in_folder && !is_regular(descriptor)) {
        tell_message(reader, FH_INVALID, 0, "is no longer a regular file", NULL);
        close(descriptor);
        return -1;
    }
    return descriptor;
}

/* Opens the next file that can be opened; `*found` is false when there is none left. */
static fh_status open_next(fhi_reader *reader, bool *found, fh_error *error)
{
    for (;;) {
        fhi_walk_file file;
        fh_status status = fhi_walk_next(reader->walk, &file, found, error);
        if (status != FH_OK || !*found) return status;
        free(reader->path);
        reader->path = strdup(file.path);
        if (!reader->path) return fhi_error_memory(error, "read");
        reader->in_folder = file.in_folder;
        reader->title = file.title.len ? fhi_arena_copy(reader->about, file.title) : (fh_span){NULL, 0};
        if (file.title.len && !reader->title.ptr) return fhi_error_memory(error, "read");
        int descriptor = open_descriptor(reader, &file);
        if (descriptor < 0) continue;
        reader->stream = fhi_stream_open(descriptor);
        if (!reader->stream) return fhi_error_memory(error, "read");
        reader->opened++;
        return FH_OK;
    }
}

/* Tells of damage that ended the input, once, and closes it. */
static void finish_file(fhi_reader *reader)
{
    fh_error damage;
    if (fhi_stream_damage(reader->stream, &damage) != FH_OK) tell(reader, &damage, fhi_span_of(reader->path));
    close_file(reader);
}

/* The next line of the file, counted; `*found` is false at its end, where it is closed. See fhi_stream_line(). */
static fh_status take_line(fhi_reader *reader, size_t most, fh_span *line, bool *found, bool *too_long, fh_error *error)
{
    fh_status status = fhi_stream_line(reader->stream, most, line, found, too_long, error);
    if (status != FH_OK) return status;
    if (*found)
        reader->line++;
    else
        finish_file(reader);
    return FH_OK;
}

static fh_status give(fhi_reader *reader, fhi_media media, uint32_t record, fh_span bytes, fh_error *error)
{
    fhi_capture made = {.media = media, .record = record};
    made.path = fhi_arena_copy(reader->arena, fhi_span_of(reader->path));
    made.bytes = fhi_arena_copy(reader->arena, bytes);
    if (!made.path.ptr || !made.bytes.ptr) return fhi_error_memory(error, "read");
    *reader->capture = made;
    reader->found = true;
    return FH_OK;
}

/* Fills the window as far as the first line that is not blank, or all of RECORD_BYTES. */
static fh_status fill_first_line(fhi_reader *reader, fh_error *error)
{
    size_t want = FHI_MEDIA_HEAD;
    for (;;) {
        fh_status status = fhi_stream_fill(reader->stream, want, error);
        if (status != FH_OK) return status;
        fh_span window = fhi_stream_window(reader->stream);
        size_t start = 0;
        while (start < window.len && fhi_ascii_space(window.ptr[start])) start++;
        bool whole = start < window.len && memchr(window.ptr + start, '\n', window.len - start) != NULL;
        if (whole || fhi_stream_ended(reader->stream) || window.len > FHI_MAX_RECORD_BYTES) return FH_OK;
        want = window.len * 2;
    }
}

/* Fills the window with the whole input. False, with a message, where that is more than a document may have. */
static fh_status fill_all(fhi_reader *reader, bool *fits, fh_error *error)
{
    fh_status status = fhi_stream_fill(reader->stream, (size_t)FHI_MAX_DOCUMENT_BYTES + 1, error);
    *fits = fhi_stream_window(reader->stream).len <= FHI_MAX_DOCUMENT_BYTES;
    if (status == FH_OK && !*fits) tell_message(reader, FH_LIMIT, 0, "larger than 1 GiB; passed over", NULL);
    return status;
}

/* The whole input as one document. */
static fh_status give_whole(fhi_reader *reader, fhi_media media, fh_error *error)
{
    bool fits;
    fh_status status = fill_all(reader, &fits, error);
    if (status != FH_OK) return status;
    fh_span all = fhi_stream_window(reader->stream);
    if (fits && fhi_span_trim(all).len == 0) {
        if (fhi_stream_damage(reader->stream, NULL) == FH_OK)
            tell_message(reader, FH_INVALID, 0, "empty: there is no text in it", NULL);
    } else if (fits) {
        status = give(reader, media, 0, all, error);
    }
    if (status == FH_OK) finish_file(reader);
    return status;
}

static void leave_out_long(fhi_reader *reader)
{
    if (fhi_feed_leave_out_long(&reader->feed, &reader->title))
        tell_message(reader, FH_LIMIT, 0, "what the feed says of itself is longer than 4 KiB; left out", NULL);
}

/* Starts on the items of a JSON Feed, where the input is one. */
static fh_status start_json_feed(fhi_reader *reader, bool *is_feed, fh_error *error)
{
    bool fits;
    *is_feed = fhi_span_find(fhi_stream_window(reader->stream), FHI_SPAN("://jsonfeed.org/version/"), 0) >= 0;
    if (!*is_feed) return FH_OK;
    fh_status status = fill_all(reader, &fits, error);
    fh_span all = fhi_stream_window(reader->stream);
    *is_feed = status == FH_OK && fits && fhi_records_shape(all) == FHI_SHAPE_OBJECT &&
               fhi_records_of_feed(reader->about, all, &reader->element);
    if (!*is_feed) return status;
    reader->phase = PHASE_ELEMENTS;
    if (!fhi_feed_read_json(reader->about, all, &reader->feed)) return fhi_error_memory(error, "read");
    leave_out_long(reader);
    return FH_OK;
}

/* A feed: its entries are documents, one by one. */
static fh_status start_feed(fhi_reader *reader, fh_error *error)
{
    bool fits;
    fh_status status = fill_all(reader, &fits, error);
    if (status != FH_OK) return status;
    if (!fits) {
        finish_file(reader);
        return FH_OK;
    }
    reader->phase = PHASE_ENTRIES;
    reader->line = reader->element = 0;
    if (!fhi_feed_read(reader->about, fhi_stream_window(reader->stream), &reader->feed))
        return fhi_error_memory(error, "read");
    leave_out_long(reader);
    return FH_OK;
}

static bool copy_if_any(fhi_arena *arena, fh_span from, fh_span *to)
{
    if (!from.len) return true;
    *to = fhi_arena_copy(arena, from);
    return to->ptr != NULL;
}

/* An entry of a feed: what the feed says of all of them goes with it. */
static fh_status give_entry(fhi_reader *reader, fhi_media media, fh_span bytes, fh_error *error)
{
    fh_status status = give(reader, media, ++reader->line, bytes, error);
    if (status != FH_OK) return status;
    const fhi_feed *feed = &reader->feed;
    bool ok =
        copy_if_any(reader->arena, reader->title.len ? reader->title : feed->fed.title, &reader->capture->fed.title) &&
        copy_if_any(reader->arena, feed->fed.url, &reader->capture->fed.url) &&
        copy_if_any(reader->arena, feed->fed.site, &reader->capture->fed.site) &&
        copy_if_any(reader->arena, feed->language, &reader->capture->given.language) &&
        copy_if_any(reader->arena, feed->charset, &reader->capture->charset);
    reader->capture->given.outlet = reader->capture->fed.title;
    return ok ? FH_OK : fhi_error_memory(error, "read");
}

static fh_status next_entry(fhi_reader *reader, fh_error *error)
{
    fh_span all = fhi_stream_window(reader->stream);
    fh_range entry;
    uint32_t lost;
    bool any = fhi_feed_next(all, &reader->element, &entry, &lost);
    if (lost) {
        char place[64];
        snprintf(place, sizeof place, "at byte %u: ", lost);
        tell_message(reader, FH_INVALID, lost, place, "an entry that does not end; passed over");
    }
    if (!any) {
        if (reader->line == 0 && !lost) tell_message(reader, FH_INVALID, 0, "empty: a feed without entries", NULL);
        finish_file(reader);
        return FH_OK;
    }
    return give_entry(reader, FHI_MEDIA_FEED, fhi_span_cut(all, entry), error);
}

/* An input that starts like JSON: lines of records, one record over many lines, an array of records, or text after all. */
static fh_status start_json(fhi_reader *reader, fh_error *error)
{
    fh_status status = fill_first_line(reader, error);
    if (status == FH_OK && !fhi_records_are_lines(fhi_stream_window(reader->stream))) {
        status = fhi_stream_fill(reader->stream, LOOK_AHEAD, error);
    }
    if (status != FH_OK) return status;
    reader->line = 0;
    bool is_feed;
    status = start_json_feed(reader, &is_feed, error);
    if (status != FH_OK || is_feed) return status;
    if (fhi_records_are_lines(fhi_stream_window(reader->stream))) {
        reader->phase = PHASE_LINES;
        return FH_OK;
    }
    bool fits;
    status = fill_all(reader, &fits, error);
    if (status != FH_OK) return status;
    if (!fits) {
        finish_file(reader);
        return FH_OK;
    }
    fh_span all = fhi_stream_window(reader->stream);
    switch (fhi_records_shape(all)) {
    case FHI_SHAPE_NONE:
        if (!fhi_records_begin(all)) return give_whole(reader, FHI_MEDIA_TEXT, error);
        break;
    case FHI_SHAPE_ARRAY:
        reader->phase = PHASE_ELEMENTS;
        reader->element = 0;
        return FH_OK;
    case FHI_SHAPE_OBJECT: break;
    }
    status = give(reader, FHI_MEDIA_JSON, 0, all, error);
    if (status == FH_OK) finish_file(reader);
    return status;
}

static void tell_of_record(void *context, fh_status code, uint64_t offset, const char *message)
{
    fhi_reader *reader = context;
    char place[64];
    snprintf(place, sizeof place, "record %u, at byte %llu: ", reader->archive.record, (unsigned long long)offset);
    tell_message(reader, code, offset, place, message);
}

static fh_status start_archive(fhi_reader *reader, const fhi_archive_form *form)
{
    reader->phase = PHASE_RECORDS;
    reader->archive =
        (fhi_archive){.stream = reader->stream, .form = form, .on_problem = tell_of_record, .context = reader};
    return FH_OK;
}

static fh_status next_record(fhi_reader *reader, fh_error *error)
{
    fh_status status = fhi_archive_next(&reader->archive, reader->arena, reader->capture, &reader->found, error);
    if (status != FH_OK) return status;
    if (!reader->found) {
        finish_file(reader);
        return FH_OK;
    }
    reader->capture->path = fhi_arena_copy(reader->arena, fhi_span_of(reader->path));
    return reader->capture->path.ptr ? FH_OK : fhi_error_memory(error, "read");
}

/* ---- look-ups in archives by an index */

static void tell_of_line(fhi_reader *reader, fh_status code, const char *message, const char *detail)
{
    char place[128];
    snprintf(place, sizeof place, "line %u: %.100s", reader->line, message);
    tell_message(reader, code, reader->line, place, detail);
}

static void tell_of_place(void *context, fh_status code, uint64_t offset, const char *message)
{
    (void)offset; /* in the record */
    tell_of_line(context, code, "its record: ", message);
}

/* The record that lies there, if it is a page or a text. */
static fh_status read_place(fhi_reader *reader, const fhi_cdxj_place *place, fh_error *error)
{
    fh_span path;
    if (!fhi_walk_beside(reader->arena, fhi_span_of(reader->path), place->file, &path)) {
        tell_of_line(reader, FH_INVALID, "the archive is not in the folder of the index or below it", NULL);
        return FH_OK;
    }
    if (!path.ptr) return fhi_error_memory(error, "read");
    int descriptor = open(path.ptr, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) {
        tell_of_line(reader, FH_IO, "its archive cannot be opened: ", strerror(errno));
        return FH_OK;
    }
    if (!is_regular(descriptor) || lseek(descriptor, (off_t)place->offset, SEEK_SET) < 0) {
        tell_of_line(reader, FH_INVALID, "its archive is no regular file", NULL);
        close(descriptor);
        return FH_OK;
    }
    fhi_stream *stream = fhi_stream_open_part(descriptor, place->length);
    if (!stream) return fhi_error_memory(error, "read");
    fhi_archive archive = {.stream = stream, .form = &fhi_archive_warc, .on_problem = tell_of_place, .context = reader};
    fh_status status = fhi_stream_fill(stream, 1, error);
    if (status == FH_OK && fhi_arc_starts(fhi_stream_window(stream))) archive.form = &fhi_archive_arc;
    if (status == FH_OK) status = fhi_archive_next(&archive, reader->arena, reader->capture, &reader->found, error);
    fhi_stream_close(stream);
    reader->capture->record = reader->line;
    reader->capture->archived.length = 0; /* what was found is a place in the part */
    return status;
}

static fh_status next_place(fhi_reader *reader, fh_error *error)
{
    fh_span line;
    bool more, too_long;
    fh_status status = take_line(reader, FHI_MAX_WARC_HEAD, &line, &more, &too_long, error);
    if (status != FH_OK || !more) return status;
    fhi_cdxj_place place;
    fhi_cdxj_line kind = too_long ? FHI_CDXJ_DAMAGED : fhi_cdxj_read(reader->arena, line, &place);
    if (kind == FHI_CDXJ_DAMAGED && (too_long || fhi_span_trim(line).len))
        tell_of_line(reader, FH_INVALID, "says of no record where it lies; passed over", NULL);
    if (kind != FHI_CDXJ_RECORD) return FH_OK;
    if (!place.file.ptr) return fhi_error_memory(error, "read");
    status = read_place(reader, &place, error);
    if (status != FH_OK || !reader->found) return status;
    reader->capture->path = fhi_arena_copy(reader->arena, fhi_span_of(reader->path));
    return reader->capture->path.ptr ? FH_OK : fhi_error_memory(error, "read");
}

/* An index in a folder is passed over: the archives beside it are read as they are. */
static void start_index(fhi_reader *reader)
{
    if (!reader->in_folder) {
        reader->phase = PHASE_PLACES;
        reader->line = 0;
        return;
    }
    tell_message(reader, FH_INVALID, 0, "an index of archives; name it to read the records that it lists", NULL);
    close_file(reader);
}

/* ---- feeds that a list names */

/* Puts the files of the list in front of what is to be read next. */
static fh_status take_list(fhi_reader *reader, const fhi_opml *list, fh_error *error)
{
    fh_span here = fhi_span_of(reader->path);
    for (uint32_t i = 0; i < list->feeds.n; i++) {
        const fhi_opml_feed *feed = &list->feeds.at[i];
        fh_span path;
        reader->line = feed->line;
        if (fhi_span_find(feed->address, FHI_SPAN("://"), 0) >= 0) {
            tell_of_line(reader, FH_INVALID,
                         "feeds are not fetched: save it beside the list and name its file there: ", feed->address.ptr);
        } else if (!fhi_walk_beside(reader->arena, here, feed->address, &path)) {
            tell_of_line(reader, FH_INVALID, "the feed is not in the folder of the list or below it", NULL);
        } else if (!path.ptr || !fhi_walk_list(reader->walk, path, feed->title)) {
            return fhi_error_memory(error, "read");
        }
    }
    if (list->feeds.n == 0) tell_message(reader, FH_INVALID, 0, "empty: a list without feeds", NULL);
    return FH_OK;
}

/* A list in a folder is passed over: the feeds beside it are read as they are. */
static fh_status start_list(fhi_reader *reader, fh_error *error)
{
    bool fits = false;
    fh_status status = FH_OK;
    if (reader->in_folder)
        tell_message(reader, FH_INVALID, 0, "a list of feeds; name it to read the feeds that it lists", NULL);
    else
        status = fill_all(reader, &fits, error);
    if (status == FH_OK && fits) {
        fhi_opml list;
        fh_error problem;
        status = fhi_opml_read(reader->arena, fhi_stream_window(reader->stream), &list, &problem);
        if (status == FH_INVALID) {
            tell(reader, &problem, fhi_span_of(reader->path));
            status = FH_OK;
        } else if (status == FH_OK) {
            status = take_list(reader, &list, error);
        }
    }
    finish_file(reader);
    return status;
}

/* Looks at the first bytes of the file just opened and starts on it. */
static fh_status start_file(fhi_reader *reader, fh_error *error)
{
    fh_status status = fhi_stream_fill(reader->stream, FHI_MEDIA_HEAD, error);
    if (status != FH_OK) return status;
    fh_span head = fhi_stream_window(reader->stream);
    if (head.len > FHI_MEDIA_HEAD) head.len = FHI_MEDIA_HEAD;
    const char *name;
    switch (fhi_media_kind_of(head, &name)) {
    case FHI_KIND_EMPTY:
    case FHI_KIND_TEXT: return give_whole(reader, FHI_MEDIA_TEXT, error);
    case FHI_KIND_JSON:
        fhi_stream_take(reader->stream, head.len - fhi_media_skip_mark(head).len);
        return start_json(reader, error);
    case FHI_KIND_HTML: return give_whole(reader, FHI_MEDIA_HTML, error);
    case FHI_KIND_WARC: return start_archive(reader, &fhi_archive_warc);
    case FHI_KIND_CDXJ: start_index(reader); return FH_OK;
    case FHI_KIND_ARC: return start_archive(reader, &fhi_archive_arc);
    case FHI_KIND_FEED: return start_feed(reader, error);
    case FHI_KIND_OPML: return start_list(reader, error);
    case FHI_KIND_BINARY:
        tell_message(reader, FH_INVALID, 0, name ? name : "binary data", ", not text; passed over");
        break;
    }
    close_file(reader);
    return FH_OK;
}

static fh_status next_line(fhi_reader *reader, fh_error *error)
{
    fh_span line;
    bool more, too_long;
    fh_status status = take_line(reader, FHI_MAX_RECORD_BYTES, &line, &more, &too_long, error);
    if (status != FH_OK || !more) return status;
    if (too_long) {
        tell_of_line(reader, FH_LIMIT, "longer than 64 MiB; passed over", NULL);
        return FH_OK;
    }
    if (fhi_span_trim(line).len == 0) return FH_OK;
    return give(reader, FHI_MEDIA_JSON, reader->line, line, error);
}

static fh_status next_element(fhi_reader *reader, fh_error *error)
{
    fh_span all = fhi_stream_window(reader->stream);
    fh_range range;
    if (!fhi_json_element(all, &reader->element, &range)) {
        if (reader->line == 0) tell_message(reader, FH_INVALID, 0, "empty: a JSON array without records", NULL);
        finish_file(reader);
        return FH_OK;
    }
    return give_entry(reader, FHI_MEDIA_JSON, fhi_span_cut(all, range), error);
}

fh_status fhi_reader_next(fhi_reader *reader, fhi_arena *arena, fhi_capture *capture, bool *found, fh_error *error)
{
    reader->arena = arena;
    reader->capture = capture;
    reader->found = false;
    fh_status status = FH_OK;
    while (status == FH_OK && !reader->found) {
        switch (reader->phase) {
        case PHASE_LINES: status = next_line(reader, error); break;
        case PHASE_ELEMENTS: status = next_element(reader, error); break;
        case PHASE_RECORDS: status = next_record(reader, error); break;
        case PHASE_PLACES: status = next_place(reader, error); break;
        case PHASE_ENTRIES: status = next_entry(reader, error); break;
        case PHASE_NEXT_FILE: {
            bool opened;
            status = open_next(reader, &opened, error);
            if (status == FH_OK && !opened) {
                *found = false;
                return FH_OK;
            }
            if (status == FH_OK) status = start_file(reader, error);
            break;
        }
        }
    }
    *found = reader->found;
    return status;
}
