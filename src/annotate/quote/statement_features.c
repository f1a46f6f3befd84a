/* SPDX-License-Identifier: Apache-2.0 */
/* scene → glances: words, endings, tags, parts, quotation state and the cue table; and where edges may stand. */
#include "annotate/quote/statement_features.h"

#include "text/clusters.h"

/* 0, 1, 2, 3, 4, 6, 8, 12, 16, 24, … as 0, 1, 2, …: distances and counts. */
static uint32_t bucket(uint32_t n)
{
    static const uint8_t of[] = {0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8};
    return n < 24 ? of[n] : n < 40 ? 9 : n < 80 ? 10 : 11;
}

/* ---- glances */

enum { SHORT_QUOTATION = 7 };

static uint8_t quote_state(const fhi_scene *scene, uint32_t token)
{
    uint32_t q = scene->quoted[token];
    if (q == FHI_NONE) return 0;
    const fhi_quotation *quotation = &scene->quotations.at[q];
    uint8_t state = token == quotation->at.first ? 1 : token + 1 == quotation->at.end && quotation->closed ? 3 : 2;
    return (uint8_t)(state + (quotation->at.end - quotation->at.first < SHORT_QUOTATION ? 4 : 0));
}

static uint8_t shape_of(const fhi_token *token, fh_span word)
{
    uint8_t shape =
        token->flags & (FHI_TOKEN_WORD | FHI_TOKEN_NUMBER | FHI_TOKEN_CAPITAL | FHI_TOKEN_UPPER | FHI_TOKEN_FIRST);
    if (token->flags & FHI_TOKEN_LETTERS) return shape;
    for (size_t i = 0; i < word.len && i < 24; i++)
        if (word.ptr[i] == '-') shape |= 128;
    return shape;
}

/* One token; the counts are set. */
static void see_token(const fhi_scene *scene, uint32_t token, fhi_glance *g)
{
    fh_span word = fhi_scene_word(scene, token);
    const fhi_token *t = &scene->tokens[token];
    fhi_cue verb, noun;
    uint32_t kind = 0;
    g->word = (uint32_t)t->word;
    for (size_t c = word.len > 3 ? word.len - 3 : 0; c < word.len; c++)
        g->ending = g->ending << 8 | (uint8_t)fhi_ascii_lower(word.ptr[c]);
    if ((t->flags & FHI_TOKEN_WORD) && fhi_cues_find(word, &verb, &noun)) {
        fhi_cue *cue = verb.kind ? &verb : &noun;
        g->cue = cue->row + 1u;
        kind = cue->kind * 8u + cue->form;
    }
    g->kinship = fhi_clusters_kin(t->cluster) | kind << 16;
    g->look = t->tag | (uint32_t)scene->parts[token] << 8 | (uint32_t)quote_state(scene, token) << 16 |
              (uint32_t)shape_of(t, word) << 24;
}

static bool is_telling(uint32_t part)
{
    switch (part) {
    case FHI_PART_COMPLEMENTIZER:
    case FHI_PART_QUESTION:
    case FHI_PART_TO:
    case FHI_PART_QUOTE:
    case FHI_PART_COMMA:
    case FHI_PART_COLON:
    case FHI_PART_STOP:
    case FHI_PART_VERB:
    case FHI_PART_BE:
    case FHI_PART_MODAL:
    case FHI_PART_SUBORDINATOR: return true;
    default: return false;
    }
}

enum { TELLING_REACH = 8, QUOTATION_REACH = 6 };

/* `told` is the telling token that is nearest in the sentence, FHI_NONE; the sentence is left `edge` tokens from here. */
static uint32_t telling_of(const fhi_glance *glances, uint32_t told, uint32_t distance, uint32_t edge)
{
    if (told != FHI_NONE && distance <= TELLING_REACH) return fhi_glance_part(&glances[told]) | bucket(distance) << 8;
    return edge > TELLING_REACH ? 252 : edge == 1 ? 250 : 251;
}

/* A mark is right before the token, a few words before, right behind, a few words behind; or the sentence beside has it. */
static void look_right(fhi_glance *glances, fhi_extent s, uint32_t beside)
{
    uint32_t told = FHI_NONE, opening = FHI_NONE;
    for (uint32_t i = s.end; i-- > s.first;) {
        glances[i].telling = telling_of(glances, told, told - i, s.end - i);
        bool near = opening != FHI_NONE && opening - i <= QUOTATION_REACH;
        glances[i].quotation = beside | (near ? (bucket(opening - i) + 1) << 4 : 0);
        if (is_telling(fhi_glance_part(&glances[i]))) told = i;
        if ((fhi_glance_quote(&glances[i]) & 3) == 1) opening = i;
    }
}

