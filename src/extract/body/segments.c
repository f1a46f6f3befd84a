/* SPDX-License-Identifier: Apache-2.0 */
/* Tree → segments and boxes in one walk over the nodes; see segments.h. */
#include "extract/body/segments.h"

#include "base/hash.h"
#include "base/limits.h"
#include "base/span.h"
#include "extract/body/stretch.h"

enum { PROSE_CHARS = 80, PROSE_WORDS = 10 };

/* What a byte is counted as. */
enum { OTHER, LETTER, CAPITAL, DIGIT, COMMA, STOP, QUOTE, SYMBOL, WIDE, CLASSES };

/* clang-format off */
static const unsigned char ascii_classes[128] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 5, 6, 7, 7, 0, 0, 0, 0, 0, 7, 7, 4, 0, 5, 7,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 4, 7, 7, 7, 5,
    7, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 7,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 0, 0,
};
/* clang-format on */

typedef struct walk {
    fhi_arena *arena;
    const fhi_node *nodes;
    fhi_segments *out;
    uint32_t box;                /* the innermost open one */
    uint32_t box_end;            /* of its nodes */
    uint32_t link_end, bold_end; /* nodes before these are inside a link, in bold */
    uint32_t breaks;             /* line breaks since the last text */
    char *lower;                 /* of all segments, one behind the other */
    size_t used;
    fhi_segment segment; /* under way, where `open` */
    bool open;
    bool blank; /* a blank comes before the next byte */
    uint32_t counts[CLASSES];
} walk;

/* True for elements that begin a box. */
static bool is_box(fhi_element element)
{
    switch (fhi_names_kind(element)) {
    case FHI_AS_BLOCK:
    case FHI_AS_HEADING:
    case FHI_AS_ITEM:
    case FHI_AS_TABLE: return true;
    default: return element == FHI_ELEMENT_BUTTON || element == FHI_ELEMENT_BODY;
    }
}

bool fhi_segments_is_unread(fhi_element element)
{
    switch (element) {
    case FHI_ELEMENT_HEAD:
    case FHI_ELEMENT_NOSCRIPT:
    case FHI_ELEMENT_TEMPLATE:
    case FHI_ELEMENT_SELECT:
    case FHI_ELEMENT_DATALIST:
    case FHI_ELEMENT_TEXTAREA:
    case FHI_ELEMENT_TITLE:
    case FHI_ELEMENT_SVG:
    case FHI_ELEMENT_MATH:
    case FHI_ELEMENT_CANVAS:
    case FHI_ELEMENT_AUDIO:
    case FHI_ELEMENT_VIDEO:
    case FHI_ELEMENT_OBJECT: return true;
    default: return fhi_names_kind(element) == FHI_AS_SCRIPT || fhi_names_kind(element) == FHI_AS_RAWTEXT;
    }
}

/* ---- hints */

static uint64_t element_hint(fhi_element element)
{
    switch (element) {
    case FHI_ELEMENT_ARTICLE: return 1ull << FHI_BOX_ARTICLE;
    case FHI_ELEMENT_MAIN: return 1ull << FHI_BOX_MAIN;
    case FHI_ELEMENT_SECTION: return 1ull << FHI_BOX_SECTION;
    case FHI_ELEMENT_ASIDE: return 1ull << FHI_BOX_ASIDE;
    case FHI_ELEMENT_NAV:
    case FHI_ELEMENT_MENU: return 1ull << FHI_BOX_NAV;
    case FHI_ELEMENT_HEADER:
    case FHI_ELEMENT_HGROUP: return 1ull << FHI_BOX_HEADER;
    case FHI_ELEMENT_FOOTER: return 1ull << FHI_BOX_FOOTER;
    case FHI_ELEMENT_FORM:
    case FHI_ELEMENT_FIELDSET: return 1ull << FHI_BOX_FORM;
    case FHI_ELEMENT_FIGURE: return 1ull << FHI_BOX_FIGURE;
    case FHI_ELEMENT_FIGCAPTION:
    case FHI_ELEMENT_CAPTION: return 1ull << FHI_BOX_CAPTION;
    case FHI_ELEMENT_TABLE: return 1ull << FHI_BOX_TABLE;
    case FHI_ELEMENT_UL:
    case FHI_ELEMENT_OL:
    case FHI_ELEMENT_DL: return 1ull << FHI_BOX_LIST;
    case FHI_ELEMENT_BLOCKQUOTE: return 1ull << FHI_BOX_QUOTE;
    case FHI_ELEMENT_ADDRESS: return 1ull << FHI_BOX_ADDRESS;
    case FHI_ELEMENT_DETAILS:
    case FHI_ELEMENT_DIALOG: return 1ull << FHI_BOX_DETAILS;
    case FHI_ELEMENT_BUTTON: return 1ull << FHI_BOX_BUTTON;
    default: return 0;
    }
}

