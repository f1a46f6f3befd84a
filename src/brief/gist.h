/* SPDX-License-Identifier: Apache-2.0 */
/* What of a range a line that is cut must still have. */
#ifndef FHI_BRIEF_GIST_H
#define FHI_BRIEF_GIST_H

#include "annotate/marks.h"

/* The offset up to which the words of the range must stand to tell anything: behind its main verb ("Lind, who led the council for nine years,
 * resigned"), that of what is said ("warned that if the ramp fell, the town would"), and the time that the line is told for, with the verb of its clause;
 * `time` is {0, 0} where there is none. */
uint32_t fhi_gist_end(const fhi_text *text, fh_range at, fh_range time);

/* The time of these days in the range; {0, 0} if it names none. */
fh_range fhi_gist_time(const fhi_marks *marks, fh_range at, fhi_day first, fhi_day last);

#endif
