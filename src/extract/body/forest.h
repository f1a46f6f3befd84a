/* SPDX-License-Identifier: Apache-2.0 */
/* The learned judge of segments: gradient-boosted oblivious trees (Friedman 2001; Kohavi 1994), of which every level asks one question of
 * all leaves, so that a tree is six comparisons of columns. Two passes: the second also sees what the first thought of the segments
 * around (stacking, Wolpert 1992). Trained by tools/train/train_body.c. */
#ifndef FHI_EXTRACT_BODY_FOREST_H
#define FHI_EXTRACT_BODY_FOREST_H

#include "base/error.h"
#include "extract/body/signs.h"

enum {
    FHI_FOREST_LEVELS = 6,
    FHI_FOREST_LEAVES = 1 << FHI_FOREST_LEVELS,
    FHI_FOREST_UNIT = 1024, /* leaves are logits times this */
    FHI_FOREST_FORMAT = 1,
};

typedef struct fhi_forest_tree {
    uint8_t columns[FHI_FOREST_LEVELS];
    uint8_t bounds[FHI_FOREST_LEVELS]; /* bit k of the leaf's number: columns[k] > bounds[k] */
    int16_t leaves[FHI_FOREST_LEAVES];
} fhi_forest_tree;

/* The head of a model file, little-endian; the trees of the first and the second pass follow. */
typedef struct fhi_forest_head {
    char note[256];    /* what it is and was trained on, for a reader of the file; NUL-padded */
    uint32_t format;   /* FHI_FOREST_FORMAT */
    uint32_t columns;  /* FHI_SIGN_COUNT */
    uint64_t names;    /* fhi_forest_names() when it was trained */
    uint32_t trees[2]; /* of each pass */
    int32_t bases[2];  /* where the sum of each pass begins */
    int32_t threshold; /* a sum at or above it is the body */
    uint32_t reserved; /* 0 */
    uint64_t digest;   /* fhi_hash() of the trees */
} fhi_forest_head;

typedef struct fhi_forest {
    const fhi_forest_head *head;
    const fhi_forest_tree *trees;
} fhi_forest;

/* A hash of the names of all columns: a model for others is refused. */
uint64_t fhi_forest_names(void);

/* Views `bytes`, aligned for any type, as a model. FH_INVALID if they are none, or one for other signs. */
fh_status fhi_forest_view(fh_span bytes, fhi_forest *forest, fh_error *error);

/* The embedded model, checked on the first call. Any thread. */
fh_status fhi_forest_embedded(fhi_forest *forest, fh_error *error);

/* Adds up the trees of pass 0 or 1 over the columns: sums[f->stride]. */
void fhi_forest_add(const fhi_forest *forest, uint32_t pass, const fhi_signs *f, int32_t *sums);

/* One tree on any machine: what fhi_forest_add() is held against. */
void fhi_forest_add_plain(const fhi_forest_tree *tree, const fhi_signs *f, int32_t *sums);

/* A sum as a score of the second pass's columns: 0 to 255, 128 for even odds. */
uint8_t fhi_forest_score(int32_t sum);

#endif
