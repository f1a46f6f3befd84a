/* SPDX-License-Identifier: Apache-2.0 */
/* The HTML tokenizer against html5lib-tests, the conformance suite of the WHATWG tokenization algorithm: each case whole, and split into
 * chunks at every byte. The suite stands in the evaluation folder; without it these tests are skipped. */
#define _POSIX_C_SOURCE 200809L /* strndup */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/span.h"
#include "base/utf8.h"
#include "extract/html/tokenizer.h"

/* ---- tokens as the suite writes them */

typedef struct recorder {
    json_t *tokens;
    uint64_t end; /* of the last token: ranges never go back */
    bool disorder;
} recorder;

static json_t *string_of(fh_span text)
{
    return json_stringn_nocheck(text.ptr ? text.ptr : "", text.len);
}

static json_t *token_of(const char *kind, json_t *text)
{
    json_t *out = json_array();
    json_array_append_new(out, json_string(kind));
    json_array_append_new(out, text);
    return out;
}

/* Text behind text is one token to the suite. */
static void record_text(recorder *r, fh_span text)
{
    size_t n = json_array_size(r->tokens);
    json_t *last = n ? json_array_get(r->tokens, n - 1) : NULL;
    if (!last || strcmp(json_string_value(json_array_get(last, 0)), "Character") != 0) {
        json_array_append_new(r->tokens, token_of("Character", string_of(text)));
        return;
    }
    json_t *before = json_array_get(last, 1);
    size_t len = json_string_length(before);
    char *joined = malloc(len + text.len + 1);
    assert_non_null(joined);
    memcpy(joined, json_string_value(before), len);
    memcpy(joined + len, text.ptr, text.len);
    json_array_set_new(last, 1, json_stringn_nocheck(joined, len + text.len));
    free(joined);
}

static void record_tag(recorder *r, const fhi_html_token *token)
{
    json_t *out = token_of(token->kind == FHI_HTML_START ? "StartTag" : "EndTag", string_of(token->name));
    if (token->kind == FHI_HTML_START) {
        json_t *attributes = json_object();
        for (uint32_t i = 0; i < token->attribute_count; i++) {
            char *name = strndup(token->attributes[i].name.ptr, token->attributes[i].name.len);
            assert_non_null(name);
            json_object_set_new_nocheck(attributes, name, string_of(token->attributes[i].value));
            free(name);
        }
        json_array_append_new(out, attributes);
        if (token->self_closing) json_array_append_new(out, json_true());
    }
    json_array_append_new(r->tokens, out);
}

static void record_doctype(recorder *r, const fhi_html_token *token)
{
    json_t *out = token_of("DOCTYPE", token->name.ptr ? string_of(token->name) : json_null());
    json_array_append_new(out, token->public_id.ptr ? string_of(token->public_id) : json_null());
    json_array_append_new(out, token->system_id.ptr ? string_of(token->system_id) : json_null());
    json_array_append_new(out, json_boolean(!token->quirks));
    json_array_append_new(r->tokens, out);
}

static bool record(void *context, const fhi_html_token *token)
{
    recorder *r = context;
    if (token->start < r->end || token->end < token->start) r->disorder = true;
    r->end = token->end;
    switch (token->kind) {
    case FHI_HTML_TEXT: record_text(r, token->text); break;
    case FHI_HTML_COMMENT: json_array_append_new(r->tokens, token_of("Comment", string_of(token->text))); break;
    case FHI_HTML_DOCTYPE: record_doctype(r, token); break;
    default: record_tag(r, token);
    }
    return true;
}

/* ---- the suite */

/* A string of a case as bytes. In a double-escaped case \uXXXX stands for a code unit; a lone surrogate is written as UTF-8 would write
 * it, were it a character. The caller frees it. */
