/* SPDX-License-Identifier: Apache-2.0 */
/* Segments → columns of signs; see signs.h. */
#include "extract/body/signs.h"

#include "base/hash.h"
#include "base/span.h"

#include <stdio.h>

enum { NEAREST = 40, PHRASE_ENDS = 160 };

typedef struct maker {
    const fhi_segments *segments;
    const fhi_segment *list;
    const fhi_box *boxes;
    uint32_t n;
    uint8_t *columns;
    uint32_t stride;
    uint32_t core; /* box */
} maker;

static void set(maker *m, uint32_t column, uint32_t segment, uint32_t value)
{
    m->columns[(size_t)column * m->stride + segment] = (uint8_t)(value < 255 ? value : 255);
}

/* A count on one byte: exact below 16, then eight steps for each doubling. */
static uint32_t scale_of(uint32_t n)
{
    if (n < 16) return n;
    uint32_t log = 31u - (uint32_t)__builtin_clz(n);
    return 16 + (log - 4) * 8 + ((n >> (log - 3)) & 7);
}

static uint32_t share_of(uint64_t part, uint64_t whole)
{
    if (part <= UINT32_MAX / 255 && whole <= UINT32_MAX) /* nearly always: dividing these is quicker */
        return whole ? (uint32_t)part * 255 / (uint32_t)whole : 0;
    return whole ? (uint32_t)(part * 255 / whole) : 0;
}

/* ---- hints and phrases */

/* How near the hints of each box are: its own at NEAREST, its parent's one less, and so on. */
static uint8_t *nearness(fhi_arena *scratch, const fhi_segments *segments)
{
    uint8_t *near = fhi_arena_array(scratch, segments->boxes.n, FHI_BOX_HINTS);
    if (!near) return NULL;
    for (uint32_t b = 0; b < segments->boxes.n; b++) {
        const fhi_box *box = &segments->boxes.at[b];
        if (box->first == box->end) continue;
        uint8_t *here = near + (size_t)b * FHI_BOX_HINTS;
        const uint8_t *above = near + (size_t)box->parent * FHI_BOX_HINTS;
        for (uint32_t h = 0; b > 0 && h < FHI_BOX_HINTS; h++)
            here[h] = above[h] > 1 ? (uint8_t)(above[h] - 1) : above[h];
        for (uint64_t hints = box->hints; hints; hints &= hints - 1) here[__builtin_ctzll(hints)] = NEAREST;
    }
    return near;
}

static bool set_hints(fhi_arena *scratch, maker *m)
{
    const uint8_t *near = nearness(scratch, m->segments);
    if (!near) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        const uint8_t *from = near + (size_t)m->list[i].box * FHI_BOX_HINTS;
        uint8_t *to = m->columns + (size_t)FHI_SIGN_HINTS * m->stride + i;
        for (uint32_t h = 0; h < FHI_BOX_HINTS; h++) to[(size_t)h * m->stride] = from[h];
    }
    return true;
}

/* Furniture says what it is at its beginning or end. */
static uint64_t phrases_of(fh_span lower)
{
    if (lower.len <= 2 * PHRASE_ENDS) return fhi_spot_phrases(lower);
    return fhi_spot_phrases((fh_span){lower.ptr, PHRASE_ENDS}) |
           fhi_spot_phrases((fh_span){lower.ptr + lower.len - PHRASE_ENDS, PHRASE_ENDS});
}

/* ---- the segment itself */

static uint32_t element_of(const maker *m, const fhi_segment *p)
{
    static const uint8_t places[FHI_ELEMENT_COUNT] = {
        [FHI_ELEMENT_P] = 2,           [FHI_ELEMENT_H1] = 3,      [FHI_ELEMENT_H2] = 4,
        [FHI_ELEMENT_H3] = 5,          [FHI_ELEMENT_H4] = 6,      [FHI_ELEMENT_H5] = 7,
        [FHI_ELEMENT_H6] = 7,          [FHI_ELEMENT_LI] = 8,      [FHI_ELEMENT_DT] = 9,
        [FHI_ELEMENT_DD] = 9,          [FHI_ELEMENT_TD] = 10,     [FHI_ELEMENT_TH] = 11,
        [FHI_ELEMENT_BLOCKQUOTE] = 12, [FHI_ELEMENT_PRE] = 13,    [FHI_ELEMENT_FIGCAPTION] = 14,
        [FHI_ELEMENT_FIGURE] = 15,     [FHI_ELEMENT_BUTTON] = 16, [FHI_ELEMENT_FOOTER] = 17,
        [FHI_ELEMENT_HEADER] = 18,     [FHI_ELEMENT_ASIDE] = 19,  [FHI_ELEMENT_SECTION] = 20,
        [FHI_ELEMENT_ARTICLE] = 21,    [FHI_ELEMENT_DIV] = 1,     [FHI_ELEMENT_FORM] = 22,
        [FHI_ELEMENT_CAPTION] = 23,
    };
    return places[m->segments->tree->nodes[m->boxes[p->box].node].element];
}

