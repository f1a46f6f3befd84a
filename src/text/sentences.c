/* SPDX-License-Identifier: Apache-2.0 */
/* The tokens of a block → sentences. A token that can end one (a stop, a mark, an ellipsis, an abbreviation) is judged by what
 * stands before and behind it; the cases are those that the Golden Rules of the Pragmatic Segmenter name. */
#include "text/sentences.h"

#include "base/limits.h"
#include "tables/lexicon.h"
#include "text/letters.h"
#include "text/tokens.h"

#include "text/speech.inc"
#include "text/starters.inc"

/* A list item's number, as "1.)" or "b)". */
typedef struct marker {
    uint32_t tokens; /* 0: none */
    uint32_t value;  /* 1 for "1" and for "a" */
    uint32_t style;
} marker;

typedef struct finder {
    fhi_text *text;
    fh_span s;
    uint32_t end;   /* of the block's tokens */
    uint32_t start; /* of the sentence at hand */
    marker item;    /* that the sentence at hand starts with, or the last one that did */
} finder;

static fh_span word(const finder *f, uint32_t i)
{
    return fhi_span_cut(f->s, f->text->tokens.at[i].at);
}

static bool is(const finder *f, uint32_t i, const char *text)
{
    return i < f->end && fhi_span_is(word(f, i), fhi_span_of(text));
}

static uint8_t flags(const finder *f, uint32_t i)
{
    return f->text->tokens.at[i].flags;
}

static fhi_letter head(const finder *f, uint32_t i)
{
    return fhi_letters_at(f->s, f->text->tokens.at[i].at.start);
}

static bool spaced(const finder *f, uint32_t i)
{
    return flags(f, i) & (FHI_TOKEN_SPACE | FHI_TOKEN_FIRST);
}

/* A word that starts sentences more often than it goes on with a name; "I" where no name follows it ("Albert I. Jones"). */
static bool starter(const finder *f, uint32_t i)
{
    if (is(f, i, "I")) return i + 1 < f->end && !(flags(f, i + 1) & FHI_TOKEN_CAPITAL);
    return flags(f, i) & FHI_TOKEN_CAPITAL && fhi_lexicon_find(&starters, word(f, i));
}

/* ---- list items */

/* The number that a token stands for in a list: digits, or one letter; 0 if none. */
static uint32_t item_value(fh_span text)
{
    if (text.len == 1 && fhi_ascii_alpha(text.ptr[0])) return (uint32_t)(fhi_ascii_lower(text.ptr[0]) - 'a' + 1);
    uint32_t value = 0;
    if (text.len > 3) return 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!fhi_ascii_digit(text.ptr[i])) return 0;
        value = value * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return value;
}

static bool bullet(const finder *f, uint32_t i)
{
    uint32_t code = head(f, i).code;
    return code == 0x2022 || code == 0x2043 || code == 0x25E6 || code == 0x25CF || code == 0x25AA || code == 0x2023;
}

static marker marker_at(const finder *f, uint32_t i)
{
    uint32_t at = i + (bullet(f, i) ? 1 : 0), bulleted = at - i;
    if (at >= f->end) return (marker){bulleted, 0, bulleted};
    fh_span text = word(f, at);
    bool stop = text.len > 1 && text.ptr[text.len - 1] == '.';
    if (stop) text.len--;
    uint32_t value = item_value(text);
    if (!value) return (marker){bulleted, 0, bulleted};
    uint32_t style = fhi_ascii_digit(text.ptr[0]) ? 2 : 4, tokens = at - i + 1;
    if (!stop && is(f, at + 1, ".") && !spaced(f, at + 1)) {
        stop = true;
        tokens++;
    }
    bool closed = is(f, i + tokens, ")") && !spaced(f, i + tokens);
    if (!stop && !closed) return (marker){bulleted, 0, bulleted};
    if (i + tokens + closed >= f->end || !spaced(f, i + tokens + closed)) {
        if (!closed || i + tokens + 1 >= f->end) return (marker){bulleted, 0, bulleted};
    }
    return (marker){tokens + closed, value, style | (stop ? 8u : 0) | (closed ? 16u : 0) | bulleted};
}

/* The item at `i` follows the list that is open. */
static bool next_item(const finder *f, uint32_t i)
{
    if (!f->item.tokens || !spaced(f, i) || i == f->start) return false;
    marker m = marker_at(f, i);
    if (!m.tokens) return false;
    if (m.style & 1 && f->item.style & 1) return true;
    if (m.style != f->item.style || m.value != f->item.value + 1) return false;
    uint32_t behind = i + m.tokens;
    return m.style & 16 || (behind < f->end && (flags(f, behind) & FHI_TOKEN_CAPITAL || m.style & 4));
}

