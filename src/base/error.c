/* SPDX-License-Identifier: Apache-2.0 */
/* Filling in an fh_error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

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
    return code;
}

fh_status fhi_error_memory(fh_error *error, const char *stage)
{
    return fhi_error_set(error, FH_NO_MEMORY, stage, 0, "out of memory");
}
