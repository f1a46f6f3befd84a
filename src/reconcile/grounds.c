/* SPDX-License-Identifier: Apache-2.0 */
/* The reason for an inferred date; see grounds.h. */
#include "reconcile/grounds.h"

#include "annotate/when/when.h"
#include "base/span.h"

#include <stdarg.h>
#include <stdio.h>

enum { SENTENCE = 640, NAMED = 2 /* weekdays that are named: more do not convince more */ };

typedef struct sentence {
    char text[SENTENCE];
    size_t n;
} sentence;

static void add(sentence *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(sentence *s, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int n = vsnprintf(s->text + s->n, SENTENCE - s->n, format, arguments);
    va_end(arguments);
    if (n > 0) s->n = s->n + (size_t)n < SENTENCE ? s->n + (size_t)n : SENTENCE - 1;
}

static void add_day(sentence *s, fhi_day day)
{
    char written[11];
    fhi_day_write(day, written);
    add(s, "%s", written);
}

static const char *side_of(const fhi_clue *clue)
{
    return clue->kind == FHI_CLUE_WEEKDAY_AHEAD ? "still ahead" : "just past";
}

/* The weekdays of the text that fit, those that say most first. Returns how many. */
static int add_weekdays(sentence *s, const fhi_reading *reading, const fhi_clues *clues, fhi_day found)
{
    int named = 0;
    uint8_t seen = 0;
    for (int weight = FHI_CLUE_STRONG; weight >= FHI_CLUE_WEAK; weight--) {
        for (uint32_t i = 0; i < clues->n && named < NAMED; i++) {
            const fhi_clue *c = &clues->at[i];
            bool weekday = c->kind == FHI_CLUE_WEEKDAY_PAST || c->kind == FHI_CLUE_WEEKDAY_AHEAD;
            if (!weekday || (int)c->weight != weight || seen >> c->weekday & 1 ||
                fhi_clues_score(reading->marks, c, found) < -1)
                continue;
            fh_span words = fhi_span_cut(reading->article->text, reading->marks->times.at[c->time].at);
            if (words.len > 40) continue;
            fhi_day first, last;
            fhi_when_days(reading->marks, c->time, found, &first, &last);
            add(s, "%s\"%.*s\" (", named ? " and " : "its text has ", (int)words.len, words.ptr);
            add_day(s, first);
            add(s, ") %s", first == found ? "as the same day" : side_of(c));
            seen = (uint8_t)(seen | 1u << c->weekday);
            named++;
        }
    }
    return named;
}

static void add_story(sentence *s, const fhi_grounds *g, bool *any)
{
    if (g->copy != FHI_NO_DAY) {
        add(s, "%sa copy of it is dated ", *any ? "; " : "");
        add_day(s, g->copy);
        *any = true;
    }
    if (g->dated_first != FHI_NO_DAY) {
        add(s, "%sother reports of the story are dated ", *any ? "; " : "");
        add_day(s, g->dated_first);
        if (g->dated_last != g->dated_first) add(s, " to "), add_day(s, g->dated_last);
        *any = true;
    }
    if (g->behind == FHI_NO_DAY && g->ahead == FHI_NO_DAY) return;
    add(s, "%sthe story has ", *any ? "; " : "");
    if (g->behind != FHI_NO_DAY) add_day(s, g->behind), add(s, " behind it");
    if (g->ahead != FHI_NO_DAY) {
        if (g->behind != FHI_NO_DAY) add(s, " and ");
        add_day(s, g->ahead);
        add(s, g->behind != FHI_NO_DAY ? " ahead" : " still ahead of it");
    }
    *any = true;
}

fh_span fhi_grounds_write(fhi_arena *arena, const fhi_reading *reading, const fhi_clues *clues,
                          const fhi_grounds *grounds)
{
    static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
    sentence s = {.n = 0};
    if (grounds->page != FHI_NO_DAY) {
        add(&s, "the page says ");
        add_day(&s, grounds->page);
        add(&s, ", a %s, but ", weekdays[fhi_day_weekday(grounds->page)]);
    }
    bool any = add_weekdays(&s, reading, clues, grounds->found) > 0;
    add_story(&s, grounds, &any);
    add(&s, "%s", any ? "; " : "");
    add_day(&s, grounds->found);
    add(&s, ", a %s, is the day that fits", weekdays[fhi_day_weekday(grounds->found)]);
    return fhi_arena_copy(arena, (fh_span){s.text, s.n});
}
