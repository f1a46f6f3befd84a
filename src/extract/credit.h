/* SPDX-License-Identifier: Apache-2.0 */
/* Whom an article credits: agencies and outlets in credit lines, datelines, brackets and sentences. */
#ifndef FHI_EXTRACT_CREDIT_H
#define FHI_EXTRACT_CREDIT_H

#include "extract/article.h"
#include "tables/newsroom.h"

/* The name of an agency or outlet in a text. */
typedef struct fhi_credit_name {
    fh_range at;
    const fhi_newsroom *known; /* NULL: not in the table, but built like the name of an agency */
} fhi_credit_name;

/* Names in a list such as "AFP and TNA staff" or "REUTERS/Jane Doe", at most `room`; returns their number. */
uint32_t fhi_credit_names(fh_span text, fhi_credit_name *out, uint32_t room);

/* The same with names that are built like an outlet's ("Vessmouth Courier"): for lines that are known to be credits. */
uint32_t fhi_credit_sources(fh_span text, fhi_credit_name *out, uint32_t room);

/* A name in a sentence that no table has, behind `at` or before it: built like a wire's, or like an outlet's with "the" before it. */
bool fhi_credit_built_behind(fh_span text, uint32_t at, fhi_credit_name *out);
bool fhi_credit_built_before(fh_span text, uint32_t at, fhi_credit_name *out);

/* The longest known name that starts at `at`, or that ends there. False if none does. */
bool fhi_credit_name_at(fh_span text, uint32_t at, fhi_credit_name *out);
bool fhi_credit_name_before(fh_span text, uint32_t at, fhi_credit_name *out);

/* True if a line is a credit and nothing else: "Source: X", "(Reporting by …)", "— AFP", "X contributed to this report." `key` is the
 * line's key, of `words` words. */
bool fhi_credit_is_line(fh_span text, fh_span key, uint32_t words);

#endif
