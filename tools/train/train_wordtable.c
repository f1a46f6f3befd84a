/* SPDX-License-Identifier: Apache-2.0 */
/* Packs a table of words for the program: data/text/clusters.tsv or data/name/lists.tsv in, data/models/NAME.model out.
 *   train_wordtable OUT.model clusters|lists TABLE.tsv */
#include "base/hash.h"
#include "base/span.h"
#include "text/letters.h"
#include "text/wordtable.h"

#include <stdio.h>
#include <stdlib.h>

enum { SLOTS = 1 << 18, MOST_WORDS = SLOTS / 4 * 3 };

static uint32_t entries[SLOTS], words, lost;

/* A word that is there already, in a spelling that folds into the same or by chance, keeps its cluster; the kinds of lists are bits, and
 * those of both count. */
static void add(fh_span word, uint32_t number, bool bits)
{
    uint64_t hash = fhi_letters_hash(word);
    uint32_t slot = (uint32_t)(hash >> 32) & (SLOTS - 1), check = (uint32_t)hash & 0xFFFF ? (uint32_t)hash & 0xFFFF : 1;
    while (entries[slot] && entries[slot] >> 16 != check) slot = (slot + 1) & (SLOTS - 1);
    if (entries[slot] || words == MOST_WORDS) {
        lost++;
        if (bits && entries[slot]) entries[slot] |= number;
        return;
    }
    entries[slot] = check << 16 | number;
    words++;
}

/* A line: the number, a tab, its words with `between` between them. */
static bool read_line(fh_span line, char between)
{
    char *end;
    unsigned long number = strtoul(line.ptr, &end, 10);
    if (*end != '\t' || number == 0 || number > UINT16_MAX) return false;
    for (size_t at = (size_t)(end - line.ptr) + 1; at < line.len;) {
        const char *sign = memchr(line.ptr + at, between, line.len - at);
        size_t stop = sign ? (size_t)(sign - line.ptr) : line.len;
        if (stop > at) add((fh_span){line.ptr + at, stop - at}, (uint32_t)number, between == '|');
        at = stop + 1;
    }
    return true;
}

int main(int argc, char **argv)
{
    static char line[1 << 21];
    bool lists = argc == 4 && strcmp(argv[2], "lists") == 0;
    FILE *in = lists || (argc == 4 && strcmp(argv[2], "clusters") == 0) ? fopen(argv[3], "r") : NULL;
    if (!in) {
        fputs("usage: train_wordtable OUT.model clusters|lists TABLE.tsv\n", stderr);
        return 2;
    }
    while (fgets(line, sizeof line, in)) {
        if (line[0] == '#') continue;
        if (strlen(line) == sizeof line - 1 || !read_line(fhi_span_trim(fhi_span_of(line)), lists ? '|' : ' ')) {
            fprintf(stderr, "train: not a line of words: %.60s\n", line);
            return 3;
        }
    }
    fclose(in);
    fhi_wordtable_head head = {"", FHI_WORDTABLE_VERSION, SLOTS, fhi_hash((fh_span){(void *)entries, sizeof entries})};
    snprintf(head.magic, sizeof head.magic, "%s", lists ? "fhlists" : "fhclust");
    FILE *out = fopen(argv[1], "wb");
    bool ok = out && fwrite(&head, sizeof head, 1, out) == 1 && fwrite(entries, sizeof entries, 1, out) == 1;
    if (out && fclose(out) != 0) ok = false;
    printf("%u words, %u that were there\n", words, lost);
    return ok ? 0 : 3;
}
