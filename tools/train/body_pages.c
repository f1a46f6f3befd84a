/* SPDX-License-Identifier: Apache-2.0 */
/* Segments are labelled by aligning them with the article's text: each is looked up by its runs of four words, and of all the places
 * where segments may stand, the chain that goes forward in both and covers most words is taken. So of a paragraph that stands twice on
 * the page, one is the article. */
#include "body_pages.h"

#include "base/hash.h"
#include "base/span.h"
#include "read/pagecharset.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

enum { RUN = 4, PLACES = 12, LONG_WORDS = 120 };

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "train_body: %s: %s\n", what, where);
    exit(5);
}

static void *must(void *memory)
{
    if (!memory) fail("out of memory", "pages");
    return memory;
}

/* ---- words */

typedef FHI_LIST(uint32_t) words;

static bool is_word(fh_span text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (c < 128) return fhi_ascii_alpha((char)c) || fhi_ascii_digit((char)c);
    return c != 0xE2 && c != 0xC2;
}

/* How many bytes of punctuation stand at `at`. */
static size_t skip(fh_span text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    return c == 0xE2 ? 3 : c == 0xC2 ? 2 : 1;
}

static void split(fhi_arena *arena, fh_span text, words *out)
{
    for (size_t at = 0; at < text.len;) {
        if (!is_word(text, at)) {
            at += skip(text, at);
            continue;
        }
        uint32_t hash = 0x811C9DC5u;
        for (; at < text.len && is_word(text, at); at++)
            hash = (hash ^ (unsigned char)fhi_ascii_lower(text.ptr[at])) * 0x01000193u;
        uint32_t *word = must(FHI_PUSH(arena, out));
        *word = hash;
    }
}

static uint64_t run_at(const words *w, uint32_t at, uint32_t length)
{
    uint64_t hash = length;
    for (uint32_t k = 0; k < length; k++) hash = fhi_hash_mix(hash, w->at[at + k]);
    return hash;
}

/* ---- where the runs of the gold text stand, for each length of 1 to RUN */

typedef struct run_index {
    uint32_t *heads, *nexts;
    uint32_t mask;
    const words *gold;
} run_index;

static run_index *index_runs(fhi_arena *arena, const words *gold)
{
    run_index *index = must(fhi_arena_array(arena, RUN + 1, sizeof *index));
    uint32_t slots = 64;
    while (slots < gold->n * 2) slots *= 2;
    for (uint32_t length = 1; length <= RUN; length++) {
        run_index *r = &index[length];
        *r = (run_index){must(fhi_arena_array(arena, slots, sizeof(uint32_t))),
                         must(fhi_arena_array(arena, gold->n + 1, sizeof(uint32_t))), slots - 1, gold};
        for (uint32_t i = gold->n; i-- > 0;) { /* so that chains go forward */
            if (i + length > gold->n) continue;
            uint32_t slot = (uint32_t)run_at(gold, i, length) & r->mask;
            r->nexts[i] = r->heads[slot];
            r->heads[slot] = i + 1;
        }
    }
    return index;
}

/* The next place, counted from 1, at which the run stands; 0 where there is none. `place` 0 begins. */
static uint32_t next_place(const run_index *index, uint32_t length, uint64_t hash, uint32_t place)
{
    const run_index *r = &index[length];
    place = place ? r->nexts[place - 1] : r->heads[hash & r->mask];
    while (place && run_at(r->gold, place - 1, length) != hash) place = r->nexts[place - 1];
    return place;
}

/* ---- alignment */

typedef struct match {
    uint32_t segment;
    uint32_t start, end; /* in the gold text */
    float share;         /* of the segment's runs that stand there */
    uint32_t words;
    double best; /* of a chain that ends here */
    int32_t before;
} match;

typedef FHI_LIST(match) matches;

/* Share of the runs of segment words that stand in gold words [start, end). */
static float share_within(const run_index *index, const words *segment, uint32_t length, uint32_t start, uint32_t end)
{
    uint32_t found = 0, runs = segment->n - length + 1;
    for (uint32_t k = 0; k < runs; k++) {
        uint64_t hash = run_at(segment, k, length);
        for (uint32_t place = next_place(index, length, hash, 0); place && place <= end;
             place = next_place(index, length, hash, place))
            if (place > start) {
                found++;
                break;
            }
    }
    return (float)found / (float)runs;
}

static void match_segment(fhi_arena *arena, const run_index *index, const words *segment, uint32_t number, matches *out)
{
    if (segment->n == 0) return;
    uint32_t length = segment->n < RUN ? segment->n : RUN, first = out->n;
    for (uint32_t k = 0; k + length <= segment->n && out->n - first < PLACES; k++) {
        uint64_t hash = run_at(segment, k, length);
        uint32_t tried = 0;
        for (uint32_t place = next_place(index, length, hash, 0); place && tried < PLACES;
             place = next_place(index, length, hash, place), tried++) {
            uint32_t start = place - 1 > k ? place - 1 - k : 0, end = start + segment->n;
            bool known = false;
            for (uint32_t m = first; m < out->n && !known; m++)
                known = start < out->at[m].end && end > out->at[m].start;
            if (known) continue;
            if (end > index[length].gold->n) end = index[length].gold->n;
            match *m = must(FHI_PUSH(arena, out));
            *m = (match){
                number,     start,
                end,        share_within(index, segment, length, start > 3 ? start - 3 : 0, end + segment->n / 4 + 3),
                segment->n, 0,
                -1};
            if (m->share < 0.3f) out->n--;
        }
    }
}

