/* SPDX-License-Identifier: Apache-2.0 */
/* One walk over the tree gathers what each element says of each field; then the best of each field is chosen. See facts.h. */
#include "extract/meta/facts.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/meta/headline.h"
#include "extract/meta/jsonld.h"
#include "extract/meta/people.h"
#include "tables/lexicon.h"

#include <string.h>

typedef enum fact_field {
    FHI_FIELD_TITLE = 1,
    FHI_FIELD_AUTHOR,
    FHI_FIELD_PUBLISHED,
    FHI_FIELD_MODIFIED,
    FHI_FIELD_OUTLET,
    FHI_FIELD_LANGUAGE,
    FHI_FIELD_ADDRESS,
    FHI_FIELD_KIND,
} fact_field;

#include "extract/meta/fields.inc"

/* Ranks: the smaller, the more is believed. Those of meta elements and microdata are in data/meta/fields.tsv. */
enum {
    RANK_ARTICLE = 1, /* JSON-LD of an article */
    RANK_MARKED = 3,  /* a time element that says it is the time of publication */
    RANK_WEBPAGE = 4, /* JSON-LD of the page around the article */
    RANK_TIME = 5,    /* the first time element below the first heading */
    RANK_LISTED = 6,  /* microdata of one of several articles */
    RANK_CLASS = 6,   /* an element whose class says "author" or "byline" */
    RANK_ELEMENT = 7, /* the title element */
    RANK_LEAST = 15,
    LONGEST_BYLINE = 160,
    MOST_OUTLETS = 8, /* more than any page names */
};

typedef struct candidate {
    fact_field field;
    uint32_t rank;
    fh_span value;
    fh_range at;
    const char *basis;
} candidate;

typedef struct gathering {
    fhi_arena *arena;
    const fhi_tree *tree;
    fh_span url;
    FHI_LIST(candidate) list;
    fh_span outlets[MOST_OUTLETS]; /* all that are named */
    uint32_t outlet_count;
    bool heading_seen, time_seen;
    fh_span label;      /* what the next meta element for Twitter says */
    bool author_said;   /* by metadata: what links and classes say does not count then */
    uint32_t looked_up; /* people that JSON-LD tells of elsewhere */
    fhi_page_kind kind;
} gathering;

/* True if any part of the page says that `name` is its outlet. */
static bool names_outlet(const gathering *g, fh_span name)
{
    for (uint32_t i = 0; i < g->outlet_count; i++)
        if (fhi_span_same(g->outlets[i], name)) return true;
    return false;
}

/* `list`, a list of names, without what parts it from a name that is left out: ", The Ardenhall Courier". */
static fh_span without_gap(fh_span list)
{
    while (list.len && strchr(", |", list.ptr[0])) list = (fh_span){list.ptr + 1, list.len - 1};
    return list;
}

static bool add(gathering *g, fact_field field, uint32_t rank, fh_span value, fh_range at, const char *basis)
{
    value = fhi_span_trim(value);
    if (value.len == 0 || (field == FHI_FIELD_OUTLET && value.len > FHI_MAX_FIELD_BYTES)) return true;
    if (field == FHI_FIELD_ADDRESS && memchr(value.ptr, ' ', value.len)) return true; /* some put the title there */
    candidate *c = FHI_PUSH(g->arena, &g->list);
    if (!c) return false;
    *c = (candidate){field, rank, value, at, basis};
    bool other = field == FHI_FIELD_OUTLET && g->outlet_count < MOST_OUTLETS && !names_outlet(g, value);
    if (other) g->outlets[g->outlet_count++] = value;
    fh_span name;
    size_t start = 0;
    if (field == FHI_FIELD_AUTHOR && rank < RANK_CLASS && !g->author_said && !names_outlet(g, without_gap(value)) &&
        fhi_people_next(value, &start, &name) && !names_outlet(g, name))
        g->author_said = true;
    return true;
}

/* ---- JSON-LD */

