/* SPDX-License-Identifier: Apache-2.0 */
/* A block of text → tokens, after the conventions of the Penn Treebank as the English Web Treebank changed them (Bies et al. 2012):
 * hyphenated words are cut, but for prefixes; contractions are cut; abbreviations keep their full stop. */
#include "text/tokens.h"

#include "base/hash.h"
#include "tables/lexicon.h"
#include "text/addresses.h"
#include "text/letters.h"

enum {
    ABBREVIATION_TITLE = FHI_ABBREVIATION_TITLE,
    ABBREVIATION_MONTH = FHI_ABBREVIATION_MONTH,
    ABBREVIATION_DAY = FHI_ABBREVIATION_DAY,
    ABBREVIATION_NUMBER = FHI_ABBREVIATION_NUMBER,
    ABBREVIATION_INNER = FHI_ABBREVIATION_INNER,
    ABBREVIATION_END = FHI_ABBREVIATION_END,
    ABBREVIATION_CAPITAL = 256, /* only with a capital first letter */
};

enum { LONGEST_ABBREVIATION = 16 }; /* bytes, its full stop included */

#include "text/abbreviations.inc"
#include "text/contractions.inc"
#include "text/its.inc"
#include "text/prefixes.inc"
#include "text/units.inc"

typedef struct cutter {
    fhi_arena *arena;
    fhi_text *text;
    fh_span s;     /* the article's text up to the end of the block */
    size_t end;    /* of the piece between blanks that is being cut */
    uint8_t flags; /* for the next token: SPACE and FIRST */
    bool ok;
} cutter;

static fhi_letter_kind kind_at(const cutter *c, size_t at)
{
    return at < c->end ? fhi_letters_at(c->s, at).kind : FHI_LETTER_SPACE;
}

static char byte_at(const cutter *c, size_t at)
{
    return at < c->end ? c->s.ptr[at] : ' ';
}

static fh_span piece(const cutter *c, size_t start, size_t end)
{
    return (fh_span){c->s.ptr + start, end - start};
}

uint8_t fhi_tokens_flags(fh_span word)
{
    uint8_t flags = 0;
    uint32_t upper = 0, lower = 0;
    size_t plain = 0;
    while (plain < word.len && word.ptr[plain] >= 'a' && word.ptr[plain] <= 'z') plain++;
    if (word.len && plain == word.len) return FHI_TOKEN_WORD; /* small letters alone, as most words */
    for (size_t at = 0; at < word.len;) {
        fhi_letter letter = fhi_letters_at(word, at);
        if (letter.kind == FHI_LETTER_DIGIT && at == 0) flags |= FHI_TOKEN_NUMBER;
        if (fhi_letters_word(letter.kind)) flags |= FHI_TOKEN_WORD;
        if (letter.kind == FHI_LETTER_UPPER && !upper && !lower) flags |= FHI_TOKEN_CAPITAL;
        upper += letter.kind == FHI_LETTER_UPPER;
        lower += letter.kind == FHI_LETTER_LOWER;
        at += letter.len;
    }
    if (upper > 1 && !lower) flags |= FHI_TOKEN_UPPER;
    return flags;
}

static inline size_t put_known(cutter *c, size_t start, size_t end, uint8_t flags, uint64_t word)
{
    fhi_token *token = FHI_PUSH(c->arena, &c->text->tokens);
    if (!token) {
        c->ok = false;
        return end;
    }
    *token = (fhi_token){.at = {(uint32_t)start, (uint32_t)end}, .word = word, .flags = c->flags | flags};
    c->flags = 0;
    return end;
}

/* fhi_tokens_flags() of ASCII letters, and that they are. */
static inline uint8_t flags_of_letters(fh_span word)
{
    size_t upper = 0;
    while (upper < word.len && fhi_ascii_upper(word.ptr[upper])) upper++;
    if (upper == 0) return FHI_TOKEN_LETTERS | FHI_TOKEN_WORD;
    uint8_t capitals = upper > 1 && upper == word.len ? FHI_TOKEN_CAPITAL | FHI_TOKEN_UPPER : FHI_TOKEN_CAPITAL;
    return FHI_TOKEN_LETTERS | FHI_TOKEN_WORD | capitals;
}

