/* SPDX-License-Identifier: Apache-2.0 */
/* One open input → its bytes after content-decoding (gzip, zstd), through a window that the reader takes lines or all from. */
#ifndef FHI_READ_STREAM_H
#define FHI_READ_STREAM_H

#include "base/error.h"
#include "firsthand/span.h"

#include <stdbool.h>

typedef struct fhi_stream fhi_stream;

/* Takes over `descriptor`, which fhi_stream_close() closes. NULL when memory is out (the descriptor is then closed, too). */
fhi_stream *fhi_stream_open(int descriptor);

/* The same for so many bytes of the file, from where the descriptor stands. */
fhi_stream *fhi_stream_open_part(int descriptor, uint64_t length);

void fhi_stream_close(fhi_stream *stream);

/* Fills the window until it holds `want` bytes or the input ends. FH_NO_MEMORY is the machine's failure; damage to the input is not
 * returned here but ends it: see fhi_stream_damage(). */
fh_status fhi_stream_fill(fhi_stream *stream, size_t want, fh_error *error);

/* Decoded bytes not yet taken; valid until the next call that fills. */
fh_span fhi_stream_window(const fhi_stream *stream);

/* True when no byte will come behind the window. */
bool fhi_stream_ended(const fhi_stream *stream);

/* Passes over the first `n` bytes of the window. */
void fhi_stream_take(fhi_stream *stream, size_t n);

/* Takes one line, without its line end ("\n" or "\r\n"); it is valid until the next call. `*found` is false at the end. A line of
 * more than `most` bytes is passed over and comes back as {NULL, 0} with `*too_long` set. Time linear in the bytes read. */
fh_status fhi_stream_line(fhi_stream *stream, size_t most, fh_span *line, bool *found, bool *too_long, fh_error *error);

/* What ended the input before its time: a damaged or truncated archive, a read that failed, a decompression bomb. FH_OK if nothing
 * did. What came before is good. */
fh_status fhi_stream_damage(const fhi_stream *stream, fh_error *error);

/* Goes on behind damage of gzip data, at the next bytes that look like the start of a member: in an archive each record is one. The damage
 * is forgotten, the window is as it was. False if there is no such place, or the damage was another one. */
bool fhi_stream_resume(fhi_stream *stream);

/* Where in the file the decoded byte stands that is the first of the window. False where that cannot be told: inside of a gzip member or
 * a zstd frame. Known at the end, too, and for the first byte of each member or frame. */
bool fhi_stream_place(const fhi_stream *stream, uint64_t *place);

/* Bytes taken from the file so far, before content-decoding. */
uint64_t fhi_stream_consumed(const fhi_stream *stream);

#endif