static char *bytes_of(const char *text, size_t len, bool escaped, size_t *out_len)
{
    char *out = malloc(len * 3 + 1);
    assert_non_null(out);
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        unsigned code, low;
        if (!escaped || text[i] != '\\' || text[i + 1] != 'u' || sscanf(text + i + 2, "%4x", &code) != 1) {
            out[n++] = text[i++];
            continue;
        }
        i += 6;
        bool high = code >= 0xD800 && code < 0xDC00;
        if (high && text[i] == '\\' && text[i + 1] == 'u' && sscanf(text + i + 2, "%4x", &low) == 1 && low >= 0xDC00 &&
            low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            i += 6;
        }
        n += fhi_utf8_put(code, out + n);
    }
    out[n] = '\0';
    *out_len = n;
    return out;
}

/* The expected tokens with every string as bytes. */
static json_t *unescaped(json_t *value, bool escaped)
{
    if (json_is_string(value)) {
        size_t len;
        char *bytes = bytes_of(json_string_value(value), json_string_length(value), escaped, &len);
        json_t *out = json_stringn_nocheck(bytes, len);
        free(bytes);
        return out;
    }
    if (json_is_array(value)) {
        json_t *out = json_array();
        for (size_t i = 0; i < json_array_size(value); i++)
            json_array_append_new(out, unescaped(json_array_get(value, i), escaped));
        return out;
    }
    if (json_is_object(value)) {
        json_t *out = json_object(), *member;
        const char *key;
        json_object_foreach(value, key, member)
        {
            size_t len;
            char *name = bytes_of(key, strlen(key), escaped, &len);
            json_object_set_new_nocheck(out, name, unescaped(member, escaped));
            free(name);
        }
        return out;
    }
    return json_incref(value);
}

static fhi_html_mode mode_of(const char *state)
{
    static const struct {
        const char *state;
        fhi_html_mode mode;
    } modes[] = {{"Data state", FHI_HTML_DATA},          {"PLAINTEXT state", FHI_HTML_PLAINTEXT},
                 {"RCDATA state", FHI_HTML_RCDATA},      {"RAWTEXT state", FHI_HTML_RAWTEXT},
                 {"Script data state", FHI_HTML_SCRIPT}, {"CDATA section state", FHI_HTML_CDATA}};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (strcmp(state, modes[i].state) == 0) return modes[i].mode;
    }
    fail_msg("a state that the test does not know: %s", state);
    return FHI_HTML_DATA;
}

/* Tokenizes `input`, fed in two chunks that meet at `cut`. */
static json_t *tokenize(fh_span input, size_t cut, fhi_html_mode mode, fh_span last_tag)
{
    recorder r = {.tokens = json_array()};
    fhi_tokenizer *tokenizer;
    assert_int_equal(fhi_tokenizer_new(record, &r, &tokenizer, NULL), FH_OK);
    fhi_tokenizer_mode(tokenizer, mode, last_tag);
    assert_int_equal(fhi_tokenizer_feed(tokenizer, (fh_span){input.ptr, cut}, NULL), FH_OK);
    assert_int_equal(fhi_tokenizer_feed(tokenizer, (fh_span){input.ptr + cut, input.len - cut}, NULL), FH_OK);
    assert_int_equal(fhi_tokenizer_end(tokenizer, NULL), FH_OK);
    fhi_tokenizer_free(tokenizer);
    assert_false(r.disorder);
    assert_true(r.end <= input.len);
    return r.tokens;
}

static void show_difference(json_t *test, const char *file, size_t cut, json_t *want, json_t *got)
{
    char *want_text = json_dumps(want, JSON_COMPACT), *got_text = json_dumps(got, JSON_COMPACT);
    print_error("%s: %s (cut at %zu)\n  want %s\n  got  %s\n", file,
                json_string_value(json_object_get(test, "description")), cut, want_text ? want_text : "?",
                got_text ? got_text : "?");
    free(want_text);
    free(got_text);
}

