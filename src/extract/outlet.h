/* SPDX-License-Identifier: Apache-2.0 */
/* The outlet of an article that names none. */
#ifndef FHI_EXTRACT_OUTLET_H
#define FHI_EXTRACT_OUTLET_H

#include "extract/article.h"

/* Finds the outlet, where it is not known yet, by the address of the page or by what the text calls itself ("in an interview with The
 * Harbour Gazette"). Needs the credits. False when memory is out. */
bool fhi_outlet_find(fhi_arena *arena, fhi_article *article);

#endif
