/* SPDX-License-Identifier: Apache-2.0 */
/* States of text: data, RCDATA, RAWTEXT, PLAINTEXT and CDATA sections (WHATWG HTML 13.2.5.1 to 5, 9 to 14, 69 to 71). */
#include "extract/html/machine.h"

/* The current character and the run behind it, as text; `stops` are what ends the run. */
static void take_run(fhi_tokenizer *t, const char stops[3])
{
    uint64_t start = fhi_html_here(t);
    const char *first = t->at - 1;
    size_t n = fhi_tokenizer_run(t, stops) + 1;
    fhi_tokenizer_text(t, first, n, start, start + n);
}

/* A line feed may have been a carriage return: it is taken alone. */
static void take_text(fhi_tokenizer *t, int c, const char stops[3], bool replace_nul)
{
    if (c == 0 || c == '\n') {
        fhi_tokenizer_character(t, c, replace_nul);
    } else if (c != FHI_EOF) {
        take_run(t, stops);
    }
}

static void reference(fhi_tokenizer *t)
{
    t->back = t->state;
    t->start = fhi_html_here(t);
    fhi_html_go(t, FHI_STATE_reference_begin);
}

void fhi_content_data(fhi_tokenizer *t, int c)
{
    if (c == '<') {
        t->start = fhi_html_here(t);
        fhi_html_go(t, FHI_STATE_tag_open);
    } else if (c == '&') {
        reference(t);
    } else {
        take_text(t, c, "<&", false);
    }
}

void fhi_content_rcdata(fhi_tokenizer *t, int c)
{
    if (c == '<') {
        fhi_html_go(t, FHI_STATE_content_rcdata_less_than);
    } else if (c == '&') {
        reference(t);
    } else {
        take_text(t, c, "<&", true);
    }
}

void fhi_content_rawtext(fhi_tokenizer *t, int c)
{
    if (c == '<') {
        fhi_html_go(t, FHI_STATE_content_rawtext_less_than);
    } else {
        take_text(t, c, "<<", true);
    }
}

void fhi_content_plaintext(fhi_tokenizer *t, int c)
{
    take_text(t, c, "\r\r", true);
}

/* ---- "<" in RCDATA and RAWTEXT: an end tag, or text */

static void less_than(fhi_tokenizer *t, int c, fhi_html_state text, fhi_html_state end_open)
{
    t->pending_count = 0;
    if (c == '/') {
        fhi_html_go(t, end_open);
    } else {
        fhi_tokenizer_flush(t, "<", c);
        fhi_html_again(t, text);
    }
}

static void end_open(fhi_tokenizer *t, int c, fhi_html_state text, fhi_html_state end_name)
{
    if (fhi_html_is_letter(c)) {
        fhi_html_again(t, end_name);
    } else {
        fhi_tokenizer_flush(t, "</", c);
        fhi_html_again(t, text);
    }
}

void fhi_content_rcdata_less_than(fhi_tokenizer *t, int c)
{
    less_than(t, c, FHI_STATE_content_rcdata, FHI_STATE_content_rcdata_end_open);
}

void fhi_content_rcdata_end_open(fhi_tokenizer *t, int c)
{
    end_open(t, c, FHI_STATE_content_rcdata, FHI_STATE_content_rcdata_end_name);
}

void fhi_content_rcdata_end_name(fhi_tokenizer *t, int c)
{
    fhi_tokenizer_end_name(t, c, FHI_STATE_content_rcdata);
}

void fhi_content_rawtext_less_than(fhi_tokenizer *t, int c)
{
    less_than(t, c, FHI_STATE_content_rawtext, FHI_STATE_content_rawtext_end_open);
}

void fhi_content_rawtext_end_open(fhi_tokenizer *t, int c)
{
    end_open(t, c, FHI_STATE_content_rawtext, FHI_STATE_content_rawtext_end_name);
}

void fhi_content_rawtext_end_name(fhi_tokenizer *t, int c)
{
    fhi_tokenizer_end_name(t, c, FHI_STATE_content_rawtext);
}

/* ---- CDATA sections */

void fhi_content_cdata(fhi_tokenizer *t, int c)
{
    if (c == ']') {
        t->pending_count = 0;
        fhi_html_go(t, FHI_STATE_content_cdata_bracket);
    } else {
        take_text(t, c, "]]", false);
    }
}

void fhi_content_cdata_bracket(fhi_tokenizer *t, int c)
{
    if (c == ']') {
        fhi_html_go(t, FHI_STATE_content_cdata_end);
    } else {
        fhi_tokenizer_flush(t, "]", c);
        fhi_html_again(t, FHI_STATE_content_cdata);
    }
}

void fhi_content_cdata_end(fhi_tokenizer *t, int c)
{
    if (c == '>') {
        fhi_html_go(t, FHI_STATE_content_data);
    } else if (c == ']') {
        uint64_t here = fhi_html_here(t);
        fhi_tokenizer_text(t, "]", 1, here - 2, here - 1);
    } else {
        fhi_tokenizer_flush(t, "]]", c);
        fhi_html_again(t, FHI_STATE_content_cdata);
    }
}
