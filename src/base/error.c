/* SPDX-License-Identifier: Apache-2.0 */
/* Filling in an fh_error. */
#include "base/error.h"

#include "base/span.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* What a message takes from inputs and paths may be cut within a character, or steer a terminal: each run of bytes that is no UTF-8, and each
 * control character, becomes "?". */
static void make_plain(char *message)
{
    fh_span text = fhi_span_of(message);
    size_t put = 0;
    bool broken = false;
    uint32_t len;
    for (size_t at = 0; at < text.len; at += len) {
        uint32_t code = fhi_utf8_next(text, at, &len);
        bool again = broken;
        broken = code == 0xFFFD && len == 1;
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        if (broken && again) continue;
        if (broken || control) {
            message[put++] = '?';
            continue;
        }
        memmove(message + put, message + at, len);
        put += len;
    }
    message[put] = '\0';
}

fh_status fhi_error_set(fh_error *error, fh_status code, const char *stage, uint64_t offset, const char *format, ...)
{
    if (!error) return code;
    error->code = code;
    error->stage = stage;
    error->offset = offset;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    make_plain(error->message);
    return code;
}

fh_status fhi_error_memory(fh_error *error, const char *stage)
{
    return fhi_error_set(error, FH_NO_MEMORY, stage, 0, "out of memory");
}
