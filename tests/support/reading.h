/* SPDX-License-Identifier: Apache-2.0 */
/* For tests: texts in, readings through all the stages of one document out, by the same way that the program goes. */
#ifndef FIRSTHAND_TESTS_READING_H
#define FIRSTHAND_TESTS_READING_H

#include "flow/collection.h"

/* One plain text, annotated; `published` is an ISO 8601 date or NULL, `plain` as --plain. The id is "-". NULL when it cannot be read. Free
 * it with fhi_document_free(). */
fhi_document *reading_of_text(const char *text, const char *published, bool plain);

/* Articles from JSON Lines, in the order of the lines, with `readings` set: ready for the stages across articles, none of which has
 * run. NULL when a line cannot be read. Free it with reading_done(). A test that wants these stages too calls
 * fhi_collection_settle(), after fhi_collection_sort() where it wants the canonical order. */
fhi_collection *reading_of_lines(const char *lines, bool plain);

void reading_done(fhi_collection *collection);

#endif
