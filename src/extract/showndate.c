/* SPDX-License-Identifier: Apache-2.0 */
/* Three witnesses: the metadata, the address, and the lines near the article; see showndate.h. The address is believed over metadata of
 * another day, which are changed with the article, and both over a line, but for what a line says of itself and where two of three agree.
 * Metadata that have no other time for the last change are not believed over an earlier day under the headline. */
#include "extract/showndate.h"

#include "base/span.h"
#include "extract/meta/datelabel.h"

enum {
    ABOVE = 10, /* segments near the beginning of an article, where its date is looked for */
    INTO = 10,
    BELOW = 8, /* and behind its end */
    LONGEST_SPACED = 400,
};

/* A day that the page shows. */
typedef struct shown {
    fhi_day day; /* FHI_NO_DAY: none */
    fh_range at; /* in the page */
    fhi_date_label label;
} shown;

typedef struct search {
    const fhi_body *body;
    const fhi_segments *segments;
    fhi_day_order order;
} search;

/* ---- the dates of one segment */

/* What is said of a date that begins its segment: the segment before it may be its label, and nothing else. */
static fhi_date_label label_above(const search *s, uint32_t i)
{
    enum { LABEL_WORDS = 4 };
    const fhi_segment *above = i ? &s->segments->list.at[i - 1] : NULL;
    if (!above || above->words > LABEL_WORDS || above->digits) return FHI_DATED_UNSAID;
    return fhi_datelabel_find(above->lower, (fh_span){NULL, 0});
}

/* The first date in `text`, the text of segment `i`, or one behind it that is said to be of publication. */
static shown date_in(const search *s, uint32_t i, fh_span text)
{
    enum { MOST = 4, START = 12 };
    shown best = {.day = FHI_NO_DAY};
    fhi_datetext date, next;
    size_t from = 0;
    bool more = fhi_datetext_find(text, s->order, &date);
    for (uint32_t n = 0; more && n < MOST; n++) {
        size_t end = from + date.at.end;
        fh_span before = {text.ptr + from, date.at.start}, rest = {text.ptr + end, text.len - end};
        more = fhi_datetext_find(rest, s->order, &next);
        fhi_date_label label = fhi_datelabel_find(before, more ? (fh_span){NULL, 0} : rest);
        if (n == 0 && label == FHI_DATED_UNSAID && date.at.start < START) label = label_above(s, i);
        if (n == 0 || (label >= FHI_DATED_PUBLISHED && label > best.label))
            best = (shown){date.day, s->segments->list.at[i].source, label};
        from = end;
        date = next;
    }
    return best;
}

/* The text of a segment with a blank between the texts of its elements, which only their style parts: "Tilda BrookMar 7, 20314 comments". */
static fh_span spaced_text(const search *s, const fhi_segment *segment, char *room)
{
    size_t n = 0;
    const fhi_tree *tree = s->segments->tree;
    for (uint32_t k = segment->first; k < segment->end; k++) {
        const fhi_node *node = &tree->nodes[k];
        if (node->element != FHI_ELEMENT_TEXT) {
            if (fhi_segments_is_unread((fhi_element)node->element)) k = node->end - 1;
            continue;
        }
        if (n + node->text.len + 1 > LONGEST_SPACED) break;
        for (size_t b = 0; b < node->text.len; b++) room[n++] = fhi_ascii_lower(node->text.ptr[b]);
        room[n++] = ' ';
    }
    return (fh_span){room, n};
}

static shown date_of(const search *s, uint32_t i)
{
    const fhi_segment *segment = &s->segments->list.at[i];
    shown found = date_in(s, i, segment->lower);
    char room[LONGEST_SPACED];
    if (found.day != FHI_NO_DAY || segment->end == segment->first + 1) return found;
    return date_in(s, i, spaced_text(s, segment, room));
}

/* ---- near the article */

/* True for a segment that would show the date of the article, on the `tier`-th look: one that says so or stands in a box that does, then
 * any short line. */
static bool may_show_date(const fhi_segments *segments, uint32_t i, uint32_t tier)
{
    enum { SAYS_WORDS = 30, SHORT_WORDS = 12 };
    const fhi_segment *segment = &segments->list.at[i];
    if (segment->prose || !segment->digits) return false;
    if (tier > 0) return segment->words <= SHORT_WORDS;
    const fhi_box *box = &segments->boxes.at[segment->box];
    uint64_t hints = box->hints | segments->boxes.at[box->parent].hints;
    return segment->words <= SAYS_WORDS &&
           (hints & 1ull << FHI_HINT_DATE || fhi_spot_phrases(segment->lower) & 1ull << FHI_PHRASE_DATED);
}

