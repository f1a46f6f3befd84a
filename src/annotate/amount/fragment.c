/* SPDX-License-Identifier: Apache-2.0 */
/* One sentence of a text in, its fragments with their word numbers and tags out. */
#include "annotate/amount/fragment.h"

#include "annotate/amount/amount_words.h"
#include "base/utf8.h"

static bool is_space(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) ||
           code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

/* Signs that may touch a number and mean something of their own; is_sign() of tools/gen/gen_amount.py is the same. */
static bool is_sign(uint32_t code)
{
    if (code < 0x80) return !fhi_ascii_alpha((char)code) && !fhi_ascii_digit((char)code);
    if (code >= 0xA1 && code <= 0xBF) return code != 0xAA && code != 0xB5;
    return code == 0xD7 || code == 0xF7 || code == 0x58F || code == 0x9F3 || code == 0xE3F ||
           (code >= 0x2000 && code <= 0x22FF) || (code >= 0x3000 && code <= 0x303F);
}

static fhi_fragment_kind kind_of(uint32_t code)
{
    if (code >= '0' && code <= '9') return FHI_FRAGMENT_DIGITS;
    return is_sign(code) ? FHI_FRAGMENT_SIGN : FHI_FRAGMENT_LETTERS;
}

/* The end of the run of `kind` that starts at `at`; a sign is a run of its own. */
static uint32_t run_end(fh_span text, uint32_t at, uint32_t end, fhi_fragment_kind kind, uint32_t first_len)
{
    at += first_len;
    if (kind == FHI_FRAGMENT_SIGN) return at;
    while (at < end) {
        uint32_t len = 1;
        uint32_t code = (uint8_t)text.ptr[at] < 0x80 ? (uint8_t)text.ptr[at] : fhi_utf8_next(text, at, &len);
        if (is_space(code) || kind_of(code) != kind) break;
        at += len;
    }
    return at < end ? at : end;
}

bool fhi_fragment_cut(fhi_arena *scratch, const fhi_text *text, const fhi_sentence *sentence, fhi_fragments *fragments)
{
    const fhi_token *tokens = text->tokens.at;
    uint32_t token = sentence->first, past = sentence->first + sentence->count, end = sentence->at.end;
    bool space = true, begun = false;
    uint32_t capitals = 0, small = 0;
    fragments->list.n = 0;
    for (uint32_t at = sentence->at.start; at < end;) {
        uint32_t len = 1;
        uint32_t code = (uint8_t)fragments->text.ptr[at] < 0x80 ? (uint8_t)fragments->text.ptr[at]
                                                                : fhi_utf8_next(fragments->text, at, &len);
        if (is_space(code)) {
            space = true;
            at += len;
            continue;
        }
        fhi_fragment *fragment = FHI_PUSH(scratch, &fragments->list);
        if (!fragment) return false;
        fhi_fragment_kind kind = kind_of(code);
        *fragment = (fhi_fragment){
            .at = {at, run_end(fragments->text, at, end, kind, len)}, .kind = (uint8_t)kind, .space = space};
        fragment->code = kind == FHI_FRAGMENT_SIGN ? code : 0;
        fragment->capital = code >= 'A' && code <= 'Z';
        fragment->first = !begun && kind != FHI_FRAGMENT_SIGN;
        begun = begun || kind != FHI_FRAGMENT_SIGN;
        if (fragment->at.end - at > 3 && kind == FHI_FRAGMENT_LETTERS) *(fragment->capital ? &capitals : &small) += 1;
        if (kind != FHI_FRAGMENT_DIGITS)
            fragment->word = fhi_amount_words_find(fhi_span_cut(fragments->text, fragment->at));
        while (token < past && tokens[token].at.end <= at) token++;
        if (token < past && tokens[token].at.start <= at) fragment->tag = tokens[token].tag;
        at = fragment->at.end;
        space = false;
    }
    fragments->headline = capitals > 2 && small <= capitals / 3;
    return true;
}

bool fhi_fragment_is(const fhi_fragments *fragments, uint32_t index, const char *word)
{
    return fhi_fragment_at(fragments, index)->kind != FHI_FRAGMENT_END &&
           fhi_span_same(fhi_fragment_text(fragments, index), fhi_span_of(word));
}

bool fhi_fragment_dash(const fhi_fragments *fragments, uint32_t index)
{
    const fhi_fragment *fragment = fhi_fragment_at(fragments, index);
    return fragment->kind == FHI_FRAGMENT_SIGN &&
           (fragment->code == '-' || (fragment->code >= 0x2010 && fragment->code <= 0x2015) ||
            fragment->code == 0x2212);
}

bool fhi_fragment_joins(const fhi_fragments *fragments, uint32_t index)
{
    return fhi_fragment_dash(fragments, index) && fhi_fragment_touches(fragments, index) &&
           fhi_fragment_touches(fragments, index + 1) &&
           fhi_fragment_at(fragments, index + 1)->kind != FHI_FRAGMENT_END;
}