static bool is_concealing(fh_span style)
{
    ptrdiff_t at = fhi_span_find(style, FHI_SPAN("display"), 0);
    return at >= 0 && fhi_span_find(style, FHI_SPAN("none"), (size_t)at) >= 0;
}

/* Blog engines put the tags and the author of an article into its class: of these boxes only what tells them apart counts. */
static const uint64_t WHOLE_ARTICLE = 1ull << FHI_HINT_BODY | 1ull << FHI_HINT_CONTENT | 1ull << FHI_HINT_ARTICLE |
                                      1ull << FHI_HINT_MAIN | 1ull << FHI_HINT_COMMENT | 1ull << FHI_HINT_RELATED |
                                      1ull << FHI_HINT_TEASER | 1ull << FHI_HINT_STORY | 1ull << FHI_HINT_LIVE;

/* Hints of class names, by the hash of the value: a page has few of them, each many times. */
enum { CACHE_BITS = 9 };
typedef struct class_cache {
    struct {
        uint64_t hash, hints;
    } at[1 << CACHE_BITS];
} class_cache;

static uint64_t hints_of_class(class_cache *cache, fh_span class, uint64_t hash)
{
    uint32_t slot = (uint32_t)(hash >> (64 - CACHE_BITS));
    if (cache->at[slot].hash != hash) {
        cache->at[slot].hash = hash;
        cache->at[slot].hints = fhi_spot_hints(class);
    }
    return cache->at[slot].hints;
}

static void find_hints(const fhi_tree *tree, fhi_box *box, class_cache *cache)
{
    const fhi_node *node = &tree->nodes[box->node];
    fhi_element element = (fhi_element)node->element;
    fh_span class = fhi_tree_attribute(tree, box->node, FHI_ATTRIBUTE_CLASS);
    uint64_t hash = class.len ? fhi_hash(class) : 0;
    box->look = (uint32_t)fhi_hash_mix(hash, element);
    if (element == FHI_ELEMENT_DOCUMENT || element == FHI_ELEMENT_BODY) return;
    uint64_t words = class.len ? hints_of_class(cache, class, hash) : 0, hints = element_hint(element);
    for (uint32_t i = node->attributes; i < node->attributes + node->attribute_count; i++) {
        fh_span value = tree->attributes[i].value;
        switch (tree->attributes[i].name) {
        case FHI_ATTRIBUTE_ID:
        case FHI_ATTRIBUTE_ITEMPROP:
        case FHI_ATTRIBUTE_ROLE:
        case FHI_ATTRIBUTE_PROPERTY:
        case FHI_ATTRIBUTE_ARIA_LABEL:
        case FHI_ATTRIBUTE_DATA_COMPONENT:
        case FHI_ATTRIBUTE_DATA_TESTID:
        case FHI_ATTRIBUTE_DATA_TYPE: words |= fhi_spot_hints(value); break;
        case FHI_ATTRIBUTE_HIDDEN: hints |= 1ull << FHI_BOX_CONCEALED; break;
        case FHI_ATTRIBUTE_STYLE:
            if (is_concealing(value)) hints |= 1ull << FHI_BOX_CONCEALED;
            break;
        default: break;
        }
    }
    bool whole = element == FHI_ELEMENT_ARTICLE || element == FHI_ELEMENT_MAIN;
    box->hints = hints | (whole ? words & WHOLE_ARTICLE : words);
}

