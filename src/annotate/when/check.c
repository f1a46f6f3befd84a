/* SPDX-License-Identifier: Apache-2.0 */
/* The checks of the grammar; see check.h. */
#include "annotate/when/check.h"

#include "annotate/when/tense.h"
#include "base/span.h"

typedef struct place {
    const fhi_match_sentence *in;
    const fhi_match *match;
} place;

/* The piece `away` pieces before the match (1 = the nearest), or behind it where `away` is negative; NULL outside of the sentence. */
static const fhi_piece *near(const place *p, int away)
{
    int64_t at = away > 0 ? (int64_t)p->match->start - away : (int64_t)p->match->end - 1 - away;
    return at < (int64_t)p->in->start || at >= (int64_t)p->in->end ? NULL : &p->in->pieces[at];
}

static fh_span words_of(const place *p, const fhi_piece *piece)
{
    return piece ? fhi_span_cut(p->in->marks->text->article->text, piece->at) : (fh_span){NULL, 0};
}

static fhi_tag tag_of(const place *p, const fhi_piece *piece)
{
    return piece ? (fhi_tag)p->in->marks->text->tokens.at[piece->token].tag : FHI_TAG_NONE;
}

/* True if the piece is one of the words of `list`, which are set off by blanks. */
static bool among(const place *p, const fhi_piece *piece, const char *list)
{
    fh_span word = words_of(p, piece);
    if (word.len == 0 || word.len > 20) return false;
    size_t at = 0, n = strlen(list);
    while (at < n) {
        size_t end = at;
        while (end < n && list[end] != ' ') end++;
        if (fhi_span_same(word, (fh_span){list + at, end - at})) return true;
        at = end + 1;
    }
    return false;
}

static bool is_plural_noun(fhi_tag tag)
{
    return tag == FHI_TAG_NNS;
}

static const fhi_piece *first_of(const place *p)
{
    return &p->in->pieces[p->match->start];
}

/* True if the match is all of its sentence: a caption, a cell of a table. */
static bool is_whole(const place *p)
{
    return p->match->start == p->in->start && p->match->end == p->in->end;
}

static bool month_holds(const place *p)
{
    const fhi_piece *piece = first_of(p), *before = near(p, 1), *after = near(p, -1);
    fh_span word = words_of(p, piece);
    if (is_whole(p) && piece->flags & FHI_PIECE_CAPITAL) return true;
    if (word.len == 3 && !among(p, piece, "may")) return false; /* "Jan" is a name as often; "Jan." is not */
    if (!(piece->flags & FHI_PIECE_CAPITAL))
        return among(p, before, "in last next this since until till of by during") && !among(p, piece, "may march mar");
    if (tag_of(p, piece) == FHI_TAG_MD || tag_of(p, piece) == FHI_TAG_VB) return false;
    if (!among(p, piece, "may march mar april june jan august")) return true;
    bool led = among(p, before,
                     "in last next this since until till of by during for from to early late mid and or to through - , "
                     "( between before after every each on");
    if (led) return true;
    return among(p, piece, "april june august jan") && !(after && after->flags & FHI_PIECE_CAPITAL);
}

/* "at 1925 Harbour Street": a capital word or two, then what streets are called. */
static bool is_address(const place *p)
{
    for (int i = 1; i <= 3; i++) {
        const fhi_piece *word = near(p, -i);
        if (!word || !(word->flags & FHI_PIECE_CAPITAL)) return false;
        if (i > 1 && among(p, word,
                           "street st st. avenue ave ave. road rd rd. drive dr. lane boulevard blvd blvd. way court "
                           "place highway"))
            return true;
    }
    return false;
}

/* True of 2014 and 2018, not of 1380 and 2075. */
static bool are_years(const fhi_piece *a, const fhi_piece *b)
{
    static const uint64_t year = UINT64_C(1) << FHI_CLASS_Y4;
    enum { APART = 300 };
    return a->classes & b->classes & year && b->number >= a->number && b->number - a->number <= APART;
}

