/* SPDX-License-Identifier: Apache-2.0 */
/* A window over a file that grows as it must; see stream.h. gzip is RFC 1952 with any number of members, zstd RFC 8878 with any
 * number of frames; both are told by their magic numbers and inflated piece by piece, within a bound on output over input. */
#define _POSIX_C_SOURCE 200809L

#include "read/stream.h"

#include "base/limits.h"

#include <errno.h>
#include <isa-l/igzip_lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>
#include <zstd_errors.h>

enum {
    PIECE = 128 << 10, /* bytes asked of the system at once, and least free room in the window */
    FIRST = 512,       /* bytes asked for at first: those that are not compressed are copied */
    MAGIC_BYTES = 4    /* needed to tell the content-coding */
};

/* Where a gzip member or a zstd frame starts. */
typedef struct member_start {
    uint64_t decoded; /* in what comes out */
    uint64_t raw;     /* in the file */
} member_start;

typedef enum coding { CODING_UNKNOWN, CODING_NONE, CODING_GZIP, CODING_ZSTD } coding;

struct fhi_stream {
    int descriptor;
    coding coding;
    bool raw_ended; /* the descriptor gave its last byte */
    bool ended;     /* the window got its last byte */
    uint64_t raw_total;
    uint64_t raw_most; /* no byte past these is read */
    uint64_t decoded_total;

    char *raw; /* compressed bytes: [raw_at, raw_end) are not decoded yet */
    size_t raw_at;
    size_t raw_end;

    char *window; /* decoded bytes: [at, end) are not taken yet */
    size_t at;
    size_t end;
    size_t room;
    size_t scanned; /* no line end stands in [at, scanned) */

    struct inflate_state *inflate; /* of gzip */
    ZSTD_DCtx *zstd;
    bool between; /* a member or frame has just ended: the input may end here */

    member_start *starts; /* of members or frames from the window on: [first_start, end_start) */
    size_t first_start;
    size_t end_start;
    size_t start_room;

    fh_error damage;
};

fhi_stream *fhi_stream_open(int descriptor)
{
    return fhi_stream_open_part(descriptor, UINT64_MAX);
}

fhi_stream *fhi_stream_open_part(int descriptor, uint64_t length)
{
    fhi_stream *s = calloc(1, sizeof *s);
    char *raw = malloc(PIECE);
    if (!s || !raw) {
        free(s);
        free(raw);
        close(descriptor);
        return NULL;
    }
    s->descriptor = descriptor;
    s->raw = raw;
    s->raw_most = length;
    s->between = true;
    return s;
}

void fhi_stream_close(fhi_stream *s)
{
    if (!s) return;
    free(s->inflate);
    ZSTD_freeDCtx(s->zstd);
    close(s->descriptor);
    free(s->raw);
    free(s->window);
    free(s->starts);
    free(s);
}

fh_span fhi_stream_window(const fhi_stream *s)
{
    return (fh_span){s->window ? s->window + s->at : "", s->end - s->at};
}

bool fhi_stream_ended(const fhi_stream *s)
{
    return s->ended;
}

uint64_t fhi_stream_consumed(const fhi_stream *s)
{
    return s->raw_total;
}

fh_status fhi_stream_damage(const fhi_stream *s, fh_error *error)
{
    if (s->damage.code != FH_OK && error) *error = s->damage;
    return s->damage.code;
}

void fhi_stream_take(fhi_stream *s, size_t n)
{
    s->at += n;
    if (s->scanned < s->at) s->scanned = s->at;
}

static void end_with(fhi_stream *s, fh_status code, const char *message)
{
    s->ended = true;
    if (s->damage.code == FH_OK) fhi_error_set(&s->damage, code, "read", s->raw_total, "%s", message);
}

/* Up to `room` bytes from the descriptor; 0 at the end and after a failure, which is noted. */
static size_t read_some(fhi_stream *s, char *into, size_t room)
{
    ssize_t got;
    if (room > s->raw_most - s->raw_total) room = (size_t)(s->raw_most - s->raw_total);
    do {
        got = read(s->descriptor, into, room);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        fhi_error_set(&s->damage, FH_IO, "read", s->raw_total, "reading failed: %s", strerror(errno));
        got = 0;
    }
    if (got == 0) s->raw_ended = true;
    s->raw_total += (uint64_t)got;
    return (size_t)got;
}

