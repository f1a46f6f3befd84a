/* SPDX-License-Identifier: Apache-2.0 */
/* The program's own words in a brief: days, numbers, names, and the words of a source made fit for a line. */
#ifndef FHI_BRIEF_PHRASE_H
#define FHI_BRIEF_PHRASE_H

#include "reconcile/claims.h"

/* Text that grows in an arena. `ok` turns false when memory is out and stays so. */
typedef struct fhi_phrase {
    fhi_arena *arena;
    FHI_LIST(char) text;
    bool ok;
} fhi_phrase;

/* Words of a name, a title or a thing counted that a line has room for. */
enum { FHI_PHRASE_NAME = 8 };

void fhi_phrase_start(fhi_arena *arena, fhi_phrase *phrase);

/* What was put so far, in the arena; {NULL, 0} when that is nothing, or memory is out. */
fh_span fhi_phrase_end(const fhi_phrase *phrase);

void fhi_phrase_put(fhi_phrase *phrase, fh_span text);
void fhi_phrase_string(fhi_phrase *phrase, const char *text);

/* "28 October 2024", or "28 October" in the year `year`; nothing for FHI_NO_DAY. */
void fhi_phrase_day(fhi_phrase *phrase, fhi_day day, int32_t year);

/* The days of an event, as exact as they are known: "28 October", "October", "2019", "3-5 March". */
void fhi_phrase_days(fhi_phrase *phrase, fhi_day first, fhi_day last, int32_t year);

/* "at least 1,200", "66%", "7-9". */
void fhi_phrase_amount(fhi_phrase *phrase, double low, double high, fhi_bound bound, fh_span unit);

/* Words of a source as a line: blanks made plain, an opening "But" or "Meanwhile," left out, at most `words` words ("…" behind where more
 * stood), without a closing full stop where `open`. */
void fhi_phrase_words(fhi_phrase *phrase, fh_span text, uint32_t words, bool open);

/* The same for a line of which nothing is cut before `gist`, an address in the text. */
void fhi_phrase_line(fhi_phrase *phrase, fh_span text, const char *gist, uint32_t words);

/* The same for what goes on in the middle of a sentence: nothing left out in front, no capital made. `gist` may be NULL. */
void fhi_phrase_rest(fhi_phrase *phrase, fh_span text, const char *gist, uint32_t words);

#endif