/* A token of ASCII letters. Up to sixteen are folded with what stands behind them, which is not hashed, and their case is told without a jump. */
static inline size_t put_letters(cutter *c, size_t start, size_t end)
{
    size_t n = end - start;
    if (n > 16 || c->s.len - start < 16) {
        fh_span word = piece(c, start, end);
        return put_known(c, start, end, flags_of_letters(word), fhi_letters_hash(word));
    }
    fhi_sixteen letters = fhi_sixteen_at(c->s.ptr + start);
    uint32_t all = (1u << n) - 1, upper = fhi_sixteen_between(letters, 'A', 'Z') & all;
    uint32_t flags = FHI_TOKEN_LETTERS | FHI_TOKEN_WORD | (upper & 1) * FHI_TOKEN_CAPITAL;
    flags |= ((upper == all) & (n > 1)) * FHI_TOKEN_UPPER;
    char folded[16];
    fhi_sixteen_put(fhi_sixteen_small(letters), folded);
    return put_known(c, start, end, (uint8_t)flags, fhi_hash((fh_span){folded, n}));
}

static size_t put(cutter *c, size_t start, size_t end)
{
    fh_span word = piece(c, start, end);
    if (fhi_ascii_letters(c->s, start) >= word.len) return put_letters(c, start, end);
    return put_known(c, start, end, fhi_tokens_flags(word), fhi_letters_hash(word));
}

/* "a.m.", "U.S.", "Ph.D.": parts of one letter, or two where the first is a capital, each with a stop. */
static bool lettered(fh_span word)
{
    size_t part = 0, stops = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '.') {
            if (part == 0 || part > 2 || (part == 2 && !fhi_ascii_upper(word.ptr[i - 2]))) return false;
            part = 0;
            stops++;
        } else if (fhi_ascii_alpha(word.ptr[i])) {
            part++;
        } else {
            return false;
        }
    }
    return stops > 1 && part == 0;
}

fhi_abbreviation fhi_tokens_abbreviation(fh_span word)
{
    if (word.len < 2 || word.len > LONGEST_ABBREVIATION || word.ptr[word.len - 1] != '.') return FHI_ABBREVIATION_NONE;
    bool capital = fhi_letters_at(word, 0).kind == FHI_LETTER_UPPER;
    if (capital && fhi_letters_at(word, 0).len + 1 == word.len) return FHI_ABBREVIATION_INITIAL;
    uint32_t value = fhi_lexicon_find(&abbreviations, word);
    if (value && (capital || !(value & ABBREVIATION_CAPITAL))) return (fhi_abbreviation)(value & 255);
    return lettered(word) ? FHI_ABBREVIATION_LETTERS : FHI_ABBREVIATION_NONE;
}

/* The next character that is no blank is a digit: what "No." and "p." need. */
static bool number_follows(const cutter *c, size_t at)
{
    while (at < c->s.len && c->s.ptr[at] == ' ') at++;
    return at < c->s.len && fhi_letters_at(c->s, at).kind == FHI_LETTER_DIGIT;
}

/* What comes behind the blanks from `at` on begins with a capital, or nothing does: the stop before is that of the sentence. */
static bool sentence_follows(const cutter *c, size_t at)
{
    while (at < c->s.len && c->s.ptr[at] == ' ') at++;
    return at >= c->s.len || c->s.ptr[at] == '\n' || fhi_letters_at(c->s, at).kind == FHI_LETTER_UPPER;
}

