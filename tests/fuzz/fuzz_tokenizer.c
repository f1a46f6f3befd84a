/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes to the HTML tokenizer, whole and cut into chunks: the tokens are the same, their ranges are in order and inside the input. The
 * first byte chooses the mode to begin in and how tags change it, the second the chunks. */
#include "base/limits.h"
#include "base/span.h"
#include "extract/html/tokenizer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every token as bytes, one behind the other; text that follows text is joined. */
typedef struct record {
    fhi_tokenizer *tokenizer;
    bool switches; /* tags change the mode, as they do where a tree is built */
    bool in_text;
    uint64_t end;
    char *bytes;
    size_t used, room;
} record;

static void put(record *r, const void *bytes, size_t n)
{
    if (r->room - r->used < n) {
        r->room = (r->used + n) * 2;
        r->bytes = realloc(r->bytes, r->room);
        if (!r->bytes) abort();
    }
    if (n) memcpy(r->bytes + r->used, bytes, n);
    r->used += n;
}

/* A missing span differs from an empty one. */
static void put_span(record *r, fh_span span)
{
    size_t length = span.ptr ? span.len : SIZE_MAX;
    put(r, &length, sizeof length);
    if (span.ptr) put(r, span.ptr, span.len);
}

static void put_tag(record *r, const fhi_html_token *token)
{
    if (token->attribute_count > FHI_MAX_ATTRIBUTES) abort();
    put(r, &token->self_closing, sizeof token->self_closing);
    for (uint32_t i = 0; i < token->attribute_count; i++) {
        put_span(r, token->attributes[i].name);
        put_span(r, token->attributes[i].value);
    }
}

static void switch_mode(record *r, fh_span name)
{
    static const struct {
        const char *name;
        fhi_html_mode mode;
    } modes[] = {{"title", FHI_HTML_RCDATA},
                 {"style", FHI_HTML_RAWTEXT},
                 {"script", FHI_HTML_SCRIPT},
                 {"plaintext", FHI_HTML_PLAINTEXT}};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (fhi_span_is(name, fhi_span_of(modes[i].name)))
            fhi_tokenizer_mode(r->tokenizer, modes[i].mode, (fh_span){NULL, 0});
    }
    fhi_tokenizer_foreign(r->tokenizer, fhi_span_is(name, FHI_SPAN("svg")));
}

static bool take(void *context, const fhi_html_token *token)
{
    record *r = context;
    if (token->start < r->end || token->end < token->start) abort();
    r->end = token->end;
    bool text = token->kind == FHI_HTML_TEXT;
    if (!text || !r->in_text) put(r, &token->kind, sizeof token->kind);
    r->in_text = text;
    if (text) {
        put(r, token->text.ptr, token->text.len);
        return true;
    }
    put(r, &token->start, sizeof token->start);
    put(r, &token->end, sizeof token->end);
    put(r, &token->quirks, sizeof token->quirks);
    put_span(r, token->name);
    put_span(r, token->text);
    put_span(r, token->public_id);
    put_span(r, token->system_id);
    put_tag(r, token);
    if (r->switches && token->kind == FHI_HTML_START) switch_mode(r, token->name);
    return true;
}

/* Feeds `input` in chunks of 1 to `longest` bytes, in an order that `longest` decides; 0: whole. */
static record tokenize(fh_span input, fhi_html_mode mode, bool switches, unsigned longest)
{
    record r = {.switches = switches};
    if (fhi_tokenizer_new(take, &r, &r.tokenizer, NULL) != FH_OK) abort();
    fhi_tokenizer_mode(r.tokenizer, mode, FHI_SPAN("title"));
    unsigned turn = longest;
    for (size_t at = 0, length; at < input.len; at += length) {
        turn = turn * 1103515245u + 12345u;
        length = longest ? 1 + (turn >> 16) % longest : input.len;
        if (length > input.len - at) length = input.len - at;
        char *chunk = malloc(length); /* a buffer of its own: nothing may be read past it, or kept */
        if (!chunk) abort();
        memcpy(chunk, input.ptr + at, length);
        if (fhi_tokenizer_feed(r.tokenizer, (fh_span){chunk, length}, NULL) != FH_OK) abort();
        free(chunk);
    }
    if (fhi_tokenizer_end(r.tokenizer, NULL) != FH_OK || r.end > input.len) abort();
    fhi_tokenizer_free(r.tokenizer);
    return r;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) return 0;
    fh_span input = {(const char *)data + 2, size - 2};
    fhi_html_mode mode = (fhi_html_mode)((data[0] >> 1) % (FHI_HTML_CDATA + 1));
    bool switches = data[0] & 1;
    record whole = tokenize(input, mode, switches, 0);
    record cut = tokenize(input, mode, switches, 1 + data[1] % 32);
    if (whole.used != cut.used || (whole.used && memcmp(whole.bytes, cut.bytes, whole.used) != 0)) abort();
    free(whole.bytes);
    free(cut.bytes);
    return 0;
}
