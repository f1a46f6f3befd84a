/* SPDX-License-Identifier: Apache-2.0 */
/* What `brief` makes of claims: what a desk reads first, in sections of cited lines. */
#ifndef FHI_BRIEF_SECTIONS_H
#define FHI_BRIEF_SECTIONS_H

#include "reconcile/claims.h"

typedef struct fhi_line {
    /* What a reader reads: words of the sources, with the program's own words of attribution round them. */
    fh_span text;
    fhi_cites cites;           /* never empty */
    FHI_LIST(uint32_t) claims; /* indexes into the claims */
} fhi_line;

typedef enum fhi_section_kind {
    FHI_SECTION_LATEST,
    FHI_SECTION_ESTABLISHED, /* stands on two or more independent origins */
    FHI_SECTION_SINGLE,      /* hangs on one origin */
    FHI_SECTION_FIGURES,     /* figures that differ */
    FHI_SECTION_DISPUTED,    /* denied, disputed or corrected */
    FHI_SECTION_ANNOUNCED,   /* still to come */
    FHI_SECTION_SAID,        /* who said what */
    FHI_SECTION_TIMELINE,
    FHI_SECTION_SOURCES, /* where each article came from */
} fhi_section_kind;

typedef struct fhi_section {
    uint32_t story;
    fhi_section_kind kind;
    FHI_LIST(fhi_line) lines;
} fhi_section;

typedef struct fhi_brief {
    /* By story, heaviest story first, then in the order of fhi_section_kind. */
    FHI_LIST(fhi_section) sections;
} fhi_brief;

#endif
