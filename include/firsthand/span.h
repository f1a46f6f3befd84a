/* SPDX-License-Identifier: Apache-2.0 */
/* Bytes by value and byte ranges: how every part of firsthand speaks of text. */
#ifndef FIRSTHAND_SPAN_H
#define FIRSTHAND_SPAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes that somebody else owns: UTF-8 unless it is said otherwise, never NUL-terminated. {NULL, 0} is "none". */
typedef struct fh_span {
    const char *ptr;
    size_t len;
} fh_span;

/* A half-open byte range [start, end) in a text that the context names. */
typedef struct fh_range {
    uint32_t start;
    uint32_t end;
} fh_range;

#ifdef __cplusplus
}
#endif
#endif