static bool keeps_stop(const cutter *c, size_t start, size_t stop)
{
    if (stop - start >= LONGEST_ABBREVIATION || byte_at(c, stop) != '.' || byte_at(c, stop + 1) == '.') return false;
    if (fhi_letters_word(kind_at(c, stop + 1))) return false;
    fhi_abbreviation kind = fhi_tokens_abbreviation(piece(c, start, stop + 1));
    if (kind == FHI_ABBREVIATION_NUMBER) return number_follows(c, stop + 1);
    /* alone among abbreviations "etc." gives its stop away, as the English Web Treebank has it */
    if (fhi_span_same(piece(c, start, stop), FHI_SPAN("etc")) && sentence_follows(c, stop + 1)) return false;
    return kind != FHI_ABBREVIATION_NONE;
}

/* ---- words */

/* Length of the contraction that starts with the apostrophe at `at`, 0 if none: 's 're 've 'll 'd 'm. */
static size_t clitic(const cutter *c, size_t at)
{
    static const char *const ends[] = {"s", "re", "ve", "ll", "d", "m"};
    size_t mark = fhi_letters_at(c->s, at).len;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        size_t end = at + mark + len;
        if (end > c->end || fhi_letters_word(kind_at(c, end))) continue;
        if (fhi_span_same(piece(c, at + mark, end), fhi_span_of(ends[i]))) return mark + len;
    }
    return 0;
}

/* The apostrophe at `at` is that of n't. */
static bool negates(const cutter *c, size_t start, size_t at)
{
    size_t after = at + fhi_letters_at(c->s, at).len;
    return at > start + 1 && fhi_ascii_lower(c->s.ptr[at - 1]) == 'n' && fhi_ascii_lower(byte_at(c, after)) == 't' &&
           !fhi_letters_word(kind_at(c, after + 1));
}

/* A full stop between two sentences without a blank ("the store.That"), not one inside a name ("example.com"). */
static bool glues_sentences(const cutter *c, size_t start, size_t at)
{
    if (at < start + 2 || kind_at(c, at - 1) != FHI_LETTER_LOWER || kind_at(c, at - 2) != FHI_LETTER_LOWER)
        return false;
    return kind_at(c, at + 1) == FHI_LETTER_UPPER && kind_at(c, at + 2) == FHI_LETTER_LOWER;
}

/* Whether a character that is no letter or digit goes on with the word [start, at). */
static bool joins(const cutter *c, size_t start, size_t at)
{
    fhi_letter mark = fhi_letters_at(c->s, at);
    fhi_letter_kind next = kind_at(c, at + mark.len);
    if (!fhi_letters_word(next)) return mark.code == '_';
    if (mark.kind == FHI_LETTER_APOSTROPHE) return !clitic(c, at) && !negates(c, start, at);
    fhi_letter_kind last = fhi_letters_before(c->s, at).kind;
    switch (mark.code) {
    case '_': return true;
    case '.': return !glues_sentences(c, start, at);
    case '&': return last == FHI_LETTER_UPPER && next == FHI_LETTER_UPPER;
    case '@': return last != FHI_LETTER_DIGIT && next != FHI_LETTER_DIGIT; /* an address of a house of its own */
    case '-': return at - start < 8 && fhi_lexicon_find(&prefixes, piece(c, start, at));
    case '/': return at - start == 1 && last != FHI_LETTER_DIGIT && !fhi_letters_word(kind_at(c, at + 3));
    default: return false;
    }
}

/* The word behind the blank at `at`, of letters alone. */
static fh_span next_word(const cutter *c, size_t at)
{
    size_t end = at + 1;
    while (end < c->s.len && fhi_ascii_alpha(c->s.ptr[end])) end++;
    return at < c->s.len && c->s.ptr[at] == ' ' ? piece(c, at + 1, end) : (fh_span){0};
}

/* "its" for "it's", as hurried writers have it: a word follows that none would own. */
static bool is_it_is(const cutter *c, size_t start, size_t end)
{
    return fhi_span_same(piece(c, start, end), FHI_SPAN("its")) && fhi_lexicon_find(&its, next_word(c, end));
}

