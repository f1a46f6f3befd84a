/* SPDX-License-Identifier: Apache-2.0 */
/* Grammar that holds for every sentence of the language: what a relative pronoun belongs to, what a conjunction opens. */
#include "annotate/quote/mend.h"

/* True if a clause is told in these tokens: a finite verb that no "who" or "which" leads to. */
static bool is_clause(const fhi_scene *scene, fhi_extent at)
{
    for (uint32_t i = at.first; i < at.end; i++) {
        fhi_tag tag = (fhi_tag)scene->tokens[i].tag;
        if (tag == FHI_TAG_WP || tag == FHI_TAG_WDT) return false;
        if (fhi_words_finite(tag)) return true;
    }
    return false;
}

/* "Divers found the bell, said Odile Brandt, a diver.": where a clause was taken for the source and an apposition for what it said, it
 * is the other way round. */
static void turn_round(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent clause = frame->source;
    bool stands_before = clause.first < clause.end && clause.end == frame->cue.first &&
                         scene->parts[clause.end - 1] == FHI_PART_COMMA && frame->content.n == 1;
    if (!stands_before || frame->content.at[0].first < frame->cue.end) return;
    fhi_extent behind = {frame->cue.end, frame->content.at[0].end};
    if (!is_clause(scene, clause) || is_clause(scene, behind) || scene->named[behind.first] == FHI_NONE) return;
    frame->source = behind;
    frame->content.at[0] = (fhi_extent){clause.first, clause.end - 1};
}

/* "said on Sunday a bridge that was the oldest had been blown up": "that" with a verb right behind it opens no report but tells which bridge, which
 * is then part of what was said. The noun must have its article, so that it is neither a day nor who was told. */
static void take_in_antecedent(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent *content = &frame->content.at[frame->content.n - 1];
    uint32_t that = content->first, from = that;
    bool relative = that + 1 < content->end && that > frame->cue.end && fhi_words_finite(scene->tokens[that + 1].tag) &&
                    fhi_span_same(fhi_scene_word(scene, that), FHI_SPAN("that"));
    if (!relative || !fhi_words_common_noun(scene->tokens[that - 1].tag)) return;
    while (from > frame->cue.end && fhi_words_of_noun(scene->tokens[from - 1].tag)) from--;
    if (from < that && scene->parts[from] == FHI_PART_DET) content->first = from;
}

/* "said that, after divers had found the bell, the dig would go on": what stands between commas behind "that" comes before the clause that it opens.
 * "Having said that, there are" goes on otherwise. */
static void go_on_behind_that(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent *content = &frame->content.at[frame->content.n - 1];
    uint32_t that = content->first, end = fhi_scene_sentence(scene, that).end;
    if (content->end - that != 1 || that + 2 >= end || scene->tokens[that].tag != FHI_TAG_IN) return;
    uint8_t between = scene->tokens[that + 2].tag;
    if (scene->parts[that + 1] != FHI_PART_COMMA || (between != FHI_TAG_IN && between != FHI_TAG_WRB)) return;
    content->end = end - (scene->parts[end - 1] == FHI_PART_STOP);
}

static bool has_verb(const fhi_scene *scene, fhi_extent at)
{
    for (uint32_t i = at.first; i < at.end; i++)
        if (fhi_words_finite(scene->tokens[i].tag)) return true;
    return false;
}

/* "It is not known where the bell came from, said Odile Brandt.": what is said begins with its sentence, neither behind "where" nor with a
 * participle ("accusing him of fraud"), which hangs on what stands before it. */
static void begin_with_sentence(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent *content = &frame->content.at[0];
    fhi_extent sentence = fhi_scene_sentence(scene, content->first);
    if (frame->content.n != 1 || content->end > frame->cue.first || content->first <= sentence.first) return;
    if (fhi_scene_sentence(scene, frame->cue.first).first != sentence.first) return;
    uint8_t before = scene->tokens[content->first - 1].tag;
    bool relative = before == FHI_TAG_WRB || before == FHI_TAG_WDT || before == FHI_TAG_WP;
    bool participle = scene->parts[content->first - 1] == FHI_PART_COMMA &&
                      scene->tokens[content->first].tag == FHI_TAG_VBG && !has_verb(scene, *content);
    if (!relative && !participle) return;
    for (uint32_t i = sentence.first; i < content->first; i++)
        if (scene->quoted[i] != FHI_NONE) return;
    content->first = sentence.first;
}

/* The end of the noun phrase at `from`, with what "of" and "and" join to it. */
static uint32_t noun_phrase_end(const fhi_scene *scene, uint32_t from, uint32_t limit)
{
    uint32_t end = from;
    for (;;) {
        while (end < limit && fhi_words_of_noun(scene->tokens[end].tag)) end++;
        bool joined =
            end > from && end + 1 < limit && fhi_words_of_noun(scene->tokens[end + 1].tag) &&
            (scene->tokens[end].tag == FHI_TAG_CC || fhi_span_same(fhi_scene_word(scene, end), FHI_SPAN("of")));
        if (!joined) return end;
        end++;
    }
}

/* "The pier is described by divers as lost": who describes it stands behind "by", and what was taken for the source is what it is told of. */
static void turn_passive(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent content = frame->content.at[0], subject = frame->source;
    uint32_t by = frame->cue.end, limit = fhi_scene_sentence(scene, frame->cue.first).end;
    bool passive = frame->cue.end - frame->cue.first > 1 && scene->tokens[by - 1].tag == FHI_TAG_VBN &&
                   frame->content.n == 1 && by < limit && fhi_span_same(fhi_scene_word(scene, by), FHI_SPAN("by"));
    if (!passive) return;
    bool turned = content.first == by && subject.first < subject.end && subject.end <= frame->cue.first;
    bool nameless = content.end <= frame->cue.first && subject.first == subject.end;
    uint32_t end = noun_phrase_end(scene, by + 1, limit);
    if ((!turned && !nameless) || end == by + 1) return;
    bool as = turned && end < content.end && fhi_span_same(fhi_scene_word(scene, end), FHI_SPAN("as"));
    frame->source = (fhi_extent){by + 1, end};
    frame->content.at[0] = nameless ? content : as ? (fhi_extent){end, content.end} : subject;
}

/* "According to its manifest, but survivors said": whose account it is stands right behind "to", whoever speaks in the rest of the sentence. */
static void take_source_behind(const fhi_scene *scene, fhi_frame *frame)
{
    fhi_extent cue = frame->cue;
    bool according = cue.end - cue.first == 2 && fhi_span_same(fhi_scene_word(scene, cue.first), FHI_SPAN("according"));
    if (!according || frame->source.first == cue.end) return;
    uint32_t end = noun_phrase_end(scene, cue.end, fhi_scene_sentence(scene, cue.first).end);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < frame->content.n; i++) {
        fhi_extent part = frame->content.at[i];
        if (part.end <= cue.end || part.first >= end) frame->content.at[kept++] = part;
    }
    if (end == cue.end || !kept) return;
    frame->content.n = kept;
    frame->source = (fhi_extent){cue.end, end};
}

void fhi_mend_frame(const fhi_scene *scene, fhi_frame *frame)
{
    turn_round(scene, frame);
    turn_passive(scene, frame);
    take_in_antecedent(scene, frame);
    go_on_behind_that(scene, frame);
    begin_with_sentence(scene, frame);
    take_source_behind(scene, frame);
}
