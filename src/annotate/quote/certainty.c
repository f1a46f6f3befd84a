/* SPDX-License-Identifier: Apache-2.0 */
/* frame → status. After the reading of factuality in FactBank (Saurí and Pustejovsky 2009): the cue's class and polarity first, then
 * the content's own modality. */
#include "annotate/quote/certainty.h"

/* How many tokens of the content are looked at for its first verb group. */
enum { VERB_REACH = 40, GROUP_REACH = 6 };

static bool is_one_of(fh_span word, const char *const *list, size_t n)
{
    char first = word.len ? fhi_ascii_lower(word.ptr[0]) : 0;
    for (size_t i = 0; i < n; i++)
        if (list[i][0] == first && fhi_span_same(word, fhi_span_of(list[i]))) return true;
    return false;
}

#define ONE_OF(word, list) is_one_of((word), (list), sizeof(list) / sizeof *(list))

static const char *const possible_words[] = {"may",         "might",   "could",       "likely",    "possibly",
                                             "perhaps",     "maybe",   "possible",    "potential", "probably",
                                             "potentially", "whether", "considering", "unlikely"};
static const char *const expected_words[] = {"will", "would", "'ll",     "wo",   "shall",   "going",  "expected", "set",
                                             "due",  "plans", "planned", "plan", "intends", "slated", "scheduled"};

/* The status that the words around the first verb of tokens [first, end) give. What stands in a clause under it ("if", "that") does not
 * count once the verb is seen; a content that is a bare infinitive is still to come. */
static fhi_status_of status_of_clause(const fhi_scene *scene, uint32_t first, uint32_t end)
{
    fhi_status_of status = FHI_ASSERTED;
    uint32_t limit = end - first > VERB_REACH ? first + VERB_REACH : end, group = UINT32_MAX;
    if (first < end && scene->parts[first] == FHI_PART_TO) status = FHI_EXPECTED;
    if (first < end && fhi_span_same(fhi_scene_word(scene, first), FHI_SPAN("if"))) return FHI_POSSIBLE;
    for (uint32_t i = first; i < limit; i++) {
        fh_span word = fhi_scene_word(scene, i);
        uint8_t part = scene->parts[i];
        bool behind = group != UINT32_MAX;
        if (behind && (i > group + GROUP_REACH || part == FHI_PART_COMPLEMENTIZER || part == FHI_PART_SUBORDINATOR))
            break;
        if (part == FHI_PART_NOT || (!behind && fhi_span_same(word, FHI_SPAN("no")))) return FHI_DENIED;
        bool month = scene->tokens[i].tag == FHI_TAG_NNP; /* "in May" */
        if (!month && ONE_OF(word, possible_words)) return FHI_POSSIBLE;
        bool modal = part == FHI_PART_MODAL;
        bool to_come = ONE_OF(word, expected_words) && (modal || (i + 1 < limit && scene->parts[i + 1] == FHI_PART_TO));
        if (to_come) status = FHI_EXPECTED;
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
    static const char *const weak[] = {"hope",   "hopes",  "hoped",   "fear",     "fears",    "feared",
                                       "doubt",  "doubts", "suspect", "suspects", "worry",    "worries",
                                       "wonder", "guess",  "suggest", "suggests", "suggested"};
    bool negated = cue_has(scene, frame, FHI_PART_NOT);
    if (frame->kind == FHI_CUE_DENIAL) return negated ? FHI_POSSIBLE : FHI_DENIED;
    if (negated) return frame->kind == FHI_CUE_PLAN || frame->kind == FHI_CUE_BELIEF ? FHI_DENIED : FHI_POSSIBLE;
    if (frame->kind == FHI_CUE_QUESTION) return FHI_POSSIBLE;
    if (frame->kind == FHI_CUE_PLAN || frame->kind == FHI_CUE_ORDER) return FHI_EXPECTED;
    fhi_extent content = frame->content.at[0];
    fhi_status_of status = status_of_clause(scene, content.first, content.end);
    fh_span head = fhi_scene_word(scene, frame->cue.end - 1);
    if (status == FHI_ASSERTED && ONE_OF(head, weak)) return FHI_POSSIBLE;
    bool expectation = fhi_span_starts(head, FHI_SPAN("expect"));
    return status == FHI_ASSERTED && expectation ? FHI_EXPECTED : status;
}
