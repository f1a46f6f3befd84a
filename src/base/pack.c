/* SPDX-License-Identifier: Apache-2.0 */
/* LEB128, and zigzag for numbers that may be negative; every read is checked against what is left. */
#include "base/pack.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_ROOM = 1 << 12,
    LONGEST_NUMBER = 10,
    FIXED = 8,
    DAYS_MOST = 1 << 22 /* before or after 1970: more than the calendar has, whose years are 1 to 9999 */
};

char *fhi_pack_room(fhi_pack *pack, size_t most)
{
    if (pack->failed) return NULL;
    if (pack->room - pack->n < most) {
        size_t room = pack->room ? pack->room : FIRST_ROOM;
        while (room - pack->n < most && room <= SIZE_MAX / 2) room *= 2;
        char *at = room - pack->n < most ? NULL : realloc(pack->at, room);
        if (!at) {
            pack->failed = true;
            return NULL;
        }
        pack->at = at;
        pack->room = room;
    }
    return pack->at + pack->n;
}

void fhi_pack_number(fhi_pack *pack, uint64_t number)
{
    char *to = fhi_pack_room(pack, LONGEST_NUMBER);
    if (!to) return;
    size_t n = 0;
    for (; number >= 0x80; number >>= 7) to[n++] = (char)(number | 0x80);
    to[n++] = (char)number;
    pack->n += n;
}

void fhi_pack_signed(fhi_pack *pack, int64_t number)
{
    uint64_t twice = (uint64_t)number << 1;
    fhi_pack_number(pack, number < 0 ? ~twice : twice);
}

static void put_little(fhi_pack *pack, uint64_t number, size_t bytes)
{
    char *to = fhi_pack_room(pack, bytes);
    for (size_t i = 0; to && i < bytes; i++) to[i] = (char)(number >> 8 * i);
    if (to) pack->n += bytes;
}

void fhi_pack_fixed(fhi_pack *pack, uint64_t number)
{
    put_little(pack, number, FIXED);
}

void fhi_pack_float(fhi_pack *pack, float number)
{
    uint32_t bits;
    memcpy(&bits, &number, sizeof bits);
    put_little(pack, bits, sizeof bits);
}

void fhi_pack_bytes(fhi_pack *pack, fh_span bytes)
{
    fhi_pack_number(pack, bytes.len);
    char *to = fhi_pack_room(pack, bytes.len);
    if (!to || !bytes.len) return;
    memcpy(to, bytes.ptr, bytes.len);
    pack->n += bytes.len;
}

fh_span fhi_pack_span(const fhi_pack *pack)
{
    return (fh_span){pack->at, pack->n};
}

void fhi_pack_clear(fhi_pack *pack)
{
    pack->n = 0;
}

void fhi_pack_done(fhi_pack *pack)
{
    free(pack->at);
    *pack = (fhi_pack){0};
}

static uint64_t damaged(fhi_unpack *unpack)
{
    unpack->damaged = true;
    unpack->rest.len = 0;
    return 0;
}

/* The next `n` bytes; NULL where there are fewer. */
static const unsigned char *take(fhi_unpack *unpack, size_t n)
{
    if (unpack->rest.len < n) {
        damaged(unpack);
        return NULL;
    }
    const char *at = unpack->rest.ptr;
    unpack->rest = (fh_span){at + n, unpack->rest.len - n};
    return (const unsigned char *)at;
}

uint64_t fhi_pack_take_number(fhi_unpack *unpack, uint64_t most)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const unsigned char *at = take(unpack, 1);
        if (!at) return 0;
        uint64_t bits = *at & 0x7F;
        if (shift == 63 && bits > 1) break;
        number |= bits << shift;
        if (!(*at & 0x80)) return number <= most ? number : damaged(unpack);
    }
    return damaged(unpack);
}

int64_t fhi_pack_take_signed(fhi_unpack *unpack)
{
    uint64_t twice = fhi_pack_take_number(unpack, UINT64_MAX);
    return (int64_t)(twice & 1 ? ~(twice >> 1) : twice >> 1);
}

fhi_day fhi_pack_take_day(fhi_unpack *unpack)
{
    int64_t day = fhi_pack_take_signed(unpack);
    if (day == FHI_NO_DAY || (day >= -DAYS_MOST && day <= DAYS_MOST)) return (fhi_day)day;
    return (fhi_day)damaged(unpack);
}

static uint64_t take_little(fhi_unpack *unpack, size_t bytes)
{
    uint64_t number = 0;
    const unsigned char *at = take(unpack, bytes);
    for (size_t i = 0; at && i < bytes; i++) number |= (uint64_t)at[i] << 8 * i;
    return number;
}

uint64_t fhi_pack_take_fixed(fhi_unpack *unpack)
{
    return take_little(unpack, FIXED);
}

float fhi_pack_take_float(fhi_unpack *unpack)
{
    uint32_t bits = (uint32_t)take_little(unpack, sizeof bits);
    float number;
    memcpy(&number, &bits, sizeof number);
    return isfinite(number) ? number : (float)damaged(unpack);
}

fh_span fhi_pack_take_bytes(fhi_unpack *unpack)
{
    size_t n = (size_t)fhi_pack_take_number(unpack, unpack->rest.len);
    const unsigned char *at = take(unpack, n);
    return (fh_span){(const char *)at, at ? n : 0};
}

bool fhi_pack_whole(const fhi_unpack *unpack)
{
    return !unpack->damaged && unpack->rest.len == 0;
}
