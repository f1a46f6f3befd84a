/* SPDX-License-Identifier: Apache-2.0 */
/* Who took what from whom, as an arc diagram (after Wattenberg 2002); see picture.h. */
#include "base/limits.h"
#include "base/span.h"
#include "emit/markup.h"
#include "emit/picture.h"
#include "emit/wording.h"

#include <stdlib.h>

enum {
    TOP = 30,
    ROW = 26,
    GAP = 14, /* between two origins */
    ORIGIN_X = 0,
    NAME_X = 232,
    BAR_X = 500, /* the bar of the own share begins here */
    BAR_WIDTH = 100,
    ARC_X = 616,    /* arcs start and end here */
    ARC_MOST = 225, /* the widest arc */
    NAME_MOST = 32, /* characters */
    ORIGIN_MOST = 26,
};

static const double LEAST_SHARE = 0.05; /* less is a phrase or two */

typedef struct place {
    uint32_t article;
    uint32_t origin;
    uint32_t rank; /* of the origin in the story: the largest first */
    uint32_t y;
    fhi_day day;
} place;

typedef struct drawing {
    fhi_output *output;
    const fhi_edition *edition;
    place *places;
    uint32_t n;
    uint32_t story; /* in the name of the arrowhead: an id stands once in a page */
} drawing;

static void put(const drawing *d, const char *text)
{
    fhi_output_put(d->output, fhi_span_of(text));
}

static int by_origin(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

/* Ranks each place's origin by how many of the story's articles stand on it. */
static void rank_origins(place *places, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t mine = 0, ahead = 0;
        for (uint32_t k = 0; k < n; k++) mine += places[k].origin == places[i].origin;
        for (uint32_t k = 0; k < n; k++) {
            if (places[k].origin == places[i].origin) continue;
            uint32_t theirs = 0;
            for (uint32_t m = 0; m < n; m++) theirs += places[m].origin == places[k].origin;
            ahead += theirs > mine || (theirs == mine && places[k].origin < places[i].origin);
        }
        places[i].rank = ahead; /* counts articles, not origins: order is all that matters */
    }
}

static void put_origin(const drawing *d, uint32_t first, uint32_t colour)
{
    const fhi_origin *origin = &d->edition->lineage->origins.at[d->places[first].origin];
    uint32_t last = first;
    while (last + 1 < d->n && d->places[last + 1].origin == d->places[first].origin) last++;
    uint32_t top = d->places[first].y - 17, height = d->places[last].y - d->places[first].y + 22;
    put(d, "<g><title>");
    for (uint32_t i = 0; i < origin->why.n; i++) {
        if (i) put(d, "; ");
        fhi_markup_text(d->output, origin->why.at[i]);
    }
    fhi_output_format(d->output,
                      "</title><rect x=\"%d\" y=\"%u\" width=\"5\" height=\"%u\" fill=\"var(--origin-%u)\"/>", ORIGIN_X,
                      (unsigned)top, (unsigned)height, (unsigned)(colour % FHI_PICTURE_COLOURS));
    fhi_output_format(d->output, "<text class=\"origin\" x=\"%d\" y=\"%u\">", ORIGIN_X + 14,
                      (unsigned)d->places[first].y);
    fhi_markup_cut(d->output, origin->name, ORIGIN_MOST);
    put(d, "</text></g>");
}

static void put_article(const drawing *d, const place *p, uint32_t colour)
{
    const fhi_standing *standing = &d->edition->lineage->standings[p->article];
    uint32_t own = (uint32_t)(standing->own_share * BAR_WIDTH + 0.5);
    fhi_output_format(d->output, "<a href=\"#article-%u\"><text x=\"%d\" y=\"%u\">%u. ", (unsigned)p->article + 1,
                      NAME_X, (unsigned)p->y, (unsigned)p->article + 1);
    fhi_markup_cut(d->output, fhi_wording_outlet(d->edition, p->article), NAME_MOST);
    put(d, "</text></a>");
    fhi_output_format(d->output, "<g><title>%u %% of the text is its own</title>",
                      (unsigned)(standing->own_share * 100 + 0.5));
    fhi_output_format(d->output, "<rect class=\"share\" x=\"%d\" y=\"%u\" width=\"%d\" height=\"10\"/>", BAR_X,
                      (unsigned)(p->y - 10), BAR_WIDTH);
    fhi_output_format(d->output, "<rect x=\"%d\" y=\"%u\" width=\"%u\" height=\"10\" fill=\"var(--origin-%u)\"/></g>",
                      BAR_X, (unsigned)(p->y - 10), (unsigned)own, (unsigned)(colour % FHI_PICTURE_COLOURS));
}

static const place *place_of(const drawing *d, uint32_t article)
{
    for (uint32_t i = 0; i < d->n; i++) {
        if (d->places[i].article == article) return &d->places[i];
    }
    return NULL;
}

