/* SPDX-License-Identifier: Apache-2.0 */
/* text → names and entities: a trained model finds names, then mentions of one person, body or place are joined. */
#include "annotate/name/name.h"

#include "annotate/name/entities.h"
#include "annotate/name/headlines.h"
#include "annotate/name/naming.h"

fh_status fhi_name_find(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks, fh_error *error)
{
    fh_status status = fhi_naming_run(arena, scratch, marks, error);
    if (status != FH_OK) return status;
    return fhi_headlines_cut(scratch, marks) && fhi_entities_join(arena, scratch, marks)
               ? FH_OK
               : fhi_error_memory(error, "name");
}
