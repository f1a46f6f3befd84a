/* SPDX-License-Identifier: Apache-2.0 */
/* glances → hashed features, of eight tokens as cues or of eight positions as edges at a time (feature hashing: Weinberger et al. 2009).
 * The program that trains the model and the one that uses it share this file, so that both see the same. */
#ifndef FHI_ANNOTATE_QUOTE_STATEMENT_HASHES_H
#define FHI_ANNOTATE_QUOTE_STATEMENT_HASHES_H

#include "annotate/quote/statement_features.h"
#include "base/lanes.h"

enum { FHI_HASHES_MOST = 96 };

/* The features of up to FHI_LANES askings, one a lane; each has the same number of them. */
typedef struct fhi_hashes {
    union {
        fhi_lanes lanes[FHI_HASHES_MOST];
        uint32_t of[FHI_HASHES_MOST][FHI_LANES];
    };
    uint32_t n;
    uint32_t mask; /* set by the caller: the bits of a hash that are kept */
} fhi_hashes;

/* Of tokens as parts of a cue. */
void fhi_statement_hashes_cue(const fhi_scene *scene, const fhi_glance *glances, const uint32_t tokens[FHI_LANES],
                              fhi_hashes *out);

/* Of positions as answers to a question; or of the answer that there is none, FHI_NONE, in all lanes. */
void fhi_statement_hashes_edge(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                               const uint32_t at[FHI_LANES], fhi_hashes *out);

/* The same without the instructions that only some machines have: for tests. */
void fhi_statement_hashes_cue_plain(const fhi_scene *scene, const fhi_glance *glances, const uint32_t tokens[FHI_LANES],
                                    fhi_hashes *out);
void fhi_statement_hashes_edge_plain(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                                     const uint32_t at[FHI_LANES], fhi_hashes *out);

#endif
