/* SPDX-License-Identifier: Apache-2.0 */
/* frame → status. After the reading of factuality in FactBank (Saurí and Pustejovsky 2009): the cue's class and polarity first, then
 * the content's own modality, by the words of data/quote/certainty.tsv. */
#include "annotate/quote/certainty.h"

#include "tables/lexicon.h"

#include "annotate/quote/certainty.inc"

enum {
    VERB_REACH = 40, /* tokens of the content that are looked at for its first verb group */
    GROUP_REACH = 6, /* tokens behind that group's first, in which it ends */
};

/* What a word says by one of the tables; FHI_ASSERTED, which is 0, if it does not stand there. */
static fhi_status_of said_by(const fhi_lexicon *words, fh_span word)
{
    return (fhi_status_of)fhi_lexicon_find(words, word);
}

/* "due to the fire": a noun stands behind "to". */
static bool names_cause(const fhi_scene *scene, uint32_t token, uint32_t end)
{
    uint8_t tag = token < end ? scene->tokens[token].tag : FHI_TAG_NONE;
    return tag == FHI_TAG_DT || tag == FHI_TAG_PRPS || tag == FHI_TAG_NNP || tag == FHI_TAG_NNS || tag == FHI_TAG_CD;
}

/* What is said itself, behind a clause that comes before it: "though no law says so, ships are turned away". */
static fhi_extent main_clause(const fhi_scene *scene, const fhi_frame *frame)
{
    static const char *const opens[] = {"though", "although", "while", "whereas", "despite"};
    fhi_extent content = frame->content.at[0];
    size_t words = sizeof opens / sizeof *opens;
    bool before = content.first > 0 && fhi_span_among(fhi_scene_word(scene, content.first - 1), opens, words);
    if (!before && !fhi_span_among(fhi_scene_word(scene, content.first), opens, words)) return content;
    uint32_t comma = content.first;
    while (comma < content.end && scene->parts[comma] != FHI_PART_COMMA) comma++;
    if (comma + 1 < content.end) return (fhi_extent){comma + 1, content.end};
    return frame->content.n > 1 ? frame->content.at[1] : content;
}

/* The status that the words around the first verb of tokens [first, end) give. What stands in a clause under it ("if", "that")
 * does not count once the verb is seen; a content that is a bare infinitive is still to come. */
static fhi_status_of status_of_clause(const fhi_scene *scene, uint32_t first, uint32_t end)
{
    fhi_status_of status = FHI_ASSERTED;
    uint32_t limit = end - first > VERB_REACH ? first + VERB_REACH : end, group = UINT32_MAX;
    bool perfect = first + 1 < end && scene->parts[first + 1] == FHI_PART_HAVE; /* "to have sold" */
    if (first < end && scene->parts[first] == FHI_PART_TO && !perfect) status = FHI_EXPECTED;
    if (first < end && fhi_span_same(fhi_scene_word(scene, first), FHI_SPAN("if"))) return FHI_POSSIBLE;
    for (uint32_t i = first; i < limit; i++) {
        fh_span word = fhi_scene_word(scene, i);
        uint8_t part = scene->parts[i];
        bool behind = group != UINT32_MAX;
        if (behind && (i > group + GROUP_REACH || part == FHI_PART_COMPLEMENTIZER || part == FHI_PART_SUBORDINATOR))
            break;
        if (part == FHI_PART_NOT || (!behind && fhi_span_same(word, FHI_SPAN("no")))) return FHI_DENIED;
        bool month = scene->tokens[i].tag == FHI_TAG_NNP; /* "in May" */
        fhi_status_of said = said_by(&content_words, word);
        if (said == FHI_POSSIBLE && !month) return FHI_POSSIBLE;
        bool modal = part == FHI_PART_MODAL;
        bool to_come =
            modal || (i + 1 < limit && scene->parts[i + 1] == FHI_PART_TO && !names_cause(scene, i + 2, limit));
        if (said == FHI_EXPECTED && to_come) status = FHI_EXPECTED;
        bool verb =
            modal || part == FHI_PART_BE || part == FHI_PART_HAVE || part == FHI_PART_DO || part == FHI_PART_VERB;
        if (verb && !behind) group = i;
    }
    return status;
}

static bool cue_has(const fhi_scene *scene, const fhi_frame *frame, fhi_part part)
{
    for (uint32_t i = frame->cue.first; i < frame->cue.end; i++)
        if (scene->parts[i] == part) return true;
    return false;
}

fhi_status_of fhi_certainty_of(const fhi_scene *scene, const fhi_frame *frame)
{
    bool negated = cue_has(scene, frame, FHI_PART_NOT);
    if (frame->kind == FHI_CUE_DENIAL) return negated ? FHI_POSSIBLE : FHI_DENIED;
    if (negated) return frame->kind == FHI_CUE_PLAN || frame->kind == FHI_CUE_BELIEF ? FHI_DENIED : FHI_POSSIBLE;
    if (frame->kind == FHI_CUE_QUESTION) return FHI_POSSIBLE;
    if (frame->kind == FHI_CUE_PLAN || frame->kind == FHI_CUE_ORDER) return FHI_EXPECTED;
    fhi_extent content = main_clause(scene, frame);
    fhi_status_of status = status_of_clause(scene, content.first, content.end);
    return status == FHI_ASSERTED ? said_by(&cue_words, fhi_scene_word(scene, frame->cue.end - 1)) : status;
}
