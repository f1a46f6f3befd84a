/* SPDX-License-Identifier: Apache-2.0 */
/* The trained model of statements: a head, then which meetings of tags are weighed at all, then the weights of cues and of edges, one
 * signed byte each. */
#ifndef FHI_ANNOTATE_QUOTE_STATEMENT_MODEL_H
#define FHI_ANNOTATE_QUOTE_STATEMENT_MODEL_H

#include "firsthand/span.h"

#include <stdbool.h>
#include <stdint.h>

/* A token is outside every cue, or begins one, or goes on in one. */
typedef enum fhi_cue_label { FHI_LABEL_OUTSIDE, FHI_LABEL_BEGINS, FHI_LABEL_INSIDE, FHI_LABEL_COUNT } fhi_cue_label;

enum { FHI_STATEMENT_MODEL_VERSION = 2 };

/* The head of the file, all numbers little-endian. */
typedef struct fhi_statement_head {
    char magic[4];     /* "FHSM" */
    uint32_t version;  /* FHI_STATEMENT_MODEL_VERSION */
    uint32_t features; /* FHI_STATEMENT_FEATURES of the build that trained it */
    uint32_t cue_bits; /* two weights (begins, inside) for each of 2^cue_bits features */
    uint32_t edge_bits;
    int32_t steps[FHI_LABEL_COUNT][FHI_LABEL_COUNT]; /* weights of a label behind another */
    char trained_on[28];                             /* a name for people, NUL-padded */
    uint64_t digest;                                 /* XXH3 of what follows the head */
} fhi_statement_head;

typedef struct fhi_statement_model {
    const fhi_statement_head *head;
    /* FHI_MEETINGS bytes: bit e is set where edge e may stand there, bit FHI_EDGE_COUNT where a cue may go on. */
    const uint8_t *meetings;
    const int8_t *cues;
    const int8_t *edges;
} fhi_statement_model;

/* Reads a model in place; `bytes` must be aligned to 8 and outlive it. False if it is not one for this build. */
bool fhi_statement_model_read(fh_span bytes, fhi_statement_model *model);

/* Whether the digest in the head is that of the bytes behind it. Reads every byte, so the tests ask for the model inside the
 * program. */
bool fhi_statement_model_intact(const fhi_statement_model *model);

/* The model inside this program; false if it was built without (FIRSTHAND_POLNEAR=OFF). */
bool fhi_statement_model_own(fhi_statement_model *model);

#endif
