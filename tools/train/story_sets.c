/* SPDX-License-Identifier: Apache-2.0 */
/* Labelled sets of stories, see story_sets.h. */
#define _POSIX_C_SOURCE 200809L /* strdup */
#include "story_sets.h"

#include "base/span.h"
#include "perceptron.h"

#include <stdlib.h>
#include <string.h>

enum { LINE = 4096 };

void train_fail(const char *what, const char *where)
{
    fprintf(stderr, "train: %s: %s\n", what, where);
    exit(3);
}

static fh_status keep(void *context, fhi_document *document, bool *kept, fh_error *error)
{
    *kept = true;
    return fhi_collection_add(context, document, error);
}

static void read_articles(story_set *s, fhi_depth depth)
{
    char path[LINE];
    snprintf(path, sizeof path, "%s/articles.jsonl.gz", s->folder);
    const char *const paths[] = {path};
    fh_error error = {0};
    fhi_intake intake = {.paths = paths, .path_count = 1, .input = -1, .depth = depth, .on_document = keep};
    intake.document_context = &s->articles;
    fhi_intake_counts counts;
    if (fhi_collection_start(&s->articles, &error) != FH_OK || fhi_intake_run(&intake, &counts, &error) != FH_OK)
        train_fail(path, error.message);
    if (s->articles.n == 0) train_fail(path, "no articles");
}

/* The number of a name, a new one where it is new; the names stand one behind the other in `names`. */
static uint32_t number_of(char ***names, uint32_t *n, const char *name)
{
    for (uint32_t i = 0; i < *n; i++)
        if (strcmp((*names)[i], name) == 0) return i;
    *names = realloc(*names, (*n + 1) * sizeof **names);
    if (!*names || !((*names)[*n] = strdup(name))) train_fail("out of memory", "");
    return (*n)++;
}

static bool is_id(const story_set *s, uint32_t i, const char *id)
{
    return fhi_span_is(s->articles.documents[i]->article.id, fhi_span_of(id));
}

static void read_labels(story_set *s)
{
    char path[LINE], line[LINE], **names = NULL;
    s->gold = train_alloc(s->articles.n, sizeof *s->gold);
    memset(s->gold, 0xFF, s->articles.n * sizeof *s->gold);
    snprintf(path, sizeof path, "%s/gold.tsv", s->folder);
    FILE *file = fopen(path, "r");
    if (!file) train_fail(path, "cannot be read");
    uint32_t at = 0;
    for (bool head = true; fgets(line, sizeof line, file); head = false) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\r\n")] = 0;
        if (head || !tab) continue;
        *tab = 0;
        tab[1 + strcspn(tab + 1, "\t")] = 0;
        for (uint32_t i = 0; i < s->articles.n; i++, at = (at + 1) % s->articles.n)
            if (is_id(s, at, line)) break; /* labels stand in the order of the articles, nearly */
        if (is_id(s, at, line)) s->gold[at] = number_of(&names, &s->stories, tab + 1);
    }
    fclose(file);
    snprintf(path, sizeof path, "%s/siblings.tsv", s->folder);
    file = fopen(path, "r");
    for (bool head = true; file && fgets(line, sizeof line, file); head = false) {
        char *tab = strchr(line, '\t');
        line[strcspn(line, "\r\n")] = 0;
        if (head || !tab) continue;
        *tab = 0;
        s->siblings = realloc(s->siblings, (s->sibling_count + 1) * sizeof *s->siblings);
        if (!s->siblings) train_fail("out of memory", "");
        s->siblings[s->sibling_count][0] = number_of(&names, &s->stories, line);
        s->siblings[s->sibling_count++][1] = number_of(&names, &s->stories, tab + 1);
    }
    if (file) fclose(file);
}

void story_set_read(story_set *s, const char *folder, fhi_depth depth)
{
    s->folder = folder;
    read_articles(s, depth);
    read_labels(s);
}
