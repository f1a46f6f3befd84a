/* SPDX-License-Identifier: Apache-2.0 */
/* scene → what is weighed: glances at the tokens, of which features are hashed (statement_hashes.h), and the positions that may be the
 * edges of source and content. The program that trains the model and the one that uses it share this file, so that both see the same. */
#ifndef FHI_ANNOTATE_QUOTE_STATEMENT_FEATURES_H
#define FHI_ANNOTATE_QUOTE_STATEMENT_FEATURES_H

#include "annotate/quote/scene.h"

/* Raised whenever a feature changes: a model trained for other features is refused. */
enum { FHI_STATEMENT_FEATURES = 3 };

enum { FHI_EDGES_MOST = 192 };

/* What the features ask about one token, worked out once. The counts are of the tokens before it in the text. */
typedef struct fhi_glance {
    uint32_t word;
    uint32_t ending; /* its last three bytes */
    uint32_t look;   /* tag, part, quotation and shape, a byte each from the lowest up */
    /* Kin of its cluster, see text/clusters.h; above that the kind and form of its cue in one number. */
    uint32_t kinship;
    uint32_t cue; /* row of the cue table + 1, 0 */
    /* The first telling word within a few right of it, and left of it in the upper half: what stands right of a verb says whether it
     * attributes. */
    uint32_t telling;
    uint32_t quotation; /* how a quotation stands to it in its sentence */
    uint32_t verbs, commas, quotes, cues;
} fhi_glance;

/* Of a glance beside the text or the sentence; all else is 0. FHI_GLANCES_AROUND of them stand before and behind those of the text. */
enum { FHI_GLANCE_NO_WORD = 1, FHI_GLANCE_NO_LOOK = 0xFFFF, FHI_GLANCES_AROUND = 3 };

static inline uint8_t fhi_glance_tag(const fhi_glance *g)
{
    return (uint8_t)g->look;
}

static inline uint8_t fhi_glance_part(const fhi_glance *g)
{
    return (uint8_t)(g->look >> 8);
}

/* 0 outside, 1 opens, 2 inside, 3 closes a quotation; + 4 in a short one. */
static inline uint8_t fhi_glance_quote(const fhi_glance *g)
{
    return (uint8_t)(g->look >> 16);
}

static inline uint8_t fhi_glance_cue_kind(const fhi_glance *g)
{
    return (uint8_t)(g->kinship >> 16);
}

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

/* The positions that may answer a question, at most FHI_EDGES_MOST. FHI_NONE is the first of them where "there is none" is an
 * answer. */
uint32_t fhi_statement_features_edges(const fhi_scene *scene, const fhi_question *question,
                                      uint32_t out[FHI_EDGES_MOST]);

/* What meets at a position, its two tags, as a number below FHI_MEETINGS: most pairs of tags never hold an edge, so that most
 * positions need not be weighed. */
enum { FHI_MEETINGS = 64 * 64 };
uint32_t fhi_statement_features_meeting(const fhi_scene *scene, const fhi_glance *glances, uint32_t at);

#endif
