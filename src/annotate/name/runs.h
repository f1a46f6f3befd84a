/* SPDX-License-Identifier: Apache-2.0 */
/* Runs of tokens of the sentence at hand that are names, or may be: what the rules behind the model ask of them. */
#ifndef FHI_ANNOTATE_NAME_RUNS_H
#define FHI_ANNOTATE_NAME_RUNS_H

#include "annotate/name/naming.h"

/* The name [first, first + count) of the sentence and its type. */
typedef struct fhi_run {
    uint32_t first, count;
    uint32_t type;
} fhi_run;

static inline uint32_t fhi_runs_label(const fhi_naming *naming, uint32_t i)
{
    return naming->views[i + FHI_NAMING_AROUND].label;
}

static inline void fhi_runs_write(fhi_naming *naming, fhi_run r)
{
    fhi_naming_write(naming, r.first, r.count, r.type);
}

static inline bool fhi_runs_hyphen(const fhi_naming *naming, uint32_t i)
{
    return naming->views[i + FHI_NAMING_AROUND].tag == FHI_TAG_HYPH;
}

/* Token `i` is parted from the one before it by a blank alone. */
static inline bool fhi_runs_follows(const fhi_naming *naming, uint32_t i)
{
    uint32_t flags = naming->views[i + FHI_NAMING_AROUND].trait.flags;
    return flags & FHI_TOKEN_SPACE && !(flags & FHI_TOKEN_FIRST);
}

/* The name that starts at token `i`. */
fhi_run fhi_runs_from(const fhi_naming *naming, uint32_t i);

/* The first token of the name that token `i` stands in. */
uint32_t fhi_runs_start(const fhi_naming *naming, uint32_t i);

/* The word lists know token `i` as a given name. */
bool fhi_runs_given(const fhi_naming *naming, uint32_t i);

/* Token `i` is a proper noun behind a blank, and no name holds it. */
bool fhi_runs_free(const fhi_naming *naming, uint32_t i);

/* It is free, and no word of a title, a body, a place, a people or the calendar. */
bool fhi_runs_may_be_person(const fhi_naming *naming, uint32_t i);

/* All tokens of a run may be one person's name: capitals that say no place, body or office, and what hyphens tie to them ("Hong Jang-won"). */
bool fhi_runs_all_personal(const fhi_naming *naming, fhi_run r);

#endif
