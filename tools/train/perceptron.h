/* SPDX-License-Identifier: Apache-2.0 */
/* Averaged perceptron with a margin (Freund and Schapire 1999; Collins 2002; Krauth and Mézard 1987) over hashed features, trained in
 * several rounds whose averages are averaged again (bagging of order alone, after Breiman 1996), and its writing as a model file. */
#ifndef TRAIN_PERCEPTRON_H
#define TRAIN_PERCEPTRON_H

#include "text/model.h"

#include <stdio.h>

enum { PERCEPTRON_FEATURES = 96 }; /* of one instance, at most */

typedef struct perceptron {
    uint32_t classes;
    uint32_t size; /* of the table, a power of two */
    uint32_t used;
    uint64_t *keys; /* 0: free */
    uint32_t *counts;
    uint32_t *rows; /* index + 1 of the weights, 0: none */
    uint32_t kept;
    float *weights; /* kept * classes */
    double *sums;   /* of each update times the step at which it came */
    uint64_t step;
    double *blend; /* of the averages of the rounds before */
    uint32_t rounds;
} perceptron;

/* A dictionary that goes into the model file: hashes of words with their values. */
typedef struct dictionary {
    const uint64_t *words;
    const uint16_t *values;
    uint32_t n;
} dictionary;

typedef struct model_text {
    const char *name;
    const char *sources;
    const char (*labels)[FHI_MODEL_LABEL];
    uint32_t stride;
    uint32_t slots;
    uint32_t features;
} model_text;

/* Zeroed memory for `n` things. Like all that takes memory here it exits the program where there is none: a tool for developers. */
void *train_alloc(size_t n, size_t size);

perceptron perceptron_new(uint32_t classes);
void perceptron_free(perceptron *p);

/* Counts a feature, before perceptron_keep(). */
void perceptron_count(perceptron *p, uint64_t feature);

/* Gives weights, all zero, to the features that were counted `least` times. */
void perceptron_keep(perceptron *p, uint32_t least);

/* The best class for an instance; fills `rows` with the features' weights (NULL for those without). `allowed` has a bit per class. */
uint32_t perceptron_guess(const perceptron *p, const uint64_t *features, uint32_t n, uint32_t *rows, uint64_t allowed);

/* The best of the other classes for the instance last guessed at, if `gold` does not lead it by `margin`; else `gold`. */
uint32_t perceptron_rival(const perceptron *p, const uint32_t *rows, uint32_t n, uint64_t allowed, uint32_t gold,
                          float margin);

/* One step: moves the weights towards `gold` where `guess` is another class. */
void perceptron_learn(perceptron *p, const uint32_t *rows, uint32_t n, uint32_t gold, uint32_t guess);

/* Ends a round: keeps the averages of the weights over its steps, and sets the weights to zero for the next one. */
void perceptron_round(perceptron *p);

/* Replaces the weights with the mean of the rounds' averages. */
void perceptron_blend(perceptron *p);

/* Forgets all but the `best` features by the size of their weights, and sets the weights to zero to learn again. */
void perceptron_select(perceptron *p, uint32_t best);

/* Writes the averaged weights in 8 bits. False where the file cannot be written or the features do not fit. */
bool perceptron_write(const perceptron *p, const model_text *text, const dictionary *words, const char *path);

/* A number of the sequence that `state` holds (xorshift64*, Vigna 2016): the same on every machine. */
uint64_t perceptron_random(uint64_t *state);

#endif
