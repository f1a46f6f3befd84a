/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/body/pagewords.h"

#include "base/span.h"

/* A triple of words under way. */
typedef struct triples {
    uint32_t before, last;
    uint32_t words;
} triples;

/* Bytes of words, letters in lower case; 0 for all others. */
#define DIGITS '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'
#define LETTERS                                                                                                        \
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', \
        'x', 'y', 'z'
#define SIXTEEN(n)                                                                                                     \
    n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n + 8, n + 9, n + 10, n + 11, n + 12, n + 13, n + 14, n + 15
static const unsigned char word_bytes[256] = {
    ['0'] = DIGITS,         ['A'] = LETTERS,        ['a'] = LETTERS,        [0x80] = SIXTEEN(0x80),
    [0x90] = SIXTEEN(0x90), [0xA0] = SIXTEEN(0xA0), [0xB0] = SIXTEEN(0xB0), [0xC0] = SIXTEEN(0xC0),
    [0xD0] = SIXTEEN(0xD0), [0xE0] = SIXTEEN(0xE0), [0xF0] = SIXTEEN(0xF0),
};

static unsigned char word_byte(char c)
{
    return word_bytes[(unsigned char)c];
}

/* The next word at or after *at, of letters in any case: its hash, 0 at the end. */
static uint32_t next_word(fh_span text, size_t *at)
{
    size_t i = *at;
    while (i < text.len && !word_byte(text.ptr[i])) {
        bool escape = text.ptr[i] == '\\' && i + 1 < text.len; /* of JSON: \n is no word */
        i += escape ? 2 : 1;
    }
    uint32_t hash = 0x811C9DC5u; /* FNV-1a */
    size_t start = i;
    for (unsigned char c; i < text.len && (c = word_byte(text.ptr[i])) != 0; i++) hash = (hash ^ c) * 0x01000193u;
    *at = i;
    if (i == start) return 0;
    hash ^= hash >> 15;
    return hash ? hash : 1;
}

static bool has(const uint64_t *set, uint32_t size, uint32_t hash)
{
    uint32_t bit = hash & (size - 1);
    return set[bit / 64] >> (bit % 64) & 1;
}

static void put(uint64_t *set, uint32_t size, uint32_t hash)
{
    uint32_t bit = hash & (size - 1);
    set[bit / 64] |= 1ull << (bit % 64);
}

/* Adds a word; the hash of the triple that it ends, 0 before the third. */
static uint32_t add_word(triples *t, uint32_t word)
{
    uint32_t hash = (t->before * 31u + t->last) * 31u + word;
    hash = (hash ^ hash >> 16) * 0x85EBCA6Bu;
    t->before = t->last;
    t->last = word;
    return ++t->words < 3 ? 0 : hash ^ hash >> 13;
}

static void put_words(uint64_t set[FHI_PAGEWORD_WORDS / 64], fh_span text)
{
    size_t at = 0;
    for (uint32_t word; (word = next_word(text, &at)) != 0;) put(set, FHI_PAGEWORD_WORDS, word);
}

static bool put_stated(fhi_arena *arena, fhi_pagewords *page, fh_span json)
{
    ptrdiff_t found = fhi_span_find(json, FHI_SPAN("\"articleBody\""), 0);
    if (found < 0) return true;
    size_t at = (size_t)found + strlen("\"articleBody\"");
    while (at < json.len && (fhi_ascii_space(json.ptr[at]) || json.ptr[at] == ':')) at++;
    if (at == json.len || json.ptr[at] != '"') return true;
    size_t end = ++at;
    while (end < json.len && json.ptr[end] != '"') end += json.ptr[end] == '\\' ? 2 : 1;
    fh_span body = {json.ptr + at, (end < json.len ? end : json.len) - at};
    if (!page->stated) page->stated = fhi_arena_array(arena, FHI_PAGEWORD_TRIPLES / 64, sizeof(uint64_t));
    if (!page->stated) return false;
    triples t = {0};
    size_t word_at = 0;
    for (uint32_t word; (word = next_word(body, &word_at)) != 0;) {
        uint32_t triple = add_word(&t, word);
        if (triple) put(page->stated, FHI_PAGEWORD_TRIPLES, triple);
    }
    return true;
}

bool fhi_pagewords_find(fhi_arena *arena, const fhi_tree *tree, fhi_pagewords *page)
{
    *page = (fhi_pagewords){.stated = NULL};
    for (uint32_t n = 1; n < tree->count; n++) {
        fhi_element element = (fhi_element)tree->nodes[n].element;
        if (element == FHI_ELEMENT_META) {
            fh_span name = fhi_tree_attribute(tree, n, FHI_ATTRIBUTE_PROPERTY);
            if (!name.len) name = fhi_tree_attribute(tree, n, FHI_ATTRIBUTE_NAME);
            if (fhi_span_ends(name, FHI_SPAN("title")))
                put_words(page->title, fhi_tree_attribute(tree, n, FHI_ATTRIBUTE_CONTENT));
            else if (fhi_span_ends(name, FHI_SPAN("description")))
                put_words(page->description, fhi_tree_attribute(tree, n, FHI_ATTRIBUTE_CONTENT));
        } else if (element == FHI_ELEMENT_TITLE && n + 1 < tree->nodes[n].end) {
            put_words(page->title, tree->nodes[n + 1].text);
        } else if (element == FHI_ELEMENT_SCRIPT &&
                   fhi_span_same(fhi_tree_attribute(tree, n, FHI_ATTRIBUTE_TYPE), FHI_SPAN("application/ld+json"))) {
            if (!put_stated(arena, page, fhi_tree_raw(tree, n))) return false;
        }
    }
    return true;
}

static uint8_t share_of(uint32_t part, uint32_t whole)
{
    if (whole == 0) return 0;
    return (uint8_t)(part * 255 / whole);
}

fhi_pageword_shares fhi_pagewords_shares(const fhi_pagewords *page, fh_span lower)
{
    enum { SHORT = 400 }; /* longer than any title or description */
    uint32_t words = 0, title = 0, description = 0, stated = 0, triple_count = 0;
    bool is_short = lower.len <= SHORT;
    triples t = {0};
    if (!is_short && !page->stated) return (fhi_pageword_shares){0, 0, 0};
    size_t at = 0;
    for (uint32_t word; (word = next_word(lower, &at)) != 0;) {
        words++;
        title += has(page->title, FHI_PAGEWORD_WORDS, word);
        description += has(page->description, FHI_PAGEWORD_WORDS, word);
        uint32_t triple = page->stated ? add_word(&t, word) : 0;
        if (!triple) continue;
        triple_count++;
        stated += has(page->stated, FHI_PAGEWORD_TRIPLES, triple);
    }
    if (!is_short) title = description = 0;
    return (fhi_pageword_shares){share_of(title, words), share_of(description, words), share_of(stated, triple_count)};
}