/* Cuts "cannot" and its like; false where the word is not in the table. */
static inline bool cut_in_parts(cutter *c, size_t start, size_t end)
{
    uint32_t parts = fhi_lexicon_find(&contractions, piece(c, start, end));
    /* one question, as words of three letters are many */
    bool its_like = (end - start == 3) & ((c->s.ptr[start] | 0x20) == 'i');
    if (its_like && !parts && is_it_is(c, start, end)) parts = 2;
    if (!parts) return false;
    start = put(c, start, start + parts % 16);
    if (parts / 16) start = put(c, start, start + parts / 16);
    put(c, start, end);
    return true;
}

/* A word from `at` and the contractions behind it; returns where it ends. */
static size_t cut_word(cutter *c, size_t start)
{
    size_t at = start;
    while (at < c->end && fhi_ascii_alpha(c->s.ptr[at])) at++; /* most words are done with this */
    while (at < c->end) {
        fhi_letter letter = fhi_letters_at(c->s, at);
        if (!fhi_letters_word(letter.kind) &&
            (at == start ? letter.code != '#' && letter.code != '@' && letter.code != '.' : !joins(c, start, at)))
            break;
        at += letter.len;
        if (letter.code == '.' && at > start + 1 && kind_at(c, at) == FHI_LETTER_APOSTROPHE) break;
    }
    if (byte_at(c, at) == '$' && at - start <= 3 && (at + 1 == c->end || kind_at(c, at + 1) == FHI_LETTER_DIGIT) &&
        (fhi_tokens_flags(piece(c, start, at)) & (FHI_TOKEN_UPPER | FHI_TOKEN_CAPITAL)))
        return put(c, start, at + 1);
    if (at == start + 1 && at < c->end && fhi_letters_at(c->s, at).code == 0xB0) at += 2; /* "N°" */
    if (keeps_stop(c, start, at)) at++;
    if (kind_at(c, at) != FHI_LETTER_APOSTROPHE || at == start) {
        if (!cut_in_parts(c, start, at)) put(c, start, at);
        return at;
    }
    if (negates(c, start, at)) {
        put(c, start, at - 1);
        return put(c, at - 1, at + fhi_letters_at(c->s, at).len + 1);
    }
    put(c, start, at);
    size_t more = clitic(c, at);
    return more ? put(c, at, at + more) : at;
}

/* ---- numbers */

static size_t digits_end(const cutter *c, size_t at)
{
    while (at < c->end && fhi_ascii_digit(c->s.ptr[at])) at++;
    return at;
}

/* The end of digits joined by hyphens as in a telephone number, a postal code or a date (three groups, or four digits behind three or five);
 * `at` if none. */
static size_t hyphenated_end(const cutter *c, size_t start, size_t at)
{
    size_t groups = 1, first = at - start, end = at, last = 0;
    while (byte_at(c, end) == '-' && fhi_ascii_digit(byte_at(c, end + 1))) {
        size_t next = digits_end(c, end + 1);
        last = next - end - 1;
        end = next;
        groups++;
    }
    if (fhi_letters_word(kind_at(c, end))) return at;
    return groups > 2 || (groups == 2 && (first == 3 || first == 5) && last == 4) ? end : at;
}

/* Behind digits: letters that belong to the number ("1990s", "4th", "18T") or stand for a unit. */
static size_t letters_end(const cutter *c, size_t start, size_t at)
{
    size_t end = at;
    while (fhi_letters_word(kind_at(c, end))) end += fhi_letters_at(c->s, end).len;
    if (end == at) return at;
    fh_span letters = piece(c, at, end);
    bool money = start > 0 && (c->s.ptr[start - 1] == '$' || !fhi_ascii_alpha(c->s.ptr[start - 1])) && c->flags == 0;
    if (letters.len == 1 && memchr("KMBT", letters.ptr[0], 4)) return money ? at : end;
    bool written = letters.len <= 4 && fhi_lexicon_find(&units, letters);
    /* "5G" and "4K" are names; "a.m" stays with its letters */
    if (written && !(letters.len == 1 && fhi_ascii_upper(letters.ptr[0]))) return at;
    if (letters.len == 1 && byte_at(c, end) == '.' && fhi_ascii_alpha(byte_at(c, end + 1))) return at;
    return end;
}