/* "555-2010": hyphened to figures that are no year; "2014-2018" and "1984-85" are. */
static bool is_of_longer_number(const place *p)
{
    const fhi_piece *first = first_of(p), *before = near(p, 1), *after = near(p, -1), *far = near(p, 2),
                    *next = near(p, -2), *third = near(p, -3);
    bool behind = far && among(p, before, "-") && first->flags & before->flags & FHI_PIECE_GLUED &&
                  far->flags & FHI_PIECE_DIGITS,
         ahead = next && among(p, after, "-") && after->flags & next->flags & FHI_PIECE_GLUED &&
                 next->flags & FHI_PIECE_DIGITS;
    if (behind && (!are_years(far, first) || (far->flags & FHI_PIECE_GLUED && among(p, near(p, 3), "-")))) return true;
    if (!ahead) return false;
    if (third && third->flags & FHI_PIECE_GLUED && among(p, third, "-")) return true; /* "2010-2015-86" */
    return !are_years(first, next) && next->digits != 2;
}

static bool year_holds(const place *p)
{
    const fhi_piece *piece = first_of(p), *before = near(p, 1), *after = near(p, -1);
    if (is_of_longer_number(p)) return false;
    if (piece->number < 1500 || piece->number > 2100)
        return among(p, before, "in since by until before circa year from to") && !is_plural_noun(tag_of(p, after)) &&
               piece->number <= 2200;
    if (after && after->flags & FHI_PIECE_GLUED && among(p, after, "% /")) return false;
    if (before && before->flags & FHI_PIECE_GLUED && piece->flags & FHI_PIECE_GLUED && among(p, before, "/ . , :"))
        return false;
    if (among(p, before, "$ £ € # no no. rule about some nearly than least") || is_address(p))
        return among(p, before, "than") && among(p, near(p, 2), "later earlier") && !is_plural_noun(tag_of(p, after));
    if (among(p, after,
              "people men women troops soldiers miles km kilometers kilometres metres meters feet points percent "
              "dollars euros pounds yen yuan tons tonnes barrels votes seats jobs homes employees workers shares "
              "units degrees hours days months weeks year years million billion thousand mhz kg lbs GMT UTC hrs EST "
              "EDT p.m "
              "a.m pm am"))
        return false;
    if (among(p, after, "per") && among(p, near(p, -2), "cent")) return false;
    bool joined =
        among(p, after, "-") && after->flags & FHI_PIECE_GLUED && near(p, -2) && near(p, -2)->flags & FHI_PIECE_LETTERS;
    if (joined) return among(p, before, "in since the of by from");
    if (among(p, before, "in since by until of from during the and to - through ( , before after early late"))
        return !is_plural_noun(tag_of(p, after)) || among(p, before, "in since the of by") ||
               (among(p, before, "and or") && near(p, 2) && near(p, 2)->classes >> FHI_CLASS_Y4 & 1);
    return !is_plural_noun(tag_of(p, after));
}

static bool year_words_holds(const place *p)
{
    int year = fhi_when_get(&p->match->meaning, FHI_WHEN_YEAR, 0);
    return !is_plural_noun(tag_of(p, near(p, -1))) && (year >= 1500 || among(p, near(p, 1), "in since by"));
}

/* "The Sunday Times", "Saturday Evening Post", "Monday Night Football": the day is part of a title. */
static bool opens_title(const place *p)
{
    const fhi_piece *after = near(p, -1);
    if (after && after->flags & FHI_PIECE_CAPITAL && among(p, after, "morning evening night")) after = near(p, -2);
    return after && after->flags & FHI_PIECE_CAPITAL &&
           among(p, after,
                 "times post tribune herald telegraph mail mirror express independent star sun world people magazine "
                 "gazette live football review report business");
}

static bool weekday_holds(const place *p)
{
    if (opens_title(p)) return false;
    const fhi_piece *before = near(p, 1), *last = &p->in->pieces[p->match->end - 1];
    fh_span word = words_of(p, last);
    bool bare = p->match->end - p->match->start == 1 || among(p, first_of(p), "that");
    if (bare && word.len == 3) return false; /* "Sun" is a firm, "Sat" a verb */
    return !among(p, before, "black cyber super ruby bloody good ash shrove easter palm whit fat");
}

