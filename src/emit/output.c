/* SPDX-License-Identifier: Apache-2.0 */
/* Buffered bytes out; see output.h. */
#include "emit/output.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void fhi_output_start(fhi_output *output, fh_write *write, void *context)
{
    output->write = write;
    output->context = context;
    output->used = 0;
    output->failed = false;
}

static void hand_on(fhi_output *output, fh_span bytes)
{
    if (bytes.len && !output->failed) output->failed = !output->write(output->context, bytes);
}

void fhi_output_empty(fhi_output *output)
{
    hand_on(output, (fh_span){output->buffer, output->used});
    output->used = 0;
}

void fhi_output_put_more(fhi_output *output, fh_span bytes)
{
    fhi_output_empty(output);
    if (bytes.len > FHI_OUTPUT_BUFFER)
        hand_on(output, bytes);
    else
        fhi_output_put(output, bytes);
}

void fhi_output_repeat(fhi_output *output, char c, uint32_t n)
{
    while (n--) fhi_output_char(output, c);
}

void fhi_output_format(fhi_output *output, const char *format, ...)
{
    char piece[256];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    if (len < 0) return;
    fhi_output_put(output, (fh_span){piece, (size_t)len < sizeof piece ? (size_t)len : sizeof piece - 1});
}

fh_status fhi_output_flush(fhi_output *output, fh_error *error)
{
    fhi_output_empty(output);
    if (!output->failed) return FH_OK;
    return fhi_error_set(error, FH_IO, "emit", 0, "the output could not be written");
}
