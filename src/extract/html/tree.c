/* SPDX-License-Identifier: Apache-2.0 */
/* Tokens → tree; see tree.h. The implied end tags are those of WHATWG HTML 13.1.2.4 and of 13.2.6, as far as news pages need them. */
#include "extract/html/tree.h"

#include "base/limits.h"
#include "base/list.h"
#include "base/span.h"
#include "extract/html/tokenizer.h"

typedef struct builder {
    fhi_arena *arena;
    fhi_tokenizer *tokenizer;
    fh_span page;
    FHI_LIST(fhi_node) nodes;
    FHI_LIST(fhi_node_attribute) attributes;
    uint32_t open[FHI_MAX_TREE_DEPTH]; /* the stack of open elements, open[0] the document */
    uint32_t depth;                    /* of the stack; open[depth - 1] is the current node */
    uint32_t opened[FHI_ELEMENT_COUNT];
    uint32_t foreign; /* depth of the outermost svg or math, 0 outside */
    bool failed;
} builder;

static fhi_element element_at(const builder *b, uint32_t level)
{
    return (fhi_element)b->nodes.at[b->open[level]].element;
}

/* ---- closing */

static void pop(builder *b, uint32_t end)
{
    fhi_node *node = &b->nodes.at[b->open[--b->depth]];
    node->end = b->nodes.n;
    node->source.end = end;
    b->opened[node->element]--;
    if (b->foreign > b->depth) {
        b->foreign = 0;
        fhi_tokenizer_foreign(b->tokenizer, false);
    }
}

static void pop_to(builder *b, uint32_t depth, uint32_t end)
{
    while (b->depth > depth) pop(b, end);
}

/* What an end tag or an implied end does not reach out of. */
static bool is_wall(fhi_element element)
{
    switch (element) {
    case FHI_ELEMENT_TD:
    case FHI_ELEMENT_TH:
    case FHI_ELEMENT_TABLE:
    case FHI_ELEMENT_CAPTION:
    case FHI_ELEMENT_TEMPLATE:
    case FHI_ELEMENT_BUTTON:
    case FHI_ELEMENT_OBJECT:
    case FHI_ELEMENT_HTML:
    case FHI_ELEMENT_DOCUMENT: return true;
    default: return false;
    }
}

/* Level of the innermost open `element` that no wall hides; 0 if there is none. */
static uint32_t find_open(const builder *b, fhi_element element, bool through_walls)
{
    if (!b->opened[element]) return 0;
    for (uint32_t level = b->depth; level-- > 1;) {
        fhi_element there = element_at(b, level);
        if (there == element) return level;
        if (!through_walls && is_wall(there)) return 0;
    }
    return 0;
}

static void close_paragraph(builder *b, uint32_t at)
{
    uint32_t level = find_open(b, FHI_ELEMENT_P, false);
    if (level) pop_to(b, level, at);
}

/* An item ends the one before it in the same list. */
static void close_item(builder *b, fhi_element element, uint32_t at)
{
    for (uint32_t level = b->depth; level-- > 1;) {
        fhi_element there = element_at(b, level);
        bool same =
            there == element || (element != FHI_ELEMENT_LI && (there == FHI_ELEMENT_DT || there == FHI_ELEMENT_DD));
        if (same) {
            pop_to(b, level, at);
            return;
        }
        if (there == FHI_ELEMENT_UL || there == FHI_ELEMENT_OL || there == FHI_ELEMENT_DL ||
            there == FHI_ELEMENT_MENU || is_wall(there))
            return;
    }
}

static bool is_cell(fhi_element element)
{
    return element == FHI_ELEMENT_TD || element == FHI_ELEMENT_TH || element == FHI_ELEMENT_CAPTION;
}

/* The rank of a part of a table: what opens at one rank ends what is open at the same and below, up to the table. */
static uint32_t table_rank(fhi_element element)
{
    if (is_cell(element)) return 3;
    if (element == FHI_ELEMENT_TR) return 2;
    return element == FHI_ELEMENT_TABLE ? 0 : 1;
}

static void close_table_parts(builder *b, fhi_element element, uint32_t at)
{
    uint32_t table = find_open(b, FHI_ELEMENT_TABLE, true), rank = table_rank(element);
    if (!table) return;
    for (uint32_t level = table + 1; level < b->depth; level++) {
        fhi_element there = element_at(b, level);
        if (fhi_names_kind(there) != FHI_AS_TABLE || table_rank(there) >= rank) {
            if (fhi_names_kind(there) == FHI_AS_TABLE) pop_to(b, level, at);
            return;
        }
    }
}

