/* SPDX-License-Identifier: Apache-2.0 */
/* article → text: block by block tokens, quotations and sentences; then clusters and tags. */
#include "text/split.h"

#include "text/clusters.h"
#include "text/quotation.h"
#include "text/sentences.h"
#include "text/tagging.h"
#include "text/tokens.h"

static bool split_block(fhi_arena *arena, fhi_arena *of_tokens, fhi_text *text, fh_range at, uint32_t block)
{
    uint32_t first = text->tokens.n;
    if (!fhi_tokens_cut(of_tokens, text, at)) return false;
    fhi_quotation_mark(text, first, text->tokens.n);
    return fhi_sentences_find(arena, text, first, block);
}

fh_status fhi_split_words(fhi_arena *arena, fhi_arena *of_tokens, const fhi_article *article, fhi_text *text,
                          fh_error *error)
{
    fhi_text made = {.article = article};
    /* four bytes and a half a token is what news has */
    made.tokens.room = (uint32_t)(article->text.len / 4 + 16);
    made.tokens.at = fhi_arena_unset(of_tokens, made.tokens.room, sizeof *made.tokens.at);
    if (!made.tokens.at) return fhi_error_memory(error, "text");
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        if (!split_block(arena, of_tokens, &made, article->blocks.at[i].at, i)) return fhi_error_memory(error, "text");
    }
    *text = made;
    return FH_OK;
}

fh_status fhi_split_tag(fhi_arena *scratch, fhi_text *text, fh_error *error)
{
    fh_status status = fhi_clusters_mark(text, error);
    return status == FH_OK ? fhi_tagging_run(scratch, text, error) : status;
}

fh_status fhi_split_text(fhi_arena *arena, fhi_arena *scratch, const fhi_article *article, fhi_text *text,
                         fh_error *error)
{
    fhi_text made;
    fh_status status = fhi_split_words(arena, arena, article, &made, error);
    if (status == FH_OK) status = fhi_split_tag(scratch, &made, error);
    if (status == FH_OK) *text = made;
    return status;
}