static bool feast_holds(const place *p)
{
    const fhi_piece *piece = first_of(p);
    if (among(p, near(p, 1), "merry happy")) return false;
    if (among(
            p, near(p, -1),
            "tree trees card cards carol carols cookie cookies decorations egg eggs gift gifts island lights ornaments "
            "present presents stocking stockings sweater sweaters costume costumes candy bunny miracle"))
        return false; /* things that are named after it */
    if (piece->flags & FHI_PIECE_CAPITAL || p->match->end - p->match->start > 1) return true;
    return !among(p, piece, "lent epiphany ascension") || among(p, near(p, 1), "for during until since before after");
}

static bool season_holds(const place *p)
{
    const fhi_piece *before = near(p, 1), *after = near(p, -1);
    if (!p->in->marks->text->tokens.n) return false;
    const fhi_piece *last = &p->in->pieces[p->match->end - 1];
    bool is_named =
        last->flags & FHI_PIECE_CAPITAL && after && after->flags & FHI_PIECE_CAPITAL; /* "the Winter Games" */
    if (p->match->end - p->match->start > 1) {
        const fhi_piece *season = &p->in->pieces[p->match->start + 1];
        if (among(p, season, "fall spring"))
            return among(p, before, "in for by during of since until") && !among(p, after, "of");
        return !(season->flags & FHI_PIECE_CAPITAL) || (!is_named && among(p, before, "in during of"));
    }
    return !is_named && among(p, before, "in by during since until");
}

/* "At the end of the day" is what all comes down to, "the end of the Second" is of a war. */
static bool edge_holds(const place *p)
{
    const fhi_time_meaning *m = &p->match->meaning;
    bool unit = fhi_when_get(m, FHI_WHEN_FORM, FHI_FORM_NONE) == FHI_FORM_UNIT;
    if (unit && fhi_when_get(m, FHI_WHEN_UNIT, FHI_UNIT_DAY) < FHI_UNIT_DAY) return false;
    const fhi_piece *after = near(p, -1);
    if (among(p, after, "'s \xE2\x80\x99s")) return false; /* "the end of Sunday's debate" */
    if (after && after->classes >> FHI_CLASS_PART & 1) return false;
    const fhi_piece *before = among(p, near(p, 1), "the") ? near(p, 2) : near(p, 1);
    return !among(p, &p->in->pieces[p->match->end - 1], "day") || !among(p, before, "at");
}

static bool half_holds(const place *p)
{
    const fhi_time_meaning *m = &p->match->meaning;
    return fhi_when_has(m, FHI_WHEN_YEAR) || fhi_when_has(m, FHI_WHEN_UNIT) || fhi_when_has(m, FHI_WHEN_FISCAL);
}

static bool unit_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1);
    const fhi_piece *last = &p->in->pieces[p->match->end - 1];
    bool quoted = among(p, near(p, 1), "\" `` '' “ ‘");
    if (quoted && last->flags & FHI_PIECE_CAPITAL) return false; /* "This Week", a programme */
    if (unit == FHI_UNIT_SECOND || unit == FHI_UNIT_MINUTE) return false;
    if (unit == FHI_UNIT_HOUR) return false;
    return true;
}

static bool the_unit_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1);
    const fhi_piece *before = near(p, 1), *after = near(p, -1), *last = &p->in->pieces[p->match->end - 1];
    if (last->flags & FHI_PIECE_CAPITAL) return false; /* "the Player of the Month" */
    if (unit == FHI_UNIT_QUARTER)
        return !among(p, after, "final finals back finalist") &&
               !(among(p, after, "of") && !among(p, before, "in for"));
    if (among(p, after, "ended ending")) return false;
    if (among(p, after, "of") && near(p, -2) && near(p, -2)->classes >> FHI_CLASS_Y4 & 1) return false;
    if (unit == FHI_UNIT_YEAR) return among(p, before, "for in during") && !among(p, after, "-");
    if (unit == FHI_UNIT_WEEK || unit == FHI_UNIT_MONTH) return among(p, before, "for of in during");
    return false;
}

