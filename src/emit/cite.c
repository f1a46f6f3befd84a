/* SPDX-License-Identifier: Apache-2.0 */
/* Cites as JSON: the words, where they stand in the article, and the bytes of the captured document that they were read from. */
#include "emit/cite.h"

#include "base/span.h"
#include "emit/article_json.h"

void fhi_cite_write(fhi_print *json, const fhi_reading *readings, const fhi_cite *cite)
{
    const fhi_article *article = readings[cite->article].article;
    char digest[65];
    fhi_article_json_digest(article->page, digest);
    fhi_print_object(json);
    fhi_print_string_at(json, "article", article->id);
    fhi_print_bounds(json, cite->at);
    fhi_print_range_at(json, "source", fhi_map_source(&article->map, cite->at));
    fhi_print_word_at(json, "sha256", digest);
    fhi_print_string_at(json, "quote", fhi_span_cut(article->text, cite->at));
    fhi_print_end_object(json);
}

void fhi_cite_list(fhi_print *json, const fhi_reading *readings, const fhi_cites *cites)
{
    fhi_print_key(json, "cites");
    fhi_print_array(json);
    for (uint32_t i = 0; i < cites->n; i++) fhi_cite_write(json, readings, &cites->at[i]);
    fhi_print_end_array(json);
}
