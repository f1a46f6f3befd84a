/* SPDX-License-Identifier: Apache-2.0 */
/* Packs clusters of words for the program: a table in, data/models/clusters.model out.
 *   train_clusters OUT.model CLUSTERS.tsv */
#include "base/hash.h"
#include "base/span.h"
#include "text/clusters.h"
#include "text/letters.h"

#include <stdio.h>
#include <stdlib.h>

enum { SLOTS = 1 << 18, MOST_WORDS = SLOTS / 4 * 3 };

static uint32_t entries[SLOTS], words, lost;

static void add(fh_span word, uint32_t cluster)
{
    fhi_clusters made = {entries, SLOTS - 1};
    uint64_t hash = fhi_letters_hash(word);
    if (fhi_clusters_of(&made, hash) || words == MOST_WORDS) {
        lost++; /* said in two spellings that fold into one, or taken for another word */
        return;
    }
    uint32_t slot = (uint32_t)(hash >> 32) & (SLOTS - 1);
    while (entries[slot]) slot = (slot + 1) & (SLOTS - 1);
    uint32_t check = (uint32_t)hash & 0xFFFF;
    entries[slot] = (check ? check : 1) << 16 | cluster;
    words++;
}

/* A line: the number of the cluster, a tab, its words with blanks between them. */
static bool read_line(fh_span line)
{
    char *end;
    unsigned long cluster = strtoul(line.ptr, &end, 10);
    if (*end != '\t' || cluster == 0 || cluster > UINT16_MAX) return false;
    for (size_t at = (size_t)(end - line.ptr) + 1; at < line.len;) {
        const char *blank = memchr(line.ptr + at, ' ', line.len - at);
        size_t stop = blank ? (size_t)(blank - line.ptr) : line.len;
        if (stop > at) add((fh_span){line.ptr + at, stop - at}, (uint32_t)cluster);
        at = stop + 1;
    }
    return true;
}

int main(int argc, char **argv)
{
    static char line[1 << 20];
    FILE *in = argc == 3 ? fopen(argv[2], "r") : NULL;
    if (!in) {
        fputs("usage: train_clusters OUT.model CLUSTERS.tsv\n", stderr);
        return 2;
    }
    while (fgets(line, sizeof line, in)) {
        if (line[0] == '#') continue;
        if (!read_line(fhi_span_trim(fhi_span_of(line)))) {
            fprintf(stderr, "train: not a line of clusters: %.60s\n", line);
            return 3;
        }
    }
    fclose(in);
    fhi_clusters_head head = {"fhclust", FHI_CLUSTERS_VERSION, SLOTS,
                              fhi_hash((fh_span){(void *)entries, sizeof entries})};
    FILE *out = fopen(argv[1], "wb");
    bool ok = out && fwrite(&head, sizeof head, 1, out) == 1 && fwrite(entries, sizeof entries, 1, out) == 1;
    if (out && fclose(out) != 0) ok = false;
    printf("%u words in clusters, %u not taken\n", words, lost);
    return ok ? 0 : 3;
}