static uint32_t edge_of(char c)
{
    if (c >= 'a' && c <= 'z') return 1;
    if (fhi_ascii_upper(c)) return 2;
    if (fhi_ascii_digit(c)) return 3;
    if (c == '.' || c == '!' || c == '?') return 4;
    if (c == '"' || c == '\'' || c == '(' || c == ')') return 5;
    if (c == ':') return 6;
    if (c == ',' || c == ';' || c == '-') return 7;
    return (unsigned char)c >= 128 ? 8 : 0;
}

/* Like segments twice in a page are furniture, or a teaser of the page itself: 1 at the first of them, 2 at the others. */
static bool set_repeated(fhi_arena *scratch, maker *m)
{
    uint32_t slots = 16;
    while (slots < m->n * 2) slots *= 2;
    uint32_t *seen = fhi_arena_array(scratch, slots, sizeof *seen);
    uint64_t *digests = fhi_arena_array(scratch, m->n, sizeof *digests);
    if (!seen || !digests) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        digests[i] = fhi_hash(m->list[i].lower);
        uint32_t slot = (uint32_t)digests[i] & (slots - 1);
        while (seen[slot] && digests[seen[slot] - 1] != digests[i]) slot = (slot + 1) & (slots - 1);
        set(m, FHI_SIGN_REPEATED, i, seen[slot] ? 2 : 0);
        if (seen[slot]) set(m, FHI_SIGN_REPEATED, seen[slot] - 1, 1);
        if (!seen[slot]) seen[slot] = i + 1;
    }
    return true;
}

static void set_own(maker *m, const fhi_pagewords *page, uint32_t i)
{
    const fhi_segment *p = &m->list[i];
    set(m, FHI_SIGN_CHARS, i, scale_of(p->chars));
    set(m, FHI_SIGN_WORDS, i, scale_of(p->words));
    set(m, FHI_SIGN_WORD_LENGTH, i, p->words ? p->chars * 8 / p->words : 0);
    set(m, FHI_SIGN_LINKED, i, share_of(p->linked, p->chars));
    set(m, FHI_SIGN_LINKS, i, p->links);
    set(m, FHI_SIGN_BOLD, i, share_of(p->bold, p->chars));
    set(m, FHI_SIGN_CAPITALS, i, share_of(p->capitals, p->letters));
    set(m, FHI_SIGN_DIGITS, i, share_of(p->digits, p->chars));
    set(m, FHI_SIGN_WIDE, i, share_of(p->wide, p->chars));
    set(m, FHI_SIGN_SYMBOLS, i, scale_of(p->symbols));
    set(m, FHI_SIGN_COMMAS, i, scale_of(p->commas));
    set(m, FHI_SIGN_STOPS, i, scale_of(p->stops));
    set(m, FHI_SIGN_QUOTES, i, scale_of(p->quotes));
    set(m, FHI_SIGN_HEAD, i, edge_of(p->head));
    set(m, FHI_SIGN_TAIL, i, edge_of(p->tail));
    set(m, FHI_SIGN_ELEMENT, i, element_of(m, p));
    fhi_pageword_shares shares = fhi_pagewords_shares(page, p->lower);
    set(m, FHI_SIGN_TITLE_SHARE, i, shares.title);
    set(m, FHI_SIGN_DESCRIPTION_SHARE, i, shares.description);
    set(m, FHI_SIGN_STATED_SHARE, i, shares.stated);
    set(m, FHI_SIGN_PAGE_STATES, i, page->stated != NULL);
    for (uint64_t found = phrases_of(p->lower); found; found &= found - 1)
        set(m, FHI_SIGN_PHRASES + (uint32_t)__builtin_ctzll(found), i, 1);
}

/* ---- boxes */