/* The strings that `node` is, or that the objects in it have as their name. */
static bool add_names(gathering *g, const fhi_json_nodes *nodes, uint32_t node, fact_field field, uint32_t rank,
                      fh_range at)
{
    const fhi_json_node *top = &nodes->at[node];
    if (top->kind == FHI_JSON_STRING) {
        fh_span text = fhi_jsonld_text(g->arena, top->value);
        return text.ptr && add(g, field, rank, text, at, "JSON-LD");
    }
    if (top->kind == FHI_JSON_OBJECT) {
        uint32_t name = fhi_jsonld_member(nodes, node, "name");
        if (name != UINT32_MAX)
            return nodes->at[name].kind == FHI_JSON_OBJECT || add_names(g, nodes, name, field, rank, at);
        uint32_t id = fhi_jsonld_member(nodes, node, "@id");
        if (id == UINT32_MAX || g->looked_up++ >= FHI_MAX_AUTHORS) return true;
        for (uint32_t n = 0; n < nodes->n; n++) { /* the person is told of elsewhere */
            bool same = nodes->at[n].kind == FHI_JSON_OBJECT && n != node;
            uint32_t other = same ? fhi_jsonld_member(nodes, n, "@id") : UINT32_MAX;
            if (other == UINT32_MAX || !fhi_span_is(nodes->at[other].value, nodes->at[id].value)) continue;
            name = fhi_jsonld_member(nodes, n, "name");
            if (name != UINT32_MAX && nodes->at[name].kind == FHI_JSON_STRING)
                return add_names(g, nodes, name, field, rank, at);
        }
        return true;
    }
    for (uint32_t n = node + 1; n < top->end; n = nodes->at[n].end)
        if (nodes->at[n].kind != FHI_JSON_ARRAY && !add_names(g, nodes, n, field, rank, at)) return false;
    return true;
}

static bool ends_with(fh_span text, const char *suffix)
{
    return fhi_span_ends(text, fhi_span_of(suffix));
}

/* What an object of that @type is: an article, a page around one, or neither: 0. */
static uint32_t rank_of(fh_span type)
{
    if (ends_with(type, "Article") || ends_with(type, "Posting") || ends_with(type, "Report") ||
        ends_with(type, "Review"))
        return RANK_ARTICLE;
    return ends_with(type, "Page") ? RANK_WEBPAGE : 0;
}

/* The rank of each object, by its @type or the first of several; 0 also for what stands inside an article, such as a list of others, and
 * for other nodes. NULL when memory is out. */
static uint8_t *rank_objects(gathering *g, const fhi_json_nodes *nodes)
{
    uint8_t *ranks = fhi_arena_alloc(g->arena, nodes->n + 1), *inner = fhi_arena_alloc(g->arena, nodes->n + 1);
    if (!ranks || !inner) return NULL;
    for (uint32_t n = 0; n < nodes->n; n++) {
        const fhi_json_node *node = &nodes->at[n];
        if (!fhi_span_is(node->key, FHI_SPAN("@type")) || node->parent == UINT32_MAX) continue;
        uint32_t from = node->kind == FHI_JSON_ARRAY ? n + 1 : n,
                 end = node->kind == FHI_JSON_ARRAY ? node->end : n + 1;
        for (uint32_t k = from; k < end; k++) {
            if (fhi_span_is(nodes->at[k].value, FHI_SPAN("LiveBlogPosting"))) g->kind = FHI_PAGE_LIVE;
            if (ranks[node->parent] != RANK_ARTICLE) ranks[node->parent] = (uint8_t)rank_of(nodes->at[k].value);
        }
    }
    for (uint32_t n = 0; n < nodes->n; n++) {
        uint32_t parent = nodes->at[n].parent;
        inner[n] = parent != UINT32_MAX && (inner[parent] || ranks[parent] == RANK_ARTICLE);
    }
    for (uint32_t n = 0; n < nodes->n; n++)
        if (inner[n]) ranks[n] = 0;
    return ranks;
}

