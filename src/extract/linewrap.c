/* SPDX-License-Identifier: Apache-2.0 */
/* Joining lines; see linewrap.h. Text that was wrapped at a column is told by its lines being full: the first word of the next one would
 * not have fitted. In any other text a line is a paragraph, unless its last sentence goes on in the next line. Whether a word was
 * broken is decided by evidence alone: the whole is a word of the language or of the text, and its pieces are not both words. */
#include "extract/linewrap.h"

#include "base/hash.h"
#include "base/span.h"
#include "tables/english.h"
#include "tables/furniture.h"
#include "tables/key.h"

enum {
    NARROWEST = 40, /* columns that text is wrapped at */
    WIDEST = 110,
    SLACK = 2,         /* columns by which wrapping programs differ: a blank at the end, a hyphen */
    LONGEST_PIECE = 24 /* bytes of a piece of a broken word */
};

/* How often each word of the body occurs, and the common words; made when they are first asked for. */
typedef struct word_counts {
    fhi_english *english;
    uint64_t *words;
    uint32_t *counts;
    size_t room; /* a power of two; 0: not made yet */
} word_counts;

static bool is_word_byte(char c)
{
    return fhi_ascii_alpha(c) || (unsigned char)c >= 0x80;
}

static size_t slot_of(const word_counts *counts, uint64_t word)
{
    size_t at = word & (counts->room - 1);
    while (counts->counts[at] && counts->words[at] != word) at = (at + 1) & (counts->room - 1);
    return at;
}

static uint64_t lower_hash(fh_span word)
{
    char lower[2 * LONGEST_PIECE];
    if (word.len > sizeof lower) return fhi_hash(word);
    for (size_t i = 0; i < word.len; i++) lower[i] = fhi_ascii_lower(word.ptr[i]);
    return fhi_hash((fh_span){lower, word.len});
}

static bool count_words(fhi_arena *scratch, fh_span body, word_counts *counts)
{
    counts->room = 64;
    while (counts->room < body.len) counts->room *= 2; /* a word has a letter and a blank: at most half full */
    counts->words = fhi_arena_array(scratch, counts->room, sizeof *counts->words);
    counts->counts = fhi_arena_array(scratch, counts->room, sizeof *counts->counts);
    counts->english = fhi_english_new();
    if (!counts->words || !counts->counts || !counts->english) return false;
    for (size_t at = 0; at < body.len; at++) {
        size_t start = at;
        while (at < body.len && is_word_byte(body.ptr[at])) at++;
        if (at == start) continue;
        uint64_t word = lower_hash((fh_span){body.ptr + start, at - start});
        size_t slot = slot_of(counts, word);
        counts->words[slot] = word;
        counts->counts[slot]++;
    }
    return true;
}

/* The word at the end of `text` (`last`) or at its start, in lower case in `out`; empty if there is none, or it is too long, or it has
 * letters that are not ASCII. */
static fh_span edge_word(fh_span text, bool last, char *out)
{
    size_t start = last ? text.len : 0, end = start;
    if (last) {
        while (start > 0 && is_word_byte(text.ptr[start - 1])) start--;
    } else {
        while (end < text.len && is_word_byte(text.ptr[end])) end++;
    }
    if (end - start > LONGEST_PIECE) return (fh_span){out, 0};
    for (size_t i = start; i < end; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) return (fh_span){out, 0};
        out[i - start] = fhi_ascii_lower(text.ptr[i]);
    }
    return (fh_span){out, end - start};
}

/* True if the last word of `line` and the first of `next` are pieces of one word. */
static bool is_broken_word(const word_counts *counts, fh_span line, fh_span next)
{
    char whole[2 * LONGEST_PIECE], first[LONGEST_PIECE], second[LONGEST_PIECE];
    fh_span a = edge_word(line, true, first), b = edge_word(next, false, second);
    if (a.len == 0 || b.len == 0 || a.len + b.len < 4) return false;
    char before = line.len > a.len ? line.ptr[line.len - a.len - 1] : ' ';
    if (strchr("-'.@", before) || fhi_ascii_digit(before)) return false; /* "25th | in", "the.example | and" */
    if (next.len > b.len && next.ptr[b.len] == '-') return false;        /* "seen as | anti-war" */
    if (fhi_ascii_upper(line.ptr[line.len - a.len]) && a.len > 1 && fhi_ascii_upper(line.ptr[line.len - 1]))
        return false;
    memcpy(whole, a.ptr, a.len);
    memcpy(whole + a.len, b.ptr, b.len);
    fh_span both = {whole, a.len + b.len};
    if (!fhi_english_knows(counts->english, both) && counts->counts[slot_of(counts, fhi_hash(both))] == 0) return false;
    bool a_word = fhi_english_knows(counts->english, a) || counts->counts[slot_of(counts, fhi_hash(a))] > 1;
    bool b_word = fhi_english_knows(counts->english, b) || counts->counts[slot_of(counts, fhi_hash(b))] > 1;
    return !(a_word && b_word);
}

static uint32_t first_word_width(fh_span text)
{
    uint32_t width = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != ' '; i++) width += ((unsigned char)text.ptr[i] & 0xC0) != 0x80;
    return width;
}

/* True if the first word of `next` would not have fitted behind `line` in a text wrapped at `column`. */
static bool is_full(fh_span body, const fhi_line *line, const fhi_line *next, uint32_t column)
{
    return line->width <= column && line->width + 1 + first_word_width(fhi_span_cut(body, next->at)) + SLACK > column;
}

