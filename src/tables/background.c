/* SPDX-License-Identifier: Apache-2.0 */
/* The table of background.inc as an open-addressed hash table. */
#include "tables/background.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 15 }; /* twice the rows, rounded up to a power of two */

typedef struct counted {
    uint64_t stem; /* 0: free */
    uint32_t documents;
} counted;

struct fhi_background {
    counted at[ROOM];
};

static const struct {
    uint32_t documents;
    const char *stems; /* blanks between */
} rows[] = {
#define ROW(documents, stems) {documents, stems},
#include "tables/background.inc"
#undef ROW
};

static size_t slot(const fhi_background *background, uint64_t stem)
{
    size_t at = (size_t)stem & (ROOM - 1);
    while (background->at[at].stem && background->at[at].stem != stem) at = (at + 1) & (ROOM - 1);
    return at;
}

fhi_background *fhi_background_new(void)
{
    fhi_background *background = calloc(1, sizeof *background);
    if (!background) return NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (const char *stem = rows[i].stems; *stem;) {
            size_t len = strcspn(stem, " ");
            uint64_t number = fhi_hash((fh_span){stem, len});
            background->at[slot(background, number)] = (counted){number, rows[i].documents};
            stem += len;
            if (*stem) stem++;
        }
    }
    return background;
}

void fhi_background_free(fhi_background *background)
{
    free(background);
}

uint32_t fhi_background_count(const fhi_background *background, uint64_t stem)
{
    return background->at[slot(background, stem)].documents;
}
