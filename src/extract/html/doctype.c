/* SPDX-License-Identifier: Apache-2.0 */
/* States of the DOCTYPE (WHATWG HTML 13.2.5.53 to 68). */
#include "extract/html/machine.h"

/* A DOCTYPE that goes wrong, or ends where it should not, asks for quirks mode. */
static bool at_end(fhi_tokenizer *t, int c)
{
    if (c != FHI_EOF) return false;
    t->quirks = true;
    fhi_tokenizer_emit(t, c);
    return true;
}

static void quirks_again(fhi_tokenizer *t)
{
    t->quirks = true;
    fhi_html_again(t, FHI_STATE_doctype_bogus);
}

static void emit_quirks(fhi_tokenizer *t, int c)
{
    t->quirks = true;
    fhi_tokenizer_emit(t, c);
}

void fhi_doctype_begin(fhi_tokenizer *t, int c)
{
    fhi_tokenizer_begin(t, FHI_HTML_DOCTYPE, t->start);
    if (at_end(t, c)) return;
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_doctype_before_name);
    } else {
        fhi_html_again(t, FHI_STATE_doctype_before_name);
    }
}

void fhi_doctype_before_name(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c)) return;
    if (c == '>') {
        emit_quirks(t, c);
    } else {
        fhi_html_again(t, FHI_STATE_doctype_name);
    }
}

void fhi_doctype_name(fhi_tokenizer *t, int c)
{
    if (at_end(t, c)) return;
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_doctype_after_name);
    } else if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else if (c == 0) {
        fhi_tokenizer_add_replacement(t, &t->name);
    } else {
        fhi_html_add(t, &t->name, fhi_html_lower(c));
    }
}

void fhi_doctype_after_name(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c)) return;
    t->pending_count = 0;
    if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_html_again(t, FHI_STATE_doctype_keyword);
    }
}

/* PUBLIC or SYSTEM, read ahead letter by letter. Letters that are neither go to the bogus state, where they mean nothing. */
void fhi_doctype_keyword(fhi_tokenizer *t, int c)
{
    static const char public_word[] = "public", system_word[] = "system";
    uint32_t n = t->pending_count;
    char lower = c == FHI_EOF ? '\0' : fhi_html_lower(c);
    bool is_public = lower == public_word[n] && (n == 0 || t->pending[0] == 'p');
    bool is_system = lower == system_word[n] && (n == 0 || t->pending[0] == 's');
    if (lower == '\0' || (!is_public && !is_system)) {
        quirks_again(t);
        return;
    }
    t->pending[t->pending_count++] = lower;
    if (n == 5)
        fhi_html_go(t, is_public ? FHI_STATE_doctype_after_public_keyword : FHI_STATE_doctype_after_system_keyword);
}

/* A quotation mark opens an identifier. True if `c` was one. */
static bool opens(fhi_tokenizer *t, int c, fhi_html_part *id, fhi_html_state double_quoted,
                  fhi_html_state single_quoted)
{
    if (c != '"' && c != '\'') return false;
    fhi_tokenizer_add(t, id, "", 0);
    fhi_html_go(t, c == '"' ? double_quoted : single_quoted);
    return true;
}

static bool opens_public(fhi_tokenizer *t, int c)
{
    return opens(t, c, &t->public_id, FHI_STATE_doctype_public_double_quoted, FHI_STATE_doctype_public_single_quoted);
}

static bool opens_system(fhi_tokenizer *t, int c)
{
    return opens(t, c, &t->system_id, FHI_STATE_doctype_system_double_quoted, FHI_STATE_doctype_system_single_quoted);
}

static void in_id(fhi_tokenizer *t, int c, int quote, fhi_html_part *id, fhi_html_state after)
{
    if (at_end(t, c)) return;
    if (c == quote) {
        fhi_html_go(t, after);
    } else if (c == '>') {
        emit_quirks(t, c);
    } else if (c == 0) {
        fhi_tokenizer_add_replacement(t, id);
    } else {
        fhi_html_add(t, id, c);
    }
}

void fhi_doctype_after_public_keyword(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_doctype_before_public_id);
    } else {
        fhi_doctype_before_public_id(t, c);
    }
}

void fhi_doctype_before_public_id(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c) || opens_public(t, c)) return;
    if (c == '>') {
        emit_quirks(t, c);
    } else {
        quirks_again(t);
    }
}

void fhi_doctype_public_double_quoted(fhi_tokenizer *t, int c)
{
    in_id(t, c, '"', &t->public_id, FHI_STATE_doctype_after_public_id);
}

void fhi_doctype_public_single_quoted(fhi_tokenizer *t, int c)
{
    in_id(t, c, '\'', &t->public_id, FHI_STATE_doctype_after_public_id);
}

void fhi_doctype_after_public_id(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_doctype_between_ids);
    } else {
        fhi_doctype_between_ids(t, c);
    }
}

void fhi_doctype_between_ids(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c) || opens_system(t, c)) return;
    if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        quirks_again(t);
    }
}

void fhi_doctype_after_system_keyword(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c)) {
        fhi_html_go(t, FHI_STATE_doctype_before_system_id);
    } else {
        fhi_doctype_before_system_id(t, c);
    }
}

void fhi_doctype_before_system_id(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c) || opens_system(t, c)) return;
    if (c == '>') {
        emit_quirks(t, c);
    } else {
        quirks_again(t);
    }
}

void fhi_doctype_system_double_quoted(fhi_tokenizer *t, int c)
{
    in_id(t, c, '"', &t->system_id, FHI_STATE_doctype_after_system_id);
}

void fhi_doctype_system_single_quoted(fhi_tokenizer *t, int c)
{
    in_id(t, c, '\'', &t->system_id, FHI_STATE_doctype_after_system_id);
}

void fhi_doctype_after_system_id(fhi_tokenizer *t, int c)
{
    if (fhi_html_is_space(c) || at_end(t, c)) return;
    if (c == '>') {
        fhi_tokenizer_emit(t, c);
    } else {
        fhi_html_again(t, FHI_STATE_doctype_bogus); /* not a reason for quirks */
    }
}

void fhi_doctype_bogus(fhi_tokenizer *t, int c)
{
    if (c == '>' || c == FHI_EOF) fhi_tokenizer_emit(t, c);
}
