/* SPDX-License-Identifier: Apache-2.0 */
/* marks → scene: parts of speech reduced to what attribution asks, and quotations paired over mixed marks and paragraphs. */
#include "annotate/quote/scene.h"

#include "tables/lexicon.h"

#include "annotate/quote/parts.inc"

enum { LONGEST_PART = 16 };

static bool is_word(fh_span word, const char *text)
{
    return fhi_span_is(word, fhi_span_of(text));
}

static fhi_part part_in_table(fh_span word, uint8_t flags)
{
    char plain[LONGEST_PART];
    if (word.len == 0 || word.len > LONGEST_PART) return FHI_PART_NONE;
    if (flags & FHI_TOKEN_LETTERS) return (fhi_part)fhi_lexicon_find(&part_words, word);
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++) { /* a curly apostrophe is three bytes */
        bool curly = word.len - i >= 3 && word.ptr[i] == '\xE2' && memcmp(word.ptr + i, "\xE2\x80\x99", 3) == 0;
        plain[len++] = curly ? '\'' : word.ptr[i];
        if (curly) i += 2;
    }
    return (fhi_part)fhi_lexicon_find(&part_words, (fh_span){plain, len});
}

static bool is_quote_mark(fh_span word)
{
    static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E",
                                        "''", "``",           "\xC2\xAB",     "\xC2\xBB"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (is_word(word, marks[i])) return true;
    return false;
}

static bool is_single_mark(fh_span word)
{
    return is_word(word, "'") || is_word(word, "\xE2\x80\x98") || is_word(word, "\xE2\x80\x99") || is_word(word, "`");
}

static fhi_part part_of_sign(fh_span word)
{
    if (fhi_ascii_alpha(word.ptr[0])) return FHI_PART_NONE; /* most tokens */
    if (is_quote_mark(word) || is_single_mark(word)) return FHI_PART_QUOTE;
    switch (word.ptr[0]) {
    case ',': return FHI_PART_COMMA;
    case '.': return word.len > 1 ? FHI_PART_COLON : FHI_PART_STOP;
    case '?':
    case '!': return FHI_PART_STOP;
    case ':':
    case ';': return FHI_PART_COLON;
    case '(':
    case '[': return FHI_PART_OPEN;
    case ')':
    case ']': return FHI_PART_CLOSE;
    case '-': return FHI_PART_DASH;
    default: break;
    }
    if (is_word(word, "\xE2\x80\x94") || is_word(word, "\xE2\x80\x93") || is_word(word, "\xE2\x80\x95"))
        return FHI_PART_DASH;
    if (is_word(word, "\xE2\x80\xA6")) return FHI_PART_COLON;
    return FHI_PART_NONE;
}

/* A tag overrules the table where the two differ in kind: "that" as a determiner, "like" as a verb. */
static fhi_part part_of_tag(fhi_tag tag, fhi_part table)
{
    bool auxiliary = table == FHI_PART_BE || table == FHI_PART_HAVE || table == FHI_PART_DO;
    switch (tag) {
    case FHI_TAG_VBD:
    case FHI_TAG_VBP:
    case FHI_TAG_VBZ: return auxiliary ? table : FHI_PART_VERB;
    case FHI_TAG_VB:
    case FHI_TAG_VBN:
    case FHI_TAG_VBG: return auxiliary ? table : FHI_PART_PARTICIPLE;
    case FHI_TAG_MD: return FHI_PART_MODAL;
    case FHI_TAG_TO: return FHI_PART_TO;
    case FHI_TAG_POS: return FHI_PART_GENITIVE;
    case FHI_TAG_CC: return FHI_PART_CONJUNCTION;
    case FHI_TAG_DT:
    case FHI_TAG_PDT: return FHI_PART_DET;
    case FHI_TAG_PRPS: return FHI_PART_POSSESSIVE;
    case FHI_TAG_PRP: return FHI_PART_PRONOUN;
    case FHI_TAG_RB: return table == FHI_PART_NOT ? table : FHI_PART_ADVERB;
    case FHI_TAG_WDT: return FHI_PART_COMPLEMENTIZER;
    case FHI_TAG_IN:
        if (table == FHI_PART_COMPLEMENTIZER || table == FHI_PART_SUBORDINATOR || table == FHI_PART_TO) return table;
        return FHI_PART_PREPOSITION;
    case FHI_TAG_NN:
    case FHI_TAG_NNS:
    case FHI_TAG_NNP:
    case FHI_TAG_NNPS:
    case FHI_TAG_JJ:
    case FHI_TAG_CD: return table == FHI_PART_TIME ? table : FHI_PART_NONE;
    default: return table;
    }
}

static void see_parts(fhi_scene *scene)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        const fhi_token *token = &scene->tokens[i];
        fh_span word = fhi_scene_word(scene, i);
        fhi_part part = word.len ? part_of_sign(word) : FHI_PART_NONE;
        if (part == FHI_PART_NONE) part = part_of_tag((fhi_tag)token->tag, part_in_table(word, token->flags));
        scene->parts[i] = (uint8_t)part;
    }
}

/* ---- quotations */

typedef enum mark_side { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER } mark_side;

static bool space_before(const fhi_scene *scene, uint32_t at)
{
    return at == 0 || (scene->tokens[at].flags & FHI_TOKEN_SPACE) ||
           scene->tokens[at - 1].at.end < scene->tokens[at].at.start;
}

static bool space_after(const fhi_scene *scene, uint32_t at)
{
    return at + 1 >= scene->count || space_before(scene, at + 1);
}