/* The segments [*first, *end) about the headline and the first of the body. */
static void near_beginning(const fhi_body *body, uint32_t *first, uint32_t *end)
{
    uint32_t from = body->first, to = body->first, n = body->segments.list.n;
    if (body->title < from) from = body->title;
    if (body->title > to && body->title < body->end) to = body->title;
    *first = from > ABOVE ? from - ABOVE : 0;
    *end = to + INTO < n ? to + INTO : n;
}

/* The date that the segments [first, end) show, those from `middle` on before those above it, from below: the first that is said to be of
 * publication, else the first of which nothing is said, else of the last change. */
static shown day_among(const search *s, uint32_t first, uint32_t middle, uint32_t end)
{
    enum { TIERS = 2 };
    shown best = {.day = FHI_NO_DAY};
    for (uint32_t tier = 0; tier < TIERS; tier++) {
        for (uint32_t k = first; k < end; k++) {
            uint32_t i = k - first < end - middle ? middle + (k - first) : first + (end - 1 - k);
            bool caption = s->body->parts[i].role == FHI_ROLE_CAPTION; /* of the day of the picture */
            if (caption || !may_show_date(s->segments, i, tier)) continue;
            shown found = date_of(s, i);
            if (found.day == FHI_NO_DAY) continue;
            if (found.label >= FHI_DATED_PUBLISHED) return found;
            if (best.day == FHI_NO_DAY || found.label > best.label) best = found;
        }
    }
    return best;
}

/* The date that the page shows where its article begins, else `below` segments behind its end at most: there the only one, for where there
 * are several they are of other articles. */
static shown near_day(const search *s, uint32_t below)
{
    const fhi_body *body = s->body;
    uint32_t first, into, n = s->segments->list.n, end = body->end + below < n ? body->end + below : n;
    near_beginning(body, &first, &into);
    if (into > body->end) into = body->end;
    shown found = day_among(s, first, body->title < into ? body->title : body->first, into);
    if (found.day != FHI_NO_DAY || !below) return found;
    uint32_t from = body->end ? body->end - 1 : 0;
    if (from < into) from = into;
    found = day_among(s, from, from, end);
    for (uint32_t i = from; i < end && found.label == FHI_DATED_UNSAID; i++) {
        shown other = may_show_date(s->segments, i, 1) ? date_of(s, i) : found;
        if (other.day != FHI_NO_DAY && other.day != found.day) found = (shown){.day = FHI_NO_DAY};
    }
    return found;
}

/* The date in a dateline, "Ardenhall, (7.3.2031). The lock ...": at the beginning of the first prose of the body. */
static shown dateline_day(const search *s)
{
    enum { LOOKED_AT = 50 };
    const fhi_body *body = s->body;
    shown none = {.day = FHI_NO_DAY};
    for (uint32_t i = body->first; i < body->end; i++) {
        const fhi_segment *segment = &s->segments->list.at[i];
        if (!segment->prose || body->parts[i].role == FHI_ROLE_OUT) continue;
        fh_span start = {segment->lower.ptr, segment->lower.len < LOOKED_AT ? segment->lower.len : LOOKED_AT};
        fhi_datetext date;
        if (!fhi_datetext_find(start, s->order, &date)) return none;
        return (shown){date.day, segment->source, FHI_DATED_UNSAID};
    }
    return none;
}

/* The one day that the whole page says is that of publication; none where it says so of several, as a list of articles does. */
static shown labelled_day(const search *s)
{
    enum { MOST_WORDS = 60 };
    shown only = {.day = FHI_NO_DAY}, none = only;
    for (uint32_t i = 0; i < s->segments->list.n; i++) {
        const fhi_segment *segment = &s->segments->list.at[i];
        if (!segment->digits || segment->words > MOST_WORDS) continue;
        shown found = date_in(s, i, segment->lower);
        if (found.day == FHI_NO_DAY || found.label < FHI_DATED_PUBLISHED || found.day == only.day) continue;
        if (only.day != FHI_NO_DAY) return none;
        only = found;
    }
    return only;
}