static bool clock_holds(const place *p)
{
    const fhi_time_meaning *m = &p->match->meaning;
    const fhi_piece *piece = first_of(p), *before = near(p, 1), *after = near(p, -1);
    if (p->match->end - p->match->start == 1) return true; /* noon, midnight */
    if (fhi_when_has(m, FHI_WHEN_NOON) || fhi_when_has(m, FHI_WHEN_ZONE) || fhi_when_has(m, FHI_WHEN_PART)) return true;
    if (among(p, after, "minutes seconds : /")) return false;
    if (among(p, before, ":")) return false;
    if (!(piece->flags & FHI_PIECE_DIGITS)) return true;
    return fhi_when_get(m, FHI_WHEN_HOUR, 99) <= 24;
}

/* "Friday 8 a.m. - 7 p.m., Saturday 9 a.m.": the hours of Saturday stand behind it. */
static bool clock_day_holds(const place *p)
{
    const fhi_piece *after = near(p, -1), *next = near(p, -2);
    if (!(first_of(p)->flags & FHI_PIECE_DIGITS) || !after || !next || !(after->classes >> FHI_CLASS_H & 1))
        return true;
    return !(next->classes >> FHI_CLASS_NOON & 1) && !among(p, next, ":");
}

/* True if the sentence, or a clause, ends behind the match. */
static bool ends_clause(const place *p)
{
    const fhi_piece *after = near(p, -1);
    if (!after) return true;
    if (among(p, after,
              ", . ; : - -- — – ) \" ” '' ? ! and but or when while as because in at on by with to that who for from "
              "after was were is are has had said told"))
        return true;
    fhi_tag tag = tag_of(p, after);
    return tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_VBP || tag == FHI_TAG_MD || tag == FHI_TAG_VBN ||
           tag == FHI_TAG_VBG;
}

/* "On Sunday 7-6": what was won, not when. */
static bool opens_score(const place *p)
{
    const fhi_piece *after = near(p, -1), *next = near(p, -2);
    return next && among(p, after, "- –") && after->flags & next->flags & FHI_PIECE_GLUED &&
           next->flags & FHI_PIECE_DIGITS;
}

/* "at 8 in the evening"; "killed 8 in the evening" is a count. */
static bool led_holds(const place *p)
{
    if (p->match->start == p->in->start && ends_clause(p)) return true;
    return among(p, near(p, 1), "at by about around until till from before after since @");
}

/* "On 11/15", or a caption that is no more than that; "9/11" is the name of an attack, "1/2" a half. */
static bool slashed_holds(const place *p)
{
    if (among(p, near(p, -1), "/ % -")) return false;
    return is_whole(p) || among(p, near(p, 1), "on by until till from since before after dated");
}

/* "Friday the 14th", but not in "Friday, the fourth decline in a row". */
static bool full_holds(const place *p)
{
    const fhi_time_meaning *m = &p->match->meaning;
    return fhi_when_has(m, FHI_WHEN_MONTH) || fhi_when_has(m, FHI_WHEN_UNIT) || ends_clause(p);
}

/* "On the 15th", "by the 3rd"; in words, "on the first", it is as often a place in a row. */
static bool ordinal_holds(const place *p)
{
    const fhi_piece *first = first_of(p);
    if (among(p, first, "the")) first++;
    if (!(first->flags & FHI_PIECE_DIGITS) || !ends_clause(p)) return false;
    if (among(p, near(p, -1), "to and or - –")) return false; /* "from the 15th to the 19th century" */
    return is_whole(p) || among(p, near(p, 1), "on by until till from since before after");
}

static bool the_part_holds(const place *p)
{
    const fhi_piece *before = near(p, 1), *after = near(p, -1);
    if (is_whole(p)) return true;
    if (p->match->end - p->match->start == 1) return false;
    if (among(p, after, "sky of club shift market")) return false;
    return among(p, before, "in during through") || among(p, first_of(p), "mid");
}

/* A length in two units has the longer one first, and both are of the clock or of the calendar. */
static bool plus_holds(const fhi_time_meaning *m)
{
    int unit = fhi_when_get(m, FHI_WHEN_UNIT, -1), plus = fhi_when_get(m, FHI_WHEN_PLUSUNIT, -1);
    if (plus < 0) return true;
    bool known = plus <= FHI_UNIT_WEEK || plus == FHI_UNIT_MONTH;
    return known && plus < unit && unit <= FHI_UNIT_YEAR && unit != FHI_UNIT_WEEKEND && unit != FHI_UNIT_QUARTER &&
           fhi_when_get(m, FHI_WHEN_PLUS, 0) > 0;
}

