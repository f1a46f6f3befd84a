/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces around an amount in, up or down out. The words are those of data/amount/changes.tsv. */
#include "annotate/amount/change.h"

enum {
    NEAR = 10,  /* fragments between a verb and "by 5 percent" */
    OBJECT = 4, /* fragments between a verb and an amount without "by": "raised prices 5 percent" */
    BEHIND = 4  /* fragments between an amount and its noun: "5 percent year-on-year rise" */
};

static bool is_ratio(const fhi_measure *measure)
{
    return measure->unit != FHI_MEASURE_BARE && measure->kind == FHI_UNIT_RATIO;
}

/* "gained 3 cents", "lost $1.35, or 2 percent,", "added 12 points to 3,400": a step of a price or an index. */
static bool is_step(const fhi_fragments *fragments, const fhi_measure *measure)
{
    uint32_t end = measure->end;
    bool points = measure->unit == FHI_MEASURE_BARE && fhi_fragment_is(fragments, end, "points");
    bool money = measure->unit != FHI_MEASURE_BARE && measure->kind == FHI_UNIT_MONEY;
    if (!points && !money) return false;
    if (money && (fhi_fragment_is(fragments, end - 1, "cents") || fhi_fragment_is(fragments, end - 1, "pence")))
        return true;
    if (points) end++;
    if (fhi_fragment_sign(fragments, end, ',') && fhi_fragment_is(fragments, end + 1, "or")) return true;
    if (points && measure->number.marked) return true;
    return fhi_fragment_is(fragments, end, "to") && (fhi_fragment_at(fragments, end + 1)->kind == FHI_FRAGMENT_DIGITS ||
                                                     fhi_fragment_at(fragments, end + 2)->kind == FHI_FRAGMENT_DIGITS);
}

static fhi_change direction(uint8_t moves)
{
    return moves & FHI_MOVES_UP ? FHI_CHANGE_UP : moves & FHI_MOVES_DOWN ? FHI_CHANGE_DOWN : FHI_CHANGE_NONE;
}

/* What a noun of change says of the amount: nothing where it moves percentages alone and the amount is none. */
static fhi_change direction_by_noun(uint8_t moves, const fhi_measure *measure)
{
    bool stands = (moves & FHI_MOVES_RATIO) == 0 || is_ratio(measure);
    return stands ? direction(moves) : FHI_CHANGE_NONE;
}

static bool is_particle(const fhi_fragments *fragments, uint32_t at)
{
    return fhi_fragment_is(fragments, at, "up") || fhi_fragment_is(fragments, at, "down") ||
           fhi_fragment_is(fragments, at, "off");
}

/* "fell below 40 percent" names a level, as does "between $5 and $7" of anything but percentages. */
static bool names_level(const fhi_fragments *fragments, uint32_t first, uint32_t end, const fhi_measure *measure)
{
    static const char *const words[] = {"above", "below", "under", "beyond", "exceeding", "past"};
    static const char *const fails[] = {"short", "shy"};
    if (FHI_FRAGMENT_IN(fragments, first, words)) return true;
    if (fhi_fragment_is(fragments, first, "as") && fhi_fragment_is(fragments, first + 1, "high")) return true;
    if (FHI_FRAGMENT_IN(fragments, end, fails) || FHI_FRAGMENT_IN(fragments, end + 1, fails))
        return true; /* "fell 5 cents short" */
    return fhi_fragment_is(fragments, first, "between") && !is_ratio(measure) &&
           !fhi_fragment_is(fragments, first - 1, "by");
}

/* "up", "down" and "off" belong to a verb ("set up two camps") but for ratios, and behind a form of "be" or a comma. */
static bool particle_stands(const fhi_fragments *fragments, uint32_t at, const fhi_measure *measure)
{
    static const char *const be[] = {"is",       "are",    "was",     "were",   "be",   "been",   "ended",  "closed",
                                     "finished", "traded", "closing", "ending", "ends", "closes", "inched", "edged"};
    static const char *const make[] = {"make", "makes", "made", "making", "take", "takes", "took", "taking"};
    if (FHI_FRAGMENT_IN(fragments, at - 1, make)) return false; /* "make up 38 percent" */
    if (is_ratio(measure)) return true;
    if (measure->unit == FHI_MEASURE_BARE && !measure->number.digits) return false;
    const fhi_fragment *before = fhi_fragment_at(fragments, at - 1);
    if (before->kind == FHI_FRAGMENT_SIGN || before->kind == FHI_FRAGMENT_END) return true;
    return FHI_FRAGMENT_IN(fragments, at - 1, be);
}

static fhi_change verb_at(const fhi_fragments *fragments, uint32_t at, const fhi_measure *measure, bool by)
{
    uint8_t moves = fhi_fragment_meaning(fragments, at)->verb;
    if (moves == 0) return FHI_CHANGE_NONE;
    if (is_particle(fragments, at)) return particle_stands(fragments, at, measure) ? direction(moves) : FHI_CHANGE_NONE;
    bool stands = (moves & FHI_MOVES_RATIO) == 0 || by || is_ratio(measure) || is_step(fragments, measure);
    return stands ? direction(moves) : FHI_CHANGE_NONE;
}