static void look_left(fhi_glance *glances, fhi_extent s)
{
    uint32_t told = FHI_NONE, closing = FHI_NONE;
    for (uint32_t i = s.first; i < s.end; i++) {
        glances[i].telling |= telling_of(glances, told, i - told, i - s.first + 1) << 16;
        if (closing != FHI_NONE && i - closing <= QUOTATION_REACH) glances[i].quotation |= bucket(i - closing) + 1;
        if (is_telling(fhi_glance_part(&glances[i]))) told = i;
        if ((fhi_glance_quote(&glances[i]) & 3) == 3) closing = i;
    }
}

/* What stands about each token in its sentence. */
static void look_around(const fhi_scene *scene, fhi_glance *glances)
{
    for (uint32_t i = 0; i < scene->marks->text->sentences.n; i++) {
        fhi_extent s = {scene->sentences[i].first, scene->sentences[i].first + scene->sentences[i].count};
        bool next_opens = s.end < scene->count && (fhi_glance_quote(&glances[s.end]) & 3) == 1;
        bool last_closed = s.first > 0 && (fhi_glance_quote(&glances[s.first - 1]) & 3) == 3;
        look_right(glances, s, (uint32_t)next_opens << 8 | (uint32_t)last_closed << 9);
        look_left(glances, s);
    }
}

static bool is_verbal(const fhi_glance *g)
{
    uint8_t part = fhi_glance_part(g);
    return part == FHI_PART_VERB || part == FHI_PART_BE || part == FHI_PART_HAVE || part == FHI_PART_DO ||
           part == FHI_PART_MODAL;
}

fhi_glance *fhi_statement_features_see(fhi_arena *arena, const fhi_scene *scene)
{
    fhi_glance *glances = fhi_arena_unset(arena, (size_t)scene->count + 1 + 2 * FHI_GLANCES_AROUND, sizeof *glances);
    if (!glances) return NULL;
    glances += FHI_GLANCES_AROUND;
    const fhi_glance outside = {.word = FHI_GLANCE_NO_WORD, .look = FHI_GLANCE_NO_LOOK};
    for (int i = 0; i < FHI_GLANCES_AROUND; i++)
        glances[i - FHI_GLANCES_AROUND] = glances[scene->count + 1u + i] = outside;
    uint32_t verbs = 0, commas = 0, quotes = 0;
    for (uint32_t i = 0; i <= scene->count; i++) {
        fhi_glance *g = &glances[i];
        *g = i == scene->count ? outside : (fhi_glance){0};
        g->verbs = verbs;
        g->commas = commas;
        g->quotes = quotes;
        if (i == scene->count) break;
        see_token(scene, i, g);
        verbs += is_verbal(g);
        commas += fhi_glance_part(g) == FHI_PART_COMMA;
        quotes += fhi_glance_part(g) == FHI_PART_QUOTE;
    }
    look_around(scene, glances);
    return glances;
}

void fhi_statement_features_count(fhi_glance *glances, uint32_t tokens, const fhi_extent *cues, uint32_t n)
{
    for (uint32_t i = 0, c = 0; i <= tokens; i++) {
        while (c < n && cues[c].first < i) c++;
        glances[i].cues = c;
    }
}

/* ---- edges */

/* How far edges are looked for, in tokens and in sentences beyond the near edge's own. */
enum { NEAR_REACH = 48, SOURCE_LENGTH = 32, CONTENT_LENGTH = 128, SENTENCES_ON = 10 };

static fhi_extent sentence_of(const fhi_scene *scene, uint32_t token)
{
    return fhi_scene_sentence(scene, token);
}

static uint32_t add_edge(uint32_t edge, uint32_t *out, uint32_t n)
{
    for (uint32_t i = n; i > 0 && i + SENTENCES_ON + 2 > n; i--)
        if (out[i - 1] == edge) return n;
    out[n] = edge;
    return n + 1;
}

static uint32_t edges_down(uint32_t from, uint32_t to, uint32_t *out, uint32_t n)
{
    for (uint32_t p = from + 1; p > to && n < FHI_EDGES_MOST - SENTENCES_ON - 4; p--) out[n++] = p - 1;
    return n;
}