/* Room for all that is read of a file that is not compressed, where it is as long as pages are, so that it is not copied as the window grows. What is
 * longer is mostly taken line by line, and a window that is small stays in the cache. */
static size_t first_room(const fhi_stream *s)
{
    enum { LONGEST = 1 << 20 };
    struct stat file;
    if (s->coding != CODING_NONE || fstat(s->descriptor, &file) != 0 || file.st_size < 0) return 2 * PIECE;
    uint64_t size = (uint64_t)file.st_size < s->raw_most ? (uint64_t)file.st_size : s->raw_most;
    return 2 * PIECE + (size < LONGEST ? (size_t)size : 0);
}

/* Room for PIECE more bytes behind the window: what was taken is dropped from the front first. */
static bool make_room(fhi_stream *s)
{
    if (s->room - s->end >= PIECE) return true;
    if (s->at > 0 && (s->at == s->end || s->at >= s->room / 2)) {
        memmove(s->window, s->window + s->at, s->end - s->at);
        s->end -= s->at;
        s->scanned -= s->at;
        s->at = 0;
        if (s->room - s->end >= PIECE) return true;
    }
    size_t room = s->room ? s->room * 2 : first_room(s);
    char *grown = realloc(s->window, room);
    if (!grown) return false;
    s->window = grown;
    s->room = room;
    return true;
}

/* The first bytes say how the content is coded. */
static void find_coding(fhi_stream *s)
{
    while (s->raw_end < MAGIC_BYTES && !s->raw_ended)
        s->raw_end += read_some(s, s->raw + s->raw_end, FIRST - s->raw_end);
    s->coding = CODING_NONE;
    if (s->raw_end >= 3 && memcmp(s->raw, "\x1F\x8B\x08", 3) == 0) s->coding = CODING_GZIP;
    if (s->raw_end >= 4 && memcmp(s->raw, "\x28\xB5\x2F\xFD", 4) == 0) s->coding = CODING_ZSTD;
}

static void start_member(fhi_stream *s)
{
    isal_inflate_init(s->inflate);
    s->inflate->crc_flag = ISAL_GZIP;
}

static bool start_decoder(fhi_stream *s)
{
    if (s->coding == CODING_GZIP) {
        s->inflate = malloc(sizeof *s->inflate);
        if (s->inflate) start_member(s);
        return s->inflate != NULL;
    }
    if (s->coding == CODING_ZSTD) return (s->zstd = ZSTD_createDCtx()) != NULL;
    return true;
}

/* Where in the file the next byte to be decoded stands. */
static uint64_t raw_place(const fhi_stream *s)
{
    return s->raw_total - (s->raw_end - s->raw_at);
}

/* Of the first byte of the window, in all that was decoded. */
static uint64_t decoded_place(const fhi_stream *s)
{
    return s->decoded_total - (s->end - s->at);
}

/* Notes that a member or frame starts at the next byte to be decoded. Those before the window are forgotten, and of several that start at one
 * decoded byte (all but the last are empty) the last is kept. */
static bool note_start(fhi_stream *s)
{
    while (s->first_start < s->end_start && s->starts[s->first_start].decoded < decoded_place(s)) s->first_start++;
    size_t n = s->end_start - s->first_start;
    if (n <= s->start_room / 2 && s->end_start == s->start_room) {
        if (n) memmove(s->starts, s->starts + s->first_start, n * sizeof *s->starts);
        s->first_start = 0;
        s->end_start = n;
    }
    bool again = n > 0 && s->starts[s->end_start - 1].decoded == s->decoded_total;
    if (!again && s->end_start == s->start_room) {
        size_t room = s->start_room ? 2 * s->start_room : 64;
        member_start *grown = realloc(s->starts, room * sizeof *grown);
        if (!grown) return false;
        s->starts = grown;
        s->start_room = room;
    }
    s->end_start += !again;
    s->starts[s->end_start - 1] = (member_start){s->decoded_total, raw_place(s)};
    return true;
}

