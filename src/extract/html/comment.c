/* SPDX-License-Identifier: Apache-2.0 */
/* States of comments and of what begins with "<!" (WHATWG HTML 13.2.5.41 to 52). */
#include "extract/html/machine.h"

#include <string.h>

static void begin(fhi_tokenizer *t)
{
    fhi_tokenizer_begin(t, FHI_HTML_COMMENT, t->start);
    t->text.there = true;
}

/* At the end of the input a comment is given as far as it went. */
static bool at_end(fhi_tokenizer *t, int c)
{
    if (c == FHI_EOF) fhi_tokenizer_emit(t, c);
    return c == FHI_EOF;
}

void fhi_comment_bogus(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else if (c == 0) {
        fhi_tokenizer_add_replacement(t, &t->text);
    } else {
        fhi_html_add(t, &t->text, c);
    }
}

/* "<!" and letters that are no keyword: a comment of them. `c` stands behind them. */
static void not_a_keyword(fhi_tokenizer *t)
{
    begin(t);
    fhi_tokenizer_add(t, &t->text, t->pending, t->pending_count);
    fhi_html_again(t, FHI_STATE_comment_bogus);
}

void fhi_comment_declaration(fhi_tokenizer *t, int c)
{
    static const char doctype[] = "doctype", cdata[] = "[CDATA[";
    uint32_t n = t->pending_count;
    char lower = fhi_html_lower(c);
    bool dashes = c == '-' && n <= 1 && (n == 0 || t->pending[0] == '-');
    bool is_doctype = c != FHI_EOF && n < 7 && lower == doctype[n] && (n == 0 || (t->pending[0] | 32) == 'd');
    bool is_cdata = c != FHI_EOF && t->foreign && n < 7 && c == cdata[n] && (n == 0 || t->pending[0] == '[');
    if (!dashes && !is_doctype && !is_cdata) {
        not_a_keyword(t);
        return;
    }
    t->pending[t->pending_count++] = (char)c;
    if (dashes && n == 1) {
        begin(t);
        fhi_html_go(t, FHI_STATE_comment_start);
    } else if (is_doctype && n == 6) {
        fhi_html_go(t, FHI_STATE_doctype_begin);
    } else if (is_cdata && n == 6) {
        fhi_html_go(t, FHI_STATE_content_cdata);
    }
}

void fhi_comment_start(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_start_dash);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_start_dash(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_end);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_html_add(t, &t->text, '-');
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_text(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '<') {
        fhi_html_add(t, &t->text, c);
        fhi_html_go(t, FHI_STATE_comment_less_than);
    } else if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_end_dash);
    } else if (c == 0) {
        fhi_tokenizer_add_replacement(t, &t->text);
    } else if (c == '\n') {
        fhi_html_add(t, &t->text, c);
    } else {
        const char *first = t->at - 1;
        size_t n = fhi_tokenizer_run(t, "<-") + 1;
        fhi_tokenizer_add(t, &t->text, first, n);
    }
}

/* ---- "<" inside a comment matters only for parse errors, but its states decide what a hyphen behind it is */

void fhi_comment_less_than(fhi_tokenizer *t, int c)
{
    if (c == '!') {
        fhi_html_add(t, &t->text, c);
        fhi_html_go(t, FHI_STATE_comment_less_than_bang);
    } else if (c == '<') {
        fhi_html_add(t, &t->text, c);
    } else {
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_less_than_bang(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_less_than_bang_dash);
    } else {
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_less_than_bang_dash(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_less_than_bang_dash_dash);
    } else {
        fhi_html_again(t, FHI_STATE_comment_end_dash);
    }
}

void fhi_comment_less_than_bang_dash_dash(fhi_tokenizer *t, int c)
{
    fhi_html_again(t, FHI_STATE_comment_end); /* anything but ">" and the end is a nested comment: only a parse error */
    (void)c;
}

/* ---- the end */

void fhi_comment_end_dash(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '-') {
        fhi_html_go(t, FHI_STATE_comment_end);
    } else {
        fhi_html_add(t, &t->text, '-');
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_end(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else if (c == '!') {
        fhi_html_go(t, FHI_STATE_comment_end_bang);
    } else if (c == '-') {
        fhi_html_add(t, &t->text, '-');
    } else {
        fhi_tokenizer_add(t, &t->text, "--", 2);
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}

void fhi_comment_end_bang(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (c == '-') {
        fhi_tokenizer_add(t, &t->text, "--!", 3);
        fhi_html_go(t, FHI_STATE_comment_end_dash);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_tokenizer_add(t, &t->text, "--!", 3);
        fhi_html_again(t, FHI_STATE_comment_text);
    }
}