static uint32_t edges_up(uint32_t from, uint32_t to, uint32_t *out, uint32_t n)
{
    for (uint32_t p = from; p <= to && n < FHI_EDGES_MOST - SENTENCES_ON - 4; p++) out[n++] = p;
    return n;
}

static uint32_t back(uint32_t from, uint32_t reach, uint32_t floor)
{
    return from - floor > reach ? from - reach : floor;
}

static uint32_t ahead(uint32_t from, uint32_t reach, uint32_t ceiling)
{
    return ceiling - from > reach ? from + reach : ceiling;
}

/* Ends of content that starts at `near`: every token of its sentence, then the ends of the sentences behind it in its paragraph. */
static uint32_t behind_ends(const fhi_scene *scene, uint32_t near, uint32_t *out)
{
    uint32_t sentence = scene->tokens[near].sentence;
    fhi_extent s = sentence_of(scene, near);
    uint32_t n = edges_up(near + 1, ahead(near, CONTENT_LENGTH, s.end), out, 0);
    uint32_t block = scene->sentences[sentence].block;
    for (uint32_t i = 1; i <= SENTENCES_ON && sentence + i < scene->marks->text->sentences.n; i++) {
        const fhi_sentence *next = &scene->sentences[sentence + i];
        if (next->block != block) break;
        out[n++] = next->first + next->count;
    }
    uint32_t q = scene->quoted[near];
    if (q != FHI_NONE && scene->quotations.at[q].at.first == near && scene->quotations.at[q].at.end > s.end)
        n = add_edge(scene->quotations.at[q].at.end, out, n);
    return n;
}

static uint32_t before_starts(const fhi_scene *scene, uint32_t near, uint32_t *out)
{
    uint32_t sentence = scene->tokens[near - 1].sentence;
    fhi_extent s = sentence_of(scene, near - 1);
    uint32_t n = edges_down(near - 1, back(near - 1, CONTENT_LENGTH, s.first), out, 0);
    uint32_t block = scene->sentences[sentence].block;
    for (uint32_t i = 1; i <= SENTENCES_ON && i <= sentence && scene->sentences[sentence - i].block == block; i++)
        out[n++] = scene->sentences[sentence - i].first;
    uint32_t q = scene->quoted[near - 1];
    if (q != FHI_NONE && scene->quotations.at[q].at.end == near && scene->quotations.at[q].at.first < s.first)
        n = add_edge(scene->quotations.at[q].at.first, out, n);
    return n;
}

uint32_t fhi_statement_features_edges(const fhi_scene *scene, const fhi_question *question,
                                      uint32_t out[FHI_EDGES_MOST])
{
    fhi_extent cue = question->cue, s = sentence_of(scene, cue.first);
    uint32_t n = 0, near = question->near;
    switch (question->edge) {
    case FHI_SOURCE_END:
        out[n++] = FHI_NONE;
        n = edges_down(cue.first, back(cue.first, NEAR_REACH, s.first) + (cue.first > s.first), out, n);
        if (cue.first == s.first) n = 1;
        return edges_up(cue.end + 1, ahead(cue.end, NEAR_REACH, s.end), out, n);
    case FHI_SOURCE_START: {
        uint32_t floor = near > cue.end ? cue.end : s.first;
        return edges_down(near - 1, back(near - 1, SOURCE_LENGTH, floor), out, n);
    }
    case FHI_BEHIND_START:
        out[n++] = FHI_NONE;
        n = edges_up(cue.end, ahead(cue.end, NEAR_REACH, s.end), out, n);
        while (n > 1 && out[n - 1] >= scene->count) n--;
        return n;
    case FHI_BEHIND_END: return behind_ends(scene, near, out);
    case FHI_BEFORE_END:
        out[n++] = FHI_NONE;
        n = edges_down(cue.first, back(cue.first, NEAR_REACH, s.first), out, n);
        while (n > 1 && out[n - 1] == 0) n--;
        return n;
    default: return before_starts(scene, near, out);
    }
}

uint32_t fhi_statement_features_meeting(const fhi_scene *scene, const fhi_glance *glances, uint32_t at)
{
    uint32_t left = at > 0 ? fhi_glance_tag(&glances[at - 1]) : 63u,
             right = at < scene->count ? fhi_glance_tag(&glances[at]) : 63u;
    return (left & 63) << 6 | (right & 63);
}
