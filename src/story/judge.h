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

enum { FHI_JUDGE_TEXT = 17, FHI_JUDGE_HEADLINE = 10 };

/* Weights of the terms that judge.c makes of a closeness. */
typedef struct fhi_judge {
    float text[FHI_JUDGE_TEXT];
    float headline[FHI_JUDGE_HEADLINE];
} fhi_judge;

/* Made by tools/train/train_stories.c. */
extern const fhi_judge fhi_judge_learned;

/* Above nought where the article tells of the story's event, the more the surer. Pure. */
float fhi_judge_sure(const fhi_judge *judge, const fhi_closeness *closeness, bool headline);

#endif