/* ---- stops */

static bool closes(const finder *f, uint32_t i)
{
    if (f->text->tokens.at[i].tag == FHI_TAG_CLOSE_QUOTE) return true;
    uint32_t code = head(f, i).code;
    return code == ')' || code == ']' || code == '}';
}

/* The last token that still belongs to what the stop at `i` ends: closing marks, a note ("[1]"). */
static uint32_t behind_stop(const finder *f, uint32_t i)
{
    uint32_t last = i;
    while (last + 1 < f->end) {
        uint32_t next = last + 1;
        if (closes(f, next) && (!spaced(f, next) || f->text->tokens.at[next].tag == FHI_TAG_CLOSE_QUOTE)) {
            last = next;
        } else if (is(f, next, "[") && is(f, next + 2, "]") && flags(f, next + 1) & FHI_TOKEN_NUMBER) {
            last = next + 2;
        } else {
            break;
        }
    }
    return last;
}

/* What may start a sentence stands at `i`: a capital, a digit, a mark; behind an opening mark the token after it decides. */
static bool may_start(const finder *f, uint32_t i)
{
    for (uint32_t depth = 0; i < f->end && depth < 4; i++, depth++) {
        fhi_letter letter = head(f, i);
        bool bracket = letter.code == '(' || letter.code == '[';
        if (bracket && is(f, i + 2, ")") && item_value(word(f, i + 1))) return true;
        if (bracket && i + 1 < f->end && head(f, i + 1).kind == FHI_LETTER_DIGIT) return false;
        if (bracket || f->text->tokens.at[i].tag == FHI_TAG_OPEN_QUOTE) continue;
        if (letter.kind == FHI_LETTER_LOWER) return letter.code > 0x2FF; /* scripts without case */
        if (letter.kind == FHI_LETTER_UPPER || letter.kind == FHI_LETTER_DIGIT) return true;
        if (letter.kind == FHI_LETTER_DASH || letter.kind == FHI_LETTER_CLOSE || closes(f, i)) return false;
        if (letter.code == '-') return i + 1 < f->end && spaced(f, i + 1) && flags(f, i + 1) & FHI_TOKEN_CAPITAL;
        return letter.len > 1 || !memchr(",;:)]}!?%&.-/", (int)letter.code, 13);
    }
    return true;
}

/* "Who pays?" Karel Ostrander asked: a name, then a verb of speech. */
static bool speaker_follows(const finder *f, uint32_t i)
{
    for (uint32_t n = 0; i < f->end && n < 6; i++, n++) {
        if (flags(f, i) & FHI_TOKEN_CAPITAL) continue;
        return n > 0 && fhi_lexicon_find(&speech, word(f, i));
    }
    return false;
}

/* A full stop, a question or exclamation mark at `i`, closing marks up to `last`. */
static bool stop_ends(const finder *f, uint32_t i, uint32_t last)
{
    uint32_t next = last + 1;
    bool mark = head(f, i).code == '!' || head(f, i).code == '?';
    bool quoted = last > i && f->text->tokens.at[last].tag == FHI_TAG_CLOSE_QUOTE;
    if (!spaced(f, next)) {
        if (head(f, next).code > 0x2FF) return true;
        bool worded = i > f->start && flags(f, i - 1) & FHI_TOKEN_WORD &&
                      f->text->tokens.at[i - 1].at.end - f->text->tokens.at[i - 1].at.start > 2;
        fh_range at = f->text->tokens.at[next].at;
        return (last > i || worded) && flags(f, next) & FHI_TOKEN_CAPITAL && at.end - at.start > 1;
    }
    if (mark && quoted && speaker_follows(f, next)) return false;
    if (may_start(f, next)) return true;
    /* a long word before a stop is no abbreviation: careless writing without capitals */
    if (mark || last > i || i == f->start || head(f, next).kind != FHI_LETTER_LOWER) return false;
    fh_range before = f->text->tokens.at[i - 1].at;
    return flags(f, i - 1) & FHI_TOKEN_WORD && before.end - before.start >= 5;
}

/* Stops with blanks between them (". . ."): how many from `i` on. */
static uint32_t stops_from(const finder *f, uint32_t i)
{
    uint32_t n = 1;
    while (n < 8 && is(f, i + n, ".") && flags(f, i + n) & FHI_TOKEN_SPACE) n++;
    return n;
}

