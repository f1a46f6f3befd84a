/* SPDX-License-Identifier: Apache-2.0 */
/* How close an article is to a story → how surely it belongs there. */
#ifndef FHI_STORY_JUDGE_H
#define FHI_STORY_JUDGE_H

#include "story/centre.h"

typedef struct fhi_closeness {
    fhi_likeness centre;
    fhi_cover cover;      /* of the one by the other */
    float numbered;       /* 1 where the article opens with numbers, so that `cover` tells of them */
    fhi_likeness nearest; /* the highest among the members compared */
    float average;        /* of the likenesses of the whole of each member */
    float
        lead; /* of the centre's likeness before that of the best other story; the likeness itself where there is none */
    float members; /* logarithm of their number */
    float days;    /* logarithm of the days between the article and the story, plus one */
    float age;     /* logarithm of the days since the story's first, plus one */
    float undated; /* 1 where that is not known */
} fhi_closeness;

enum {
    FHI_JUDGE_TEXT = 17,
    FHI_JUDGE_HEADLINE = 10,
    FHI_JUDGE_SIGNS = 18,
    FHI_JUDGE_LEVELS = 5,
    FHI_JUDGE_LEAVES = 1 << FHI_JUDGE_LEVELS,
    FHI_JUDGE_UNIT = 1024, /* leaves are logits times this */
};

/* A tree of which every level asks one question of all leaves: bit k of the leaf's number is signs[k] > bounds[k]. */
typedef struct fhi_judge_tree {
    uint8_t signs[FHI_JUDGE_LEVELS], bounds[FHI_JUDGE_LEVELS];
    int16_t leaves[FHI_JUDGE_LEAVES];
} fhi_judge_tree;

/* Weights of the terms that judge.c makes of a closeness, and trees that ask its signs, whose leaves are added to `base`. */
typedef struct fhi_judge {
    float text[FHI_JUDGE_TEXT];
    float headline[FHI_JUDGE_HEADLINE];
    const fhi_judge_tree *trees;
    uint32_t tree_count; /* 0: the weights alone */
    float base;
} fhi_judge;

/* Made by tools/train/train_stories.c. */
extern const fhi_judge fhi_judge_learned;

/* A closeness as the trees see it. Pure. */
void fhi_judge_signs(const fhi_closeness *closeness, uint8_t signs[FHI_JUDGE_SIGNS]);

/* Above nought where the article tells of the story's event, the more the surer. Pure. */
float fhi_judge_sure(const fhi_judge *judge, const fhi_closeness *closeness, bool headline);

#endif
