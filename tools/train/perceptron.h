/* SPDX-License-Identifier: Apache-2.0 */
/* Averaged perceptron (Freund and Schapire 1999; Collins 2002) over hashed features, and its writing as a model file. */
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

/* Exits the program where memory is out: a tool for developers. */
perceptron perceptron_new(uint32_t classes);
void perceptron_free(perceptron *p);

/* Counts a feature, before perceptron_keep(). */
void perceptron_count(perceptron *p, uint64_t feature);

/* Gives weights, all zero, to the features that were counted `least` times. */
void perceptron_keep(perceptron *p, uint32_t least);

/* The best class for an instance; fills `rows` with the features' weights (NULL for those without). `allowed` has a bit per class. */
uint32_t perceptron_guess(const perceptron *p, const uint64_t *features, uint32_t n, uint32_t *rows, uint64_t allowed);

/* One step: moves the weights towards `gold` where `guess` is another class. */
void perceptron_learn(perceptron *p, const uint32_t *rows, uint32_t n, uint32_t gold, uint32_t guess);

/* Replaces the weights with their averages over all steps. */
void perceptron_average(perceptron *p);

/* Forgets all but the `best` features by the size of their weights, and sets the weights to zero to learn again. */
void perceptron_select(perceptron *p, uint32_t best);

/* Writes the averaged weights in 8 bits. False where the file cannot be written or the features do not fit. */
bool perceptron_write(const perceptron *p, const model_text *text, const dictionary *words, const char *path);

/* A number of the sequence that `state` holds (xorshift64*, Vigna 2016): the same on every machine. */
uint64_t perceptron_random(uint64_t *state);

#endif