bool fhi_stream_place(const fhi_stream *s, uint64_t *place)
{
    uint64_t here = decoded_place(s);
    *place = here;
    if (s->coding == CODING_NONE || (s->coding == CODING_UNKNOWN && here == 0)) return true;
    for (size_t i = s->first_start; i < s->end_start && s->starts[i].decoded <= here; i++) {
        *place = s->starts[i].raw;
        if (s->starts[i].decoded == here) return true;
    }
    *place = raw_place(s);
    return s->at == s->end && s->ended && s->damage.code == FH_OK;
}

/* Behind a gzip member: another one, or padding of zeros, which tapes and some servers add. */
static void between_members(fhi_stream *s)
{
    while (s->raw_at < s->raw_end && s->raw[s->raw_at] == '\0') s->raw_at++;
    if (s->raw_at == s->raw_end) return;
    if ((unsigned char)s->raw[s->raw_at] == 0x1F) {
        start_member(s);
        s->between = false;
    } else {
        end_with(s, FH_INVALID, "there is junk behind the gzip data");
    }
}

static fh_status inflate_some(fhi_stream *s)
{
    bool starts = s->between;
    if (s->between && s->decoded_total + s->raw_at > 0) {
        between_members(s);
        if (s->ended || s->between) return FH_OK;
    }
    if (starts && !note_start(s)) return FH_NO_MEMORY;
    s->between = false;
    s->inflate->next_in = (unsigned char *)s->raw + s->raw_at;
    s->inflate->avail_in = (uint32_t)(s->raw_end - s->raw_at);
    s->inflate->next_out = (unsigned char *)s->window + s->end;
    s->inflate->avail_out = PIECE;
    int result = isal_inflate(s->inflate);
    s->raw_at = s->raw_end - s->inflate->avail_in;
    s->end += PIECE - s->inflate->avail_out;
    s->decoded_total += PIECE - s->inflate->avail_out;
    if (s->inflate->block_state == ISAL_BLOCK_FINISH && result >= 0) {
        s->between = true;
    } else if (result < 0) {
        end_with(s, FH_INVALID, "the gzip data are damaged");
    }
    return FH_OK;
}

static fh_status unzstd_some(fhi_stream *s)
{
    if (s->between && s->raw_at == s->raw_end) return FH_OK;
    if (s->between && !note_start(s)) return FH_NO_MEMORY;
    ZSTD_inBuffer in = {s->raw, s->raw_end, s->raw_at};
    ZSTD_outBuffer out = {s->window + s->end, PIECE, 0};
    size_t left = ZSTD_decompressStream(s->zstd, &out, &in);
    s->raw_at = in.pos;
    s->end += out.pos;
    s->decoded_total += out.pos;
    if (ZSTD_isError(left)) {
        if (ZSTD_getErrorCode(left) == ZSTD_error_memory_allocation) return FH_NO_MEMORY;
        end_with(s, FH_INVALID, "the zstd data are damaged");
    }
    s->between = left == 0;
    return FH_OK;
}

/* Decodes one piece, reading more where the decoder has used up what there was. */
static fh_status decode_some(fhi_stream *s)
{
    if (s->raw_at == s->raw_end && !s->raw_ended) {
        s->raw_at = 0;
        s->raw_end = read_some(s, s->raw, PIECE);
    }
    bool had_input = s->raw_at < s->raw_end;
    size_t before = s->end;
    fh_status status = s->coding == CODING_GZIP ? inflate_some(s) : unzstd_some(s);
    if (status != FH_OK || s->ended) return status;
    if (s->decoded_total > FHI_MAX_INFLATE_FREE && s->decoded_total / FHI_MAX_INFLATE_RATIO > s->raw_total) {
        end_with(s, FH_LIMIT, "compressed data that grow more than a thousandfold are not read on");
    } else if (!had_input && s->raw_ended && s->end == before) {
        s->ended = true;
        if (!s->between) end_with(s, FH_INVALID, "the compressed data end too early");
    }
    return FH_OK;
}