/* What the start tag of `element` ends by being there. */
static void close_implied(builder *b, fhi_element element, uint32_t at)
{
    fhi_element current = element_at(b, b->depth - 1);
    switch (fhi_names_kind(element)) {
    case FHI_AS_BLOCK: close_paragraph(b, at); break;
    case FHI_AS_HEADING:
        close_paragraph(b, at);
        if (fhi_names_kind(element_at(b, b->depth - 1)) == FHI_AS_HEADING) pop(b, at);
        break;
    case FHI_AS_ITEM:
        close_item(b, element, at);
        close_paragraph(b, at);
        break;
    case FHI_AS_TABLE:
        if (element == FHI_ELEMENT_TABLE)
            close_paragraph(b, at);
        else
            close_table_parts(b, element, at);
        break;
    default:
        if (element == FHI_ELEMENT_OPTION && current == FHI_ELEMENT_OPTION) pop(b, at);
        if (element == FHI_ELEMENT_HR) close_paragraph(b, at);
        if (element == FHI_ELEMENT_A) {
            uint32_t level = find_open(b, FHI_ELEMENT_A, false);
            if (level) pop_to(b, level, at);
        }
        break;
    }
}

/* Elements that may stand in the head; any other ends it. */
static bool belongs_in_head(fhi_element element)
{
    switch (element) {
    case FHI_ELEMENT_BASE:
    case FHI_ELEMENT_LINK:
    case FHI_ELEMENT_META:
    case FHI_ELEMENT_TITLE:
    case FHI_ELEMENT_NOSCRIPT:
    case FHI_ELEMENT_NOFRAMES:
    case FHI_ELEMENT_STYLE:
    case FHI_ELEMENT_SCRIPT:
    case FHI_ELEMENT_TEMPLATE: return true;
    default: return false;
    }
}

/* ---- opening */

static fhi_node *add_node(builder *b, fhi_element element, fh_range source)
{
    fhi_node *node = FHI_PUSH(b->arena, &b->nodes);
    if (!node) {
        b->failed = true;
        return NULL;
    }
    *node = (fhi_node){.element = (uint16_t)element,
                       .depth = (uint16_t)b->depth,
                       .parent = b->depth ? b->open[b->depth - 1] : 0,
                       .end = b->nodes.n,
                       .attributes = b->attributes.n,
                       .source = source};
    return node;
}

static bool is_in_page(const builder *b, fh_span span)
{
    return span.ptr >= b->page.ptr && span.ptr <= b->page.ptr + b->page.len;
}

/* A span of the token that outlives it. */
static fh_span kept(builder *b, fh_span span)
{
    if (is_in_page(b, span)) return span;
    if (span.len == 0) return (fh_span){"", 0};
    fh_span copy = fhi_arena_copy(b->arena, span);
    if (!copy.ptr) b->failed = true;
    return copy;
}

static void add_attributes(builder *b, fhi_node *node, const fhi_html_token *token)
{
    for (uint32_t i = 0; i < token->attribute_count; i++) {
        uint32_t number = token->attributes[i].number;
        fhi_attribute name = number ? (fhi_attribute)number : fhi_names_attribute(token->attributes[i].name);
        if (name == FHI_ATTRIBUTE_OTHER) continue;
        fhi_node_attribute *attribute = FHI_PUSH(b->arena, &b->attributes);
        if (!attribute) {
            b->failed = true;
            return;
        }
        *attribute = (fhi_node_attribute){name, kept(b, token->attributes[i].value)};
        node->attribute_count++;
    }
}

static void push(builder *b, fhi_element element)
{
    b->open[b->depth++] = b->nodes.n - 1;
    b->opened[element]++;
}

static void read_content(builder *b, fhi_element_kind kind)
{
    static const fhi_html_mode modes[] = {[FHI_AS_RCDATA] = FHI_HTML_RCDATA,
                                          [FHI_AS_RAWTEXT] = FHI_HTML_RAWTEXT,
                                          [FHI_AS_SCRIPT] = FHI_HTML_SCRIPT,
                                          [FHI_AS_PLAINTEXT] = FHI_HTML_PLAINTEXT};
    if (kind == FHI_AS_FOREIGN) {
        b->foreign = b->depth;
        fhi_tokenizer_foreign(b->tokenizer, true);
    } else if (kind >= FHI_AS_RCDATA && kind <= FHI_AS_PLAINTEXT) {
        fhi_tokenizer_mode(b->tokenizer, modes[kind], (fh_span){NULL, 0});
    }
}

