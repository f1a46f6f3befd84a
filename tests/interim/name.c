/* SPDX-License-Identifier: Apache-2.0 */
/* Until annotate/name/name.c is there: finds nothing. */
#include "annotate/name/name.h"

fh_status fhi_name_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    (void)arena, (void)scratch, (void)marks, (void)error;
    return FH_OK;
}
