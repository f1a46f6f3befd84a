/* SPDX-License-Identifier: Apache-2.0 */
/* The text as attribution sees it: the part that each token plays, and the quotations; and what is found in it, as frames. */
#ifndef FHI_ANNOTATE_QUOTE_SCENE_H
#define FHI_ANNOTATE_QUOTE_SCENE_H

#include "annotate/marks.h"
#include "annotate/quote/cues.h"
#include "base/span.h"

typedef enum fhi_part {
    FHI_PART_NONE, /* an open-class word: most often a noun */
    FHI_PART_DET,
    FHI_PART_POSSESSIVE,
    FHI_PART_PRONOUN,
    FHI_PART_PREPOSITION,
    FHI_PART_CONJUNCTION,
    FHI_PART_SUBORDINATOR,
    FHI_PART_COMPLEMENTIZER,
    FHI_PART_QUESTION,
    FHI_PART_BE,
    FHI_PART_HAVE,
    FHI_PART_DO,
    FHI_PART_MODAL,
    FHI_PART_NOT,
    FHI_PART_TO,
    FHI_PART_ADVERB,
    FHI_PART_TIME,
    FHI_PART_VERB, /* finite; by its tag alone */
    FHI_PART_PARTICIPLE,
    FHI_PART_GENITIVE, /* 's behind a name or noun */
    FHI_PART_QUOTE,    /* a quotation mark */
    FHI_PART_COMMA,
    FHI_PART_STOP,  /* . ? ! */
    FHI_PART_COLON, /* : ; … */
    FHI_PART_DASH,
    FHI_PART_OPEN,
    FHI_PART_CLOSE,
} fhi_part;

/* Tokens [first, end). Empty where first == end. */
typedef struct fhi_extent {
    uint32_t first;
    uint32_t end;
} fhi_extent;

/* A quotation: its marks are its first and its last token, but for one that goes on in the next paragraph, which has no last mark. */
typedef struct fhi_quotation {
    fhi_extent at;
    uint32_t before; /* the quotation of the paragraph before that this one continues, FHI_NONE */
    bool closed;
} fhi_quotation;

typedef struct fhi_scene {
    const fhi_marks *marks;
    fh_span text;
    const fhi_token *tokens;
    uint32_t count;
    const fhi_sentence *sentences;
    uint8_t *parts;   /* fhi_part of each token */
    uint32_t *quoted; /* of each token, its marks included: index of its quotation, FHI_NONE */
    uint32_t *named;  /* of each token: index of the name that it is part of, FHI_NONE */
    FHI_LIST(fhi_quotation) quotations;
} fhi_scene;

/* An attribution, in tokens. */
typedef struct fhi_frame {
    fhi_extent cue;
    fhi_extent source;
    FHI_LIST(fhi_extent) content;
    uint8_t kind; /* fhi_cue_kind */
} fhi_frame;

typedef FHI_LIST(fhi_frame) fhi_frames;

/* Sees the text of `marks`; everything lives in `arena`. False when memory is out. Linear in the text. */
bool fhi_scene_see(fhi_arena *arena, const fhi_marks *marks, fhi_scene *scene);

static inline fh_span fhi_scene_word(const fhi_scene *scene, uint32_t token)
{
    return fhi_span_cut(scene->text, scene->tokens[token].at);
}

/* The tokens of a token's sentence. */
static inline fhi_extent fhi_scene_sentence(const fhi_scene *scene, uint32_t token)
{
    const fhi_sentence *s = &scene->sentences[scene->tokens[token].sentence];
    return (fhi_extent){s->first, s->first + s->count};
}

/* The block that a token stands in. */
static inline uint32_t fhi_scene_block(const fhi_scene *scene, uint32_t token)
{
    return scene->sentences[scene->tokens[token].sentence].block;
}

#endif
