/* SPDX-License-Identifier: Apache-2.0 */
/* States of tags and attributes (WHATWG HTML 13.2.5.6 to 8, 32 to 40). */
#include "extract/html/machine.h"

void fhi_tag_open(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_letter(c)) {
        fhi_tokenizer_begin(t, FHI_HTML_START, t->start);
        fhi_html_again(t, FHI_STATE_tag_name);
    } else if (c == '/') {
        fhi_html_go(t, FHI_STATE_tag_end_open);
    } else if (c == '!') {
        t->pending_count = 0;
        fhi_html_go(t, FHI_STATE_comment_declaration);
    } else if (c == '?') {
        fhi_tokenizer_begin(t, FHI_HTML_COMMENT, t->start);
        t->text.there = true;
        fhi_html_again(t, FHI_STATE_comment_bogus);
    } else {
        t->pending_count = 0;
        fhi_tokenizer_flush(t, "<", c);
        fhi_html_again(t, FHI_STATE_content_data);
    }
}

void fhi_tag_end_open(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_letter(c)) {
        fhi_tokenizer_begin(t, FHI_HTML_END, t->start);
        fhi_html_again(t, FHI_STATE_tag_name);
    } else if (c == '>') {
        fhi_html_go(t, FHI_STATE_content_data);
    } else if (c == FHI_EOF) {
        t->pending_count = 0;
        fhi_tokenizer_flush(t, "</", c);
        fhi_html_again(t, FHI_STATE_content_data);
    } else {
        fhi_tokenizer_begin(t, FHI_HTML_COMMENT, t->start);
        t->text.there = true;
        fhi_html_again(t, FHI_STATE_comment_bogus);
    }
}

/* What ends a name: blanks, "/", ">". True if `c` was that, and is dealt with. */
static bool ends_name(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_tag_before_attribute_name);
    } else if (c == '/') {
        fhi_html_go(t, FHI_STATE_tag_self_closing);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        return false;
    }
    return true;
}

void fhi_tag_name(fhi_tokenizer *t, int c)
{
    if (ends_name(t, c) || c == FHI_EOF) return;
    if (c == 0) {
        fhi_tokenizer_add_replacement(t, &t->name);
    } else {
        fhi_html_add(t, &t->name, fhi_html_lower(c));
    }
}

/* ---- attributes */

void fhi_tag_before_attribute_name(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) return;
    if (c == '/' || c == '>' || c == FHI_EOF) {
        fhi_html_again(t, FHI_STATE_tag_after_attribute_name);
        return;
    }
    fhi_html_pair *pair = fhi_tokenizer_attribute(t);
    if (c == '=') {
        if (pair) fhi_html_add(t, &pair->name, c);
        fhi_html_go(t, FHI_STATE_tag_attribute_name);
    } else {
        fhi_html_again(t, FHI_STATE_tag_attribute_name);
    }
}

void fhi_tag_attribute_name(fhi_tokenizer *t, int c)
{
    fhi_html_pair *pair = fhi_html_last(t);
    if (fhi_html_is_space(c) || c == '/' || c == '>' || c == FHI_EOF) {
        fhi_html_again(t, FHI_STATE_tag_after_attribute_name);
    } else if (c == '=') {
        fhi_html_go(t, FHI_STATE_tag_before_value);
    } else if (pair && c == 0) {
        fhi_tokenizer_add_replacement(t, &pair->name);
    } else if (pair) {
        fhi_html_add(t, &pair->name, fhi_html_lower(c));
    }
}

void fhi_tag_after_attribute_name(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || c == FHI_EOF) return;
    if (c == '/') {
        fhi_html_go(t, FHI_STATE_tag_self_closing);
    } else if (c == '=') {
        fhi_html_go(t, FHI_STATE_tag_before_value);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_tokenizer_attribute(t);
        fhi_html_again(t, FHI_STATE_tag_attribute_name);
    }
}

void fhi_tag_before_value(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) return;
    if (c == '"') {
        fhi_html_go(t, FHI_STATE_tag_value_double_quoted);
    } else if (c == '\'') {
        fhi_html_go(t, FHI_STATE_tag_value_single_quoted);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_html_again(t, FHI_STATE_tag_value_unquoted);
    }
}

/* The current character of a value, and the run behind it up to `stops`. */
static void take_value(fhi_tokenizer *t, int c, const char stops[3])
{
    fhi_html_pair *pair = fhi_html_last(t);
    if (c == FHI_EOF) return;
    if (c == '&') {
        t->back = t->state;
        fhi_html_go(t, FHI_STATE_reference_begin);
        return;
    }
    const char *first = t->at - 1;
    size_t n = c == 0 || c == '\n' ? 1 : fhi_tokenizer_run(t, stops) + 1;
    if (!pair) return;
    if (c == 0) {
        fhi_tokenizer_add_replacement(t, &pair->value);
    } else if (c == '\n') {
        fhi_html_add(t, &pair->value, c);
    } else {
        fhi_tokenizer_add(t, &pair->value, first, n);
    }
}

void fhi_tag_value_double_quoted(fhi_tokenizer *t, int c)
{
    if (c == '"') {
        fhi_html_go(t, FHI_STATE_tag_after_quoted_value);
    } else {
        take_value(t, c, "\"&");
    }
}

void fhi_tag_value_single_quoted(fhi_tokenizer *t, int c)
{
    if (c == '\'') {
        fhi_html_go(t, FHI_STATE_tag_after_quoted_value);
    } else {
        take_value(t, c, "'&");
    }
}

void fhi_tag_value_unquoted(fhi_tokenizer *t, int c)
{
    fhi_html_pair *pair = fhi_html_last(t);
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_tag_before_attribute_name);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else if (c == '&') {
        t->back = t->state;
        fhi_html_go(t, FHI_STATE_reference_begin);
    } else if (pair && c == 0) {
        fhi_tokenizer_add_replacement(t, &pair->value);
    } else if (pair && c != FHI_EOF) {
        fhi_html_add(t, &pair->value, c);
    }
}

void fhi_tag_after_quoted_value(fhi_tokenizer *t, int c)
{
    if (!ends_name(t, c) && c != FHI_EOF) fhi_html_again(t, FHI_STATE_tag_before_attribute_name);
}

void fhi_tag_self_closing(fhi_tokenizer *t, int c)
{
    if (c == '>') {
        t->self_closing = true;
        fhi_tokenizer_emit(t, c);
    } else if (c != FHI_EOF) {
        fhi_html_again(t, FHI_STATE_tag_before_attribute_name);
    }
}