static bool take_object(gathering *g, const fhi_json_nodes *nodes, uint32_t node, uint32_t rank, fh_range at)
{
    static const struct {
        const char *key;
        fact_field field;
        uint32_t more; /* added to the rank */
    } keys[] = {{"headline", FHI_FIELD_TITLE, 0},          {"name", FHI_FIELD_TITLE, 4},
                {"publisher", FHI_FIELD_OUTLET, 2}, /* before the author */
                {"author", FHI_FIELD_AUTHOR, 0},           {"creator", FHI_FIELD_AUTHOR, 1},
                {"datePublished", FHI_FIELD_PUBLISHED, 0}, {"dateCreated", FHI_FIELD_PUBLISHED, 3},
                {"dateModified", FHI_FIELD_MODIFIED, 0},   {"inLanguage", FHI_FIELD_LANGUAGE, 3}};
    if (rank == RANK_ARTICLE && g->kind == FHI_PAGE_UNSAID) g->kind = FHI_PAGE_ARTICLE;
    uint32_t open = fhi_jsonld_member(nodes, node, "isAccessibleForFree");
    if (open != UINT32_MAX && fhi_span_same(nodes->at[open].value, FHI_SPAN("false"))) g->kind = FHI_PAGE_PAYWALLED;
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        uint32_t member = fhi_jsonld_member(nodes, node, keys[k].key);
        if (member == UINT32_MAX) continue;
        if (!add_names(g, nodes, member, keys[k].field, rank + keys[k].more, at)) return false;
    }
    return true;
}

static bool take_jsonld(gathering *g, uint32_t n)
{
    fhi_json_nodes nodes = {0};
    if (!fhi_jsonld_read(g->arena, fhi_tree_raw(g->tree, n), &nodes)) return false;
    const uint8_t *ranks = rank_objects(g, &nodes);
    if (!ranks) return false;
    for (uint32_t k = 0; k < nodes.n; k++)
        if (ranks[k] && !take_object(g, &nodes, k, ranks[k], g->tree->nodes[n].source)) return false;
    return true;
}

/* ---- elements */

static fh_span attribute(const gathering *g, uint32_t n, fhi_attribute name)
{
    return fhi_tree_attribute(g->tree, n, name);
}

static bool take_named(gathering *g, fh_span name, fh_span value, fh_range at)
{
    uint32_t known = fhi_lexicon_find(&fields, name);
    if (!known || value.len == 0) return true;
    fact_field field = (fact_field)(known >> 4);
    if (field == FHI_FIELD_KIND) {
        if (fhi_span_same(value, FHI_SPAN("article")) && g->kind == FHI_PAGE_UNSAID) g->kind = FHI_PAGE_ARTICLE;
        return true;
    }
    return add(g, field, known & 15, value, at, "meta");
}

/* <meta name="twitter:label1" content="Written by">, and what is written by whom in twitter:data1 behind it. */
static bool take_labelled(gathering *g, fh_span name, fh_span value, fh_range at)
{
    static const char *const authors[] = {
        "written by",
        "author",
        "by",
        "verfasst von",
        "scritto da",
        "escrito por",
        "geschreven door",
        "skrevet av",
        "\xC3\x89"
        "crit par",
        "skriven av",
        "skrevet af",
        "r\xC3\xA9"
        "dig\xC3\xA9 par",
        "napisane przez",
        "kirjoittanut",
    };
    if (fhi_span_starts(name, FHI_SPAN("twitter:label"))) {
        g->label = value;
    } else if (fhi_span_starts(name, FHI_SPAN("twitter:data"))) {
        for (size_t k = 0; k < sizeof authors / sizeof *authors; k++)
            if (fhi_span_same(g->label, fhi_span_of(authors[k])))
                return add(g, FHI_FIELD_AUTHOR, RANK_WEBPAGE, value, at, "meta");
    }
    return take_named(g, name, value, at);
}

static bool take_meta(gathering *g, uint32_t n)
{
    static const fhi_attribute names[] = {FHI_ATTRIBUTE_PROPERTY, FHI_ATTRIBUTE_NAME, FHI_ATTRIBUTE_ITEMPROP,
                                          FHI_ATTRIBUTE_HTTP_EQUIV};
    fh_span content = attribute(g, n, FHI_ATTRIBUTE_CONTENT);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        fh_span name = attribute(g, n, names[k]);
        if (name.len) return take_labelled(g, name, content, fhi_tree_place(g->tree, n, content));
    }
    return true;
}

static bool has_any(fh_span text, const char *const *words, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (fhi_span_find(text, fhi_span_of(words[k]), 0) >= 0) return true;
    return false;
}

/* True of an element that is longer, with its markup, than any field: time elements that do not end stand in one another. */
static bool is_long(const gathering *g, uint32_t n)
{
    fh_range source = g->tree->nodes[n].source;
    return source.end - source.start > 20 * LONGEST_BYLINE;
}