/* ---- segments */

static bool close_segment(walk *w)
{
    w->breaks = 0;
    if (!w->open) return true;
    w->open = false;
    fhi_segment *p = &w->segment;
    p->letters = w->counts[LETTER] + w->counts[CAPITAL];
    p->capitals = w->counts[CAPITAL];
    p->digits = w->counts[DIGIT];
    p->commas = w->counts[COMMA];
    p->stops = w->counts[STOP];
    p->quotes = w->counts[QUOTE];
    p->symbols = w->counts[SYMBOL];
    p->wide = w->counts[WIDE];
    for (uint32_t c = 0; c < CLASSES; c++) p->chars += w->counts[c];
    p->lower.len = (size_t)(w->lower + w->used - p->lower.ptr);
    p->prose = p->chars >= PROSE_CHARS && p->linked < p->chars / 3 && (p->stops || p->wide > p->chars / 2) &&
               (p->words >= PROSE_WORDS || p->wide > p->chars / 2);
    fhi_segment *place = FHI_PUSH(w->arena, &w->out->list);
    if (!place) return false;
    *place = *p;
    fhi_box *box = &w->out->boxes.at[p->box];
    box->chars += p->chars;
    box->linked += p->linked;
    if (p->prose) box->prose += p->chars;
    return true;
}

static void open_segment(walk *w, uint32_t n)
{
    w->segment = (fhi_segment){.first = n,
                               .box = w->box,
                               .source.start = w->nodes[n].source.start,
                               .lower.ptr = w->lower + w->used,
                               .links = w->link_end > n};
    memset(w->counts, 0, sizeof w->counts);
    w->open = true;
    w->blank = false;
}

/* Counts of bytes by class, side by side in one number, so that a byte is one addition: the same place is not written for each. */
enum { FIELD_BITS = 7, FIELD_MOST = 127 };

static void add_counts(walk *w, uint64_t fields)
{
    for (uint32_t c = 0; c < CLASSES; c++) w->counts[c] += (uint32_t)(fields >> FIELD_BITS * c & FIELD_MOST);
}

/* Adds the bytes of `text` from `at` up to white space to `*out`, in lower case, `*held` of which are counted in `*fields`; gives the place
 * behind them. */
static size_t add_word(walk *w, fh_span text, size_t at, char **out, uint64_t *fields, uint32_t *held)
{
    while (at < text.len) {
        size_t start = at, end = text.len - at > FIELD_MOST - *held ? at + FIELD_MOST - *held : text.len;
        char *to = *out;
        uint64_t sum = *fields;
        for (; at < end; at++) {
            unsigned char c = (unsigned char)text.ptr[at];
            if ((c <= ' ' || c == 0xC2) && fhi_stretch_space(text, at)) break;
            sum += 1ull << FIELD_BITS * (c < 128 ? ascii_classes[c] : WIDE);
            *to++ = fhi_ascii_lower((char)c);
        }
        *out = to;
        *fields = sum;
        *held += (uint32_t)(at - start);
        if (at < end || *held < FIELD_MOST) break;
        add_counts(w, *fields);
        *fields = *held = 0;
    }
    return at;
}

/* Adds the bytes of `text` from `at` on that are shown as they stand, words with one blank between each two, sixteen at a time; gives the
 * place behind them. What is left there, other white space or nothing, is for add_word(). Adds the blanks to `*blanks`. */
