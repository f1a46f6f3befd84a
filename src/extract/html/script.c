/* SPDX-License-Identifier: Apache-2.0 */
/* States of script data (WHATWG HTML 13.2.5.4, 15 to 31): text up to its end tag, but for what stands in "<!--", where a script may
 * hold another. */
#include "extract/html/machine.h"

#include <string.h>

static void take_text(fhi_tokenizer *t, int c, const char stops[3])
{
    if (c == 0 || c == '\n') {
        fhi_tokenizer_character(t, c, true);
    } else if (c != FHI_EOF) {
        uint64_t start = fhi_html_here(t);
        const char *first = t->at - 1;
        size_t n = fhi_tokenizer_run(t, stops) + 1;
        fhi_tokenizer_text(t, first, n, start, start + n);
    }
}

void fhi_script_data(fhi_tokenizer *t, int c)
{
    if (c == '<') {
        fhi_html_go(t, FHI_STATE_script_less_than);
    } else {
        take_text(t, c, "<<");
    }
}

void fhi_script_less_than(fhi_tokenizer *t, int c)
{
    t->pending_count = 0;
    if (c == '/') {
        fhi_html_go(t, FHI_STATE_script_end_open);
    } else if (c == '!') {
        uint64_t here = fhi_html_here(t);
        fhi_tokenizer_text(t, "<!", 2, here - 1, here + 1);
        fhi_html_go(t, FHI_STATE_script_escape_start);
    } else {
        fhi_tokenizer_flush(t, "<", c);
        fhi_html_again(t, FHI_STATE_script_data);
    }
}

void fhi_script_end_open(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_letter(c)) {
        fhi_html_again(t, FHI_STATE_script_end_name);
    } else {
        fhi_tokenizer_flush(t, "</", c);
        fhi_html_again(t, FHI_STATE_script_data);
    }
}

void fhi_script_end_name(fhi_tokenizer *t, int c)
{
    fhi_tokenizer_end_name(t, c, FHI_STATE_script_data);
}

void fhi_script_escape_start(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_escape_start_dash);
    } else {
        fhi_html_again(t, FHI_STATE_script_data);
    }
}

void fhi_script_escape_start_dash(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_escaped_dash_dash);
    } else {
        fhi_html_again(t, FHI_STATE_script_data);
    }
}

/* ---- escaped: behind "<!--" */

void fhi_script_escaped(fhi_tokenizer *t, int c)
{
    if (c == '-') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_escaped_dash);
    } else if (c == '<') {
        fhi_html_go(t, FHI_STATE_script_escaped_less_than);
    } else {
        take_text(t, c, "-<");
    }
}

/* Behind one or more hyphens; `next` is where another hyphen leads. */
static void after_dash(fhi_tokenizer *t, int c, fhi_html_state next)
{
    if (c == '-') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, next);
    } else if (c == '<') {
        fhi_html_go(t, FHI_STATE_script_escaped_less_than);
    } else if (c != FHI_EOF) {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_escaped);
    }
}

void fhi_script_escaped_dash(fhi_tokenizer *t, int c)
{
    after_dash(t, c, FHI_STATE_script_escaped_dash_dash);
}

void fhi_script_escaped_dash_dash(fhi_tokenizer *t, int c)
{
    if (c == '>') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_data);
    } else {
        after_dash(t, c, FHI_STATE_script_escaped_dash_dash);
    }
}

void fhi_script_escaped_less_than(fhi_tokenizer *t, int c)
{
    t->pending_count = 0;
    if (c == '/') {
        fhi_html_go(t, FHI_STATE_script_escaped_end_open);
    } else {
        fhi_tokenizer_flush(t, "<", c);
        fhi_html_again(t, fhi_html_is_letter(c) ? FHI_STATE_script_double_escape_start : FHI_STATE_script_escaped);
    }
}

void fhi_script_escaped_end_open(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_letter(c)) {
        fhi_html_again(t, FHI_STATE_script_escaped_end_name);
    } else {
        fhi_tokenizer_flush(t, "</", c);
        fhi_html_again(t, FHI_STATE_script_escaped);
    }
}

void fhi_script_escaped_end_name(fhi_tokenizer *t, int c)
{
    fhi_tokenizer_end_name(t, c, FHI_STATE_script_escaped);
}

/* ---- double escaped: behind "<script" inside "<!--" */

/* Reads the name behind "<" or "</"; a "script" leads to `yes`, anything else to `no`. All of it is text. */
static void read_script(fhi_tokenizer *t, int c, fhi_html_state yes, fhi_html_state no)
{
    if (fhi_html_is_space(c) || c == '/' || c == '>') {
        bool is_script = t->pending_count == 6 && memcmp(t->pending, "script", 6) == 0;
        fhi_tokenizer_character(t, c, true);
        t->pending_count = 0;
        fhi_html_go(t, is_script ? yes : no);
    } else if (fhi_html_is_letter(c)) {
        if (t->pending_count < sizeof t->pending) t->pending[t->pending_count++] = fhi_html_lower(c);
        fhi_tokenizer_character(t, c, true);
    } else {
        t->pending_count = 0;
        fhi_html_again(t, no);
    }
}

void fhi_script_double_escape_start(fhi_tokenizer *t, int c)
{
    read_script(t, c, FHI_STATE_script_double_escaped, FHI_STATE_script_escaped);
}

void fhi_script_double_escape_end(fhi_tokenizer *t, int c)
{
    read_script(t, c, FHI_STATE_script_escaped, FHI_STATE_script_double_escaped);
}

static void double_escaped(fhi_tokenizer *t, int c, fhi_html_state dash)
{
    if (c == '-') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, dash);
    } else if (c == '<') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_double_escaped_less_than);
    } else if (c != FHI_EOF) {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_double_escaped);
    }
}

void fhi_script_double_escaped(fhi_tokenizer *t, int c)
{
    double_escaped(t, c, FHI_STATE_script_double_escaped_dash);
}

void fhi_script_double_escaped_dash(fhi_tokenizer *t, int c)
{
    double_escaped(t, c, FHI_STATE_script_double_escaped_dash_dash);
}

void fhi_script_double_escaped_dash_dash(fhi_tokenizer *t, int c)
{
    if (c == '>') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_data);
    } else {
        double_escaped(t, c, FHI_STATE_script_double_escaped_dash_dash);
    }
}

void fhi_script_double_escaped_less_than(fhi_tokenizer *t, int c)
{
    t->pending_count = 0;
    if (c == '/') {
        fhi_tokenizer_character(t, c, true);
        fhi_html_go(t, FHI_STATE_script_double_escape_end);
    } else {
        fhi_html_again(t, FHI_STATE_script_double_escaped);
    }
}