static bool take_time(gathering *g, uint32_t n)
{
    static const char *const published[] = {"publ", "posted", "entry-date"}, *const modified[] = {"updated", "modif"};
    fh_span when = attribute(g, n, FHI_ATTRIBUTE_DATETIME), class = attribute(g, n, FHI_ATTRIBUTE_CLASS);
    fh_range at = fhi_tree_place(g->tree, n, when);
    if (!when.len) {
        if (is_long(g, n)) return true;
        when = fhi_tree_text(g->arena, g->tree, n, &at);
        if (!when.ptr) return false;
    }
    bool is_published = attribute(g, n, FHI_ATTRIBUTE_PUBDATE).ptr || has_any(class, published, 3);
    if (has_any(class, modified, 2) && !is_published) return add(g, FHI_FIELD_MODIFIED, RANK_MARKED, when, at, "time");
    if (is_published) return add(g, FHI_FIELD_PUBLISHED, RANK_MARKED, when, at, "time");
    if (!g->heading_seen || g->time_seen) return true;
    g->time_seen = true;
    return add(g, FHI_FIELD_PUBLISHED, RANK_TIME, when, at, "time");
}

static bool take_link(gathering *g, uint32_t n)
{
    fh_span rel = attribute(g, n, FHI_ATTRIBUTE_REL), href = attribute(g, n, FHI_ATTRIBUTE_HREF);
    if (!fhi_span_same(rel, FHI_SPAN("canonical"))) return true;
    return add(g, FHI_FIELD_ADDRESS, 2, href, fhi_tree_place(g->tree, n, href), "link");
}

/* Text below an element as the value of a field, where it is no longer than fields are. */
static bool take_text(gathering *g, uint32_t n, fact_field field, uint32_t rank, const char *basis)
{
    fh_range at;
    if (is_long(g, n)) return true;
    fh_span text = fhi_tree_text(g->arena, g->tree, n, &at);
    if (!text.ptr) return false;
    return text.len > LONGEST_BYLINE || add(g, field, rank, text, at, basis);
}

/* The field that a list of microdata properties ("author creator") names; 0 if none. */
static uint32_t find_property(fh_span list)
{
    for (size_t at = 0; at < list.len;) {
        size_t start = at;
        while (at < list.len && list.ptr[at] != ' ') at++;
        uint32_t known = fhi_lexicon_find(&fields, (fh_span){list.ptr + start, at - start});
        fact_field field = (fact_field)(known >> 4);
        if (field == FHI_FIELD_AUTHOR || field == FHI_FIELD_PUBLISHED || field == FHI_FIELD_MODIFIED) return known;
        at++;
    }
    return 0;
}

static bool take_microdata(gathering *g, uint32_t n, uint32_t known)
{
    fh_span value = attribute(g, n, FHI_ATTRIBUTE_CONTENT);
    if (!value.len) value = attribute(g, n, FHI_ATTRIBUTE_DATETIME);
    if (value.len)
        return add(g, (fact_field)(known >> 4), known & 15, value, fhi_tree_place(g->tree, n, value), "microdata");
    return take_text(g, n, (fact_field)(known >> 4), known & 15, "microdata");
}

/* A link to the page of an author. */
static bool is_author_link(const gathering *g, uint32_t n)
{
    static const char *const places[] = {"author/", "authors/", "by/",          "profile/",
                                         "people/", "staff/",   "contributors/"};
    fh_span href = g->heading_seen ? attribute(g, n, FHI_ATTRIBUTE_HREF) : (fh_span){NULL, 0};
    for (size_t at = 0; (at = fhi_span_to(href, at, '/')) < href.len;) {
        fh_span rest = {href.ptr + at + 1, href.len - at - 1};
        at++;
        if (!rest.len || !strchr("abpsc", rest.ptr[0])) continue;
        for (size_t k = 0; k < sizeof places / sizeof *places; k++)
            if (fhi_span_starts(rest, fhi_span_of(places[k]))) return true;
    }
    return false;
}

/* True of a class with "author" or "byline" in it, whatever their first letters are: by the last of five bytes, which tells how far on the last
 * of either may stand at the nearest (Horspool). */
