/* SPDX-License-Identifier: Apache-2.0 */
#include "text/clusters.h"

#include "text/wordtable.h"

enum { LOOK_AHEAD = 16 }; /* tokens */

extern const char fhi_clusters_bytes[], fhi_clusters_bytes_end[]; /* models.S */

fh_status fhi_clusters_mark(fhi_text *text, fh_error *error)
{
    static fhi_wordtable_embedded embedded = {fhi_clusters_bytes, fhi_clusters_bytes_end, "fhclust",
                                              "clusters of words", 0};
    fhi_wordtable clusters = {NULL, 0};
    fh_status status = fhi_wordtable_open(&embedded, &clusters, error);
    if (status != FH_OK) return status;
    fhi_token *tokens = text->tokens.at;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        if (i + LOOK_AHEAD < text->tokens.n) fhi_wordtable_fetch(&clusters, tokens[i + LOOK_AHEAD].word);
        tokens[i].cluster = (uint16_t)fhi_wordtable_find(&clusters, tokens[i].word);
    }
    return FH_OK;
}