static void start(builder *b, const fhi_html_token *token)
{
    fhi_element element = fhi_names_element(token->name);
    fhi_element_kind kind = fhi_names_kind(element);
    uint32_t at = (uint32_t)token->start;
    if (!b->foreign) {
        if (kind == FHI_AS_FRAME && b->opened[element]) return; /* a second html or body: nothing new */
        if (b->opened[FHI_ELEMENT_HEAD] && !belongs_in_head(element)) {
            uint32_t head = find_open(b, FHI_ELEMENT_HEAD, true);
            bool inside = head + 1 < b->depth; /* a noscript or template in the head may hold anything */
            if (!inside || kind == FHI_AS_FRAME) pop_to(b, head, at);
        }
        close_implied(b, element, at);
    }
    fhi_node *node = add_node(b, element, (fh_range){at, (uint32_t)token->end});
    if (!node) return;
    add_attributes(b, node, token);
    if (kind == FHI_AS_VOID || (b->foreign && token->self_closing)) return;
    if (kind == FHI_AS_FOREIGN && token->self_closing) return;
    bool raw = !b->foreign && kind >= FHI_AS_RCDATA && kind <= FHI_AS_PLAINTEXT;
    if (b->depth == FHI_MAX_TREE_DEPTH) { /* its content becomes its siblings */
        if (raw) read_content(b, kind);
        return;
    }
    push(b, element);
    if (!b->foreign) read_content(b, kind);
}

static void end(builder *b, const fhi_html_token *token)
{
    fhi_element element = fhi_names_element(token->name);
    if (element == FHI_ELEMENT_BODY || element == FHI_ELEMENT_HTML)
        return; /* what comes behind belongs to it all the same */
    fhi_element_kind kind = fhi_names_kind(element);
    bool through = kind == FHI_AS_TABLE || kind == FHI_AS_FRAME || kind == FHI_AS_FOREIGN;
    uint32_t level = find_open(b, element, through || is_wall(element));
    if (!level && kind == FHI_AS_HEADING) { /* </h3> ends an h2 */
        for (uint32_t i = 0; i < 6 && !level; i++) level = find_open(b, (fhi_element)(FHI_ELEMENT_H1 + i), false);
    }
    if (!level) return;
    pop_to(b, level + 1, (uint32_t)token->start);
    pop(b, (uint32_t)token->end);
}

static void text(builder *b, const fhi_html_token *token)
{
    fhi_element current = element_at(b, b->depth - 1);
    if (b->opened[FHI_ELEMENT_HEAD] && current == FHI_ELEMENT_HEAD && fhi_span_trim(token->text).len > 0)
        pop(b, (uint32_t)token->start);
    fhi_node *last = b->nodes.n ? &b->nodes.at[b->nodes.n - 1] : NULL;
    fh_range source = {(uint32_t)token->start, (uint32_t)token->end};
    fh_span there = fhi_span_cut(b->page, source), span = token->text;
    if (!is_in_page(b, span)) span = fhi_span_is(there, span) ? there : kept(b, span);
    bool goes_on = last && last->element == FHI_ELEMENT_TEXT && last->source.end == source.start &&
                   last->parent == b->open[b->depth - 1] && last->text.ptr + last->text.len == span.ptr &&
                   last->text.len == last->source.end - last->source.start && span.len == source.end - source.start;
    if (goes_on) {
        last->text.len += span.len;
        last->source.end = source.end;
        return;
    }
    fhi_node *node = add_node(b, FHI_ELEMENT_TEXT, source);
    if (node) node->text = span;
}

static uint32_t number_of(fh_span name)
{
    return fhi_names_attribute(name);
}

static bool take(void *context, const fhi_html_token *token)
{
    builder *b = context;
    switch (token->kind) {
    case FHI_HTML_TEXT: text(b, token); break;
    case FHI_HTML_START: start(b, token); break;
    case FHI_HTML_END: end(b, token); break;
    case FHI_HTML_COMMENT:
    case FHI_HTML_DOCTYPE: break;
    }
    if (b->nodes.n >= FHI_MAX_TREE_NODES) b->page.len = (size_t)token->end;
    return !b->failed && b->nodes.n < FHI_MAX_TREE_NODES;
}

/* ---- the door */

/* Room for the nodes and attributes of most pages of that length, so that they are not copied and cleared as their lists grow. What is pushed is
 * written whole. */