static bool names_author(fh_span class)
{
    enum { LEN = 5 };
    static const uint8_t steps[256] = {
        ['u'] = 4, ['t'] = 3, ['h'] = 2, ['o'] = 1, ['y'] = 4, ['l'] = 3, ['i'] = 2, ['n'] = 1};
    for (size_t end = LEN; end <= class.len;) {
        char last = class.ptr[end - 1];
        uint32_t step = steps[(unsigned char)last];
        const char *word = class.ptr + end - LEN;
        if ((last == 'r' && memcmp(word, "uthor", LEN) == 0) || (last == 'e' && memcmp(word, "yline", LEN) == 0))
            return true;
        end += step ? step : LEN;
    }
    return false;
}

/* An element whose class says that an author stands there: the link in it, if it has one, else its text. */
static bool take_class(gathering *g, uint32_t n, fh_span class)
{
    enum { LOOKED_AT = 12 };
    if (!names_author(class)) return true;
    uint32_t end = g->tree->nodes[n].end;
    for (uint32_t k = n + 1; k < end && k < n + LOOKED_AT; k++)
        if (g->tree->nodes[k].element == FHI_ELEMENT_A) return take_text(g, k, FHI_FIELD_AUTHOR, RANK_CLASS, "class");
    return take_text(g, n, FHI_FIELD_AUTHOR, RANK_CLASS, "class");
}

/* The date in the title of an element whose class says that it is one (the hAtom microformat): <abbr class="published" title="2031-03-07">. */
static bool take_titled(gathering *g, uint32_t n, fh_span class, fh_span title)
{
    static const char *const dates[] = {"published", "updated", "dtstart", "entry-date"};
    if (!title.len || fhi_day_read(title) == FHI_NO_DAY || !has_any(class, dates, sizeof dates / sizeof *dates))
        return true;
    return add(g, FHI_FIELD_PUBLISHED, RANK_TIME, title, fhi_tree_place(g->tree, n, title), "class");
}

static bool take(gathering *g, uint32_t n)
{
    const fhi_node *node = &g->tree->nodes[n];
    switch (node->element) {
    case FHI_ELEMENT_HTML: {
        fh_span lang = attribute(g, n, FHI_ATTRIBUTE_LANG);
        return add(g, FHI_FIELD_LANGUAGE, 1, lang, fhi_tree_place(g->tree, n, lang), "html");
    }
    case FHI_ELEMENT_META: return take_meta(g, n);
    case FHI_ELEMENT_LINK: return take_link(g, n);
    case FHI_ELEMENT_TITLE: return g->heading_seen || take_text(g, n, FHI_FIELD_TITLE, RANK_ELEMENT, "title");
    case FHI_ELEMENT_SCRIPT:
        return fhi_span_find(attribute(g, n, FHI_ATTRIBUTE_TYPE), FHI_SPAN("ld+json"), 0) < 0 || take_jsonld(g, n);
    case FHI_ELEMENT_TIME: return take_time(g, n);
    case FHI_ELEMENT_H1: g->heading_seen = true; break;
    default: break;
    }
    fh_span class = {NULL, 0}, rel = class, title = class, properties = class;
    const fhi_node_attribute *attributes = g->tree->attributes + node->attributes;
    for (uint32_t i = node->attribute_count; i-- > 0;) { /* of two of one name the first counts */
        switch (attributes[i].name) {
        case FHI_ATTRIBUTE_CLASS: class = attributes[i].value; break;
        case FHI_ATTRIBUTE_REL: rel = attributes[i].value; break;
        case FHI_ATTRIBUTE_TITLE: title = attributes[i].value; break;
        case FHI_ATTRIBUTE_ITEMPROP: properties = attributes[i].value; break;
        default: break;
        }
    }
    uint32_t property = find_property(properties);
    if (property) return take_microdata(g, n, property);
    if (node->element == FHI_ELEMENT_A) {
        bool says = fhi_span_find(rel, FHI_SPAN("author"), 0) >= 0;
        if (says) return take_text(g, n, FHI_FIELD_AUTHOR, RANK_TIME, "link");
        return g->author_said || !is_author_link(g, n) || take_text(g, n, FHI_FIELD_AUTHOR, RANK_CLASS, "link");
    }
    if (class.len == 0) return true;
    return take_titled(g, n, class, title) && (g->author_said || take_class(g, n, class));
}

