/* SPDX-License-Identifier: Apache-2.0 */
/* frame → status. After the reading of factuality in FactBank (Saurí and Pustejovsky 2009): the cue's class and polarity first, then
 * the content's own modality, by the words of data/quote/certainty.tsv. */
#include "annotate/quote/certainty.h"

#include "tables/search.h"

typedef struct certainty_row {
    const char *word;
    fhi_status_of status;
} certainty_row;

#include "annotate/quote/certainty.inc"

enum {
    VERB_REACH = 40,  /* tokens of the content that are looked at for its first verb group */
    GROUP_REACH = 6,  /* tokens behind that group's first, in which it ends */
    LONGEST_WORD = 16 /* bytes of a word of the tables, at most */
};

/* The word in lower case, written to `lower`; none if it is longer than any word of the tables. */
static fh_span lowered(fh_span word, char lower[LONGEST_WORD])
{
    if (word.len > LONGEST_WORD) return (fh_span){lower, 0};
    for (size_t i = 0; i < word.len; i++) lower[i] = fhi_ascii_lower(word.ptr[i]);
    return (fh_span){lower, word.len};
}

/* What a word of the content says; FHI_ASSERTED if nothing. */
static fhi_status_of said_in_content(fh_span word)
{
    char lower[LONGEST_WORD];
    ptrdiff_t at = FHI_SEARCH(content_rows, lowered(word, lower));
    return at < 0 ? FHI_ASSERTED : content_rows[at].status;
}

/* What the last word of the cue says; FHI_ASSERTED if nothing. */
static fhi_status_of said_by_cue(fh_span word)
{
    char lower[LONGEST_WORD];
    ptrdiff_t at = FHI_SEARCH(cue_rows, lowered(word, lower));
    return at < 0 ? FHI_ASSERTED : cue_rows[at].status;
}

/* The status that the words around the first verb of tokens [first, end) give. What stands in a clause under it ("if", "that")
 * does not count once the verb is seen; a content that is a bare infinitive is still to come. */
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
        fhi_status_of said = said_in_content(word);
        if (said == FHI_POSSIBLE && !month) return FHI_POSSIBLE;
        bool modal = part == FHI_PART_MODAL;
        bool to_come = modal || (i + 1 < limit && scene->parts[i + 1] == FHI_PART_TO);
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
    fhi_extent content = frame->content.at[0];
    fhi_status_of status = status_of_clause(scene, content.first, content.end);
    return status == FHI_ASSERTED ? said_by_cue(fhi_scene_word(scene, frame->cue.end - 1)) : status;
}