/* The box that holds most of the prose closely: each segment of prose counts for its box, less for the box around, less again around
 * that (after Readability). Boxes that say they hold something else count little. */
static bool find_core(fhi_arena *scratch, maker *m)
{
    static const uint64_t elsewhere = 1ull << FHI_HINT_COMMENT | 1ull << FHI_HINT_RELATED | 1ull << FHI_HINT_FOOTER |
                                      1ull << FHI_HINT_SIDE | 1ull << FHI_HINT_POPUP | 1ull << FHI_HINT_LEGAL;
    uint64_t *weights = fhi_arena_array(scratch, m->segments->boxes.n, sizeof *weights);
    if (!weights) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        const fhi_segment *p = &m->list[i];
        if (!p->prose) continue;
        uint32_t b = p->box;
        for (uint32_t level = 0, weight = 16; level < 4 && b; level++, weight = weight * 5 / 8, b = m->boxes[b].parent)
            weights[b] += (uint64_t)p->chars * weight / (m->boxes[b].hints & elsewhere ? 4 : 1);
    }
    m->core = 0;
    for (uint32_t b = 1; b < m->segments->boxes.n; b++)
        if (weights[b] > weights[m->core]) m->core = b;
    return true;
}

static bool holds(const fhi_box *box, uint32_t segment)
{
    return segment >= box->first && segment < box->end;
}

static void set_core(maker *m, uint32_t i)
{
    const fhi_box *core = &m->boxes[m->core];
    uint32_t up = 0, down = 0;
    for (uint32_t b = m->core; !holds(&m->boxes[b], i) && up < 32; b = m->boxes[b].parent) up++;
    for (uint32_t b = m->list[i].box; b != m->core && b && down < 32; b = m->boxes[b].parent) down++;
    set(m, FHI_SIGN_CORE_UP, i, up);
    set(m, FHI_SIGN_CORE_DOWN, i, up ? 33 : down);
    uint32_t place = i < core->first  ? 0
                     : i >= core->end ? 255
                                      : 1 + (i - core->first) * 253 / (core->end - core->first);
    set(m, FHI_SIGN_CORE_PLACE, i, place);
    set(m, FHI_SIGN_CORE_SHARE, i, share_of(core->prose, m->boxes[0].prose));
}

static void set_box(maker *m, uint32_t i)
{
    const fhi_box *box = &m->boxes[m->list[i].box], *parent = &m->boxes[box->parent],
                  *grand = &m->boxes[parent->parent];
    set(m, FHI_SIGN_BOX_SEGMENTS, i, scale_of(box->end - box->first));
    set(m, FHI_SIGN_BOX_CHARS, i, scale_of(box->chars));
    set(m, FHI_SIGN_BOX_LINKED, i, share_of(box->linked, box->chars));
    set(m, FHI_SIGN_BOX_PROSE, i, share_of(box->prose, box->chars));
    set(m, FHI_SIGN_BOX_IMAGES, i, box->images);
    set(m, FHI_SIGN_PARENT_SEGMENTS, i, scale_of(parent->end - parent->first));
    set(m, FHI_SIGN_PARENT_CHARS, i, scale_of(parent->chars));
    set(m, FHI_SIGN_PARENT_LINKED, i, share_of(parent->linked, parent->chars));
    set(m, FHI_SIGN_PARENT_PROSE, i, share_of(parent->prose, parent->chars));
    set(m, FHI_SIGN_PARENT_INDEX, i, scale_of(i - parent->first));
    set(m, FHI_SIGN_PARENT_REST, i, scale_of(parent->end - i));
    set(m, FHI_SIGN_GRAND_SEGMENTS, i, scale_of(grand->end - grand->first));
    set(m, FHI_SIGN_GRAND_CHARS, i, scale_of(grand->chars));
    set(m, FHI_SIGN_GRAND_LINKED, i, share_of(grand->linked, grand->chars));
    set(m, FHI_SIGN_GRAND_PROSE, i, share_of(grand->prose, grand->chars));
    set(m, FHI_SIGN_GRAND_INDEX, i, scale_of(i - grand->first));
    set(m, FHI_SIGN_GRAND_REST, i, scale_of(grand->end - i));
}

