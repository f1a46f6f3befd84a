/* SPDX-License-Identifier: Apache-2.0 */
/* Filling in an fh_error. */
#ifndef FHI_BASE_ERROR_H
#define FHI_BASE_ERROR_H

#include "firsthand/error.h"

/* Fills `error` (NULL is allowed) and returns `code`, so that a failure is one line: return fhi_error_set(...). `stage` is a
 * static string. The message is cut to its room; what is no UTF-8 in it, and control characters, become "?". */
fh_status fhi_error_set(fh_error *error, fh_status code, const char *stage, uint64_t offset, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Out of memory in `stage`. */
fh_status fhi_error_memory(fh_error *error, const char *stage);

#endif
