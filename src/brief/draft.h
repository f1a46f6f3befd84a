/* SPDX-License-Identifier: Apache-2.0 */
/* A brief in the making: what all of its sections share. */
#ifndef FHI_BRIEF_DRAFT_H
#define FHI_BRIEF_DRAFT_H

#include "brief/phrase.h"
#include "brief/sections.h"
#include "reconcile/units.h"

typedef struct fhi_draft {
    fhi_arena *arena;   /* of the brief */
    fhi_arena *scratch; /* of one story */
    const fhi_reading *readings;
    const fhi_lineage *lineage;
    const fhi_stories *stories;
    const fhi_claims *claims;
    fhi_brief brief;
    uint32_t story;
    fhi_day last;                    /* the last day that one of its articles was published; FHI_NO_DAY */
    int64_t last_minute;             /* the same to the minute; 0 where one of that day tells no time */
    int32_t year;                    /* of the story: left out of its days */
    uint32_t first_claim, claim_end; /* of the story */
    const fhi_event **events;        /* of all stories, by story */
    uint32_t first_event, event_end; /* of the story */
    uint32_t first_figure, figure_end;
    uint8_t *used;               /* of each claim: it has its line */
    FHI_LIST(fhi_key_set) shown; /* the words of each line of the story */
    fhi_cites told;              /* and where its words stand */
    fhi_section section;         /* the one that lines go to */
} fhi_draft;

/* Begins a section; fhi_draft_close() adds it to the brief if it has lines. */
void fhi_draft_open(fhi_draft *draft, fhi_section_kind kind);
bool fhi_draft_close(fhi_draft *draft);

/* True if the range, part of it or most of its words stand in a line already. Sets `failed` when memory is out. */
bool fhi_draft_repeats(fhi_draft *draft, fhi_cite cite, bool *failed);

/* Adds a line to the open section: its text, its cites (not empty), its claim (FHI_NONE for none). False when memory is out. */
bool fhi_draft_line(fhi_draft *draft, fh_span text, const fhi_cite *cites, uint32_t n, uint32_t claim);

/* The statement that a claim's text stands in; NULL if none. */
const fhi_statement *fhi_draft_statement(const fhi_draft *draft, const fhi_claim *claim);

/* "NATO Secretary General Mark Rutte": the speaker with the title that the article gives. */
void fhi_draft_speaker(const fhi_draft *draft, fhi_phrase *phrase, uint32_t article, const fhi_voice *speaker);

/* What a statement says within `at`, in quotation marks where it is direct. */
void fhi_draft_content(const fhi_draft *draft, fhi_phrase *phrase, uint32_t article, const fhi_statement *statement,
                       fh_range at, uint32_t words);

/* Cites for a line of a claim: the clearest, and one of each other origin, at most `room`. Returns how many. */
uint32_t fhi_draft_cites(const fhi_draft *draft, const fhi_claim *claim, fhi_cite *cites, uint32_t room);

/* "24 March", "21–23 March (inferred)": when an event was or is to be. */
void fhi_draft_days(const fhi_draft *draft, fhi_phrase *phrase, const fhi_event *event);

/* "(Northern Wire; Harbour Gazette)": the origins behind a claim, where they have names fit for a line. */
void fhi_draft_origins(const fhi_draft *draft, fhi_phrase *phrase, const fhi_claim *claim);

/* The sections, each adding at most `most` lines. False when memory is out. */
bool fhi_developments_latest(fhi_draft *draft, uint32_t most);
bool fhi_developments_established(fhi_draft *draft, uint32_t most);
bool fhi_developments_single(fhi_draft *draft, uint32_t most);
bool fhi_developments_disputed(fhi_draft *draft, uint32_t most);
bool fhi_developments_announced(fhi_draft *draft, uint32_t most);
bool fhi_voices_said(fhi_draft *draft, uint32_t most);
bool fhi_tables_figures(fhi_draft *draft, uint32_t most);
bool fhi_tables_timeline(fhi_draft *draft, uint32_t most);
bool fhi_tables_sources(fhi_draft *draft, uint32_t most);

#endif