static size_t add_stretch(walk *w, fh_span text, size_t at, char **out, uint32_t *blanks)
{
    enum { MOST_STEPS = 255 }; /* that a lane can count */
    fhi_sixteen letters = {0}, capitals = letters, digits = letters, wide = letters, spaces = letters;
    for (uint32_t steps = 0; steps < MOST_STEPS && at < text.len; steps++) {
        size_t left = text.len - at, n = left < FHI_SIXTEEN ? left : FHI_SIXTEEN;
        char room[FHI_SIXTEEN] = {0};
        const char *from = text.ptr + at;
        if (n < FHI_SIXTEEN) from = memcpy(room, from, n);
        fhi_sixteen bytes = fhi_sixteen_at(from);
        if (!fhi_stretch_stands(bytes, n, left > n ? (unsigned char)text.ptr[at + n] : ' ')) break;
        fhi_sixteen letter = fhi_sixteen_in(fhi_sixteen_small(bytes), 'a', 'z'),
                    capital = fhi_sixteen_in(bytes, 'A', 'Z'), digit = fhi_sixteen_in(bytes, '0', '9'),
                    other = fhi_sixteen_in(bytes, '\x80', '\xFF'), space = fhi_sixteen_is(bytes, ' ');
        fhi_sixteen_put(bytes | (capital & 0x20), *out);
        letters -= letter; /* a lane that is set is minus one */
        capitals -= capital;
        digits -= digit;
        wide -= other;
        spaces -= space;
        uint32_t known = fhi_sixteen_bits(letter | digit | other | space);
        for (uint32_t rest = ~known & ((1u << n) - 1); rest; rest &= rest - 1)
            w->counts[ascii_classes[(unsigned char)from[fhi_sixteen_first(rest)]]]++;
        *out += n;
        at += n;
    }
    w->counts[LETTER] += fhi_sixteen_sum(letters) - fhi_sixteen_sum(capitals);
    w->counts[CAPITAL] += fhi_sixteen_sum(capitals);
    w->counts[DIGIT] += fhi_sixteen_sum(digits);
    w->counts[WIDE] += fhi_sixteen_sum(wide);
    *blanks += fhi_sixteen_sum(spaces);
    return at;
}

static bool add_text(walk *w, uint32_t n)
{
    fh_span text = w->nodes[n].text;
    size_t at = 0, space;
    while (at < text.len && fhi_ascii_space(text.ptr[at])) at++;
    while (at < text.len && (space = fhi_stretch_space(text, at)) > 0) at += space;
    if (at > 0) w->blank = true;
    if (at == text.len) return true;
    if (w->open && w->breaks > 1 && !close_segment(w)) return false;
    w->breaks = 0;
    if (!w->open) open_segment(w, n);
    fhi_segment *p = &w->segment;
    size_t before = w->used;
    uint32_t blanks = 0, held = 0;
    uint64_t fields = 0;
    char *out = w->lower + w->used;
    while (at < text.len) {
        if (out == p->lower.ptr) {
            p->head = text.ptr[at];
            p->words = 1;
        } else if (w->blank) {
            *out++ = ' ';
            blanks++;
            p->words++;
        }
        uint32_t between = 0;
        at = add_stretch(w, text, at, &out, &between);
        blanks += between;
        p->words += between;
        at = add_word(w, text, at, &out, &fields, &held);
        p->tail = text.ptr[at - 1];
        w->blank = false;
        while (at < text.len && (space = fhi_stretch_space(text, at)) > 0) {
            w->blank = true;
            at += space;
        }
    }
    add_counts(w, fields);
    w->used = (size_t)(out - w->lower);
    uint32_t chars = (uint32_t)(w->used - before) - blanks;
    if (n < w->link_end) p->linked += chars;
    if (n < w->bold_end) p->bold += chars;
    p->end = n + 1;
    p->source.end = w->nodes[n].source.end;
    return true;
}

/* ---- the walk */

