/* SPDX-License-Identifier: Apache-2.0 */
/* The words that the outputs use for what the stages hold as numbers. Every function returns a static string. */
#ifndef FHI_EMIT_TERMS_H
#define FHI_EMIT_TERMS_H

#include "brief/sections.h"

const char *fhi_terms_media(fhi_media media);
const char *fhi_terms_block(fhi_block_kind kind);
const char *fhi_terms_drop(fhi_drop_kind kind);
const char *fhi_terms_basis(fhi_basis basis);
const char *fhi_terms_sort(fhi_page_sort sort);
const char *fhi_terms_credit_use(fhi_credit_use use);
const char *fhi_terms_name(fhi_name_type type);
const char *fhi_terms_time(fhi_time_type type);
const char *fhi_terms_anchor(fhi_anchor anchor);
const char *fhi_terms_bound(fhi_bound bound);
const char *fhi_terms_change(fhi_change change);
const char *fhi_terms_statement(fhi_statement_kind kind);
const char *fhi_terms_status(fhi_status_of status);
const char *fhi_terms_passage(fhi_passage_kind kind);
const char *fhi_terms_class(fhi_class of);
const char *fhi_terms_relation(fhi_relation relation);
const char *fhi_terms_claim_status(fhi_claim_status status);
const char *fhi_terms_figure_relation(fhi_figure_relation relation);
const char *fhi_terms_certainty(fhi_certainty certainty);
const char *fhi_terms_section(fhi_section_kind kind);

/* The word for bit number `bit` of a link's basis (FHI_BY_CREDIT is bit 0); NULL past the last. */
const char *fhi_terms_link_basis(uint32_t bit);

#endif
