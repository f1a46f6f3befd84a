/* SPDX-License-Identifier: Apache-2.0 */
/* A trained linear model as it lies in memory: hashed features, a row of small weights for each, and a dictionary of words. */
#ifndef FHI_TEXT_MODEL_H
#define FHI_TEXT_MODEL_H

#include "base/error.h"
#include "base/span.h"

enum {
    FHI_MODEL_VERSION = 2,
    FHI_MODEL_HEAD = 512,    /* bytes before the payload */
    FHI_MODEL_BUCKET = 8,    /* slots that a feature may lie in, and as many in the bucket behind */
    FHI_MODEL_LABEL = 8,     /* bytes of a class's name, filled up with zeros */
    FHI_MODEL_CLASSES = 48,  /* in a row, at most, with the shift; a multiple of 8 */
    FHI_MODEL_SHIFT = 7,     /* the last byte of a row: its weights are of that power of two, at most this */
    FHI_MODEL_FEATURES = 96, /* of a token, at most */
};

/* The head of a model file, little-endian. The payload follows: labels, dictionary keys and
 * values, marks, weights. */
typedef struct fhi_model_head {
    char magic[8]; /* "fhmodel" and a zero */
    uint32_t version;
    uint32_t classes;
    uint32_t stride; /* bytes in a row of weights */
    uint32_t slots;  /* rows, a multiple of FHI_MODEL_BUCKET */
    uint32_t words;  /* dictionary slots, a power of two */
    uint32_t zero;
    uint64_t digest;   /* XXH3 of the payload */
    uint64_t features; /* how many a token has: a model of other features is refused */
    char name[16];     /* "tags", "names" */
    char sources[448]; /* the training data and their licences, for a reader */
} fhi_model_head;

/* An opened model: views into bytes that outlive it. Read only; any number of threads. */
typedef struct fhi_model {
    const fhi_model_head *head;
    const char *labels;
    const uint16_t *marks; /* 0: a free slot */
    const int8_t *weights;
    const uint32_t *keys; /* 0: a free slot */
    const uint16_t *values;
} fhi_model;

/* Checks `bytes` (8-byte aligned; they stay the caller's) and fills `model`, whose rows must have `stride` bytes
 * and which must be of `features` features. FH_INVALID with what is wrong: not a model, another
 * version, another model, cut short, damaged. */
fh_status fhi_model_open(fh_span bytes, const char *name, uint32_t stride, uint32_t features, fhi_model *model,
                         fh_error *error);

/* The same for bytes that were checked before; always FH_OK. */
fh_status fhi_model_view(fh_span bytes, fhi_model *model);

/* Has the place of a word in the dictionary brought near that will be asked for soon. */
static inline void fhi_model_fetch_word(const fhi_model *model, uint64_t word)
{
    uint32_t slot = (uint32_t)(word >> 32) & (model->head->words - 1);
    __builtin_prefetch(&model->keys[slot]);
    __builtin_prefetch(&model->values[slot]);
}

/* The value of a word's hash in the dictionary, 0 if it is not there. */
uint32_t fhi_model_word(const fhi_model *model, uint64_t word);

/* The 16 bits that tell the features of a bucket apart; never 0. */
static inline uint16_t fhi_model_mark(uint64_t feature)
{
    uint16_t mark = (uint16_t)feature;
    return mark ? mark : 1;
}

/* The first slot of a feature's bucket. */
static inline uint32_t fhi_model_bucket(uint64_t feature, uint32_t slots)
{
    return (uint32_t)((feature >> 32) * (slots / FHI_MODEL_BUCKET) >> 32) * FHI_MODEL_BUCKET;
}

/* Eight sums of weights, one a class. */
typedef int16_t fhi_model_sums __attribute__((vector_size(16)));

/* The rows of the features of one token that a model has. */
typedef struct fhi_model_rows {
    uint32_t n;
    const int8_t *at[FHI_MODEL_FEATURES];
} fhi_model_rows;

/* Finds the rows of `n` features and has them brought near. They lie all over tables that no near cache holds: the caller does well to do
 * something else before he adds them up. */
void fhi_model_find(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_rows *rows);

/* Adds the weights of the rows to `sums`, eight classes in each of `eights`. */
void fhi_model_add(const fhi_model *model, const fhi_model_rows *rows, fhi_model_sums *sums, uint32_t eights);

/* Both. */
void fhi_model_score(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_sums *sums,
                     uint32_t eights);

/* The same without the instructions that only some machines have: for tests. */
void fhi_model_score_plain(const fhi_model *model, const uint64_t *features, uint32_t n, fhi_model_sums *sums,
                           uint32_t eights);

#endif
