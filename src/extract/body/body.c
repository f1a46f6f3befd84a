/* SPDX-License-Identifier: Apache-2.0 */
/* Segments → the body; see body.h. The model says which segments are the body (forest.h); elements and boxes say what they are. */
#include "extract/body/body.h"

#include "extract/body/forest.h"

enum {
    TITLE_SHARE = 180,      /* of 255 words: those that a heading has in common with the page's title */
    TITLE_ABOVE = 12,       /* segments above the body in which an h1 is its title whatever it says */
    TITLE_WORDS = 3,        /* of such a one */
    STANDFIRST_SHARE = 200, /* likewise with the page's description */
    STANDFIRST_WORDS = 5,
    CAPTION_WORDS = 4,
};

/* The nearest box around `b` with one of `hints`, itself among them; 0 if there is none. */
static uint32_t box_with(const fhi_segments *segments, uint32_t b, uint64_t hints)
{
    for (; b; b = segments->boxes.at[b].parent)
        if (segments->boxes.at[b].hints & hints) return b;
    return 0;
}

static fhi_element element_of(const fhi_segments *segments, uint32_t i)
{
    return (fhi_element)segments->tree->nodes[segments->boxes.at[segments->list.at[i].box].node].element;
}

/* What a segment of the body is, by where it stands. */
static fhi_part_role role_of(const fhi_segments *segments, uint32_t i)
{
    uint32_t box = segments->list.at[i].box;
    fhi_element element = element_of(segments, i);
    if (fhi_names_kind(element) == FHI_AS_HEADING) return (fhi_part_role){.role = FHI_ROLE_HEADING};
    uint32_t around = box_with(segments, box,
                               1ull << FHI_BOX_CAPTION | 1ull << FHI_BOX_FIGURE | 1ull << FHI_BOX_TABLE |
                                   1ull << FHI_BOX_LIST | 1ull << FHI_BOX_QUOTE);
    if (!around) return (fhi_part_role){.role = FHI_ROLE_PARAGRAPH};
    uint64_t hints = segments->boxes.at[around].hints;
    if (hints & (1ull << FHI_BOX_CAPTION | 1ull << FHI_BOX_FIGURE)) return (fhi_part_role){.role = FHI_ROLE_CAPTION};
    bool cell = element == FHI_ELEMENT_TD || element == FHI_ELEMENT_TH;
    if (hints & 1ull << FHI_BOX_TABLE) /* a paragraph in a cell is a page laid out by tables */
        return cell && segments->boxes.at[around].prose < segments->boxes.at[around].chars / 2
                   ? (fhi_part_role){.role = FHI_ROLE_CELL, .group = around}
                   : (fhi_part_role){.role = FHI_ROLE_PARAGRAPH};
    if (hints & 1ull << FHI_BOX_LIST) return (fhi_part_role){.role = FHI_ROLE_ITEM, .group = around};
    return (fhi_part_role){.role = FHI_ROLE_QUOTE};
}

/* The rule that names what a segment left out stands in. */
static const char *rule_of(const fhi_segments *segments, uint32_t i)
{
    static const struct {
        uint64_t hints;
        const char *rule;
    } rules[] = {
        {1ull << FHI_HINT_COMMENT, "page-comments"},
        {1ull << FHI_BOX_NAV | 1ull << FHI_HINT_NAV, "page-navigation"},
        {1ull << FHI_HINT_RELATED | 1ull << FHI_HINT_POPULAR | 1ull << FHI_HINT_TEASER, "page-other-stories"},
        {1ull << FHI_HINT_SOCIAL, "page-sharing"},
        {1ull << FHI_HINT_AD, "page-advertisement"},
        {1ull << FHI_HINT_NEWSLETTER | 1ull << FHI_HINT_PAYWALL | 1ull << FHI_BOX_FORM, "page-subscription"},
        {1ull << FHI_HINT_POPUP, "page-notice"},
        {1ull << FHI_BOX_FOOTER | 1ull << FHI_HINT_FOOTER | 1ull << FHI_HINT_LEGAL, "page-footer"},
        {1ull << FHI_BOX_HEADER | 1ull << FHI_HINT_TOP, "page-header"},
        {1ull << FHI_BOX_ASIDE | 1ull << FHI_HINT_SIDE, "page-aside"},
        {1ull << FHI_BOX_CONCEALED | 1ull << FHI_HINT_HIDDEN, "page-hidden"},
    };
    for (uint32_t b = segments->list.at[i].box; b; b = segments->boxes.at[b].parent) {
        uint64_t hints = segments->boxes.at[b].hints;
        for (size_t k = 0; hints && k < sizeof rules / sizeof *rules; k++)
            if (hints & rules[k].hints) return rules[k].rule;
    }
    return "page-furniture";
}

static uint32_t column(const fhi_signs *f, fhi_sign sign, uint32_t i)
{
    return f->columns[(size_t)sign * f->stride + i];
}

/* The heading above the body that says what the page's title says: the last of the largest. Where none does, the h1 just above or at the
 * head of the body. */
