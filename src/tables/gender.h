/* SPDX-License-Identifier: Apache-2.0 */
/* person → the pronoun that goes with the name, as far as the name tells. */
#ifndef FHI_TABLES_GENDER_H
#define FHI_TABLES_GENDER_H

#include "firsthand/span.h"

typedef enum fhi_gender { FHI_GENDER_UNKNOWN, FHI_GENDER_WOMAN, FHI_GENDER_MAN } fhi_gender;

/* By the title ("Mrs", "Queen"; may be empty), else by the first word of a name that has several. */
fhi_gender fhi_gender_of(fh_span title, fh_span name);

/* "she" goes with a woman, "his" with a man; unknown for other words. */
fhi_gender fhi_gender_of_pronoun(fh_span word);

#endif
