/* SPDX-License-Identifier: Apache-2.0 */
/* What the fields of a time's meaning are, and how they are read: fhi_when_has(m, FHI_WHEN_YEAR), m->field[FHI_WHEN_YEAR]. */
#ifndef FHI_WHEN_MEANING_H
#define FHI_WHEN_MEANING_H

#include "annotate/marks.h"

enum fhi_when_field {
#define FIELD(name) FHI_WHEN_##name,
#include "annotate/when/names.def"
    FHI_WHEN_FIELD_COUNT
};

enum fhi_when_form {
#define FORM(name) FHI_FORM_##name,
#include "annotate/when/names.def"
};

enum fhi_when_unit {
#define UNIT(name, duration) FHI_UNIT_##name,
#include "annotate/when/names.def"
};

enum fhi_when_part {
#define PART(name, first, early, late, last) FHI_PART_##name,
#include "annotate/when/names.def"
};

enum fhi_when_season {
#define SEASON(name) FHI_SEASON_##name,
#include "annotate/when/names.def"
};

enum fhi_when_ref {
#define REF(name) FHI_REF_##name,
#include "annotate/when/names.def"
};

enum fhi_when_modifier {
#define MODIFIER(name) FHI_MODIFIER_##name,
#include "annotate/when/names.def"
};

/* What AWAY says of a length that is counted from a day: "two weeks before", "after" and "starting". */
enum { FHI_AWAY_BACK = -1, FHI_AWAY_ON = 1, FHI_AWAY_ALONG = 2 };

/* What OPEN says: which side of the time is meant, the time itself left out ("before", "after") or not. */
enum {
    FHI_OPEN_SINCE_LAST = -4, /* "from 2007 to the end of 2008": from the time before it in the text */
    FHI_OPEN_SINCE_NOW = -3,  /* "will open by the end of May" */
    FHI_OPEN_UNTIL = -2,      /* "until the end of May" */
    FHI_OPEN_BEFORE = -1,
    FHI_OPEN_AFTER = 1,
    FHI_OPEN_ON = 2 /* "starting Monday", "2018 or later" */
};

enum { FHI_WHEN_NOTHING = INT16_MIN };

_Static_assert((int)FHI_WHEN_FIELD_COUNT <= (int)FHI_TIME_FIELDS, "marks.h has room for every field");

static inline bool fhi_when_has(const fhi_time_meaning *meaning, enum fhi_when_field field)
{
    return meaning->field[field] != FHI_WHEN_NOTHING;
}

/* The field, or `otherwise` where the words say nothing of it. */
static inline int fhi_when_get(const fhi_time_meaning *meaning, enum fhi_when_field field, int otherwise)
{
    return fhi_when_has(meaning, field) ? meaning->field[field] : otherwise;
}

/* "This week", "early this week". */
static inline bool fhi_when_is_this_week(const fhi_time_meaning *meaning)
{
    return fhi_when_get(meaning, FHI_WHEN_UNIT, -1) == FHI_UNIT_WEEK && fhi_when_get(meaning, FHI_WHEN_STEP, -1) == 0;
}

#endif