static bool open_box(walk *w, uint32_t n)
{
    fhi_box *box = FHI_PUSH(w->arena, &w->out->boxes);
    if (!box) return false;
    *box = (fhi_box){.node = n, .parent = n ? w->box : 0, .first = w->out->list.n};
    w->box = w->out->boxes.n - 1;
    w->box_end = w->nodes[n].end;
    return true;
}

static bool close_boxes(walk *w, uint32_t n)
{
    while (n >= w->box_end) {
        if (!close_segment(w)) return false;
        fhi_box *box = &w->out->boxes.at[w->box];
        box->end = w->out->list.n;
        if (box->node == 0) break;
        fhi_box *parent = &w->out->boxes.at[box->parent];
        parent->images += box->images;
        parent->chars += box->chars;
        parent->linked += box->linked;
        parent->prose += box->prose;
        w->box = box->parent;
        w->box_end = w->nodes[parent->node].end;
    }
    return true;
}

/* Enters an element that is read. */
static bool visit(walk *w, uint32_t n)
{
    fhi_element element = (fhi_element)w->nodes[n].element;
    if (is_box(element)) return close_segment(w) && open_box(w, n);
    switch (element) {
    case FHI_ELEMENT_BR:
        w->breaks++;
        w->blank = true;
        break;
    case FHI_ELEMENT_HR: return close_segment(w);
    case FHI_ELEMENT_IMG: w->out->boxes.at[w->box].images++; break;
    case FHI_ELEMENT_A:
        if (w->nodes[n].end > w->link_end) w->link_end = w->nodes[n].end;
        if (w->open) w->segment.links++;
        break;
    case FHI_ELEMENT_B:
    case FHI_ELEMENT_STRONG:
    case FHI_ELEMENT_EM:
    case FHI_ELEMENT_I:
        if (w->nodes[n].end > w->bold_end) w->bold_end = w->nodes[n].end;
        break;
    default: break;
    }
    return true;
}

/* Room for the text of all segments: each may have a blank before each node's text. */
static size_t text_room(const fhi_tree *tree)
{
    size_t room = 1 + FHI_SIXTEEN; /* of which the last may be written and not used */
    for (uint32_t n = 1; n < tree->count; n++) {
        if (tree->nodes[n].element == FHI_ELEMENT_TEXT)
            room += tree->nodes[n].text.len + 1;
        else if (fhi_segments_is_unread((fhi_element)tree->nodes[n].element))
            n = tree->nodes[n].end - 1;
    }
    return room;
}

bool fhi_segments_cut(fhi_arena *arena, const fhi_tree *tree, fhi_segments *segments)
{
    *segments = (fhi_segments){.tree = tree, .end = (uint32_t)tree->page.len};
    walk w = {.arena = arena, .nodes = tree->nodes, .out = segments};
    w.lower = fhi_arena_unset(arena, text_room(tree), 1);
    if (!w.lower || !open_box(&w, 0)) return false;
    for (uint32_t n = 1; n < tree->count; n++) {
        if (n >= w.box_end && !close_boxes(&w, n)) return false;
        if (segments->list.n >= FHI_MAX_SEGMENTS - 1 || segments->boxes.n >= FHI_MAX_PAGE_BOXES) {
            segments->end = tree->nodes[n].source.start;
            break;
        }
        fhi_element element = (fhi_element)tree->nodes[n].element;
        if (element == FHI_ELEMENT_TEXT) {
            if (!add_text(&w, n)) return false;
        } else if (fhi_segments_is_unread(element)) {
            n = tree->nodes[n].end - 1;
        } else if (!visit(&w, n)) {
            return false;
        }
    }
    if (!close_boxes(&w, tree->count)) return false;
    class_cache cache = {{{0, 0}}};
    for (uint32_t b = 0; b < segments->boxes.n; b++) {
        fhi_box *box = &segments->boxes.at[b];
        if (box->first == box->end) continue;
        find_hints(tree, box, &cache);
    }
    return true;
}
