/* SPDX-License-Identifier: Apache-2.0 */
/* Links to other stories that stand at the end of a page without a label. */
#ifndef FHI_EXTRACT_LINKLIST_H
#define FHI_EXTRACT_LINKLIST_H

#include "extract/parts.h"

/* Drops the lines at the end of the text that look like headlines, where there are several of them. To be asked once the other kinds of
 * parts are told. Linear. */
void fhi_linklist_drop(fhi_parts *parts);

#endif
