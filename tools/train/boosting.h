/* SPDX-License-Identifier: Apache-2.0 */
/* Gradient boosting (Friedman 2001) of oblivious trees (Kohavi 1994), of which every level asks one question of all leaves, over columns of bytes:
 * second-order steps towards the logits of labels that are weighed (Friedman, Hastie and Tibshirani 2000). */
#ifndef TRAIN_BOOSTING_H
#define TRAIN_BOOSTING_H

#include "base/arena.h"

#include <stdint.h>

enum { BOOSTING_LEVELS = 6, BOOSTING_LEAVES = 1 << BOOSTING_LEVELS, BOOSTING_BINS = 32, BOOSTING_UNIT = 1024 };

typedef struct boosting_tree {
    uint8_t columns[BOOSTING_LEVELS];
    uint8_t bounds[BOOSTING_LEVELS]; /* bit k of the leaf's number: columns[k] > bounds[k] */
    int16_t leaves[BOOSTING_LEAVES]; /* logits times BOOSTING_UNIT */
} boosting_tree;

/* What is learned from. */
typedef struct boosting_table {
    uint32_t rows, columns;
    uint8_t *values;                  /* [column][row] */
    uint8_t *bins;                    /* [column][row]: number of the bounds that are below the value */
    uint8_t (*bounds)[BOOSTING_BINS]; /* of each column */
    uint32_t *bound_count;
    float *labels, *weights;
    uint8_t *folds;
} boosting_table;

typedef struct boosting_ways {
    uint32_t trees, levels; /* levels: BOOSTING_LEVELS at most; those that are not used are answered with no */
    float rate;             /* of what a tree says is believed */
    float rows, columns;    /* share of them that a tree sees, by chance */
    double calm;            /* added to each sum of curvatures: small leaves say little */
} boosting_ways;

/* Room for a table, all zero; lives in `arena`. Ends the program when memory is out, as all here. */
void boosting_table_make(fhi_arena *arena, uint32_t rows, uint32_t columns, boosting_table *t);

/* To be called when the values of a column are in, or changed: parts them into bins with about equally many rows. */
void boosting_part(boosting_table *t, uint32_t column);

/* Starts chance anew, so that the same comes out each time. */
void boosting_start(void);

/* Learns from the rows that are not in fold `without`, by the first `columns` columns: ways->trees trees go to `trees`, the logit that they are
 * added to comes back, and the logits of every row are left in `sums`. */
float boosting_learn(fhi_arena *arena, const boosting_table *t, uint32_t columns, uint32_t without,
                     const boosting_ways *ways, boosting_tree *trees, float *sums);

#endif