/* "80", "1980": what "'s" makes a decade of. */
static bool is_decade(fh_span number)
{
    return (number.len == 2 || number.len == 4) && number.ptr[number.len - 1] == '0' && fhi_ascii_digit(number.ptr[1]);
}

static size_t cut_number(cutter *c, size_t start)
{
    size_t at = start;
    bool line_start = c->flags & FHI_TOKEN_FIRST;
    while (at < c->end) {
        fhi_letter letter = fhi_letters_at(c->s, at);
        if (letter.kind != FHI_LETTER_DIGIT &&
            !(letter.len == 1 && memchr(".,:/", (int)letter.code, 4) && fhi_ascii_digit(byte_at(c, at + 1))))
            break;
        at += letter.len;
    }
    at = hyphenated_end(c, start, at);
    /* the marker of a list item, "1." */
    if (line_start && at - start <= 3 && byte_at(c, at) == '.' && at + 1 == c->end && at + 1 < c->s.len)
        return put(c, start, at + 1);
    at = letters_end(c, start, at);
    size_t more = kind_at(c, at) == FHI_LETTER_APOSTROPHE ? clitic(c, at) : 0;
    if (more && is_decade(piece(c, start, at))) return put(c, start, at + more);
    at = put(c, start, at);
    return more ? put(c, at, at + more) : at;
}

/* ---- the rest */

static size_t run_end(const cutter *c, size_t at, const char *of)
{
    while (at < c->end && strchr(of, c->s.ptr[at]) && c->s.ptr[at]) at++;
    return at;
}

/* ":-)" and its like at the end of a piece. */
static size_t smile_end(const cutter *c, size_t at)
{
    size_t mouth = at + 1 + (byte_at(c, at + 1) == '-');
    if (!memchr(":;=", c->s.ptr[at], 3) || !memchr(")(DP/", byte_at(c, mouth), 5)) return at;
    return mouth + 1 >= c->end || !fhi_letters_word(kind_at(c, mouth + 1)) ? (mouth < c->end ? mouth + 1 : at) : at;
}

/* An apostrophe that starts a word: '90s, 'em. */
static size_t elided_end(const cutter *c, size_t at)
{
    size_t word = at + fhi_letters_at(c->s, at).len;
    size_t end = digits_end(c, word);
    if (end == word + 2) return byte_at(c, end) == 's' ? end + 1 : end;
    while (fhi_ascii_alpha(byte_at(c, end))) end++;
    fh_span rest = piece(c, word, end);
    return fhi_span_same(rest, FHI_SPAN("em")) || fhi_span_same(rest, FHI_SPAN("til")) ||
                   fhi_span_same(rest, FHI_SPAN("cause"))
               ? end
               : at;
}

static size_t cut_mark(cutter *c, size_t at)
{
    fhi_letter mark = fhi_letters_at(c->s, at);
    size_t end = at + mark.len;
    if (mark.kind == FHI_LETTER_APOSTROPHE) {
        size_t elided = elided_end(c, at), alone = clitic(c, at);
        if (elided > at) return put(c, at, elided);
        if (alone && at + alone == c->end) return put(c, at, c->end); /* "Varlen 's", as tokenized text has it */
        /* two of a kind are one quotation mark */
        if (end < c->end && fhi_letters_at(c->s, end).code == mark.code) end += mark.len;
        return put(c, at, end);
    }
    if (mark.kind == FHI_LETTER_DASH || mark.code == 0x2026) {
        while (end < c->end && fhi_letters_at(c->s, end).code == mark.code) end += mark.len;
        return put(c, at, end);
    }
    if (mark.len > 1) return put(c, at, end);
    if (smile_end(c, at) > at) return put(c, at, smile_end(c, at));
    if (mark.code == '!' || mark.code == '?') return put(c, at, run_end(c, at, "!?"));
    if (memchr(".-*=_#~+<>|`^$", (int)mark.code, 14)) {
        const char same[2] = {(char)mark.code, 0};
        size_t last = run_end(c, at, same);
        if (mark.code == '.' && last == end) last = run_end(c, end, "!?"); /* ".?" */
        return put(c, at, last);
    }
    return put(c, at, end);
}