static uint32_t find_title(const fhi_body *body, const fhi_signs *f)
{
    uint32_t best = UINT32_MAX, best_rank = UINT32_MAX, above = UINT32_MAX;
    for (uint32_t i = 0; i < body->segments.list.n && (i <= body->first || best == UINT32_MAX); i++) {
        fhi_element element = element_of(&body->segments, i);
        uint32_t words = body->segments.list.at[i].words;
        bool near = i <= body->first + 1 && i + TITLE_ABOVE >= body->first;
        if (element == FHI_ELEMENT_H1 && near && words >= TITLE_WORDS && body->first < body->end) above = i;
        if (fhi_names_kind(element) != FHI_AS_HEADING || column(f, FHI_SIGN_TITLE_SHARE, i) < TITLE_SHARE) continue;
        uint32_t rank = (uint32_t)element - FHI_ELEMENT_H1;
        if (words < 2 || rank > best_rank) continue;
        best = i;
        best_rank = rank;
    }
    return best_rank > 0 && above != UINT32_MAX ? above : best;
}

/* What stands between the title and the first paragraph and says what the page's description says. */
static void find_standfirst(fhi_body *body, const fhi_signs *f, uint32_t title)
{
    for (uint32_t i = title + 1, seen = 0; i < body->end && seen < 2; i++) {
        fhi_part_role *part = &body->parts[i];
        if (part->role == FHI_ROLE_OUT || part->role == FHI_ROLE_CAPTION) continue;
        seen++;
        bool lead = box_with(&body->segments, body->segments.list.at[i].box, 1ull << FHI_HINT_LEAD) != 0;
        bool said = column(f, FHI_SIGN_DESCRIPTION_SHARE, i) >= STANDFIRST_SHARE;
        if (body->segments.list.at[i].words < STANDFIRST_WORDS || !(said && (lead || part->role == FHI_ROLE_HEADING)))
            continue;
        part->role = FHI_ROLE_STANDFIRST;
        return;
    }
}

static void extend(fhi_body *body, uint32_t i)
{
    if (body->first == body->end) body->first = body->end = i;
    if (i < body->first) body->first = i;
    if (i >= body->end) body->end = i + 1;
}

static void choose(fhi_body *body, const fhi_signs *f, const int32_t *sums, int32_t threshold)
{
    uint32_t n = body->segments.list.n;
    for (uint32_t i = 0; i < n; i++) {
        if (sums[i] < threshold) continue;
        body->parts[i] = role_of(&body->segments, i);
        extend(body, i);
    }
    body->title = find_title(body, f);
    if (body->title != UINT32_MAX) {
        body->parts[body->title] = (fhi_part_role){.role = FHI_ROLE_TITLE};
        extend(body, body->title);
        find_standfirst(body, f, body->title);
    }
    for (uint32_t i = 0; i < n; i++) {
        fhi_part_role *part = &body->parts[i];
        if (part->role != FHI_ROLE_OUT) continue;
        bool inside = i > body->first && i < body->end && body->segments.list.at[i].words >= CAPTION_WORDS;
        if (inside) *part = role_of(&body->segments, i);
        if (part->role == FHI_ROLE_CAPTION) continue; /* the model leaves captions out, as they are no running text */
        *part = (fhi_part_role){.rule = rule_of(&body->segments, i)};
    }
}

/* Both passes of the model: sums[stride] of the second. NULL when memory is out. */
static int32_t *judge(fhi_arena *arena, const fhi_forest *forest, const fhi_segments *segments, fhi_signs *f)
{
    int32_t *sums = fhi_arena_array(arena, f->stride, sizeof *sums);
    uint8_t *scores = fhi_arena_alloc(arena, f->stride);
    if (!sums || !scores) return NULL;
    fhi_forest_add(forest, 0, f, sums);
    for (uint32_t i = 0; i < f->count; i++) scores[i] = fhi_forest_score(sums[i]);
    if (!fhi_signs_look_around(arena, segments, scores, f)) return NULL;
    fhi_forest_add(forest, 1, f, sums);
    return sums;
}

static bool cut(fhi_arena *arena, const fhi_tree *tree, fhi_body *body)
{
    *body = (fhi_body){.title = UINT32_MAX};
    if (!fhi_segments_cut(arena, tree, &body->segments)) return false;
    body->parts = fhi_arena_array(arena, body->segments.list.n, sizeof *body->parts);
    return body->parts != NULL;
}

fh_status fhi_body_find(fhi_arena *arena, const fhi_tree *tree, fhi_body *body, fh_error *error)
{
    fhi_forest forest;
    fhi_pagewords words;
    fhi_signs signs;
    fh_status status = fhi_forest_embedded(&forest, error);
    if (status != FH_OK) return status;
    if (!cut(arena, tree, body) || !fhi_pagewords_find(arena, tree, &words) ||
        !fhi_signs_make(arena, &body->segments, &words, &signs))
        return fhi_error_memory(error, "extract");
    const int32_t *sums = judge(arena, &forest, &body->segments, &signs);
    if (!sums) return fhi_error_memory(error, "extract");
    choose(body, &signs, sums, forest.head->threshold);
    return FH_OK;
}

fh_status fhi_body_take(fhi_arena *arena, const fhi_tree *tree, fhi_body *body, fh_error *error)
{
    if (!cut(arena, tree, body)) return fhi_error_memory(error, "extract");
    for (uint32_t i = 0; i < body->segments.list.n; i++) body->parts[i] = role_of(&body->segments, i);
    body->end = body->segments.list.n;
    return FH_OK;
}