/* ---- abbreviations */

static bool clock(fh_span text)
{
    return fhi_span_same(text, FHI_SPAN("a.m.")) || fhi_span_same(text, FHI_SPAN("p.m."));
}

static bool calendar(fh_span text)
{
    static const char *const heads[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat",     "Sun",
                                        "Jan", "Feb", "Mar", "Apr", "May", "Jun",     "Jul",
                                        "Aug", "Sep", "Oct", "Nov", "Dec", "Eastern", "Pacific"};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (fhi_span_starts(text, fhi_span_of(heads[i]))) return true;
    }
    return false;
}

static bool abbreviation_ends(const finder *f, uint32_t i, uint32_t last, fhi_abbreviation kind)
{
    uint32_t next = last + 1;
    if (i == f->start || !spaced(f, next)) return false;
    if (last > i && f->text->tokens.at[last].tag == FHI_TAG_CLOSE_QUOTE && kind != FHI_ABBREVIATION_TITLE)
        return stop_ends(f, i, last);
    if (f->text->tokens.at[next].tag == FHI_TAG_OPEN_QUOTE && kind >= FHI_ABBREVIATION_END)
        return next + 1 < f->end && flags(f, next + 1) & FHI_TOKEN_CAPITAL;
    if (!(flags(f, next) & FHI_TOKEN_CAPITAL)) return bullet(f, next);
    if (kind == FHI_ABBREVIATION_LETTERS && clock(word(f, i)))
        return i - f->start > 3 && !(flags(f, next) & FHI_TOKEN_UPPER) && !calendar(word(f, next)) &&
               !(next + 1 < f->end && is(f, next + 1, "time")); /* "5 p.m. Kestria time" */
    if (kind == FHI_ABBREVIATION_TITLE || kind == FHI_ABBREVIATION_NUMBER) {
        uint32_t before = f->text->tokens.at[i - 1].at.end;
        return starter(f, next) && flags(f, i - 1) & FHI_TOKEN_CAPITAL && f->s.ptr[before - 1] != '.';
    }
    return starter(f, next);
}

/* A stop, a mark, an abbreviation, or what is not ASCII. */
static bool may_end(fh_span text)
{
    char first = text.ptr[0];
    return (first == '!') | (first == '?') | ((unsigned char)first >= 0x80) | (text.ptr[text.len - 1] == '.');
}

/* If a sentence ends with the token at `i` and what closes behind it: the last of its tokens; else NO_END. */
#define NO_END UINT32_MAX

static uint32_t last_of_sentence(const finder *f, uint32_t i)
{
    fh_span text = word(f, i);
    if (!may_end(text)) return NO_END;
    fhi_letter letter = head(f, i);
    uint32_t last = behind_stop(f, i);
    bool end = false;
    if (text.len == 1 && letter.code == '.') {
        uint32_t stops = stops_from(f, i);
        bool ellipsis = i > f->start && is(f, i - 1, ".") && spaced(f, i);
        if (stops >= 4 && !spaced(f, i)) return i + stops < f->end && may_start(f, i + stops) ? i : NO_END;
        if (stops > 1 || (ellipsis && !(i >= f->start + 3 && is(f, i - 2, ".") && is(f, i - 3, ".")))) return NO_END;
        end = last + 1 >= f->end || stop_ends(f, i, last);
    } else if (letter.code == '!' || letter.code == '?' || letter.code == 0x3002 || letter.code == 0xFF0E ||
               letter.code == 0xFF01 || letter.code == 0xFF1F) {
        end = last + 1 >= f->end || stop_ends(f, i, last);
    } else if (letter.code == 0x2026 || (letter.code == '.' && text.ptr[text.len - 1] == '.')) {
        bool omission = i > f->start && (is(f, i - 1, "[") || is(f, i - 1, "("));
        end = last + 1 >= f->end || (!omission && spaced(f, last + 1) && may_start(f, last + 1) &&
                                     head(f, last + 1).kind != FHI_LETTER_DIGIT);
    } else if (text.len > 1 && text.ptr[text.len - 1] == '.') {
        fhi_abbreviation kind = fhi_tokens_abbreviation(text);
        end = kind && (last + 1 >= f->end || abbreviation_ends(f, i, last, kind));
    }
    return end ? last : NO_END;
}

/* ---- lines */

