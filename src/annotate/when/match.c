/* SPDX-License-Identifier: Apache-2.0 */
/* The automaton of the grammar, walked depth first from one piece; see match.h. */
#include "annotate/when/match.h"

#include "annotate/when/check.h"
#include "annotate/when/number.h"

typedef struct walk {
    const fhi_match_sentence *in;
    uint32_t start;
    fhi_match best;
    bool found;
} walk;

#define BIT(name) (UINT64_C(1) << FHI_CLASS_##name)

/* True of 11 in "9:30-11:00" and of 1 in "8am-1pm". */
static bool follows_hour(const fhi_match_sentence *in, uint32_t at)
{
    const char *text = in->marks->text->article->text.ptr;
    const fhi_piece *before = &in->pieces[at - 2];
    if (before->classes & BIT(NOON)) return true;
    if (!(before->classes & BIT(M2)) || at < in->start + 3 || text[before[-1].at.start] != ':' || at + 1 >= in->end)
        return false;
    const fhi_piece *after = &in->pieces[at + 1];
    return after->classes & BIT(NOON) ||
           (text[after->at.start] == ':' && at + 2 < in->end && after[1].classes & BIT(M2));
}

/* True of 1797 in "1729–1797", with any dash. */
static bool is_dashed_year(const fhi_match_sentence *in, uint32_t at)
{
    const char *sign = in->marks->text->article->text.ptr + in->pieces[at - 1].at.start;
    return in->pieces[at].classes & BIT(Y4) && at > in->start + 1 && in->pieces[at - 2].classes & BIT(Y4) &&
           in->pieces[at - 1].at.end - in->pieces[at - 1].at.start == 3 && (uint8_t)sign[1] == 0x80;
}

/* A time must not start or end inside a word: "COVID-19" has no nineteenth in it. */
static bool may_start(const fhi_match_sentence *in, uint32_t at)
{
    const fhi_piece *piece = &in->pieces[at];
    if (at == in->start || !(piece->flags & FHI_PIECE_GLUED)) return true;
    const fhi_piece *before = piece - 1;
    if (before->flags & (FHI_PIECE_DIGITS | FHI_PIECE_LETTERS)) return false;
    char sign = in->marks->text->article->text.ptr[before->at.start];
    if (sign == '$' || sign == '#' || sign == '+' || sign == '_') return false;
    if ((uint8_t)sign == 0xC2 || (uint8_t)sign == 0xE2) /* £, €, a dash */
        return !(piece->flags & FHI_PIECE_DIGITS) || is_dashed_year(in, at);
    bool joins = sign == '-' || sign == '/' || sign == ':' || sign == '.' || sign == ',';
    if (sign == '-' && at > in->start + 1 && follows_hour(in, at)) return true;
    if (sign == '/' && before->flags & FHI_PIECE_GLUED && at > in->start + 1 && piece[-2].flags & FHI_PIECE_LETTERS &&
        piece->classes & BIT(Y4))
        return false; /* an address: "example.org/2017/04/16" */
    return !joins || !(piece->flags & FHI_PIECE_DIGITS) || !(before->flags & FHI_PIECE_GLUED) || piece->digits == 4;
}

static bool may_end(const fhi_match_sentence *in, uint32_t end)
{
    if (end >= in->end) return true;
    const fhi_piece *next = &in->pieces[end];
    if (!(next->flags & FHI_PIECE_GLUED)) return true;
    if (next->flags & FHI_PIECE_DIGITS) return false;
    char sign = in->marks->text->article->text.ptr[next->at.start];
    if (sign == '-' && end + 1 < in->end && (next[1].flags & FHI_PIECE_GLUED) && (next[1].flags & FHI_PIECE_LETTERS) &&
        (in->pieces[end - 1].flags & FHI_PIECE_LETTERS))
        return false; /* "the quarter-to-quarter", "a year-earlier loss" */
    return !(next->flags & FHI_PIECE_LETTERS) || sign == '\'' || (uint8_t)sign == 0xE2;
}

static void accept(walk *w, uint16_t rule, uint32_t end, const fhi_time_meaning *meaning)
{
    if (w->found && (end < w->best.end || (end == w->best.end && rule >= w->best.rule))) return;
    if (!may_end(w->in, end)) return;
    fhi_match match = {.start = w->start, .end = end, .rule = rule, .meaning = *meaning};
    uint8_t type = fhi_grammar_rules[rule].type;
    if (type == FHI_RULE_MOMENT) {
        bool clock = fhi_when_has(meaning, FHI_WHEN_PART) || fhi_when_has(meaning, FHI_WHEN_HOUR);
        match.type = clock ? FHI_TIME_TIME : FHI_TIME_DATE;
    } else {
        match.type = (fhi_time_type)type;
    }
    if (!fhi_check_holds(w->in, &match)) return;
    w->best = match;
    w->found = true;
}

static void set_field(fhi_time_meaning *meaning, int field, double value)
{
    if (field == FHI_GRAMMAR_AMOUNT)
        meaning->amount = value;
    else if (field >= 0 && field < FHI_WHEN_FIELD_COUNT && value > -32768 && value < 32768)
        meaning->field[field] = (int16_t)value;
}