/* "45-year-old", "45 years old": how old somebody or something is, not when or how long anything was. "A six-month-old truce" has
 * lasted so long. */
static bool is_age(const place *p)
{
    const fhi_piece *last = &p->in->pieces[p->match->end - 1];
    return fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1) == FHI_UNIT_YEAR &&
           (among(p, last, "old") || among(p, near(p, -1), "old"));
}

static bool duration_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1);
    if (!plus_holds(&p->match->meaning) || is_age(p)) return false;
    const fhi_piece *first = first_of(p), *last = &p->in->pieces[p->match->end - 1], *after = near(p, -1),
                    *before = near(p, 1);
    bool article = among(p, first, "a an one") && p->match->end - p->match->start == 2;
    if (article && (unit == FHI_UNIT_SECOND || unit == FHI_UNIT_QUARTER ||
                    (unit == FHI_UNIT_MINUTE && among(p, first, "a") && !among(p, before, "in within"))))
        return false;
    if (article && unit == FHI_UNIT_DAY && among(p, before, "will would may might could can to he she they we it"))
        return false; /* "it may one day open" */
    if (article && among(p, first, "a") && unit == FHI_UNIT_WEEKEND) return false;
    if (article && among(p, first, "a") && unit == FHI_UNIT_DAY && !among(p, before, "for in within about"))
        return false;
    if (among(p, last, "second") && !among(p, first, "one 1")) return false;
    if (unit == FHI_UNIT_QUARTER && among(p, after, "of")) return false;
    return true;
}

static bool span_holds(const place *p)
{
    bool led = among(p, near(p, 1), "to will would may might could can should must not n't");
    return !led || !among(p, first_of(p), "last") || tag_of(p, first_of(p)) == FHI_TAG_JJ;
}

static bool years_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1);
    const fhi_piece *before = near(p, 1);
    if (unit == FHI_UNIT_SECOND || unit == FHI_UNIT_QUARTER || unit == FHI_UNIT_WEEKEND) return false;
    return among(p, before, "for in of within after over many through lasted lasting took take takes spent");
}

static bool per_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_UNIT, -1);
    const fhi_piece *before = near(p, 1);
    if (unit == FHI_UNIT_SECOND || unit == FHI_UNIT_QUARTER || unit == FHI_UNIT_WEEKEND) return false;
    if (!before) return false;
    if (among(p, first_of(p), "per")) return unit >= FHI_UNIT_DAY;
    return before->classes >> FHI_CLASS_NUM & 1 || is_plural_noun(tag_of(p, before)) ||
           among(p, before, "once twice times % percent barrels dollars tons tonnes hours");
}

static bool closed_holds(const place *p)
{
    const fhi_piece *last = &p->in->pieces[p->match->end - 1];
    if (among(p, last, "shortly soon"))
        return !among(p, near(p, -1), "after before thereafter") && !among(p, near(p, 1), "as");
    if (among(p, last, "future")) return among(p, first_of(p), "the near");
    if (among(p, last, "today") && last->flags & FHI_PIECE_CAPITAL) /* "India Today" */
        return !near(p, 1) || tag_of(p, near(p, 1)) != FHI_TAG_NNP;
    const fhi_piece *after = near(p, -1);
    if (among(p, last, "later earlier") && among(p, after, "than")) return false; /* how far two things are apart */
    if (!among(p, last, "after before prior")) return true;
    bool governs =
        after && (tag_of(p, after) == FHI_TAG_VBG || among(p, after, "to")); /* "after winning", "prior to" */
    return !governs && ends_clause(p);
}

/* "In the two days after Easter", "for two days from Monday" and "over 14 days from May 1 to May 14" are lengths. */
static bool from_day_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_PLUSUNIT, -1);
    if (unit < FHI_UNIT_DAY || unit == FHI_UNIT_WEEKEND || fhi_when_get(&p->match->meaning, FHI_WHEN_PLUS, 0) < 1)
        return false;
    if (among(p, first_of(p), "over") || among(p, near(p, -1), "to through until till")) return false;
    return fhi_when_get(&p->match->meaning, FHI_WHEN_AWAY, 0) == FHI_AWAY_ALONG ||
           !among(p, near(p, 1),
                  "the these those first last past next for in within over during every his her its their");
}