static void put_arc(const drawing *d, const fhi_link *link)
{
    const place *from = place_of(d, link->from), *to = place_of(d, link->to);
    if (!from || !to || from == to) return;
    uint32_t span = from->y > to->y ? from->y - to->y : to->y - from->y;
    uint32_t reach = ARC_X + (span / 2 + 24 < ARC_MOST ? span / 2 + 24 : ARC_MOST);
    uint32_t share = (uint32_t)(link->share * 100 + 0.5);
    fhi_output_format(
        d->output,
        "<path class=\"arc\" d=\"M%d %u C%u %u %u %u %d %u\" stroke-width=\"%u.%u\" marker-end=\"url(#tip-%u)\">",
        ARC_X, (unsigned)(from->y - 5), (unsigned)reach, (unsigned)(from->y - 5), (unsigned)reach,
        (unsigned)(to->y - 5), ARC_X, (unsigned)(to->y - 5), (unsigned)(1 + share / 33),
        (unsigned)(share % 33 * 10 / 33), (unsigned)d->story);
    fhi_output_format(d->output, "<title>%u %% of %u. stands in %u.</title></path>", (unsigned)share,
                      (unsigned)link->to + 1, (unsigned)link->from + 1);
}

/* How good a link is to draw: the share, and a little more where it comes from an own report, since copies share with each other
 * what they share with their source. */
static double merit_of(const drawing *d, const fhi_link *link)
{
    return link->share + (d->edition->lineage->standings[link->from].of == FHI_CLASS_OWN ? 0.1 : 0.0);
}

/* The one of the links [first, end), which all go into one article, that is drawn: all of them would be a thicket. */
static const fhi_link *main_link(const drawing *d, uint32_t first, uint32_t end)
{
    const fhi_link *best = &d->edition->lineage->links.at[first];
    for (uint32_t i = first + 1; i < end; i++) {
        const fhi_link *other = &d->edition->lineage->links.at[i];
        if (merit_of(d, other) > merit_of(d, best)) best = other;
    }
    return best;
}

/* Links are in order of the article that they go into. */
static void put_arcs(const drawing *d)
{
    uint32_t n = d->edition->lineage->links.n;
    const fhi_link *links = d->edition->lineage->links.at;
    for (uint32_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n && links[end].to == links[first].to;) end++;
        if (!place_of(d, links[first].to)) continue;
        const fhi_link *link = main_link(d, first, end);
        if (link->share >= LEAST_SHARE) put_arc(d, link);
    }
}

static void put_all(const drawing *d, uint32_t height)
{
    fhi_picture_open(d->output, "copies", "Who took what from whom", height);
    fhi_output_format(d->output,
                      "<defs><marker id=\"tip-%u\" class=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" "
                      "markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">"
                      "<path d=\"M0 0 L8 4 L0 8 z\"/></marker></defs>",
                      (unsigned)d->story);
    fhi_output_format(
        d->output,
        "<text class=\"quiet\" x=\"%d\" y=\"12\">origin</text><text class=\"quiet\" x=\"%d\" y=\"12\">article</text>",
        ORIGIN_X + 14, NAME_X);
    fhi_output_format(d->output,
                      "<text class=\"quiet\" x=\"%d\" y=\"12\">own text</text><text class=\"quiet\" x=\"%d\" "
                      "y=\"12\">taken by</text>",
                      BAR_X, ARC_X);
    uint32_t colour = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        bool first = i == 0 || d->places[i].origin != d->places[i - 1].origin;
        if (first && i) colour++;
        if (first && d->places[i].origin < d->edition->lineage->origins.n) put_origin(d, i, colour);
        put_article(d, &d->places[i], colour);
    }
    put_arcs(d);
    fhi_picture_close(d->output);
}

fh_status fhi_picture_copies(fhi_output *output, fhi_arena *scratch, const fhi_edition *edition, uint32_t story,
                             fh_error *error)
{
    const fhi_story *s = &edition->stories->stories.at[story];
    if (s->articles.n < 2 || s->articles.n > FHI_MAX_PICTURE_ARTICLES) return FH_OK;
    drawing d = {output, edition, fhi_arena_array(scratch, s->articles.n, sizeof(place)), s->articles.n, story};
    if (!d.places) return fhi_error_memory(error, "emit");
    for (uint32_t i = 0; i < d.n; i++) {
        uint32_t article = s->articles.at[i];
        d.places[i] = (place){.article = article,
                              .origin = edition->lineage->standings[article].origin,
                              .day = edition->readings[article].article->published.day};
    }
    rank_origins(d.places, d.n);
    qsort(d.places, d.n, sizeof *d.places, by_origin);
    uint32_t y = TOP + 8;
    for (uint32_t i = 0; i < d.n; i++) {
        if (i) y += d.places[i].origin != d.places[i - 1].origin ? ROW + GAP : ROW;
        d.places[i].y = y;
    }
    put_all(&d, y + 16);
    return FH_OK;
}