/* Numbers the templates: segments whose boxes, and the boxes around them, look alike. */
static bool make_groups(fhi_arena *arena, fhi_arena *scratch, maker *m, fhi_signs *f)
{
    uint32_t slots = 16;
    while (slots < m->n * 2) slots *= 2;
    uint32_t *seen = fhi_arena_array(scratch, slots, sizeof *seen);
    uint64_t *looks = fhi_arena_array(scratch, m->n, sizeof *looks);
    f->groups = fhi_arena_array(arena, m->n, sizeof *f->groups);
    if (!seen || !looks || !f->groups) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        const fhi_box *box = &m->boxes[m->list[i].box];
        looks[i] = fhi_hash_mix(box->look, m->boxes[box->parent].look);
        uint32_t slot = (uint32_t)looks[i] & (slots - 1);
        while (seen[slot] && looks[seen[slot] - 1] != looks[i]) slot = (slot + 1) & (slots - 1);
        if (!seen[slot]) {
            seen[slot] = i + 1;
            f->groups[i] = f->group_count++;
        } else {
            f->groups[i] = f->groups[seen[slot] - 1];
        }
    }
    return true;
}

typedef struct group_sum {
    uint32_t chars, linked;
} group_sum;

static bool set_groups(fhi_arena *arena, fhi_arena *scratch, maker *m, fhi_signs *f)
{
    if (!make_groups(arena, scratch, m, f)) return false;
    group_sum *sums = fhi_arena_array(scratch, f->group_count, sizeof *sums);
    if (!sums) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        group_sum *sum = &sums[f->groups[i]];
        sum->chars += m->list[i].chars;
        sum->linked += m->list[i].linked;
    }
    for (uint32_t i = 0; i < m->n; i++) {
        const group_sum *sum = &sums[f->groups[i]];
        set(m, FHI_SIGN_GROUP_CHARS, i, scale_of(sum->chars));
        set(m, FHI_SIGN_GROUP_LINKED, i, share_of(sum->linked, sum->chars));
    }
    return true;
}

/* ---- the order of segments */

static bool is_heading(uint32_t element)
{
    return element >= 3 && element <= 7;
}

static void set_order(maker *m)
{
    uint32_t h1 = 255, title = 255, heading = 255, prose = 255;
    uint64_t chars = 0, prose_chars = 0;
    const uint8_t *elements = m->columns + (size_t)FHI_SIGN_ELEMENT * m->stride;
    const uint8_t *titles = m->columns + (size_t)FHI_SIGN_TITLE_SHARE * m->stride;
    for (uint32_t i = 0; i < m->n; i++) {
        const fhi_segment *p = &m->list[i];
        set(m, FHI_SIGN_PAGE_PLACE, i, share_of(chars, m->boxes[0].chars));
        set(m, FHI_SIGN_PROSE_BEFORE, i, share_of(prose_chars, m->boxes[0].prose));
        chars += p->chars;
        if (p->prose) prose_chars += p->chars;
        set(m, FHI_SIGN_PROSE_AFTER, i, share_of(m->boxes[0].prose - prose_chars, m->boxes[0].prose));
        h1 = elements[i] == 3 ? 0 : h1 + (h1 < 255);
        title = titles[i] > 180 && p->words > 2 ? 0 : title + (title < 255);
        set(m, FHI_SIGN_SINCE_H1, i, h1);
        set(m, FHI_SIGN_SINCE_TITLE, i, title);
        set(m, FHI_SIGN_SINCE_HEADING, i, heading);
        set(m, FHI_SIGN_SINCE_PROSE, i, prose);
        heading = is_heading(elements[i]) ? 0 : heading + (heading < 255);
        prose = p->prose ? 0 : prose + (prose < 255);
        uint32_t gap = p->source.start - (i ? m->list[i - 1].source.end : 0);
        set(m, FHI_SIGN_GAP_BEFORE, i, scale_of(gap));
        if (i) set(m, FHI_SIGN_GAP_AFTER, i - 1, scale_of(gap));
    }
    prose = 255;
    for (uint32_t i = m->n; i-- > 0;) {
        set(m, FHI_SIGN_TO_PROSE, i, prose);
        prose = m->list[i].prose ? 0 : prose + (prose < 255);
    }
}

/* A column is that of another, `by` segments away; 0 past the ends. */
static void shift(uint8_t *columns, uint32_t stride, uint32_t n, uint32_t to, uint32_t from, int by)
{
    const uint8_t *source = columns + (size_t)from * stride;
    uint8_t *target = columns + (size_t)to * stride;
    uint32_t step = (uint32_t)(by < 0 ? -by : by);
    if (step >= n) return;
    if (by < 0)
        memcpy(target + step, source, n - step);
    else
        memcpy(target, source + step, n - step);
}

