/* SPDX-License-Identifier: Apache-2.0 */
#include "text/wordtable.h"

#include "base/hash.h"
#include "base/sixteen.h"
#include "base/span.h"

static bool is_good(fh_span bytes, const char *magic)
{
    const fhi_wordtable_head *head = (const void *)bytes.ptr;
    if (bytes.len < sizeof *head || strncmp(head->magic, magic, sizeof head->magic) != 0) return false;
    if (head->version != FHI_WORDTABLE_VERSION || !head->slots || head->slots & (head->slots - 1)) return false;
    if (bytes.len != sizeof *head + (uint64_t)head->slots * sizeof(uint32_t)) return false;
    return fhi_hash((fh_span){bytes.ptr + sizeof *head, bytes.len - sizeof *head}) == head->digest;
}

fh_status fhi_wordtable_open(fhi_wordtable_embedded *embedded, fhi_wordtable *table, fh_error *error)
{
    if (atomic_load_explicit(&embedded->checked, memory_order_relaxed) != 1) {
        fh_span bytes = {embedded->bytes, (size_t)(embedded->end - embedded->bytes)};
        if (!is_good(bytes, embedded->magic))
            return fhi_error_set(error, FH_INVALID, "text", 0, "the %s are damaged", embedded->what);
        atomic_store_explicit(&embedded->checked, 1, memory_order_relaxed);
    }
    const fhi_wordtable_head *head = (const void *)embedded->bytes;
    *table = (fhi_wordtable){(const void *)(head + 1), head->slots - 1};
    return FH_OK;
}

uint32_t fhi_wordtable_find(const fhi_wordtable *table, uint64_t word)
{
    uint32_t check = (uint32_t)word & 0xFFFF ? (uint32_t)word & 0xFFFF : 1;
    uint32_t slot = (uint32_t)(word >> 32) & table->mask;
    /* The tables are so full that words which are in none meet several others on their way: four at a time. */
    typedef uint32_t four __attribute__((vector_size(16)));
    for (; slot + 4 <= table->mask + 1; slot += 4) {
        four entries;
        memcpy(&entries, table->entries + slot, sizeof entries);
        uint32_t ends = fhi_sixteen_bits((fhi_sixteen)((entries >> 16 == check) | (entries == 0)));
        if (ends) return table->entries[slot + fhi_sixteen_first(ends) / 4] & 0xFFFF;
    }
    slot &= table->mask;
    for (; table->entries[slot]; slot = (slot + 1) & table->mask) {
        if (table->entries[slot] >> 16 == check) return table->entries[slot] & 0xFFFF;
    }
    return 0;
}
