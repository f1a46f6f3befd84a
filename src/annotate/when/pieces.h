/* SPDX-License-Identifier: Apache-2.0 */
/* text → pieces: what the grammar of times reads. A token is one piece, but for those in which times hide: "10/22/2024", "two-year",
 * "'90s", "10am" fall apart at hyphens, slashes, colons and between digits and letters. */
#ifndef FHI_WHEN_PIECES_H
#define FHI_WHEN_PIECES_H

#include "annotate/when/grammar.h"
#include "text/words.h"

enum {
    FHI_PIECE_GLUED = 1,   /* stands right behind the piece before it */
    FHI_PIECE_CAPITAL = 2, /* starts with a capital */
    FHI_PIECE_DIGITS = 4,  /* a number in digits */
    FHI_PIECE_LETTERS = 8,
    FHI_PIECE_PLAIN = 16, /* digits without comma or point */
};

typedef struct fhi_piece {
    fh_range at;
    uint32_t token;
    uint16_t word;    /* row of the grammar's words, 0 = none */
    uint8_t flags;    /* FHI_PIECE_* */
    uint8_t digits;   /* how many digits, 255 at most */
    uint64_t classes; /* FHI_CLASS bits: of the word, or of the number */
    double number;    /* of digits */
} fhi_piece;

typedef FHI_LIST(fhi_piece) fhi_pieces;

/* The pieces of one sentence, behind those already in the list. False when memory is out. */
bool fhi_pieces_cut(fhi_arena *scratch, const fhi_text *text, const fhi_sentence *sentence, fhi_pieces *pieces);

#endif