static void set_neighbours(maker *m)
{
    static const struct {
        uint16_t to, from;
        int by;
    } shifts[] = {
        {FHI_SIGN_PREVIOUS_CHARS, FHI_SIGN_CHARS, -1},      {FHI_SIGN_PREVIOUS_LINKED, FHI_SIGN_LINKED, -1},
        {FHI_SIGN_PREVIOUS_ELEMENT, FHI_SIGN_ELEMENT, -1},  {FHI_SIGN_PREVIOUS_STOPS, FHI_SIGN_STOPS, -1},
        {FHI_SIGN_PREVIOUS2_CHARS, FHI_SIGN_CHARS, -2},     {FHI_SIGN_PREVIOUS2_LINKED, FHI_SIGN_LINKED, -2},
        {FHI_SIGN_PREVIOUS2_ELEMENT, FHI_SIGN_ELEMENT, -2}, {FHI_SIGN_NEXT_CHARS, FHI_SIGN_CHARS, 1},
        {FHI_SIGN_NEXT_LINKED, FHI_SIGN_LINKED, 1},         {FHI_SIGN_NEXT_ELEMENT, FHI_SIGN_ELEMENT, 1},
        {FHI_SIGN_NEXT_STOPS, FHI_SIGN_STOPS, 1},           {FHI_SIGN_NEXT2_CHARS, FHI_SIGN_CHARS, 2},
        {FHI_SIGN_NEXT2_LINKED, FHI_SIGN_LINKED, 2},        {FHI_SIGN_NEXT2_ELEMENT, FHI_SIGN_ELEMENT, 2},
    };
    for (size_t k = 0; k < sizeof shifts / sizeof *shifts; k++)
        shift(m->columns, m->stride, m->n, shifts[k].to, shifts[k].from, shifts[k].by);
}

bool fhi_signs_make(fhi_arena *arena, const fhi_segments *segments, const fhi_pagewords *page, fhi_signs *signs)
{
    uint32_t n = segments->list.n, stride = (n + FHI_SIGN_LANES - 1) / FHI_SIGN_LANES * FHI_SIGN_LANES;
    *signs = (fhi_signs){.count = n, .stride = stride};
    signs->columns = fhi_arena_array(arena, stride, FHI_SIGN_COUNT);
    if (!signs->columns) return false;
    maker m = {segments, segments->list.at, segments->boxes.at, n, signs->columns, stride, 0};
    if (!set_hints(arena, &m) || !find_core(arena, &m) || !set_repeated(arena, &m)) return false;
    if (!set_groups(arena, arena, &m, signs)) return false;
    for (uint32_t i = 0; i < n; i++) {
        set_own(&m, page, i);
        set_box(&m, i);
        set_core(&m, i);
    }
    set_order(&m);
    set_neighbours(&m);
    return true;
}

/* ---- the second pass */

/* Scores weighted by length: over boxes, groups, the whole page. */
typedef struct mass {
    uint64_t sum; /* of score times characters */
    uint64_t chars;
} mass;

static void add_mass(mass *to, uint64_t sum, uint64_t chars)
{
    to->sum += sum;
    to->chars += chars;
}

static uint32_t mean_of(const mass *m)
{
    return m->chars ? (uint32_t)(m->sum / m->chars) : 0;
}

static bool set_means(fhi_arena *scratch, maker *m, const uint8_t *scores, const fhi_signs *f)
{
    mass *boxes = fhi_arena_array(scratch, m->segments->boxes.n, sizeof *boxes);
    mass *groups = fhi_arena_array(scratch, f->group_count, sizeof *groups);
    if (!boxes || !groups) return false;
    for (uint32_t i = 0; i < m->n; i++) {
        uint64_t chars = m->list[i].chars, sum = chars * scores[i];
        add_mass(&boxes[m->list[i].box], sum, chars);
        add_mass(&groups[f->groups[i]], sum, chars);
    }
    for (uint32_t b = m->segments->boxes.n; b-- > 1;)
        add_mass(&boxes[m->boxes[b].parent], boxes[b].sum, boxes[b].chars);
    uint64_t before = 0;
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t box = m->list[i].box, parent = m->boxes[box].parent, grand = m->boxes[parent].parent;
        set(m, FHI_SIGN_SCORE_BOX, i, mean_of(&boxes[box]));
        set(m, FHI_SIGN_SCORE_PARENT, i, mean_of(&boxes[parent]));
        set(m, FHI_SIGN_SCORE_GRAND, i, mean_of(&boxes[grand]));
        set(m, FHI_SIGN_SCORE_GROUP, i, mean_of(&groups[f->groups[i]]));
        set(m, FHI_SIGN_SHARE_BEFORE, i, share_of(before, boxes[0].sum));
        before += (uint64_t)m->list[i].chars * scores[i];
        set(m, FHI_SIGN_SHARE_AFTER, i, share_of(boxes[0].sum - before, boxes[0].sum));
    }
    return true;
}

