/* SPDX-License-Identifier: Apache-2.0 */
/* readings → what each article says about where its text comes from. */
#ifndef FHI_LINEAGE_SOURCING_H
#define FHI_LINEAGE_SOURCING_H

#include "annotate/marks.h"
#include "tables/newsroom.h"

typedef enum fhi_credit_strength {
    FHI_CREDIT_MENTION, /* "as the Courier first reported", "told the agency": a courtesy, or one fact among others */
    FHI_CREDIT_REPORT,  /* "according to an investigation by": what the article tells is theirs */
    FHI_CREDIT_LINE,    /* a credit line or a dateline: the text is theirs */
} fhi_credit_strength;

/* How much of the text a credit is for. */
typedef enum fhi_credit_reach {
    FHI_REACH_FACT,    /* one fact among others */
    FHI_REACH_OPENING, /* one fact, told near the top */
    FHI_REACH_WHOLE,   /* the whole: a line, the lead, or "an investigation by" near the top */
} fhi_credit_reach;

typedef struct fhi_sourced {
    uint64_t key; /* fhi_newsroom_key() of the name */
    fh_span name;
    fhi_credit_strength strength;
    bool agency;
    fhi_credit_reach reach;
    bool partner; /* of the outlet, or of whom a line credits: the text speaks of their common work */
} fhi_sourced;

typedef struct fhi_sourcing {
    uint64_t self; /* key of the outlet, 0 where it is not known */
    fh_span outlet;
    bool agency;        /* the outlet is an agency, or credited as one: its own page */
    bool wire;          /* and has no readers of its own: nothing there is from another */
    bool heard;         /* somebody spoke to the outlet itself */
    bool personal;      /* the author says "I": whatever it is about, it is the author's */
    bool unnamed;       /* it tells something near the top by media that it does not name */
    bool agencies;      /* a line says that part of it is from agencies, and not from which */
    bool reprint;       /* it says that it stood elsewhere first, and not where */
    fh_span own_credit; /* the outlet, where the text credits it by a line of its own; else {NULL, 0} */
    FHI_LIST(fhi_sourced)
    text; /* others who are credited, each once, under its strongest credit; strongest first, partners last */
    FHI_LIST(fhi_sourced) photos; /* credited for pictures alone */
    FHI_LIST(fhi_sourced) unsure; /* named like a source, by names that may be newsrooms': see lineage/peers.h */
} fhi_sourcing;

/* Whether a credit line or a dateline says that the text is another's. */
static inline bool fhi_sourcing_has_line(const fhi_sourcing *sourcing)
{
    return sourcing->text.n && sourcing->text.at[0].strength == FHI_CREDIT_LINE;
}

/* The name of an outlet without its article: "Aldport Courier" of "The Aldport Courier". */
fh_span fhi_sourcing_bare(fh_span outlet);

/* Whether one of `text` stands for where the article has its text from, so that it is told. */
bool fhi_sourcing_is_source(const fhi_sourcing *sourcing, const fhi_sourced *credit);

/* False when memory is out. Linear in the text. */
bool fhi_sourcing_of(fhi_arena *arena, const fhi_reading *reading, fhi_sourcing *sourcing);

/* Adds one of `unsure` to `text`, which is copied: the list may be kept for longer than what is added to it. False when memory is out. */
bool fhi_sourcing_add(fhi_arena *arena, fhi_sourcing *sourcing, fhi_sourced named);

#endif
