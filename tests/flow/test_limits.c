/* SPDX-License-Identifier: Apache-2.0 */
/* Bounds of limits.def that one document can meet: at the limit nothing is lost, one past it the rest is cut or dropped, and said so. Those
 * of other stages are tested where the stage is. */
#include "extract/article_notation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "extract/html/tokenizer.h"
#include "text/split.h"

/* `n` times `piece`. The caller frees it. */
static char *repeated(const char *piece, size_t n)
{
    size_t len = strlen(piece);
    char *text = malloc(n * len + 1);
    assert_non_null(text);
    for (size_t i = 0; i < n; i++) memcpy(text + i * len, piece, len);
    text[n * len] = '\0';
    return text;
}

/* The part of the capture that was dropped by `rule`; empty if none was. */
static fh_range dropped_by(const made *m, const char *rule)
{
    for (uint32_t i = 0; i < m->article.dropped.n; i++) {
        const fhi_drop *drop = &m->article.dropped.at[i];
        if (strcmp(drop->rule, rule) == 0) return drop->source;
    }
    return (fh_range){0, 0};
}

static void a_text(void **state)
{
    (void)state;
    for (uint32_t past = 0; past < 2; past++) {
        uint32_t len = FHI_MAX_TEXT_BYTES + past;
        char *text = malloc(len);
        assert_non_null(text);
        for (uint32_t i = 0; i < len; i++) text[i] = i % 1000 == 999 ? '.' : i % 5 == 4 ? ' ' : 'a';
        text[len - 1] = 'z';
        for (unsigned plain = 0; plain < 2; plain++) {
            made m;
            make_capture(&m, (fh_span){text, len}, FHI_MEDIA_TEXT, plain);
            fh_range rest = dropped_by(&m, "too-long");
            assert_int_equal(m.article.text.len, FHI_MAX_TEXT_BYTES);
            assert_int_equal(rest.end - rest.start, past);
            if (past) assert_int_equal(rest.start, FHI_MAX_TEXT_BYTES);
            unmake(&m);
        }
        free(text);
    }
}

/* Bytes that are decoded are not decoded past the limit, yet all of them are listed. */
static void a_text_that_is_not_utf_8(void **state)
{
    (void)state;
    char *text = repeated("M\xE1laga said no. ", FHI_MAX_TEXT_BYTES / 8);
    made m;
    make_capture(&m, fhi_span_of(text), FHI_MEDIA_TEXT, false);
    fh_range rest = dropped_by(&m, "too-long");
    assert_in_range(m.article.text.len, FHI_MAX_TEXT_BYTES - 4, FHI_MAX_TEXT_BYTES);
    assert_true(rest.start > 0);
    assert_int_equal(rest.end, strlen(text));
    unmake(&m);
    free(text);
}

/* An item of a list that is longer than a text may be is left out, wherever in the list it stands; the others stay. */
static void an_item_of_a_page(void **state)
{
    (void)state;
    char *long_item = repeated("over the water we go ", FHI_MAX_TEXT_BYTES / 20);
    for (uint32_t place = 0; place < 3; place++) {
        size_t room = strlen(long_item) + 1000;
        char *page = malloc(room);
        assert_non_null(page);
        size_t len = (size_t)snprintf(page, room, "<html><body><article><ul>");
        for (uint32_t i = 0; i < 3; i++)
            len += (size_t)snprintf(page + len, room - len, "<li>%s</li>",
                                    i == place ? long_item : "The ramp in Vessmouth fell on Monday, police said.");
        len += (size_t)snprintf(page + len, room - len, "</ul></article></body></html>");
        made m;
        make_capture(&m, (fh_span){page, len}, FHI_MEDIA_HTML, false);
        fh_range rest = dropped_by(&m, "too-long");
        assert_in_range(rest.end - rest.start, strlen(long_item) - 1, strlen(long_item) + 20);
        assert_int_equal(m.article.blocks.n, 1);
        assert_in_range(m.article.text.len, 90, 120);
        unmake(&m);
        free(page);
    }
    free(long_item);
}

static void blocks(void **state)
{
    (void)state;
    for (uint32_t past = 0; past < 2; past++) {
        char *text = repeated("A ferry.\n\n", FHI_MAX_BLOCKS + past);
        made m;
        make_capture(&m, fhi_span_of(text), FHI_MEDIA_TEXT, true);
        fh_range rest = dropped_by(&m, "too-many-blocks");
        assert_int_equal(m.article.blocks.n, FHI_MAX_BLOCKS);
        assert_int_equal(rest.end - rest.start, past ? strlen("A ferry.") : 0);
        unmake(&m);
        free(text);
    }
}

static void tokens_of_a_sentence(void **state)
{
    (void)state;
    for (uint32_t past = 0; past < 2; past++) {
        char *text = repeated("and ", FHI_MAX_SENTENCE_TOKENS + past);
        fhi_text split;
        made m;
        make_capture(&m, fhi_span_of(text), FHI_MEDIA_TEXT, true);
        assert_int_equal(fhi_split_text(m.arena, m.scratch, &m.article, &split, NULL), FH_OK);
        assert_int_equal(split.tokens.n, FHI_MAX_SENTENCE_TOKENS + past);
        assert_int_equal(split.sentences.n, 1 + past);
        unmake(&m);
        free(text);
    }
}

static bool keep_comment(void *context, const fhi_html_token *token)
{
    if (token->kind != FHI_HTML_COMMENT) return true;
    uint64_t *seen = context;
    seen[0] = token->text.len;
    seen[1] = token->cut;
    return true;
}

static void bytes_of_a_token(void **state)
{
    (void)state;
    char *text = repeated("z", FHI_MAX_TOKEN_BYTES);
    for (uint32_t past = 0; past < 2; past++) {
        uint64_t seen[2] = {0, 2};
        fhi_tokenizer *tokenizer;
        assert_int_equal(fhi_tokenizer_new(keep_comment, seen, &tokenizer, NULL), FH_OK);
        assert_int_equal(fhi_tokenizer_feed(tokenizer, FHI_SPAN("<!--"), NULL), FH_OK);
        assert_int_equal(fhi_tokenizer_feed(tokenizer, (fh_span){text, FHI_MAX_TOKEN_BYTES}, NULL), FH_OK);
        assert_int_equal(fhi_tokenizer_feed(tokenizer, (fh_span){"z", past}, NULL), FH_OK);
        assert_int_equal(fhi_tokenizer_feed(tokenizer, FHI_SPAN("-->"), NULL), FH_OK);
        assert_int_equal(seen[0], FHI_MAX_TOKEN_BYTES);
        assert_int_equal(seen[1], past);
        fhi_tokenizer_free(tokenizer);
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text), cmocka_unit_test(a_text_that_is_not_utf_8), cmocka_unit_test(an_item_of_a_page),
        cmocka_unit_test(blocks), cmocka_unit_test(tokens_of_a_sentence),     cmocka_unit_test(bytes_of_a_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