static bool blank_line_before(const finder *f, uint32_t i)
{
    uint32_t lines = 0;
    for (uint32_t at = f->text->tokens.at[i - 1].at.end; at < f->text->tokens.at[i].at.start; at++) {
        lines += f->s.ptr[at] == '\n' || (f->s.ptr[at] == '\r' && f->s.ptr[at + 1] != '\n');
    }
    return lines > 1;
}

/* A word that no line of a title or list ends with. */
static bool leans_on(fh_span text)
{
    static const char *const words[] = {",",  "the", "a",  "an",  "of", "to", "and",  "or",   "in",
                                        "on", "at",  "by", "for", "as", "is", "with", "from", "that"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (fhi_span_is(text, fhi_span_of(words[i]))) return true;
    }
    return false;
}

/* Whether the line that ends before token `i` ends its sentence: not where the text was only wrapped. */
static bool line_ends(const finder *f, uint32_t i)
{
    if (blank_line_before(f, i)) return true;
    fhi_letter letter = head(f, i);
    if (letter.kind == FHI_LETTER_LOWER) return !(flags(f, f->start) & FHI_TOKEN_CAPITAL) && !leans_on(word(f, i - 1));
    if (letter.code == '.' || closes(f, i) || letter.code == ',') return false;
    if (letter.code == '(')
        return flags(f, i - 1) & FHI_TOKEN_CAPITAL || (i + 1 < f->end && flags(f, i + 1) & FHI_TOKEN_CAPITAL);
    return !leans_on(word(f, i - 1));
}

/* ---- all of it */

void fhi_sentences_settle(fhi_text *text, uint32_t sentence)
{
    const fhi_sentence *s = &text->sentences.at[sentence];
    bool found = false;
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        fhi_token *token = &text->tokens.at[i];
        bool first = !found && token->flags & FHI_TOKEN_WORD;
        token->sentence = sentence;
        token->flags = (uint8_t)((token->flags & ~FHI_TOKEN_FIRST) | (first ? FHI_TOKEN_FIRST : 0));
        found |= first;
    }
}

static bool close_sentence(fhi_arena *arena, finder *f, uint32_t end, uint32_t block)
{
    fhi_sentence *made = FHI_PUSH(arena, &f->text->sentences);
    if (!made) return false;
    const fhi_token *tokens = f->text->tokens.at;
    *made = (fhi_sentence){{tokens[f->start].at.start, tokens[end - 1].at.end}, f->start, end - f->start, block};
    fhi_sentences_settle(f->text, f->text->sentences.n - 1);
    f->start = end;
    return true;
}

/* The token behind the marker of a list item, if one starts the sentence at hand. */
static uint32_t past_marker(finder *f)
{
    if (f->start >= f->end) return f->start;
    marker m = marker_at(f, f->start);
    if (m.tokens) f->item = m;
    return f->start + m.tokens;
}

/* The first token from `i` on that may start or end a sentence: nearly all do neither. */
static uint32_t past_plain(const finder *f, uint32_t i)
{
    if (f->item.tokens) return i;
    uint32_t end = f->end - f->start < FHI_MAX_SENTENCE_TOKENS ? f->end : f->start + FHI_MAX_SENTENCE_TOKENS;
    /* one question a token, without a jump for what is no word */
    for (; i < end; i++) {
        unsigned first = flags(f, i) & FHI_TOKEN_FIRST, marked = !(flags(f, i) & FHI_TOKEN_LETTERS);
        if (first | (marked & (unsigned)may_end(word(f, i)))) break;
    }
    return i;
}

bool fhi_sentences_find(fhi_arena *arena, fhi_text *text, uint32_t first, uint32_t block)
{
    finder f = {text, text->article->text, text->tokens.n, first, {0}};
    uint32_t i = past_marker(&f);
    while ((i = past_plain(&f, i)) < f.end) {
        bool room = text->sentences.n < FHI_MAX_SENTENCES;
        bool before = i > f.start && ((flags(&f, i) & FHI_TOKEN_FIRST && line_ends(&f, i)) || next_item(&f, i) ||
                                      i - f.start >= FHI_MAX_SENTENCE_TOKENS);
        if (before && room) {
            if (!close_sentence(arena, &f, i, block)) return false;
            i = past_marker(&f);
            continue;
        }
        uint32_t last = room ? last_of_sentence(&f, i) : NO_END;
        if (last == NO_END) {
            i++;
            continue;
        }
        if (!close_sentence(arena, &f, last + 1, block)) return false;
        i = past_marker(&f);
    }
    return f.start == f.end || close_sentence(arena, &f, f.end, block);
}