/* The date between the headline and the first prose, but for one of the last change, else the one that is said to be of publication. */
static shown day_under_title(const search *s)
{
    const fhi_body *body = s->body;
    uint32_t from = body->title < body->end ? body->title : body->first, to = from;
    while (to < body->end && to < from + INTO && !s->segments->list.at[to].prose) to++;
    shown found = day_among(s, from, from, to);
    return found.day != FHI_NO_DAY && found.label != FHI_DATED_MODIFIED ? found : labelled_day(s);
}

/* True if a fact of doubtful origin stands where the article begins: then it is of the article. */
static bool stands_near(const fhi_body *body, fh_range at)
{
    uint32_t first, end;
    near_beginning(body, &first, &end);
    if (end > body->end) end = body->end;
    if (first >= end) return false;
    return at.start >= body->segments.list.at[first].source.start &&
           at.end <= body->segments.list.at[end - 1].source.end;
}

/* ---- whom to believe */

static bool is_utc(fh_span time)
{
    enum { DAY = 10 };
    return time.len > DAY && (fhi_span_ends(time, FHI_SPAN("Z")) || fhi_span_ends(time, FHI_SPAN("+00:00")) ||
                              fhi_span_ends(time, FHI_SPAN("+0000")));
}

/* True if the metadata give one time for both publication and the last change: of an article that is older it is the last change. */
static bool is_of_change(const fhi_facts *facts)
{
    return facts->published.value.ptr && fhi_span_is(facts->published.value, facts->modified.value);
}

/* True if readers of the outlet see another day than the metadata's time in UTC has: the day shown is beside it. What was changed on the day
 * before was published by then; a change on the day after says nothing. */
static bool parted_by_zone(const shown *found, fh_span known)
{
    fhi_day said = fhi_day_read(known);
    if (!is_utc(known) || said == FHI_NO_DAY) return false;
    return found->day == said - 1 || (found->day == said + 1 && found->label != FHI_DATED_MODIFIED);
}

static bool take_shown(fhi_arena *arena, const shown *found, fhi_facts *facts)
{
    char iso[11];
    fhi_day_write(found->day, iso);
    const char *basis =
        found->label == FHI_DATED_MODIFIED ? "a line near the text, of the last change" : "a line near the text";
    facts->published = (fhi_fact){fhi_arena_copy(arena, fhi_span_of(iso)), found->at, basis, false};
    return facts->published.value.ptr != NULL;
}

/* Whether the day shown is believed over what the metadata say, if they say any. */
static bool is_over_metadata(const shown *found, fh_span known, bool doubtful)
{
    return !known.ptr || (doubtful && found->label != FHI_DATED_MODIFIED) || parted_by_zone(found, known);
}

/* Whether the day shown is believed over that of the address, which the outlet gave by its own calendar, perhaps days before. */
static bool is_over_address(const shown *found, fh_span known)
{
    return found->label >= FHI_DATED_PUBLISHED || parted_by_zone(found, known);
}

bool fhi_showndate_settle(fhi_arena *arena, const fhi_body *body, fhi_facts *facts)
{
    fh_span known = facts->published.value;
    fhi_day said = fhi_day_read(known), addressed = fhi_day_read(facts->addressed.value);
    bool doubtful = facts->published.doubtful && !stands_near(body, facts->published.at),
         alone = addressed == FHI_NO_DAY;
    search s = {body, &body->segments, fhi_datetext_order(facts->language.value)};
    if (alone && is_of_change(facts)) {
        shown under = day_under_title(&s);
        if (under.day != FHI_NO_DAY && under.day < said) return take_shown(arena, &under, facts);
    }
    if (known.ptr && (addressed == said || (alone && !doubtful && !is_utc(known)))) return true;
    shown found = near_day(&s, doubtful || !alone ? 0 : BELOW);
    if (found.day == FHI_NO_DAY) found = dateline_day(&s);
    if (found.day == FHI_NO_DAY && !known.ptr && alone) found = labelled_day(&s);
    bool shows = found.day != FHI_NO_DAY;
    if (shows && found.day == said && found.label != FHI_DATED_MODIFIED) return true;
    if (shows && (alone ? is_over_metadata(&found, known, doubtful) : is_over_address(&found, known)))
        return take_shown(arena, &found, facts);
    if (!alone) facts->published = facts->addressed;
    return true;
}
