/* SPDX-License-Identifier: Apache-2.0 */
/* Until emit/brief_markdown.c is there: says so. */
#include "emit/edition.h"

fh_status fhi_brief_markdown_write(fhi_output *output, const fhi_edition *edition, fhi_arena *scratch, fh_error *error)
{
    (void)output, (void)edition, (void)scratch;
    return fhi_error_set(error, FH_UNSUPPORTED, "emit", 0,
                         "a brief is not written as markdown by this build; use --format json");
}