/* ---- choosing */

/* The candidate of `field` that is believed most; NULL if there is none. */
static const candidate *best(const gathering *g, fact_field field)
{
    const candidate *found = NULL;
    for (uint32_t i = 0; i < g->list.n; i++) {
        const candidate *c = &g->list.at[i];
        if (c->field == field && (!found || c->rank < found->rank)) found = c;
    }
    return found;
}

static fhi_fact fact_of(const candidate *c)
{
    return c ? (fhi_fact){c->value, c->at, c->basis, c->rank >= RANK_WEBPAGE} : (fhi_fact){.value = {NULL, 0}};
}

static bool set_day(fhi_arena *arena, fhi_fact *fact, fhi_day day)
{
    char iso[11];
    fhi_day_write(day, iso);
    fact->value = fhi_arena_copy(arena, fhi_span_of(iso));
    return fact->value.ptr != NULL;
}

static bool is_microdata(const candidate *c)
{
    return strcmp(c->basis, "microdata") == 0;
}

/* True if microdata give `field` several days: they are of the articles of a list. */
static bool is_of_list(const gathering *g, fact_field field, fhi_day_order order)
{
    fhi_day day = FHI_NO_DAY;
    for (uint32_t i = 0; i < g->list.n; i++) {
        const candidate *c = &g->list.at[i];
        fhi_datetext date;
        if (c->field != field || !is_microdata(c) || !fhi_datetext_find(c->value, order, &date)) continue;
        if (day != FHI_NO_DAY && day != date.day) return true;
        day = date.day;
    }
    return false;
}

/* The first date, in order of rank, that can be read. */
static bool choose_date(gathering *g, fact_field field, fhi_day_order order, fhi_fact *out)
{
    bool list = is_of_list(g, field, order);
    for (uint32_t rank = 1; rank <= RANK_LEAST; rank++) {
        for (uint32_t i = 0; i < g->list.n; i++) {
            const candidate *c = &g->list.at[i];
            fhi_datetext date;
            uint32_t own = list && is_microdata(c) ? RANK_LISTED : c->rank;
            if (c->field != field || own != rank || !fhi_datetext_find(c->value, order, &date)) continue;
            *out = fact_of(c);
            out->doubtful |= own == RANK_LISTED;
            if (!date.has_time) return set_day(g->arena, out, date.day);
            char *iso = (char *)fhi_arena_copy(g->arena, fhi_span_cut(c->value, date.at)).ptr;
            if (!iso) return false;
            iso[10] = 'T';
            out->value = (fh_span){iso, date.at.end - date.at.start};
            return true;
        }
    }
    return true;
}

/* The day in the address, which the outlet gave it by its own calendar. */
static bool choose_addressed(gathering *g, fhi_facts *facts)
{
    fhi_day day = fhi_datetext_in_url(g->url.len ? g->url : facts->address.value);
    if (day == FHI_NO_DAY) return true;
    facts->addressed = (fhi_fact){.at = facts->address.at, .basis = "address"};
    return set_day(g->arena, &facts->addressed, day);
}

static bool add_author(gathering *g, fhi_facts *facts, const candidate *c, fh_span name)
{
    for (uint32_t i = 0; i < facts->authors.n; i++)
        if (fhi_span_same(facts->authors.at[i].value, name)) return true;
    fhi_fact *author = FHI_PUSH(g->arena, &facts->authors);
    if (author) *author = (fhi_fact){.value = name, .at = c->at, .basis = c->basis};
    return author != NULL;
}

/* All authors that are named at the best rank at which any is; the outlet itself only where nobody else is. */
static bool choose_authors(gathering *g, fhi_facts *facts)
{
    for (uint32_t turn = 0; turn < 2 * RANK_LEAST && facts->authors.n == 0; turn++) {
        uint32_t rank = turn % RANK_LEAST + 1;
        bool outlets = turn >= RANK_LEAST;
        for (uint32_t i = 0; i < g->list.n; i++) {
            const candidate *c = &g->list.at[i];
            if (c->field != FHI_FIELD_AUTHOR || c->rank != rank) continue;
            fh_span name = without_gap(c->value);
            if (names_outlet(g, name)) {
                if (outlets && !add_author(g, facts, c, name)) return false;
                continue;
            }
            for (size_t at = 0; facts->authors.n < FHI_MAX_AUTHORS && fhi_people_next(c->value, &at, &name);) {
                if (!outlets && names_outlet(g, name)) continue;
                if (!add_author(g, facts, c, name)) return false;
            }
            if (rank >= RANK_CLASS && facts->authors.n) break; /* the first such element is the article's */
        }
    }
    return true;
}

