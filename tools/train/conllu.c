/* SPDX-License-Identifier: Apache-2.0 */
/* CoNLL-U (Universal Dependencies); see conllu.h. The text is put together from the forms, SpaceAfter and paragraph marks. */
#include "conllu.h"

#include "text/clusters.h"
#include "text/letters.h"
#include "text/quotation.h"
#include "text/sentences.h"
#include "text/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

typedef struct row_word {
    char form[128];
    uint8_t tag;
    bool gap; /* a blank follows */
} row_word;

typedef struct reader {
    conllu *set;
    conllu_document *document;
    FHI_LIST(row_word) words;
    char *text;
    size_t len, room;
    const char *gap;
    bool uniform;
    uint32_t wide_from, wide_to; /* the words of the multiword form at hand */
    bool wide_gap;
} reader;

static void put(reader *r, const char *bytes)
{
    size_t n = strlen(bytes);
    if (r->len + n + 1 > r->room) {
        r->room = (r->room + n) * 2 + 4096;
        r->text = realloc(r->text, r->room);
        if (!r->text) exit(5);
    }
    memcpy(r->text + r->len, bytes, n + 1);
    r->len += n;
}

static uint8_t tag_of(const reader *r, const char *form, const char *tag)
{
    if (r->uniform && strcmp(tag, ":") == 0 && (strstr(form, "..") || strchr("\xE2-", form[0]))) tag = ",";
    if (r->uniform && strncmp(tag, "NNP", 3) == 0 &&
        (strstr(form, "http") || strstr(form, "www.") || strchr(form, '@')))
        tag = "ADD";
    for (uint32_t t = 1; t < FHI_TAG_COUNT; t++) {
        if (strcmp(tag, fhi_words_tag((fhi_tag)t)) == 0) return (uint8_t)t;
    }
    return FHI_TAG_NONE;
}

static void add_token(reader *r, size_t start, size_t end, const row_word *w, bool spaced)
{
    fhi_token *token = FHI_PUSH(r->set->arena, &r->document->text.tokens);
    if (!token) exit(5);
    token->at = (fh_range){(uint32_t)start, (uint32_t)end};
    token->flags = spaced ? FHI_TOKEN_SPACE : 0;
    token->tag = w->tag; /* moved to `gold` when the document is whole */
}

/* The words of one sentence become tokens; those of a multiword form share its text. */
static void close_sentence(reader *r)
{
    if (!r->words.n) return;
    fhi_sentence *sentence = FHI_PUSH(r->set->arena, &r->document->text.sentences);
    if (!sentence) exit(5);
    sentence->first = r->document->text.tokens.n;
    for (uint32_t i = 0; i < r->words.n; i++) {
        const row_word *w = &r->words.at[i];
        bool spaced = r->gap[0] != 0;
        put(r, r->gap);
        size_t start = r->len;
        put(r, w->form);
        add_token(r, start, r->len, w, spaced);
        r->gap = w->gap ? " " : "";
    }
    sentence->count = r->document->text.tokens.n - sentence->first;
    r->words.n = 0;
}

/* Quotations, paragraph by paragraph. */
static void quote(fhi_text *text)
{
    uint32_t first = 0;
    for (uint32_t i = 1; i <= text->tokens.n; i++) {
        if (i < text->tokens.n && text->article->text.ptr[text->tokens.at[i].at.start - 1] != '\n') continue;
        fhi_quotation_mark(text, first, i);
        first = i;
    }
}

static void close_document(reader *r)
{
    conllu_document *d = r->document;
    if (!d) return;
    fhi_arena *arena = r->set->arena;
    d->article.text = fhi_arena_copy(arena, (fh_span){r->text, r->len});
    d->gold = fhi_arena_array(arena, d->text.tokens.n + 1, 1);
    if (!d->article.text.ptr || !d->gold) exit(5);
    for (uint32_t i = 0; i < d->text.tokens.n; i++) {
        fhi_token *token = &d->text.tokens.at[i];
        fh_span word = fhi_span_cut(d->article.text, token->at);
        d->gold[i] = token->tag;
        token->tag = FHI_TAG_NONE;
        token->flags |= fhi_tokens_flags(word);
        token->word = fhi_letters_hash(word);
    }
    for (uint32_t i = 0; i < d->text.sentences.n; i++) {
        fhi_sentence *s = &d->text.sentences.at[i];
        s->at = (fh_range){d->text.tokens.at[s->first].at.start, d->text.tokens.at[s->first + s->count - 1].at.end};
        fhi_sentences_settle(&d->text, i);
    }
    if (fhi_clusters_mark(&d->text, NULL) != FH_OK) exit(5);
    d->text.article = &d->article;
    quote(&d->text);
    r->document = NULL;
}

static void open_document(reader *r)
{
    close_document(r);
    r->document = FHI_PUSH(r->set->arena, &r->set->documents);
    if (!r->document) exit(5);
    r->len = 0;
    r->gap = "";
    put(r, "");
}

static void add_word(reader *r, char **cells)
{
    if (strchr(cells[0], '-')) {
        r->wide_from = (uint32_t)strtoul(cells[0], NULL, 10);
        r->wide_to = (uint32_t)strtoul(strchr(cells[0], '-') + 1, NULL, 10);
        r->wide_gap = !strstr(cells[9], "SpaceAfter=No");
        return;
    }
    if (strchr(cells[0], '.')) return;
    row_word *w = FHI_PUSH(r->set->arena, &r->words);
    if (!w) exit(5);
    *w = (row_word){0};
    snprintf(w->form, sizeof w->form, "%s", cells[1]);
    w->tag = tag_of(r, cells[1], cells[4]);
    uint32_t number = (uint32_t)strtoul(cells[0], NULL, 10);
    w->gap = !strstr(cells[9], "SpaceAfter=No");
    if (number >= r->wide_from && number <= r->wide_to) w->gap = number == r->wide_to && r->wide_gap;
}

static void take_line(reader *r, char *line)
{
    if (strncmp(line, "# newdoc", 8) == 0) {
        open_document(r);
    } else if (strncmp(line, "# newpar", 8) == 0) {
        if (r->document && r->document->text.tokens.n) r->gap = "\n\n";
    } else if (!line[0]) {
        close_sentence(r);
        r->wide_from = r->wide_to = 0;
    } else if (line[0] != '#' && r->document) {
        char *cells[10], *at = line;
        uint32_t n = 0;
        for (; n < 10 && at; n++) {
            cells[n] = at;
            at = strchr(at, '\t');
            if (at) *at++ = 0;
        }
        if (n == 10) add_word(r, cells);
    }
}

bool conllu_read(conllu *set, const char *path, bool uniform)
{
    gzFile file = gzopen(path, "rb");
    if (!file) {
        fprintf(stderr, "train: %s cannot be read\n", path);
        return false;
    }
    reader r = {.set = set, .gap = "", .uniform = uniform};
    static char line[1 << 16];
    while (gzgets(file, line, sizeof line)) {
        line[strcspn(line, "\r\n")] = 0;
        take_line(&r, line);
    }
    close_sentence(&r);
    close_document(&r);
    gzclose(file);
    free(r.text);
    /* the list may have moved while it grew */
    for (uint32_t i = 0; i < set->documents.n; i++) set->documents.at[i].text.article = &set->documents.at[i].article;
    return true;
}