/* Words that may stand between the verb and the amount. */
static bool is_filler(const fhi_fragments *fragments, uint32_t at)
{
    static const char *const all[] = {"a",     "an",   "another", "additional", "further", "some",
                                      "about", "just", "only",    "well",       "the",     "even",
                                      "as",    "much", "nearly",  "almost",     "then",    "again"};
    const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
    if (fragment->kind != FHI_FRAGMENT_LETTERS || fhi_fragment_meaning(fragments, at)->verb) return false;
    fh_span text = fhi_fragment_text(fragments, at);
    if (fragment->tag == FHI_TAG_RB || (text.len > 4 && fhi_span_ends(text, FHI_SPAN("ly")))) return true;
    return FHI_FRAGMENT_IN(fragments, at, all);
}

/* A verb or noun of change before the "by" at `by`, in the same clause. */
static fhi_change change_by(const fhi_fragments *fragments, uint32_t by, const fhi_measure *measure)
{
    static const char *const defeat[] = {"lose", "loses", "lost", "losing"};
    for (uint32_t at = by - 1; by - at <= NEAR; at--) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
        if (fragment->kind == FHI_FRAGMENT_END || fragment->code == ';' || fragment->code == ':') break;
        if (FHI_FRAGMENT_IN(fragments, at, defeat)) break; /* "lost to him by 30 points" */
        fhi_change change = verb_at(fragments, at, measure, true);
        if (change == FHI_CHANGE_NONE) change = direction(fhi_fragment_meaning(fragments, at)->of);
        if (change != FHI_CHANGE_NONE) return change;
    }
    return FHI_CHANGE_NONE;
}

static fhi_change change_before(const fhi_fragments *fragments, uint32_t first, const fhi_measure *measure)
{
    uint32_t at = first;
    if (fhi_fragment_is(fragments, at - 1, "of") && fhi_fragment_is(fragments, at - 2, "average"))
        at -= 2; /* "grew by an average of 3 percent" */
    for (int i = 0; i < 3 && is_filler(fragments, at - 1); i++) at--;
    if (fhi_fragment_is(fragments, at - 1, "by")) return change_by(fragments, at - 1, measure);
    if (fhi_fragment_is(fragments, at - 1, "of")) {
        for (uint32_t i = 2; i < 6; i++) {
            uint8_t moves = fhi_fragment_meaning(fragments, at - i)->of;
            if (fhi_fragment_is(fragments, at - i, "to")) break; /* "rise to the figure of" */
            if (moves) return direction_by_noun(moves, measure);
        }
        return FHI_CHANGE_NONE;
    }
    fhi_change change = verb_at(fragments, at - 1, measure, false);
    if (change != FHI_CHANGE_NONE || !is_ratio(measure)) return change;
    for (uint32_t i = 1; i <= OBJECT; i++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at - i);
        if (fragment->kind != FHI_FRAGMENT_LETTERS) break;
        uint8_t hint = fhi_fragment_meaning(fragments, at - i)->noun;
        if (hint == FHI_NOUN_STOP && !is_particle(fragments, at - i) && !is_filler(fragments, at - i)) break;
        change = verb_at(fragments, at - i, measure, false);
        if (change != FHI_CHANGE_NONE) return change;
    }
    return FHI_CHANGE_NONE;
}

static fhi_change change_behind(const fhi_fragments *fragments, uint32_t end, const fhi_measure *measure)
{
    uint8_t moves = fhi_fragment_meaning(fragments, end)->behind;
    bool unit = measure->unit != FHI_MEASURE_BARE;
    if (moves && unit && (!(moves & FHI_MOVES_RATIO) || is_ratio(measure))) return direction(moves);
    if (!unit) return FHI_CHANGE_NONE;
    for (uint32_t at = end; at < end + BEHIND; at++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at);
        if (fhi_fragment_joins(fragments, at)) continue;
        if (fragment->kind != FHI_FRAGMENT_LETTERS) break;
        bool verbal = fragment->tag == FHI_TAG_VBD || fragment->tag == FHI_TAG_VBZ || fragment->tag == FHI_TAG_VBP;
        if (verbal) break;
        uint8_t noun = fhi_fragment_meaning(fragments, at)->of;
        if (noun) return direction_by_noun(noun, measure);
        bool joined = fhi_fragment_joins(fragments, at - 1) || fhi_fragment_joins(fragments, at + 1);
        if (fhi_fragment_meaning(fragments, at)->noun == FHI_NOUN_STOP && !joined) break;
    }
    return FHI_CHANGE_NONE;
}

fhi_change fhi_change_of(const fhi_fragments *fragments, uint32_t first, uint32_t end, const fhi_measure *measure)
{
    if (measure->age || measure->number.many) return FHI_CHANGE_NONE;
    fhi_change change = change_behind(fragments, end, measure);
    if (change != FHI_CHANGE_NONE) return change;
    return names_level(fragments, first, end, measure) ? FHI_CHANGE_NONE : change_before(fragments, first, measure);
}

bool fhi_change_before(const fhi_fragments *fragments, uint32_t at)
{
    for (uint32_t i = 1; i <= NEAR; i++) {
        const fhi_fragment *fragment = fhi_fragment_at(fragments, at - i);
        if (fragment->kind == FHI_FRAGMENT_END || fragment->code == ';') break;
        if (fhi_fragment_meaning(fragments, at - i)->verb || fhi_fragment_meaning(fragments, at - i)->of) return true;
    }
    return false;
}