/* The best score within eight segments, fading with the distance; how far the nearest chosen segment is. */
static void set_reach(maker *m, const uint8_t *scores, bool backwards)
{
    uint32_t fading = 0, since = 255;
    for (uint32_t k = 0; k < m->n; k++) {
        uint32_t i = backwards ? m->n - 1 - k : k;
        set(m, backwards ? FHI_SIGN_SCORE_AFTER : FHI_SIGN_SCORE_BEFORE, i, fading);
        set(m, backwards ? FHI_SIGN_TO_CHOSEN : FHI_SIGN_SINCE_CHOSEN, i, since);
        fading = fading * 7 / 8;
        if (scores[i] > fading) fading = scores[i];
        since = scores[i] >= 128 ? 0 : since + (since < 255);
    }
}

bool fhi_signs_look_around(fhi_arena *scratch, const fhi_segments *segments, const uint8_t *scores, fhi_signs *signs)
{
    maker m = {segments, segments->list.at, segments->boxes.at, signs->count, signs->columns, signs->stride, 0};
    memcpy(signs->columns + (size_t)FHI_SIGN_SCORE * signs->stride, scores, signs->count);
    static const uint16_t places[] = {FHI_SIGN_SCORE_PREVIOUS, FHI_SIGN_SCORE_PREVIOUS2, FHI_SIGN_SCORE_PREVIOUS3,
                                      FHI_SIGN_SCORE_NEXT,     FHI_SIGN_SCORE_NEXT2,     FHI_SIGN_SCORE_NEXT3};
    for (int k = 0; k < 3; k++) {
        shift(m.columns, m.stride, m.n, places[k], FHI_SIGN_SCORE, -1 - k);
        shift(m.columns, m.stride, m.n, places[3 + k], FHI_SIGN_SCORE, 1 + k);
    }
    if (!set_means(scratch, &m, scores, signs)) return false;
    set_reach(&m, scores, false);
    set_reach(&m, scores, true);
    uint32_t best = 0;
    for (uint32_t i = 0; i < m.n; i++)
        if (scores[i] > best) best = scores[i];
    for (uint32_t i = 0; i < m.n; i++) set(&m, FHI_SIGN_BEST, i, best);
    return true;
}

/* ---- names */

void fhi_signs_name(uint32_t column, char room[FHI_SIGN_NAME])
{
    static const char *const hints[] = {
#define X(name) "hint." #name,
        FHI_HINTS(X)
#undef X
            "box.ARTICLE",
        "box.MAIN",
        "box.SECTION",
        "box.ASIDE",
        "box.NAV",
        "box.HEADER",
        "box.FOOTER",
        "box.FORM",
        "box.FIGURE",
        "box.CAPTION",
        "box.TABLE",
        "box.LIST",
        "box.QUOTE",
        "box.ADDRESS",
        "box.DETAILS",
        "box.BUTTON",
        "box.CONCEALED",
    };
    static const char *const phrases[] = {
#define X(name) "phrase." #name,
        FHI_PHRASES(X)
#undef X
    };
    static const char *const signs[] = {
#define SIGN(name) #name,
#include "extract/body/around.def"
#include "extract/body/signs.def"
#undef SIGN
    };
    const char *name = column < FHI_SIGN_PHRASES         ? hints[column]
                       : column <= FHI_SIGN_BEFORE_FIRST ? phrases[column - FHI_SIGN_PHRASES]
                                                         : signs[column - FHI_SIGN_BEFORE_FIRST - 1];
    snprintf(room, FHI_SIGN_NAME, "%s", name);
}