/* True if the case holds for each of its states and every cut. */
static bool run_case(json_t *test, const char *file)
{
    bool escaped = json_is_true(json_object_get(test, "doubleEscaped"));
    json_t *input = json_object_get(test, "input"), *want = unescaped(json_object_get(test, "output"), escaped);
    size_t len;
    char *bytes = bytes_of(json_string_value(input), json_string_length(input), escaped, &len);
    json_t *states = json_object_get(test, "initialStates"), *last = json_object_get(test, "lastStartTag");
    fh_span last_tag = last ? fhi_span_of(json_string_value(last)) : (fh_span){NULL, 0};
    bool holds = true;
    for (size_t s = 0; s < (states ? json_array_size(states) : 1); s++) {
        fhi_html_mode mode = states ? mode_of(json_string_value(json_array_get(states, s))) : FHI_HTML_DATA;
        for (size_t cut = 0; cut <= len && holds; cut++) {
            json_t *got = tokenize((fh_span){bytes, len}, cut, mode, last_tag);
            holds = json_equal(got, want);
            if (!holds) show_difference(test, file, cut, want, got);
            json_decref(got);
        }
    }
    free(bytes);
    json_decref(want);
    return holds;
}

static void the_conformance_suite_holds_whole_and_split_at_every_byte(void **state)
{
    (void)state;
    const char *evaluation = getenv("FIRSTHAND_EVAL");
    char folder[1024], path[2048];
    snprintf(folder, sizeof folder, "%s/data/html5lib/tokenizer", evaluation ? evaluation : "../shared/eval");
    DIR *dir = opendir(folder);
    if (!dir) {
        print_message("skipped: no html5lib-tests at %s\n", folder);
        skip();
    }
    unsigned cases = 0, failed = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (!fhi_span_ends(fhi_span_of(entry->d_name), FHI_SPAN(".test"))) continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        json_error_t error;
        json_t *suite = json_load_file(path, JSON_ALLOW_NUL, &error);
        if (!suite) fail_msg("%s: %s", path, error.text);
        json_t *tests =
            json_object_get(suite, "tests"); /* xmlViolationTests are for parsers that make an XML infoset */
        for (size_t i = 0; i < json_array_size(tests); i++, cases++)
            failed += !run_case(json_array_get(tests, i), entry->d_name);
        json_decref(suite);
    }
    closedir(dir);
    print_message("%u cases, %u failed\n", cases, failed);
    assert_true(cases > 0);
    assert_int_equal(failed, 0);
}

/* ---- what the suite does not ask */

static bool stop_at_once(void *context, const fhi_html_token *token)
{
    (void)token;
    ++*(unsigned *)context;
    return false;
}

static void a_sink_can_stop_the_run(void **state)
{
    (void)state;
    unsigned tokens = 0;
    fhi_tokenizer *tokenizer;
    assert_int_equal(fhi_tokenizer_new(stop_at_once, &tokens, &tokenizer, NULL), FH_OK);
    assert_int_equal(fhi_tokenizer_feed(tokenizer, FHI_SPAN("<p>one<p>two"), NULL), FH_OK);
    assert_int_equal(fhi_tokenizer_end(tokenizer, NULL), FH_OK);
    fhi_tokenizer_free(tokenizer);
    assert_int_equal(tokens, 1);
}

static bool keep_last(void *context, const fhi_html_token *token)
{
    if (token->kind == FHI_HTML_START) *(fhi_html_token *)context = *token;
    return true;
}

static void attributes_past_the_limit_are_cut_and_it_is_said(void **state)
{
    (void)state;
    for (unsigned extra = 0; extra < 2; extra++) {
        fhi_html_token last = {0};
        fhi_tokenizer *tokenizer;
        assert_int_equal(fhi_tokenizer_new(keep_last, &last, &tokenizer, NULL), FH_OK);
        fhi_tokenizer_feed(tokenizer, FHI_SPAN("<p"), NULL);
        for (unsigned i = 0; i < 1024 + extra; i++) {
            char attribute[32];
            int n = snprintf(attribute, sizeof attribute, " a%u=1", i);
            fhi_tokenizer_feed(tokenizer, (fh_span){attribute, (size_t)n}, NULL);
        }
        fhi_tokenizer_feed(tokenizer, FHI_SPAN(">"), NULL);
        assert_int_equal(last.attribute_count, 1024);
        assert_int_equal(last.cut, extra == 1);
        fhi_tokenizer_free(tokenizer);
    }
}

