/* SPDX-License-Identifier: Apache-2.0 */
/* One sentence of a text in, its fragments with their word numbers and tags out. */
#include "annotate/amount/fragment.h"

#include "annotate/amount/amount_words.h"
#include "base/sixteen.h"
#include "base/utf8.h"

/* The kind of each ASCII byte: b blank, a letter, d digit, . sign. */
static const char ascii[129] = ".........bbbbb..................b...............dddddddddd......"
                               ".aaaaaaaaaaaaaaaaaaaaaaaaaa......aaaaaaaaaaaaaaaaaaaaaaaaaa.....";

/* A code point beyond ASCII: blanks, and signs that may touch a number and mean something of their own. is_sign() of
 * tools/gen/gen_amount.py takes the same for signs. */
static char kind_beyond(uint32_t code)
{
    if (code >= 0xA1 && code <= 0xBF) return code == 0xAA || code == 0xB5 ? 'a' : '.';
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F || code == 0x205F || code == 0x2060 ||
        code == 0x3000 || code == 0xFEFF)
        return 'b';
    bool sign = code == 0xD7 || code == 0xF7 || code == 0x58F || code == 0x9F3 || code == 0xE3F ||
                (code >= 0x2000 && code <= 0x22FF) || (code >= 0x3000 && code <= 0x303F);
    return sign ? '.' : 'a';
}

/* The kind of what stands at `at`, its code point and its length. */
static char look(fh_span text, uint32_t at, uint32_t *code, uint32_t *len)
{
    uint8_t byte = (uint8_t)text.ptr[at];
    *code = byte;
    *len = 1;
    if (byte < 0x80) return ascii[byte];
    *code = fhi_utf8_next(text, at, len);
    return kind_beyond(*code);
}

/* The end of the run of `kind` that goes on at `at`; a sign is a run of its own. */
static uint32_t run_end(fh_span text, uint32_t at, uint32_t end, char kind)
{
    uint32_t code, len;
    if (kind == '.') return at < end ? at : end;
    while (kind == 'a' && at + FHI_SIXTEEN <= end) {
        uint32_t others = fhi_sixteen_letters(fhi_sixteen_at(text.ptr + at)) ^ FHI_SIXTEEN_ALL;
        at += others ? fhi_sixteen_first(others) : FHI_SIXTEEN;
        if (others) break;
    }
    while (at < end && look(text, at, &code, &len) == kind) at += len;
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
        uint32_t code, len;
        char what = look(fragments->text, at, &code, &len);
        if (what == 'b') {
            space = true;
            at += len;
            continue;
        }
        fhi_fragment *fragment = FHI_PUSH(scratch, &fragments->list);
        if (!fragment) return false;
        bool sign = what == '.';
        fhi_fragment_kind kind = sign ? FHI_FRAGMENT_SIGN : what == 'd' ? FHI_FRAGMENT_DIGITS : FHI_FRAGMENT_LETTERS;
        fh_range range = {at, run_end(fragments->text, at + len, end, what)};
        *fragment = (fhi_fragment){.at = range, .kind = (uint8_t)kind, .space = space};
        fragment->code = sign ? code : 0;
        fragment->capital = code >= 'A' && code <= 'Z';
        fragment->first = !begun && !sign;
        begun = begun || !sign;
        if (what == 'a' && range.end - at > 3) *(fragment->capital ? &capitals : &small) += 1;
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
    const fhi_fragment *fragment = fhi_fragment_at(fragments, index);
    if (fragment->kind == FHI_FRAGMENT_END || fhi_ascii_lower(fragments->text.ptr[fragment->at.start]) != word[0])
        return false;
    return fhi_span_same(fhi_fragment_text(fragments, index), fhi_span_of(word));
}

bool fhi_fragment_is_any(const fhi_fragments *fragments, uint32_t index, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (fhi_fragment_is(fragments, index, words[i])) return true;
    }
    return false;
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