/* Bytes that are not compressed go straight into the window; those read to find that out go first. */
static void copy_some(fhi_stream *s)
{
    size_t got = s->raw_end - s->raw_at;
    if (got > 0) {
        memcpy(s->window + s->end, s->raw + s->raw_at, got);
        s->raw_at = s->raw_end = 0;
    } else {
        got = s->raw_ended ? 0 : read_some(s, s->window + s->end, s->room - s->end);
    }
    s->end += got;
    s->decoded_total += got;
    if (got == 0) s->ended = true;
}

static fh_status more(fhi_stream *s, fh_error *error)
{
    if (s->coding == CODING_UNKNOWN) {
        find_coding(s);
        if (!start_decoder(s)) return fhi_error_memory(error, "read");
    }
    if (!make_room(s)) return fhi_error_memory(error, "read");
    if (s->coding == CODING_NONE) {
        copy_some(s);
        return FH_OK;
    }
    if (decode_some(s) != FH_OK) return fhi_error_memory(error, "read");
    return FH_OK;
}

bool fhi_stream_resume(fhi_stream *s)
{
    static const char magic[] = "\x1F\x8B\x08";
    enum { MAGIC = 3 };
    if (s->coding != CODING_GZIP || s->damage.code != FH_INVALID) return false;
    for (;;) {
        for (; s->raw_at + MAGIC <= s->raw_end; s->raw_at++) {
            if (memcmp(s->raw + s->raw_at, magic, MAGIC) != 0) continue;
            start_member(s);
            s->damage = (fh_error){0};
            s->ended = s->between = false;
            return note_start(s);
        }
        size_t left = s->raw_end - s->raw_at;
        memmove(s->raw, s->raw + s->raw_at, left);
        s->raw_at = 0;
        s->raw_end = left;
        size_t got = s->raw_ended ? 0 : read_some(s, s->raw + left, PIECE - left);
        if (got == 0) return false;
        s->raw_end += got;
    }
}

fh_status fhi_stream_fill(fhi_stream *s, size_t want, fh_error *error)
{
    while (!s->ended && s->end - s->at < want) {
        fh_status status = more(s, error);
        if (status != FH_OK) return status;
    }
    return FH_OK;
}

/* Passes over the rest of a line that is too long, line end included. */
static fh_status skip_line(fhi_stream *s, fh_error *error)
{
    for (;;) {
        const char *end = s->at < s->end ? memchr(s->window + s->at, '\n', s->end - s->at) : NULL;
        if (end) {
            fhi_stream_take(s, (size_t)(end - (s->window + s->at)) + 1);
            return FH_OK;
        }
        fhi_stream_take(s, s->end - s->at);
        if (s->ended) return FH_OK;
        fh_status status = more(s, error);
        if (status != FH_OK) return status;
    }
}

fh_status fhi_stream_line(fhi_stream *s, size_t most, fh_span *line, bool *found, bool *too_long, fh_error *error)
{
    *line = (fh_span){NULL, 0};
    *found = *too_long = false;
    for (;;) {
        if (s->scanned < s->at) s->scanned = s->at;
        const char *end = s->scanned < s->end ? memchr(s->window + s->scanned, '\n', s->end - s->scanned) : NULL;
        size_t len = end ? (size_t)(end - (s->window + s->at)) : s->end - s->at;
        if (len > most) {
            *found = *too_long = true;
            return skip_line(s, error);
        }
        if (end || (s->ended && len > 0)) {
            const char *start = s->window + s->at;
            fhi_stream_take(s, len + (end ? 1 : 0));
            if (len > 0 && start[len - 1] == '\r') len--;
            *line = (fh_span){start, len};
            *found = true;
            return FH_OK;
        }
        if (s->ended) return FH_OK;
        s->scanned = s->end;
        fh_status status = more(s, error);
        if (status != FH_OK) return status;
    }
}