static bool ends_word_or_comma(fh_span line)
{
    char last = line.len ? line.ptr[line.len - 1] : '\0';
    return fhi_ascii_alpha(last) || fhi_ascii_digit(last) || last == ',' || last == '-' ||
           ((unsigned char)last >= 0x80 && !fhi_parts_ends_sentence(line));
}

/* The column that the text was wrapped at, or 0. */
static uint32_t wrap_column(fh_span body, const fhi_lines *lines)
{
    uint32_t widths[WIDEST + 1] = {0}, runs = 0;
    for (uint32_t i = 0; i + 1 < lines->n; i++) {
        if (lines->at[i + 1].after_blank) continue;
        runs++;
        if (lines->at[i].width <= WIDEST) widths[lines->at[i].width]++;
    }
    uint32_t column = WIDEST, wider = widths[WIDEST];
    while (column > NARROWEST && (wider == 0 || wider * 40 < runs))
        wider += widths[--column]; /* a few lines may be longer */
    if (column <= NARROWEST) return 0;
    uint32_t full = 0, open = 0;
    for (uint32_t i = 0; i + 1 < lines->n; i++) {
        if (lines->at[i + 1].after_blank || !is_full(body, &lines->at[i], &lines->at[i + 1], column)) continue;
        full++;
        open += ends_word_or_comma(fhi_span_cut(body, lines->at[i].at));
    }
    return full * 10 >= runs * 6 && open >= 2 && open * 2 >= full ? column : 0;
}

/* Words after which a sentence cannot end. */
static bool ends_open(fh_span line)
{
    static const char *const open[] = {"the", "a",    "an",   "of",   "and",  "or",  "to",  "in",    "on",      "at",
                                       "by",  "for",  "with", "from", "that", "as",  "its", "their", "his",     "is",
                                       "was", "were", "are",  "be",   "been", "has", "had", "have",  "between", "but"};
    char lower[LONGEST_PIECE];
    fh_span word = edge_word(line, true, lower);
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        if (fhi_span_is(word, fhi_span_of(open[i]))) return true;
    }
    return false;
}

/* True for lines that are no prose: furniture, and what opens a credit in lower case. */
static bool is_no_prose(fh_span line)
{
    enum { LONGEST = 300 };
    char room[FHI_KEY_ROOM(LONGEST)];
    if (line.len > LONGEST) return false;
    uint32_t words;
    fh_span key = fhi_key_make(line, room, &words);
    static const char *const starts[] = {"by ", "via ", "source ", "photo ", "with "};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (words <= 12 && fhi_span_starts(key, fhi_span_of(starts[i]))) return true;
    }
    return fhi_furniture_rule(key, words) != NULL;
}

static uint32_t blanks_in(fh_span text)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.len; i++) n += text.ptr[i] == ' ';
    return n;
}

/* In a text whose lines are paragraphs: does the sentence at the end of `line` go on in `next`? */
static bool goes_on(fh_span line, fh_span next, bool in_run)
{
    enum { FEWEST_WORDS = 3, COMMA_WORDS = 8 };
    uint32_t words = blanks_in(line) + 1;
    if (next.len == 0 || !ends_word_or_comma(line) || (words < FEWEST_WORDS && !in_run)) return false;
    bool lower = next.ptr[0] >= 'a' && next.ptr[0] <= 'z';
    if (!lower && !(ends_open(line) && words >= COMMA_WORDS)) return false;
    if (line.ptr[line.len - 1] == ',' && words < COMMA_WORDS && !in_run) return false;
    return !is_no_prose(line) && !is_no_prose(next);
}

static bool could_break(fh_span line, fh_span next)
{
    return line.len && next.len && fhi_ascii_alpha(line.ptr[line.len - 1]) && next.ptr[0] >= 'a' && next.ptr[0] <= 'z';
}

static bool join_lines(fhi_arena *scratch, fh_span body, fhi_lines *lines, word_counts *counts)
{
    uint32_t column = wrap_column(body, lines);
    for (uint32_t i = 1; i < lines->n; i++) {
        fhi_line *before = &lines->at[i - 1], *here = &lines->at[i];
        if (here->hidden.end) continue;
        fh_span line = fhi_span_cut(body, before->at), next = fhi_span_cut(body, here->at);
        bool broken = false;
        if (could_break(line, next) && blanks_in(line) >= 2) {
            if (counts->room == 0 && !count_words(scratch, body, counts)) return false;
            broken = is_broken_word(counts, line, next);
        }
        if (column) {
            bool wrapped = !here->after_blank && here->indent <= before->indent && is_full(body, before, here, column);
            bool hyphen = line.len && line.ptr[line.len - 1] == '-';
            if (wrapped) here->join = broken || hyphen ? FHI_JOIN_WORD : FHI_JOIN_SPACE;
        } else if (broken) {
            here->join = FHI_JOIN_WORD;
        } else if (!here->after_blank && i > 1 && goes_on(line, next, before->join != FHI_JOIN_NONE)) {
            here->join = line.ptr[line.len - 1] == '-' ? FHI_JOIN_WORD : FHI_JOIN_SPACE;
        }
    }
    return true;
}

bool fhi_linewrap_join(fhi_arena *scratch, fh_span body, fhi_lines *lines)
{
    word_counts counts = {0};
    bool ok = join_lines(scratch, body, lines, &counts);
    fhi_english_free(counts.english);
    return ok;
}
