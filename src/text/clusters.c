/* SPDX-License-Identifier: Apache-2.0 */
#include "text/clusters.h"

#include "base/hash.h"

#include <stdatomic.h>
#include <string.h>

extern const char fhi_clusters_bytes[], fhi_clusters_bytes_end[]; /* models.S */

static atomic_int checked; /* 1: the embedded clusters were found good */

static bool is_good(fh_span bytes)
{
    const fhi_clusters_head *head = (const void *)bytes.ptr;
    if (bytes.len < sizeof *head || memcmp(head->magic, "fhclust", 8) != 0) return false;
    if (head->version != FHI_CLUSTERS_VERSION || !head->slots || head->slots & (head->slots - 1)) return false;
    if (bytes.len != sizeof *head + (uint64_t)head->slots * sizeof(uint32_t)) return false;
    return fhi_hash((fh_span){bytes.ptr + sizeof *head, bytes.len - sizeof *head}) == head->digest;
}

/* The embedded clusters; checked once. */
static fh_status open_embedded(fhi_clusters *clusters, fh_error *error)
{
    fh_span bytes = {fhi_clusters_bytes, (size_t)(fhi_clusters_bytes_end - fhi_clusters_bytes)};
    if (atomic_load_explicit(&checked, memory_order_relaxed) != 1) {
        if (!is_good(bytes)) return fhi_error_set(error, FH_INVALID, "text", 0, "the clusters of words are damaged");
        atomic_store_explicit(&checked, 1, memory_order_relaxed);
    }
    const fhi_clusters_head *head = (const void *)bytes.ptr;
    *clusters = (fhi_clusters){(const void *)(head + 1), head->slots - 1};
    return FH_OK;
}

uint32_t fhi_clusters_of(const fhi_clusters *clusters, uint64_t word)
{
    uint32_t check = (uint32_t)word & 0xFFFF ? (uint32_t)word & 0xFFFF : 1;
    for (uint32_t slot = (uint32_t)(word >> 32) & clusters->mask; clusters->entries[slot];
         slot = (slot + 1) & clusters->mask) {
        if (clusters->entries[slot] >> 16 == check) return clusters->entries[slot] & 0xFFFF;
    }
    return 0;
}

fh_status fhi_clusters_mark(fhi_text *text, fh_error *error)
{
    fhi_clusters clusters = {NULL, 0};
    fh_status status = open_embedded(&clusters, error);
    if (status != FH_OK) return status;
    for (uint32_t i = 0; i < text->tokens.n; i++)
        text->tokens.at[i].cluster = (uint16_t)fhi_clusters_of(&clusters, text->tokens.at[i].word);
    return FH_OK;
}
