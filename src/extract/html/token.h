/* SPDX-License-Identifier: Apache-2.0 */
/* What the HTML tokenizer gives: tokens, as the WHATWG HTML standard names them. */
#ifndef FHI_EXTRACT_HTML_TOKEN_H
#define FHI_EXTRACT_HTML_TOKEN_H

#include "firsthand/span.h"

#include <stdbool.h>

typedef enum fhi_html_kind {
    FHI_HTML_TEXT,
    FHI_HTML_START,
    FHI_HTML_END,
    FHI_HTML_COMMENT,
    FHI_HTML_DOCTYPE,
} fhi_html_kind;

typedef struct fhi_html_attribute {
    fh_span name; /* lower case */
    fh_span value;
    uint32_t number; /* that fhi_tokenizer_ask() gave the name; 0: not asked */
} fhi_html_attribute;

/* Spans are borrowed: they hold until the sink returns. A run of text may come in several tokens: at the end of a chunk, at a character
 * reference, at a carriage return. */
typedef struct fhi_html_token {
    fhi_html_kind kind;
    bool self_closing; /* start and end tags */
    bool quirks;       /* DOCTYPE: force-quirks */
    bool cut;          /* what is past FHI_MAX_TOKEN_BYTES or FHI_MAX_ATTRIBUTES was left out */
    fh_span name;      /* of a tag or DOCTYPE, lower case; {NULL, 0} for a DOCTYPE without one */
    fh_span text;      /* of text and comments */
    fh_span public_id; /* of a DOCTYPE; {NULL, 0} where it is missing, which is not the same as empty */
    fh_span system_id;
    const fhi_html_attribute *attributes; /* of tags: the first of each name, in order */
    uint32_t attribute_count;
    uint64_t start, end; /* bytes of the input that it was made from */
} fhi_html_token;

#endif
