/* SPDX-License-Identifier: Apache-2.0 */
/* What a page says of its article → the article's fields. */
#ifndef FHI_EXTRACT_PAGEFACTS_H
#define FHI_EXTRACT_PAGEFACTS_H

#include "extract/article.h"
#include "extract/meta/facts.h"

/* Sets the fields of `article` that are not given. A title that the article's own text has is kept. False when memory is out. */
bool fhi_pagefacts_set(fhi_arena *arena, const fhi_facts *facts, fhi_article *article);

#endif
