/* SPDX-License-Identifier: Apache-2.0 */
/* Two passages come in, and whether they pass on the same words of somebody. */
#ifndef FHI_RECONCILE_UTTERANCE_H
#define FHI_RECONCILE_UTTERANCE_H

#include "text/words.h"

/* True where a run of words stands in both, between quotation marks in at least one of them, and is a good part of the shorter: what was said
 * or written once, whoever is named for it. */
bool fhi_utterance_is(const fhi_text *a, fh_range in_a, const fhi_text *b, fh_range in_b);

#endif
