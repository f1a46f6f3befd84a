/* SPDX-License-Identifier: Apache-2.0 */
/* The quotation marks of a block. */
#ifndef FHI_TEXT_QUOTATION_H
#define FHI_TEXT_QUOTATION_H

#include "text/words.h"

/* Finds quotations among the tokens [first, end): tags the marks that open and close and sets FHI_TOKEN_QUOTED between, and in posts that
 * are signed. */
void fhi_quotation_mark(fhi_text *text, uint32_t first, uint32_t end);

#endif
