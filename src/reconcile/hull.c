/* SPDX-License-Identifier: Apache-2.0 */
#include "reconcile/hull.h"

enum { NEIGHBOURS = 4 /* statements that may share their content */ };

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

fh_range fhi_hull_join(fh_range a, fh_range b)
{
    if (a.end <= a.start) return b;
    if (b.end <= b.start) return a;
    return (fh_range){smaller(a.start, b.start), larger(a.end, b.end)};
}

fh_range fhi_hull_of(const fh_range *ranges, uint32_t n, fh_range sentence)
{
    fh_range found = {0, 0};
    for (uint32_t i = 0; i < n; i++) {
        fh_range part = {larger(ranges[i].start, sentence.start), smaller(ranges[i].end, sentence.end)};
        if (part.start < part.end) found = fhi_hull_join(found, part);
    }
    return found;
}

/* True if the content is that of another statement too, whose cue stands in the sentence while this one's stands elsewhere: the nearer cue
 * tells whose it is. */
static bool is_of_another(const fhi_marks *marks, uint32_t number, fh_range sentence)
{
    const fhi_statement *s = &marks->statements.at[number];
    uint32_t end = number + NEIGHBOURS < marks->statements.n ? number + NEIGHBOURS : marks->statements.n;
    if (fhi_hull_of(s->cue.at, s->cue.n, sentence).end) return false;
    for (uint32_t i = number > NEIGHBOURS ? number - NEIGHBOURS : 0; i < end; i++) {
        const fhi_statement *other = &marks->statements.at[i];
        if (i == number || !fhi_hull_of(other->cue.at, other->cue.n, sentence).end) continue;
        fh_range mine = fhi_hull_of(s->content.at, s->content.n, sentence);
        fh_range theirs = fhi_hull_of(other->content.at, other->content.n, sentence);
        if (theirs.end > mine.start && mine.end > theirs.start) return true;
    }
    return false;
}

/* "Reports that it fell are false, she said": the reports, whose nobody says they are, are told of in what she says. */
static bool is_inside_another(const fhi_marks *marks, uint32_t number, fh_range sentence)
{
    const fhi_statement *s = &marks->statements.at[number];
    if (s->source.n) return false;
    fh_range mine = fhi_hull_of(s->content.at, s->content.n, sentence);
    for (uint32_t i = number + 1; i < marks->statements.n && i <= number + NEIGHBOURS; i++) {
        const fhi_statement *other = &marks->statements.at[i];
        fh_range theirs = fhi_hull_of(other->content.at, other->content.n, sentence);
        if (other->source.n && theirs.start < mine.start && mine.end <= theirs.end) return true;
    }
    return false;
}

bool fhi_hull_is_told_elsewhere(const fhi_marks *marks, uint32_t number, fh_range sentence)
{
    return is_of_another(marks, number, sentence) || is_inside_another(marks, number, sentence);
}