/* The chain of matches that covers most words: each later in the page and, but for a few words, in the text. */
static void take_chain(matches *all, float *labels, bool *covered)
{
    int32_t last = -1;
    for (uint32_t i = 0; i < all->n; i++) {
        match *m = &all->at[i];
        double worth = ((double)m->share - (m->words < RUN ? 0.4 : 0)) * m->words;
        m->best = worth;
        for (uint32_t k = i; k-- > 0;) {
            const match *b = &all->at[k];
            if (b->segment == m->segment || b->end > m->start + 2 || b->best + worth <= m->best) continue;
            m->best = b->best + worth;
            m->before = (int32_t)k;
        }
        if (last < 0 || m->best > all->at[last].best) last = (int32_t)i;
    }
    for (; last >= 0; last = all->at[last].before) {
        const match *m = &all->at[last];
        labels[m->segment] = m->share;
        for (uint32_t g = m->start; g < m->end; g++) covered[g] = true;
    }
}

/* What the page tells in another order than the text. */
static void take_rest(const matches *all, float *labels, bool *covered)
{
    for (uint32_t i = 0; i < all->n; i++) {
        const match *m = &all->at[i];
        if (labels[m->segment] > 0 || m->words < 2 * RUN || m->share < 0.8f) continue;
        uint32_t free_words = 0;
        for (uint32_t g = m->start; g < m->end; g++) free_words += !covered[g];
        if (free_words * 4 < m->words * 3) continue;
        labels[m->segment] = m->share;
        for (uint32_t g = m->start; g < m->end; g++) covered[g] = true;
    }
}

static void label(fhi_arena *arena, fhi_arena *scratch, fh_span gold_text, body_page *page)
{
    uint32_t n = page->segments.list.n;
    page->labels = must(fhi_arena_array(arena, n + 1, sizeof *page->labels));
    page->weights = must(fhi_arena_array(arena, n + 1, sizeof *page->weights));
    words gold = {0};
    matches all = {0};
    split(scratch, gold_text, &gold);
    run_index *index = index_runs(scratch, &gold);
    bool *covered = must(fhi_arena_array(scratch, gold.n + 1, sizeof *covered));
    float sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        words segment = {0};
        split(scratch, page->segments.list.at[i].lower, &segment);
        match_segment(scratch, index, &segment, i, &all);
        page->weights[i] = 1.0f + (float)(segment.n < LONG_WORDS ? (double)segment.n : LONG_WORDS);
        sum += page->weights[i];
    }
    /* every page counts alike, however long its text; pages with little text beside much furniture do not count for more */
    float whole = (float)gold.n + 100 > sum / 3 ? (float)gold.n + 100 : sum / 3;
    for (uint32_t i = 0; i < n; i++) page->weights[i] *= 100 / whole;
    take_chain(&all, page->labels, covered);
    take_rest(&all, page->labels, covered);
}

/* ---- files */

static fh_span inflate_file(fhi_arena *arena, const char *path)
{
    gzFile file = gzopen(path, "rb");
    if (!file) fail("cannot open", path);
    FHI_LIST(char) bytes = {0};
    char room[1 << 15];
    int got;
    while ((got = gzread(file, room, sizeof room)) > 0)
        for (int i = 0; i < got; i++) *(char *)must(FHI_PUSH(arena, &bytes)) = room[i];
    gzclose(file);
    if (got < 0) fail("damaged", path);
    return (fh_span){bytes.at, bytes.n};
}

static uint64_t site_of(const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    if (strncmp(host, "www.", 4) == 0) host += 4;
    return fhi_hash((fh_span){host, strcspn(host, "/:")});
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void body_pages_read(fhi_arena *arena, const char *folder, body_pages *pages)
{
    char path[4096];
    json_error_t problem;
    snprintf(path, sizeof path, "%s/gold.json", folder);
    json_t *gold = json_load_file(path, 0, &problem);
    if (!gold) fail(problem.text, path);
    char **names = must(fhi_arena_array(arena, json_object_size(gold), sizeof *names));
    size_t count = 0;
    const char *key;
    json_t *row;
    json_object_foreach(gold, key, row) names[count++] = (char *)fhi_arena_copy(arena, fhi_span_of(key)).ptr;
    qsort(names, count, sizeof *names, by_name);
    fhi_arena *scratch = must(fhi_arena_new());
    for (size_t i = 0; i < count; i++) {
        row = json_object_get(gold, names[i]);
        const char *body = json_string_value(json_object_get(row, "body")),
                   *url = json_string_value(json_object_get(row, "url"));
        if (!body || !*body) continue;
        snprintf(path, sizeof path, "%s/pages/%s", folder, names[i]);
        body_page *page = must(FHI_PUSH(arena, pages));
        *page = (body_page){.name = fhi_span_of(names[i]), .site = site_of(url ? url : names[i])};
        fh_span text;
        fhi_map map = {0};
        fh_error error;
        fhi_tree tree;
        fhi_pagewords said;
        if (fhi_pagecharset_decode(arena, inflate_file(arena, path), (fh_span){NULL, 0}, &text, &map, &error) != FH_OK)
            fail(error.message, path);
        if (fhi_tree_build(arena, text, &tree, &error) != FH_OK) fail(error.message, path);
        fhi_tree *kept = must(fhi_arena_alloc(arena, sizeof *kept));
        *kept = tree;
        if (!fhi_segments_cut(arena, kept, &page->segments) || !fhi_pagewords_find(arena, kept, &said) ||
            !fhi_signs_make(arena, &page->segments, &said, &page->signs))
            fail("out of memory", path);
        label(arena, scratch, fhi_span_of(body), page);
        fhi_arena_reset(scratch);
    }
    fhi_arena_free(scratch);
    json_decref(gold);
}
