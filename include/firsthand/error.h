/* SPDX-License-Identifier: Apache-2.0 */
/* How a call tells that it failed: a status by value, details in an error that the caller owns. */
#ifndef FIRSTHAND_ERROR_H
#define FIRSTHAND_ERROR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum fh_status {
    FH_OK = 0,
    FH_NO_MEMORY,   /* an allocation failed */
    FH_LIMIT,       /* a bound of limits.def was met */
    FH_IO,          /* a file or stream could not be read or written */
    FH_INVALID,     /* the input is not what it claims to be */
    FH_UNSUPPORTED, /* a known format that this build does not read */
    FH_USAGE,       /* the caller asked for something that makes no sense */
    FH_MISMATCH,    /* a citation does not hold */
    FH_STORE        /* a store is in use by another run, damaged, of a newer version, or of another command */
} fh_status;

/* Details of a failure. The caller owns it and may reuse it; it needs no freeing. Zero-initialise it. */
typedef struct fh_error {
    fh_status code;
    const char *stage; /* static string: the folder that failed, such as "read" */
    uint64_t offset;   /* byte offset or line number in the input, where `message` says which; 0 if none */
    char message[256]; /* UTF-8, NUL-terminated, one line, no full stop */
} fh_error;

#ifdef __cplusplus
}
#endif
#endif
