/* SPDX-License-Identifier: Apache-2.0 */
/* Values as bytes, for what is kept on disk: numbers as little-endian base 128 (LEB128), the same on every machine. */
#ifndef FHI_BASE_PACK_H
#define FHI_BASE_PACK_H

#include "base/day.h"
#include "firsthand/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Grows as it is written to; zero-initialised it is empty. A write that finds no memory is remembered in `failed`, and what follows is
 * dropped. */
typedef struct fhi_pack {
    char *at;
    size_t n, room;
    bool failed;
} fhi_pack;

void fhi_pack_number(fhi_pack *pack, uint64_t number);
void fhi_pack_signed(fhi_pack *pack, int64_t number); /* small ones of either sign are short */
void fhi_pack_fixed(fhi_pack *pack, uint64_t number); /* 8 bytes: for hashes, which are never short */
void fhi_pack_float(fhi_pack *pack, float number);    /* its IEEE 754 bits */
void fhi_pack_bytes(fhi_pack *pack, fh_span bytes);   /* with their length */

/* `most` more bytes to be written to by the caller, who then adds to `n` what was used; NULL when memory is out. */
char *fhi_pack_room(fhi_pack *pack, size_t most);

/* What was written since the last clear. */
fh_span fhi_pack_span(const fhi_pack *pack);
void fhi_pack_clear(fhi_pack *pack);
void fhi_pack_done(fhi_pack *pack);

/* Reads what was packed, in the same order. Past the end, or where the bytes are no such value, `damaged` is set, and all that is read from
 * then on is nought. */
typedef struct fhi_unpack {
    fh_span rest;
    bool damaged;
} fhi_unpack;

uint64_t fhi_pack_take_number(fhi_unpack *unpack, uint64_t most); /* a greater one is damage */
int64_t fhi_pack_take_signed(fhi_unpack *unpack);
fhi_day fhi_pack_take_day(fhi_unpack *unpack); /* signed; so far off that differences overflow is damage */
uint64_t fhi_pack_take_fixed(fhi_unpack *unpack);
float fhi_pack_take_float(fhi_unpack *unpack); /* what is not finite is damage */
fh_span fhi_pack_take_bytes(fhi_unpack *unpack);

/* Whether all was read, and nothing was damaged. */
bool fhi_pack_whole(const fhi_unpack *unpack);

#endif