/* What an edge on a class takes at the piece `at`: the value, and the piece behind it; `at` itself where it does not fit. */
static uint32_t take_class(const fhi_match_sentence *in, uint32_t at, int of, double *value)
{
    const fhi_piece *piece = &in->pieces[at];
    int number = 0;
    uint32_t next = at;
    if (!(piece->classes >> of & 1)) return at;
    if (of == FHI_CLASS_NUM) return fhi_number_count(in->pieces, at, in->end, value);
    if (of == FHI_CLASS_ORD)
        next = fhi_number_ordinal(in->pieces, at, in->end, &number);
    else if (of == FHI_CLASS_YW)
        next = fhi_number_year(in->pieces, at, in->end, &number);
    else if (of == FHI_CLASS_MW)
        next = fhi_number_minutes(in->pieces, at, in->end, &number);
    else if (of == FHI_CLASS_DW)
        next = fhi_number_day(in->pieces, at, in->end, &number);
    else if (of == FHI_CLASS_HMP)
        number = (int)(piece->number * 100 + 0.5), next = at + 1;
    else if (piece->flags & FHI_PIECE_DIGITS)
        number = (int)piece->number, next = at + 1;
    else if (of == FHI_CLASS_H)
        next =
            fhi_grammar_value(piece->word, FHI_CLASS_ONES, true, &number) && number >= 1 && number <= 12 ? at + 1 : at;
    else
        next = fhi_grammar_value(piece->word, of, piece->flags & FHI_PIECE_CAPITAL, &number) ? at + 1 : at;
    *value = number;
    return next;
}

static void step(walk *w, uint32_t node, uint32_t at, const fhi_time_meaning *meaning);

static void follow(walk *w, const fhi_grammar_edge *edge, uint32_t next, double value, const fhi_time_meaning *meaning)
{
    if (edge->field < 0 && edge->sets == 0) {
        step(w, edge->node, next, meaning);
        return;
    }
    fhi_time_meaning set = *meaning;
    int of = edge->symbol - FHI_GRAMMAR_CLASS;
    if (of == FHI_CLASS_HM3 || of == FHI_CLASS_HM4 || of == FHI_CLASS_HMP) {
        set.field[FHI_WHEN_HOUR] = (int16_t)((int)value / 100);
        set.field[FHI_WHEN_MINUTE] = (int16_t)((int)value % 100);
    } else {
        set_field(&set, edge->field, value);
    }
    for (const fhi_grammar_set *s = &fhi_grammar_sets[edge->sets]; s->field >= 0; s++)
        set_field(&set, s->field, s->field == FHI_GRAMMAR_AMOUNT ? s->value / 100.0 : s->value);
    step(w, edge->node, next, &set);
}

/* True but of "two and a half" in a field of whole numbers. */
static bool fits_field(int field, double value)
{
    return field < 0 || field >= FHI_WHEN_FIELD_COUNT || value <= INT16_MIN || value > INT16_MAX ||
           value == (int16_t)value;
}

static bool glued_as_asked(const fhi_grammar_edge *edge, const fhi_piece *piece)
{
    return !edge->glued || piece->flags & FHI_PIECE_GLUED;
}

static void step(walk *w, uint32_t number, uint32_t at, const fhi_time_meaning *meaning)
{
    const fhi_grammar_node *node = &fhi_grammar_nodes[number];
    if (node->rule) accept(w, node->rule - 1, at, meaning);
    if (at >= w->in->end) return;
    const fhi_piece *piece = &w->in->pieces[at];
    const fhi_grammar_edge *edges = &fhi_grammar_edges[node->edge];
    uint32_t count = (uint32_t)(node[1].edge - node->edge);
    uint16_t literal = piece->word ? fhi_grammar_words[piece->word].literal : 0;
    if (literal) {
        uint32_t low = 0, high = node->words;
        while (low < high) {
            uint32_t middle = (low + high) / 2;
            if (edges[middle].symbol < literal)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < node->words && edges[low].symbol == literal; low++)
            if (glued_as_asked(&edges[low], piece)) follow(w, &edges[low], at + 1, 0, meaning);
    }
    if (!piece->classes) return;
    for (uint32_t i = node->words; i < count; i++) {
        double value = 0;
        if (!glued_as_asked(&edges[i], piece)) continue;
        uint32_t next = take_class(w->in, at, edges[i].symbol - FHI_GRAMMAR_CLASS, &value);
        if (next > at && fits_field(edges[i].field, value)) follow(w, &edges[i], next, value, meaning);
    }
}

bool fhi_match_at(const fhi_match_sentence *sentence, uint32_t at, fhi_match *match)
{
    const fhi_piece *piece = &sentence->pieces[at];
    if (!(piece->classes & FHI_GRAMMAR_STARTS) && !fhi_grammar_words[piece->word].opens) return false;
    if (!may_start(sentence, at)) return false;
    walk w;
    w.in = sentence;
    w.start = at;
    w.found = false;
    fhi_time_meaning empty = {.base = FHI_NONE};
    for (int i = 0; i < FHI_TIME_FIELDS; i++) empty.field[i] = FHI_WHEN_NOTHING;
    step(&w, FHI_GRAMMAR_ROOT, at, &empty);
    if (w.found) *match = w.best;
    return w.found;
}
