/* SPDX-License-Identifier: Apache-2.0 */
/* Texts with marked names; see name_texts.h. */
#include "name_texts.h"

#include "annotate/name/naming.h"
#include "text/split.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* One block a paragraph, parted by blank lines. */
static void add_blocks(fhi_arena *arena, fhi_article *article)
{
    fh_span text = article->text;
    for (size_t at = 0; at < text.len;) {
        ptrdiff_t blank = fhi_span_find(text, FHI_SPAN("\n\n"), at);
        size_t end = blank < 0 ? text.len : (size_t)blank;
        fhi_block *block = FHI_PUSH(arena, &article->blocks);
        if (!block) exit(5);
        block->kind = FHI_BLOCK_PARAGRAPH;
        block->at = (fh_range){(uint32_t)at, (uint32_t)end};
        at = blank < 0 ? end : end + 2;
    }
}

static int type_of(const char *name)
{
    static const char *const types[] = {"PER", "ORG", "LOC", "OTHER"};
    for (int i = 0; i < 4; i++) {
        if (name && strcmp(name, types[i]) == 0) return i;
    }
    return -1;
}

/* Labels the tokens of one marked name. */
static void label(name_texts *set, name_text *t, uint32_t start, uint32_t end, int type)
{
    uint32_t first = UINT32_MAX, last = UINT32_MAX;
    for (uint32_t i = 0; i < t->text.tokens.n; i++) {
        if (t->text.tokens.at[i].at.start == start) first = i;
        if (t->text.tokens.at[i].at.end == end) last = i;
    }
    if (type < 0) return;
    if (first == UINT32_MAX || last == UINT32_MAX || last < first ||
        t->text.tokens.at[first].sentence != t->text.tokens.at[last].sentence) {
        set->lost++;
        return;
    }
    for (uint32_t i = first; i <= last; i++) t->gold[i] = (uint8_t)(FHI_NAMING_INSIDE + type);
    t->gold[first] = (uint8_t)(FHI_NAMING_FIRST + type);
    t->gold[last] = (uint8_t)((first == last ? FHI_NAMING_ONLY : FHI_NAMING_LAST) + type);
}

/* Of the tokens of a range nobody knows what they are. */
static void leave_open(name_text *t, uint32_t start, uint32_t end)
{
    for (uint32_t i = 0; i < t->text.tokens.n; i++) {
        fh_range at = t->text.tokens.at[i].at;
        if (at.start < end && at.end > start) t->gold[i] = NAME_UNKNOWN;
    }
}

static void add_text(name_texts *set, const json_t *row)
{
    name_text *t = FHI_PUSH(set->arena, &set->texts);
    if (!t) exit(5);
    const json_t *text = json_object_get(row, "text");
    t->article.text = fhi_arena_copy(set->arena, (fh_span){json_string_value(text), json_string_length(text)});
    add_blocks(set->arena, &t->article);
    fh_error error = {0};
    if (fhi_split_text(set->arena, set->arena, &t->article, &t->text, &error) != FH_OK) {
        fprintf(stderr, "train: %s\n", error.message);
        exit(5);
    }
    t->gold = fhi_arena_array(set->arena, t->text.tokens.n + 1, 1);
    if (!t->gold) exit(5);
    size_t k;
    const json_t *name;
    json_array_foreach(json_object_get(row, "names"), k, name)
    {
        label(set, t, (uint32_t)json_integer_value(json_object_get(name, "start")),
              (uint32_t)json_integer_value(json_object_get(name, "end")),
              type_of(json_string_value(json_object_get(name, "type"))));
    }
    json_array_foreach(json_object_get(row, "unknown"), k, name)
    {
        leave_open(t, (uint32_t)json_integer_value(json_array_get(name, 0)),
                   (uint32_t)json_integer_value(json_array_get(name, 1)));
    }
}

bool name_texts_read(name_texts *set, const char *path)
{
    gzFile file = gzopen(path, "rb");
    size_t room = 64u << 20;
    char *line = malloc(room);
    if (!file || !line) {
        fprintf(stderr, "train: %s cannot be read\n", path);
        free(line);
        return false;
    }
    while (gzgets(file, line, (int)room)) {
        json_t *row = json_loads(line, 0, NULL);
        if (row) add_text(set, row);
        json_decref(row);
    }
    gzclose(file);
    free(line);
    for (uint32_t i = 0; i < set->texts.n; i++) set->texts.at[i].text.article = &set->texts.at[i].article;
    return true;
}
