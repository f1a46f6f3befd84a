/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes out: a buffer in front of the caller's write function, so that every format writes as small pieces as it likes. */
#ifndef FHI_EMIT_OUTPUT_H
#define FHI_EMIT_OUTPUT_H

#include "base/error.h"
#include "firsthand/firsthand.h"

#include <string.h>

enum { FHI_OUTPUT_BUFFER = 1 << 16 };

/* Lives with the caller (64 KiB: not for deep stacks). A failed write is remembered: what follows is dropped, fhi_output_flush()
 * tells. */
typedef struct fhi_output {
    fh_write *write;
    void *context;
    size_t used;
    bool failed;
    char buffer[FHI_OUTPUT_BUFFER];
} fhi_output;

void fhi_output_start(fhi_output *output, fh_write *write, void *context);

/* Hands on what the buffer holds: when it is full. */
void fhi_output_empty(fhi_output *output);

/* fhi_output_put() of bytes that do not fit what is left of the buffer. */
void fhi_output_put_more(fhi_output *output, fh_span bytes);

static inline void fhi_output_put(fhi_output *output, fh_span bytes)
{
    if (bytes.len > FHI_OUTPUT_BUFFER - output->used) {
        fhi_output_put_more(output, bytes);
        return;
    }
    if (bytes.len) memcpy(output->buffer + output->used, bytes.ptr, bytes.len);
    output->used += bytes.len;
}

static inline void fhi_output_char(fhi_output *output, char c)
{
    if (output->used == FHI_OUTPUT_BUFFER) fhi_output_empty(output);
    output->buffer[output->used++] = c;
}

void fhi_output_repeat(fhi_output *output, char c, uint32_t n);

/* printf, for short pieces: what is past 255 bytes is cut. Never for numbers with a fraction, whose sign depends on the locale. */
void fhi_output_format(fhi_output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Hands on what is buffered. FH_IO if this or any earlier write failed. */
fh_status fhi_output_flush(fhi_output *output, fh_error *error);

#endif