static uint32_t number_of_class(fh_span name)
{
    return fhi_span_is(name, FHI_SPAN("class")) ? 7 : 0;
}

/* Writes the attributes of start tags: "class=a;". */
static bool write_attributes(void *context, const fhi_html_token *token)
{
    char *out = context;
    for (uint32_t i = 0; i < token->attribute_count; i++) {
        const fhi_html_attribute *a = &token->attributes[i];
        bool asked = number_of_class(a->name) != 0;
        if (asked && a->number && a->number != number_of_class(a->name)) fail_msg("number %u", a->number);
        if (asked) snprintf(out + strlen(out), 200 - strlen(out), "%.*s;", (int)a->value.len, a->value.ptr);
    }
    return true;
}

/* Whatever stands in values that nobody asks for, those asked for are the same, in one chunk and byte by byte. */
static void what_nobody_asks_for_may_be_left_out(void **state)
{
    (void)state;
    static const char *const tags[] = {"<p class=a>",
                                       "<p data-x='&quot;>' class=\"b &amp; c\">",
                                       "<p data-x=\"'>\r&\" id=x class='d'>",
                                       "<p data-x=a\"b class=e>",
                                       "<p data-x class=f data-y>",
                                       "<p data-x= class=g>",
                                       "<p class=h class=i>",
                                       "<p data-x='no end class=j>",
                                       "<p data-x=/ class=k/>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        char out[4][200] = {"", "", "", ""};
        for (unsigned run = 0; run < 4; run++) {
            fhi_tokenizer *tokenizer;
            fh_span tag = fhi_span_of(tags[i]);
            assert_int_equal(fhi_tokenizer_new(write_attributes, out[run], &tokenizer, NULL), FH_OK);
            if (run & 1) fhi_tokenizer_ask(tokenizer, number_of_class);
            size_t step = run & 2 ? 1 : tag.len;
            for (size_t at = 0; at < tag.len; at += step)
                fhi_tokenizer_feed(tokenizer, (fh_span){tag.ptr + at, step}, NULL);
            fhi_tokenizer_end(tokenizer, NULL);
            fhi_tokenizer_free(tokenizer);
            assert_string_equal(out[run], out[0]);
        }
    }
}

/* Raw text starts with a start tag, as where a tree is built; counts the end tags. */
static bool count_ends(void *context, const fhi_html_token *token)
{
    *(unsigned *)context += token->kind == FHI_HTML_END;
    return true;
}

static void what_ends_raw_text(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned ends;
    } cases[] = {{"a</title>", 1},  {"a</title\r>", 1}, {"a</title\r\n>", 1}, {"a</TITLE >", 1},
                 {"a</title/>", 1}, {"a</titles>", 0},  {"a</title=>", 0},    {"a</titl", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (unsigned split = 0; split < 2; split++) {
            unsigned ends = 0;
            fhi_tokenizer *tokenizer;
            fh_span text = fhi_span_of(cases[i].text);
            assert_int_equal(fhi_tokenizer_new(count_ends, &ends, &tokenizer, NULL), FH_OK);
            fhi_tokenizer_mode(tokenizer, FHI_HTML_RAWTEXT, FHI_SPAN("title"));
            size_t step = split ? 1 : text.len;
            for (size_t at = 0; at < text.len; at += step)
                fhi_tokenizer_feed(tokenizer, (fh_span){text.ptr + at, step}, NULL);
            fhi_tokenizer_end(tokenizer, NULL);
            fhi_tokenizer_free(tokenizer);
            if (ends != cases[i].ends) fail_msg("%s: %u end tags", cases[i].text, ends);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_conformance_suite_holds_whole_and_split_at_every_byte),
        cmocka_unit_test(a_sink_can_stop_the_run),
        cmocka_unit_test(attributes_past_the_limit_are_cut_and_it_is_said),
        cmocka_unit_test(what_nobody_asks_for_may_be_left_out),
        cmocka_unit_test(what_ends_raw_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
