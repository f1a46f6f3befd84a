/* SPDX-License-Identifier: Apache-2.0 */
/* What the model of bodies is told of each segment of a page: one byte a sign, one column a sign. */
#ifndef FHI_EXTRACT_BODY_SIGNS_H
#define FHI_EXTRACT_BODY_SIGNS_H

#include "extract/body/pagewords.h"
#include "extract/body/segments.h"

/* Columns: first how near a box with each hint is (0: none, else the larger the nearer), then the phrases, then signs.def; these the
 * first pass sees. Behind them those of around.def. */
typedef enum fhi_sign {
    FHI_SIGN_HINTS = 0,
    FHI_SIGN_PHRASES = FHI_BOX_HINTS,
    FHI_SIGN_BEFORE_FIRST = FHI_SIGN_PHRASES + FHI_PHRASE_COUNT - 1,
#define SIGN(name) FHI_SIGN_##name,
#include "extract/body/signs.def"
    FHI_SIGN_FIRST_PASS,
    FHI_SIGN_BEFORE_AROUND = FHI_SIGN_FIRST_PASS - 1,
#include "extract/body/around.def"
#undef SIGN
    FHI_SIGN_COUNT
} fhi_sign;

enum { FHI_SIGN_LANES = 32 }; /* columns are as long as a multiple of this */

typedef struct fhi_signs {
    uint32_t count;   /* of segments */
    uint32_t stride;  /* bytes of a column; those past `count` are 0 */
    uint8_t *columns; /* [FHI_SIGN_COUNT][stride] */
    uint32_t *groups; /* [count]: segments in boxes of one template have one number, below `group_count` */
    uint32_t group_count;
} fhi_signs;

/* Fills the columns of the first pass. False when memory is out. O(segments + boxes). */
bool fhi_signs_make(fhi_arena *arena, const fhi_segments *segments, const fhi_pagewords *page, fhi_signs *signs);

/* Fills the columns of the second pass from the scores, 0 to 255, that the first gave. False when memory is out. */
bool fhi_signs_look_around(fhi_arena *scratch, const fhi_segments *segments, const uint8_t *scores, fhi_signs *signs);

/* The name of a column, for tests and listings: "hint.BODY", "phrase.SHARE", "CHARS". `room` holds FHI_SIGN_NAME bytes. */
enum { FHI_SIGN_NAME = 48 };
void fhi_signs_name(uint32_t column, char room[FHI_SIGN_NAME]);

#endif
