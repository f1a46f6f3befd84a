/* SPDX-License-Identifier: Apache-2.0 */
/* scene → hashed features, of tokens as cues and of positions as the edges of source and content. The program that trains the
 * model and the one that uses it share this file, so that both see the same. */
#ifndef FHI_ANNOTATE_QUOTE_STATEMENT_FEATURES_H
#define FHI_ANNOTATE_QUOTE_STATEMENT_FEATURES_H

#include "annotate/quote/scene.h"

/* Raised whenever a feature changes: a model trained for other features is refused. */
enum { FHI_STATEMENT_FEATURES = 3 };

enum { FHI_FEATURES_MOST = 96, FHI_EDGES_MOST = 192 };

/* What the features ask about one token, worked out once. The counts are of the tokens before it in the text. */
typedef struct fhi_glance {
    uint32_t word;
    uint32_t ending;  /* its last three bytes */
    uint16_t kin;     /* of its cluster, see text/clusters.h */
    uint16_t cue;     /* row of the cue table + 1, 0 */
    uint8_t cue_kind; /* kind and form of that row in one number */
    uint8_t tag;
    uint8_t part;
    uint8_t quote; /* 0 outside, 1 opens, 2 inside, 3 closes a quotation; + 4 in a short one */
    uint8_t shape;
    uint32_t verbs, commas, quotes, cues;
} fhi_glance;

/* The edges that are chosen for a cue, in this order: the far edge of each is chosen when the near one is known. */
typedef enum fhi_edge {
    FHI_SOURCE_END,
    FHI_SOURCE_START,
    FHI_BEHIND_START, /* of the content behind the cue */
    FHI_BEHIND_END,
    FHI_BEFORE_END, /* of the content before it */
    FHI_BEFORE_START,
    FHI_EDGE_COUNT
} fhi_edge;

typedef struct fhi_question {
    fhi_edge edge;
    fhi_extent cue;
    fhi_extent source; /* empty where there is none, or it is not known yet */
    uint32_t near;     /* the near edge, where the far one is asked for */
} fhi_question;

/* Glances at every token, and one more at the end of the text for its counts. NULL when memory is out. */
fhi_glance *fhi_statement_features_see(fhi_arena *arena, const fhi_scene *scene);

/* Counts the cues into the glances, once they are known. `cues` are in text order. */
void fhi_statement_features_count(fhi_glance *glances, uint32_t tokens, const fhi_extent *cues, uint32_t n);

/* Features of a token as part of a cue: how many were put into `out`. */
uint32_t fhi_statement_features_cue(const fhi_scene *scene, const fhi_glance *glances, uint32_t token,
                                    uint32_t out[FHI_FEATURES_MOST]);

/* The positions that may answer a question, at most FHI_EDGES_MOST. FHI_NONE is the first of them where "there is none" is an
 * answer. */
uint32_t fhi_statement_features_edges(const fhi_scene *scene, const fhi_question *question,
                                      uint32_t out[FHI_EDGES_MOST]);

/* What meets at a position, its two tags, as a number below FHI_MEETINGS: most pairs of tags never hold an edge, so that most
 * positions need not be weighed. */
enum { FHI_MEETINGS = 64 * 64 };
uint32_t fhi_statement_features_meeting(const fhi_scene *scene, const fhi_glance *glances, uint32_t at);

/* Features of one such answer. */
uint32_t fhi_statement_features_edge(const fhi_scene *scene, const fhi_glance *glances, const fhi_question *question,
                                     uint32_t at, uint32_t out[FHI_FEATURES_MOST]);

#endif