/* Which way a double mark looks: curly ones say so, straight ones by the space beside them. */
static mark_side side_of_double(const fhi_scene *scene, uint32_t at, fh_span word)
{
    if (is_word(word, "\xE2\x80\x9C") || is_word(word, "``") || is_word(word, "\xC2\xAB") ||
        is_word(word, "\xE2\x80\x9E"))
        return MARK_OPENS;
    if (is_word(word, "\xE2\x80\x9D") || is_word(word, "\xC2\xBB")) return MARK_CLOSES;
    bool before = space_before(scene, at), after = space_after(scene, at);
    if (before == after) return MARK_EITHER;
    return before ? MARK_OPENS : MARK_CLOSES;
}

/* Single marks are apostrophes as well: they count only where the spacing leaves no doubt, and a closing one behind punctuation. */
static mark_side side_of_single(const fhi_scene *scene, uint32_t at, fh_span word)
{
    bool before = space_before(scene, at), after = space_after(scene, at);
    bool curly_close = is_word(word, "\xE2\x80\x99");
    if (before && !after && !curly_close) return MARK_OPENS;
    if (before || at == 0) return MARK_NONE;
    uint8_t part = scene->parts[at - 1];
    bool behind_sign = part == FHI_PART_COMMA || part == FHI_PART_STOP;
    return behind_sign || after ? MARK_CLOSES : MARK_NONE;
}

/* The quotation that is open while the tokens go by, one for double marks and one for single. */
typedef struct open_mark {
    uint32_t first;
    bool is_open;
} open_mark;

static bool add_quotation(fhi_arena *arena, fhi_scene *scene, fhi_extent at, bool closed, uint32_t before)
{
    fhi_quotation *q = FHI_PUSH(arena, &scene->quotations);
    if (!q) return false;
    *q = (fhi_quotation){at, before, closed};
    for (uint32_t i = at.first; i < at.end; i++) scene->quoted[i] = scene->quotations.n - 1;
    return true;
}

static bool starts_block(const fhi_scene *scene, uint32_t at)
{
    return at == 0 || fhi_scene_block(scene, at - 1) != fhi_scene_block(scene, at);
}

/* A quotation left open at the end of its paragraph goes on where the next paragraph opens with a mark; else it is taken to end with
 * its sentence, so that one lost mark does not swallow a page. */
static bool end_paragraph(fhi_arena *arena, fhi_scene *scene, open_mark *open, uint32_t end, uint32_t *going_on)
{
    uint32_t before = *going_on;
    *going_on = FHI_NONE;
    if (!open->is_open) return true;
    open->is_open = false;
    fh_span next = end < scene->count ? fhi_scene_word(scene, end) : (fh_span){NULL, 0};
    bool goes_on = next.len && is_quote_mark(next) && side_of_double(scene, end, next) != MARK_CLOSES;
    if (!goes_on && before == FHI_NONE) end = fhi_scene_sentence(scene, open->first).end;
    if (!add_quotation(arena, scene, (fhi_extent){open->first, end}, false, before)) return false;
    if (goes_on) *going_on = scene->quotations.n - 1;
    return true;
}

static bool see_quotations(fhi_arena *arena, fhi_scene *scene)
{
    open_mark doubled = {0, false}, single = {0, false};
    uint32_t going_on = FHI_NONE;
    for (uint32_t i = 0; i < scene->count; i++) {
        if (starts_block(scene, i)) {
            if (!end_paragraph(arena, scene, &doubled, i, &going_on)) return false;
            single.is_open = false;
        }
        if (scene->parts[i] != FHI_PART_QUOTE) continue;
        fh_span word = fhi_scene_word(scene, i);
        bool is_double = is_quote_mark(word);
        if (!is_double && doubled.is_open) continue;
        open_mark *open = is_double ? &doubled : &single;
        mark_side side = is_double ? side_of_double(scene, i, word) : side_of_single(scene, i, word);
        if (open->is_open && side != MARK_NONE && side != MARK_OPENS) {
            uint32_t before = is_double ? going_on : FHI_NONE;
            if (is_double) going_on = FHI_NONE;
            if (!add_quotation(arena, scene, (fhi_extent){open->first, i + 1}, true, before)) return false;
            open->is_open = false;
        } else if (!open->is_open && (side == MARK_OPENS || side == MARK_EITHER)) {
            *open = (open_mark){i, true};
            if (is_double) single.is_open = false;
        }
    }
    return end_paragraph(arena, scene, &doubled, scene->count, &going_on);
}

static void see_names(fhi_scene *scene)
{
    uint32_t at = 0;
    for (uint32_t n = 0; n < scene->marks->names.n; n++) {
        fh_range name = scene->marks->names.at[n].at;
        while (at < scene->count && scene->tokens[at].at.start < name.start) at++;
        for (; at < scene->count && scene->tokens[at].at.end <= name.end; at++) scene->named[at] = n;
    }
}

bool fhi_scene_see(fhi_arena *arena, const fhi_marks *marks, fhi_scene *scene)
{
    const fhi_text *text = marks->text;
    *scene = (fhi_scene){.marks = marks,
                         .text = text->article->text,
                         .tokens = text->tokens.at,
                         .count = text->tokens.n,
                         .sentences = text->sentences.at};
    scene->parts = fhi_arena_array(arena, scene->count, sizeof *scene->parts);
    scene->quoted = fhi_arena_array(arena, scene->count, sizeof *scene->quoted);
    scene->named = fhi_arena_array(arena, scene->count, sizeof *scene->named);
    if (!scene->parts || !scene->quoted || !scene->named) return false;
    for (uint32_t i = 0; i < scene->count; i++) scene->quoted[i] = scene->named[i] = FHI_NONE;
    see_parts(scene);
    see_names(scene);
    return see_quotations(arena, scene);
}
