/* SPDX-License-Identifier: Apache-2.0 */
/* A number with its unit: "$1.2bn a year", "27-kilometer", "5 percent". */
#ifndef FHI_ANNOTATE_MEASURE_H
#define FHI_ANNOTATE_MEASURE_H

#include "annotate/amount/amount_words.h"
#include "annotate/amount/numeral.h"

enum { FHI_MEASURE_BARE = UINT16_MAX }; /* no unit */

/* What a rate is counted by: a unit ("a barrel") or, where the tables do not know it, a noun ("per patient"). */
typedef struct fhi_each {
    uint16_t unit; /* FHI_MEASURE_BARE if none */
    uint32_t noun; /* its fragment, 0 if none */
} fhi_each;

typedef struct fhi_measure {
    uint32_t first, end; /* fragments [first, end), with signs of money and unit */
    fhi_numeral number;
    uint16_t unit;       /* FHI_MEASURE_BARE if none */
    fhi_unit_kind kind;  /* where there is a unit */
    uint32_t unit_first; /* where the unit behind the number starts; end if there is none */
    /* Of a rate without a unit ("nine deaths a day"): fragment of what it is of, 0 if that is not said. */
    uint32_t thing;
    fhi_each each, again; /* "3 kg per person per year" */
    bool money_before;    /* "$" stands before the number */
    bool age;             /* "45-year-old" */
} fhi_measure;

/* Reads the measure that starts at `at`, with a sign of money before the number or with the number. False as fhi_numeral_read. */
bool fhi_measure_read(const fhi_fragments *fragments, uint32_t at, fhi_measure *measure, uint32_t *skip);

/* Takes the unit that stands at measure->end, if one does. */
void fhi_measure_take_unit(const fhi_fragments *fragments, fhi_measure *measure);

/* `to` gets the unit of `from`, with what it is counted by. */
void fhi_measure_lend(const fhi_measure *from, fhi_measure *to);

/* Makes a rate of a bare number if the fragment `at`, behind it or the noun that it counts, begins what a rate is counted by. Returns the
 * fragment behind that, else `at`. */
uint32_t fhi_measure_rate(const fhi_fragments *fragments, uint32_t at, fhi_measure *measure);

/* The unit as the output says it ("USD/barrel"); {NULL, 0} for a bare number. False when memory is out. */
bool fhi_measure_unit(fhi_arena *arena, const fhi_fragments *fragments, const fhi_measure *measure, fh_span *unit);

#endif
