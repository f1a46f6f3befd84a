/* SPDX-License-Identifier: Apache-2.0 */
/* The tokenizer of the WHATWG HTML standard (13.2.5), streaming: bytes of UTF-8 in, in chunks of any size, tokens out. All states are
 * there. Parse errors are not told: every input has a meaning. */
#ifndef FHI_EXTRACT_HTML_TOKENIZER_H
#define FHI_EXTRACT_HTML_TOKENIZER_H

#include "base/error.h"
#include "extract/html/token.h"

typedef struct fhi_tokenizer fhi_tokenizer;

/* How the text behind a start tag is to be read, which only who builds the tree can know. */
typedef enum fhi_html_mode {
    FHI_HTML_DATA,
    FHI_HTML_RCDATA,  /* title, textarea */
    FHI_HTML_RAWTEXT, /* style, xmp, iframe, noembed, noframes */
    FHI_HTML_SCRIPT,
    FHI_HTML_PLAINTEXT,
    FHI_HTML_CDATA, /* inside <![CDATA[: only tests begin here */
} fhi_html_mode;

/* Takes the next token. May call fhi_tokenizer_mode() and fhi_tokenizer_foreign(). False stops the run: feeding then gives FH_OK and does
 * nothing more. */
typedef bool fhi_tokenizer_sink(void *context, const fhi_html_token *token);

fh_status fhi_tokenizer_new(fhi_tokenizer_sink *sink, void *context, fhi_tokenizer **out, fh_error *error);
void fhi_tokenizer_free(fhi_tokenizer *tokenizer);

/* The number that the sink has for the name of an attribute; 0 for one that it does not ask for. */
typedef uint32_t fhi_tokenizer_number(fh_span name);

/* Attributes that have no number may be left out of the tokens from here on: their values need not be read then, which is most of some pages. */
void fhi_tokenizer_ask(fhi_tokenizer *tokenizer, fhi_tokenizer_number *number);

/* Takes the next bytes. FH_NO_MEMORY if a token cannot be held. O(length). */
fh_status fhi_tokenizer_feed(fhi_tokenizer *tokenizer, fh_span bytes, fh_error *error);

/* The input ends here: gives the last tokens. */
fh_status fhi_tokenizer_end(fhi_tokenizer *tokenizer, fh_error *error);

/* Reads what follows in `mode`; in all but DATA and PLAINTEXT until the end tag of `name` (lower case; {NULL, 0}: of the last start tag). */
void fhi_tokenizer_mode(fhi_tokenizer *tokenizer, fhi_html_mode mode, fh_span name);

/* True while the current node is not in the HTML namespace (SVG, MathML): <![CDATA[ is then a section of text, not a comment. */
void fhi_tokenizer_foreign(fhi_tokenizer *tokenizer, bool foreign);

#endif