static bool reserve(builder *b)
{
    enum { BYTES_A_NODE = 64, LEAST = 64, MOST = 1 << 15 };
    size_t nodes = b->page.len / BYTES_A_NODE + LEAST;
    uint32_t room = nodes < MOST ? (uint32_t)nodes : MOST;
    b->nodes.at = fhi_arena_unset(b->arena, room, sizeof *b->nodes.at);
    b->attributes.at = fhi_arena_unset(b->arena, room, sizeof *b->attributes.at);
    if (!b->nodes.at || !b->attributes.at) return false;
    b->nodes.room = b->attributes.room = room;
    return true;
}

fh_status fhi_tree_build(fhi_arena *arena, fh_span page, fhi_tree *tree, fh_error *error)
{
    builder *b = fhi_arena_alloc(arena, sizeof *b);
    if (!b) return fhi_error_memory(error, "extract");
    *b = (builder){.arena = arena, .page = page};
    fh_status status = fhi_tokenizer_new(take, b, &b->tokenizer, error);
    if (status != FH_OK) return status;
    fhi_tokenizer_ask(b->tokenizer, number_of);
    if (!reserve(b)) b->failed = true;
    if (!b->failed && add_node(b, FHI_ELEMENT_DOCUMENT, (fh_range){0, (uint32_t)page.len}))
        push(b, FHI_ELEMENT_DOCUMENT);
    if (!b->failed) status = fhi_tokenizer_feed(b->tokenizer, page, error);
    if (status == FH_OK && !b->failed) status = fhi_tokenizer_end(b->tokenizer, error);
    if (status == FH_OK && b->failed) status = fhi_error_memory(error, "extract");
    if (status == FH_OK) {
        pop_to(b, 0, (uint32_t)b->page.len);
        *tree = (fhi_tree){b->page, b->nodes.at, b->nodes.n, b->attributes.at};
    }
    fhi_tokenizer_free(b->tokenizer);
    return status;
}

fh_span fhi_tree_attribute(const fhi_tree *tree, uint32_t node, fhi_attribute name)
{
    const fhi_node *has = &tree->nodes[node];
    for (uint32_t i = has->attributes; i < has->attributes + has->attribute_count; i++)
        if (tree->attributes[i].name == name) return tree->attributes[i].value;
    return (fh_span){NULL, 0};
}

fh_span fhi_tree_raw(const fhi_tree *tree, uint32_t node)
{
    const fhi_node *n = &tree->nodes[node];
    if (n->end == node + 1) return (fh_span){"", 0};
    uint32_t from = tree->nodes[node + 1].source.start, to = tree->nodes[n->end - 1].source.end;
    return (fh_span){tree->page.ptr + from, to - from};
}

/* True for elements whose text nobody reads. */
static bool is_unread(fhi_element element)
{
    fhi_element_kind kind = fhi_names_kind(element);
    return kind == FHI_AS_SCRIPT || kind == FHI_AS_RAWTEXT || element == FHI_ELEMENT_TEMPLATE;
}

fh_span fhi_tree_text(fhi_arena *arena, const fhi_tree *tree, uint32_t node, fh_range *source)
{
    size_t room = 0;
    const fhi_node *nodes = tree->nodes;
    for (uint32_t n = node; n < nodes[node].end; n++) room += nodes[n].text.len + 1;
    char *out = fhi_arena_alloc(arena, room + 1);
    if (!out) return (fh_span){NULL, 0};
    size_t len = 0;
    bool blank = false;
    fh_range place = {0, 0};
    for (uint32_t n = node; n < nodes[node].end; n++) {
        fhi_element element = (fhi_element)nodes[n].element;
        if (n != node && is_unread(element)) {
            n = nodes[n].end - 1;
            continue;
        }
        if (element != FHI_ELEMENT_TEXT) blank = blank || (fhi_names_kind(element) != FHI_AS_INLINE);
        for (size_t i = 0; i < nodes[n].text.len; i++) {
            char c = nodes[n].text.ptr[i];
            if (fhi_ascii_space(c)) {
                blank = true;
                continue;
            }
            if (blank && len) out[len++] = ' ';
            if (!len) place.start = nodes[n].source.start;
            place.end = nodes[n].source.end;
            blank = false;
            out[len++] = c;
        }
    }
    if (source) *source = place;
    return (fh_span){out, len};
}

fh_range fhi_tree_place(const fhi_tree *tree, uint32_t node, fh_span value)
{
    const char *start = tree->page.ptr;
    if (value.ptr >= start && value.ptr + value.len <= start + tree->page.len)
        return (fh_range){(uint32_t)(value.ptr - start), (uint32_t)(value.ptr - start + (ptrdiff_t)value.len)};
    return tree->nodes[node].source;
}
