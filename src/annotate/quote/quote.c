/* SPDX-License-Identifier: Apache-2.0 */
/* text with names → attributed statements. The kinds are those of PolNeAR (Newell et al. 2018): a statement is direct where all of its
 * content is quoted, mixed where part of it is, indirect where none is. */
#include "annotate/quote/quote.h"

#include "annotate/quote/attribution.h"
#include "annotate/quote/certainty.h"
#include "annotate/quote/learned.h"
#include "annotate/quote/speaker.h"

static bool add_range(fhi_arena *arena, const fhi_scene *scene, fhi_extent at, fhi_ranges *ranges)
{
    if (at.first >= at.end) return true;
    fh_range *range = FHI_PUSH(arena, ranges);
    if (range) *range = (fh_range){scene->tokens[at.first].at.start, scene->tokens[at.end - 1].at.end};
    return range != NULL;
}

static fhi_statement_kind kind_of(const fhi_scene *scene, const fhi_frame *frame)
{
    uint32_t inside = 0, outside = 0;
    for (uint32_t i = 0; i < frame->content.n; i++) {
        for (uint32_t t = frame->content.at[i].first; t < frame->content.at[i].end; t++) {
            if (scene->quoted[t] != FHI_NONE)
                inside++;
            else if (scene->tokens[t].flags & FHI_TOKEN_WORD)
                outside++;
        }
    }
    if (inside == 0) return FHI_STATEMENT_INDIRECT;
    return outside == 0 ? FHI_STATEMENT_DIRECT : FHI_STATEMENT_MIXED;
}

static bool make_statement(fhi_arena *arena, const fhi_scene *scene, const fhi_frame *frame, fhi_statement *statement)
{
    *statement = (fhi_statement){
        .kind = kind_of(scene, frame), .status = fhi_certainty_of(scene, frame), .speaker = {FHI_NONE, {NULL, 0}}};
    if (!add_range(arena, scene, frame->source, &statement->source) ||
        !add_range(arena, scene, frame->cue, &statement->cue))
        return false;
    for (uint32_t i = 0; i < frame->content.n; i++)
        if (!add_range(arena, scene, frame->content.at[i], &statement->content)) return false;
    return true;
}

/* `model` is NULL for the rules. */
static fh_status find_statements(fhi_arena *arena, fhi_arena *scratch, const fhi_statement_model *model,
                                 fhi_marks *marks, fh_error *error)
{
    fhi_scene scene;
    fhi_frames frames = {0};
    if (!fhi_scene_see(scratch, marks, &scene)) return fhi_error_memory(error, "quote");
    bool found =
        model ? fhi_learned_find(scratch, &scene, model, &frames) : fhi_attribution_find(scratch, &scene, &frames);
    fhi_statement *statements = found ? fhi_arena_array(arena, frames.n, sizeof *statements) : NULL;
    if (!statements) return fhi_error_memory(error, "quote");
    for (uint32_t i = 0; i < frames.n; i++)
        if (!make_statement(arena, &scene, &frames.at[i], &statements[i])) return fhi_error_memory(error, "quote");
    if (!fhi_speaker_resolve(arena, &scene, &frames, statements)) return fhi_error_memory(error, "quote");
    marks->statements.at = statements;
    marks->statements.n = marks->statements.room = frames.n;
    return FH_OK;
}

fh_status fhi_quote_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    fhi_statement_model model;
    return find_statements(arena, scratch, fhi_statement_model_own(&model) ? &model : NULL, marks, error);
}

fh_status fhi_quote_find_by_rules(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    return find_statements(arena, scratch, NULL, marks, error);
}