/* "en_GB" → "en-GB"; what is no language tag is none. */
static bool choose_language(gathering *g, fhi_facts *facts)
{
    enum { LONGEST_TAG = 12 };
    facts->language = fact_of(best(g, FHI_FIELD_LANGUAGE));
    fh_span tag = facts->language.value;
    bool good = tag.len >= 2 && tag.len <= LONGEST_TAG && fhi_ascii_alpha(tag.ptr[0]) && fhi_ascii_alpha(tag.ptr[1]) &&
                (tag.len == 2 || !fhi_ascii_alpha(tag.ptr[2]) || tag.len == 3 || !fhi_ascii_alpha(tag.ptr[3]));
    facts->language.value = good ? fhi_arena_copy(g->arena, tag) : (fh_span){NULL, 0};
    if (!good) return true;
    if (!facts->language.value.ptr) return false;
    char *copy = (char *)facts->language.value.ptr;
    for (size_t i = 0; i < tag.len; i++)
        if (copy[i] == '_') copy[i] = '-';
    return true;
}

bool fhi_facts_find(fhi_arena *arena, const fhi_tree *tree, fh_span url, fhi_facts *facts)
{
    gathering g = {.arena = arena, .tree = tree, .url = url};
    *facts = (fhi_facts){.kind = FHI_PAGE_UNSAID};
    for (uint32_t n = 1; n < tree->count; n++)
        if (tree->nodes[n].element != FHI_ELEMENT_TEXT && !take(&g, n)) return false;
    facts->kind = g.kind;
    facts->address = fact_of(best(&g, FHI_FIELD_ADDRESS));
    facts->outlet = fact_of(best(&g, FHI_FIELD_OUTLET));
    facts->title = fact_of(best(&g, FHI_FIELD_TITLE));
    fh_span page = url.len ? url : facts->address.value;
    facts->title.value = fhi_headline_bare(facts->title.value, facts->outlet.value, page);
    if (!choose_language(&g, facts)) return false;
    fhi_day_order order = fhi_datetext_order(facts->language.value);
    return choose_addressed(&g, facts) && choose_date(&g, FHI_FIELD_PUBLISHED, order, &facts->published) &&
           choose_date(&g, FHI_FIELD_MODIFIED, order, &facts->modified) && choose_authors(&g, facts);
}

bool fhi_facts_in_scripts(fhi_arena *arena, const fhi_tree *tree, fhi_fact *published)
{
    static const char *const keys[] = {"datePublished", "publishedAt", "published_at",    "publishDate",
                                       "publish_date",  "pubDate",     "publicationDate", "firstPublished",
                                       "pubdate",       "dateCreated", "created_at",      "createdAt"};
    for (uint32_t n = 1; n < tree->count; n++) {
        if (tree->nodes[n].element != FHI_ELEMENT_SCRIPT) continue;
        fh_span raw = fhi_tree_raw(tree, n);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            ptrdiff_t at = fhi_span_find(raw, fhi_span_of(keys[k]), 0);
            if (at < 0) continue;
            size_t end = (size_t)at + strlen(keys[k]), len = 0;
            while (end < raw.len && strchr("\\\": ", raw.ptr[end]))
                end++; /* of "key": "value", perhaps in a string itself */
            while (end + len < raw.len && len < 40 && raw.ptr[end + len] != '"' && raw.ptr[end + len] != '\\') len++;
            fh_span value = {raw.ptr + end, len};
            fhi_datetext date;
            if (!fhi_datetext_find(value, FHI_ORDER_UNKNOWN, &date) || date.at.start > 0) continue;
            uint32_t start = (uint32_t)(value.ptr - tree->page.ptr);
            *published = (fhi_fact){.at = {start, start + date.at.end}, .basis = "script"};
            return set_day(arena, published, date.day);
        }
    }
    return true;
}