/* "#name", "@name", ".jpeg": a mark that starts a word. */
static bool starts_word(const cutter *c, size_t at, size_t piece_start)
{
    char mark = c->s.ptr[at];
    if (mark == '#' || mark == '@')
        return fhi_letters_word(kind_at(c, at + 1)) && kind_at(c, at + 1) != FHI_LETTER_DIGIT;
    return mark == '.' && at == piece_start && kind_at(c, at + 1) == FHI_LETTER_LOWER;
}

static void cut_piece(cutter *c, size_t start)
{
    fhi_addresses addresses = fhi_addresses_in(piece(c, start, c->end));
    for (size_t at = start; at < c->end && c->ok;) {
        size_t address = fhi_addresses_at(&addresses, at - start);
        if (address) {
            at = put(c, at, at + address);
            continue;
        }
        fhi_letter letter = fhi_letters_at(c->s, at);
        bool fresh = at == start || !fhi_letters_word(fhi_letters_before(c->s, at).kind);
        bool point = letter.code == '.' && fresh && fhi_ascii_digit(byte_at(c, at + 1));
        if (letter.kind == FHI_LETTER_DIGIT || point) {
            at = cut_number(c, at);
        } else if (fhi_letters_word(letter.kind) || starts_word(c, at, start)) {
            at = cut_word(c, at);
        } else {
            at = cut_mark(c, at);
        }
    }
}

/* Most pieces are ASCII letters and at most one mark behind them: such a piece at `start` is cut as cut_piece() would, without its questions.
 * Where it ends; `start` where there is another. */
static size_t cut_plain_piece(cutter *c, size_t start)
{
    size_t letters = fhi_ascii_letters(c->s, start), at = start + letters, end = at;
    if (letters == 0) return start;
    char mark = end < c->s.len ? c->s.ptr[end] : ' ';
    if (mark == ',' || mark == '.' || mark == ';' || mark == ':' || mark == '!' || mark == '?') end++;
    if (end < c->s.len && c->s.ptr[end] != ' ' && c->s.ptr[end] != '\n') return start;
    c->end = end;
    if (mark == '.' && keeps_stop(c, start, at)) {
        put(c, start, end);
        return end;
    }
    if (!cut_in_parts(c, start, at)) put_letters(c, start, at);
    return at < end ? put_known(c, at, end, 0, fhi_hash(piece(c, at, end))) : end;
}

bool fhi_tokens_cut(fhi_arena *arena, fhi_text *text, fh_range block)
{
    cutter c = {arena, text, {text->article->text.ptr, block.end}, 0, FHI_TOKEN_FIRST, true};
    for (size_t at = block.start; at < block.end && c.ok;) {
        if (c.s.ptr[at] == ' ') {
            c.flags |= FHI_TOKEN_SPACE;
            at++;
            continue;
        }
        c.end = cut_plain_piece(&c, at);
        if (c.end > at) {
            at = c.end;
            continue;
        }
        fhi_letter letter = fhi_letters_at(c.s, at);
        if (letter.kind == FHI_LETTER_SPACE) {
            bool line = letter.code == '\n' || letter.code == '\r' || letter.code == 0x2028 || letter.code == 0x2029;
            c.flags |= line ? FHI_TOKEN_SPACE | FHI_TOKEN_FIRST : FHI_TOKEN_SPACE;
            at += letter.len;
            continue;
        }
        while (c.end < block.end) {
            letter = fhi_letters_at(c.s, c.end);
            if (letter.kind == FHI_LETTER_SPACE) break;
            c.end += letter.len;
        }
        cut_piece(&c, at);
        at = c.end;
    }
    return c.ok;
}