/* "Opens a week on Friday" looks ahead; "was ill for a week on Friday" does not. */
static bool week_on_holds(const place *p)
{
    int unit = fhi_when_get(&p->match->meaning, FHI_WHEN_PLUSUNIT, -1);
    if (unit != FHI_UNIT_WEEK && unit != FHI_UNIT_FORTNIGHT) return false;
    if (among(p, near(p, 1), "for in within over of every") || !from_day_holds(p)) return false;
    uint32_t first = first_of(p)->token, last = p->in->pieces[p->match->end - 1].token;
    return fhi_tense_at(p->in->marks->text, first, last, false) == FHI_DIRECTION_FUTURE;
}

static bool adverb_holds(const place *p)
{
    const fhi_piece *after = near(p, -1), *last = &p->in->pieces[p->match->end - 1];
    if (among(p, last, "annually everyday hourly nightly")) return true;
    fhi_tag tag = tag_of(p, after);
    bool noun =
        tag == FHI_TAG_NN || tag == FHI_TAG_NNP || tag == FHI_TAG_NNPS || tag == FHI_TAG_JJ || is_plural_noun(tag);
    if (among(p, last, "daily")) return true;
    return !noun && ends_clause(p) && !(last->flags & FHI_PIECE_CAPITAL);
}

static bool up_to_holds(const place *p)
{
    return among(p, near(p, -1), "ended ending ends through to");
}

static bool ended_holds(const place *p)
{
    const fhi_piece *first = first_of(p);
    const fhi_piece *second = p->match->end - p->match->start > 1 ? first + 1 : first;
    return second->classes >> FHI_CLASS_NUM & 1 || up_to_holds(p);
}

bool fhi_check_holds(const fhi_match_sentence *sentence, const fhi_match *match)
{
    const place p = {sentence, match};
    switch ((fhi_grammar_check)fhi_grammar_rules[match->rule].check) {
    case FHI_CHECK_NONE: return true;
    case FHI_CHECK_FULL: return full_holds(&p);
    case FHI_CHECK_MONTH: return month_holds(&p);
    case FHI_CHECK_YEAR: return year_holds(&p);
    case FHI_CHECK_YEAR_WORDS: return year_words_holds(&p);
    case FHI_CHECK_WEEKDAY: return weekday_holds(&p);
    case FHI_CHECK_WHOLE: return is_whole(&p);
    case FHI_CHECK_FEAST: return feast_holds(&p);
    case FHI_CHECK_SEASON: return season_holds(&p);
    case FHI_CHECK_EDGE: return edge_holds(&p);
    case FHI_CHECK_HALF: return half_holds(&p);
    case FHI_CHECK_UNIT: return unit_holds(&p);
    case FHI_CHECK_THE_UNIT: return the_unit_holds(&p);
    case FHI_CHECK_CLOCK: return clock_holds(&p);
    case FHI_CHECK_CLOCK_DAY: return clock_day_holds(&p);
    case FHI_CHECK_LED: return led_holds(&p);
    case FHI_CHECK_ALONE: return ends_clause(&p) && !opens_score(&p);
    case FHI_CHECK_SLASHED: return slashed_holds(&p);
    case FHI_CHECK_ORDINAL: return ordinal_holds(&p);
    case FHI_CHECK_THE_PART: return the_part_holds(&p);
    case FHI_CHECK_DURATION: return duration_holds(&p);
    case FHI_CHECK_SPAN: return span_holds(&p);
    case FHI_CHECK_YEARS: return years_holds(&p);
    case FHI_CHECK_PER: return per_holds(&p);
    case FHI_CHECK_CLOSED: return closed_holds(&p);
    case FHI_CHECK_FROM_DAY: return from_day_holds(&p);
    case FHI_CHECK_WEEK_ON: return week_on_holds(&p);
    case FHI_CHECK_ADVERB: return adverb_holds(&p);
    case FHI_CHECK_UP_TO: return up_to_holds(&p);
    case FHI_CHECK_ENDED: return ended_holds(&p);
    }
    return true;
}
