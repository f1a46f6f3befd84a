/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of words: what is in them is found, and a file that is not what it should be is refused. */
#include "text/texts.h"

#include "base/hash.h"
#include "text/letters.h"
#include "text/wordtable.h"

enum { SLOTS = 8 };

typedef struct file {
    fhi_wordtable_head head;
    uint32_t entries[SLOTS];
} file;

/* A table of "ferry" (7) and "harbour" (9). */
static file made(void)
{
    static const char *const words[] = {"ferry", "harbour"};
    file f = {{"fhtests", FHI_WORDTABLE_VERSION, SLOTS, 0}, {0}};
    for (uint32_t i = 0; i < 2; i++) {
        uint64_t hash = fhi_letters_hash(fhi_span_of(words[i]));
        uint32_t slot = (uint32_t)(hash >> 32) & (SLOTS - 1);
        while (f.entries[slot]) slot = (slot + 1) & (SLOTS - 1);
        f.entries[slot] = ((uint32_t)hash & 0xFFFF) << 16 | (7 + 2 * i);
    }
    f.head.digest = fhi_hash((fh_span){(const char *)f.entries, sizeof f.entries});
    return f;
}

static fh_status opened(const file *f, size_t len, fhi_wordtable *table, fh_error *error)
{
    fhi_wordtable_embedded embedded = {(const char *)f, (const char *)f + len, "fhtests", "words of a test", 0};
    return fhi_wordtable_open(&embedded, table, error);
}

static void words_are_found_in_any_dress(void **state)
{
    (void)state;
    file f = made();
    fhi_wordtable table;
    assert_int_equal(opened(&f, sizeof f, &table, NULL), FH_OK);
    assert_int_equal(fhi_wordtable_find(&table, fhi_letters_hash(FHI_SPAN("Ferry"))), 7);
    assert_int_equal(fhi_wordtable_find(&table, fhi_letters_hash(FHI_SPAN("HARBOUR"))), 9);
    assert_int_equal(fhi_wordtable_find(&table, fhi_letters_hash(FHI_SPAN("lighthouse"))), 0);
}

static void damaged_tables_are_refused(void **state)
{
    (void)state;
    fhi_wordtable table;
    fh_error error = {0};
    for (int kind = 0; kind < 5; kind++) {
        file f = made();
        size_t len = sizeof f;
        if (kind == 0) f.head.magic[0] = 'x';
        if (kind == 1) f.head.version++;
        if (kind == 2) f.head.slots = SLOTS - 1;
        if (kind == 3) f.entries[0] ^= 1;
        if (kind == 4) len -= sizeof f.entries[0];
        assert_int_equal(opened(&f, len, &table, &error), FH_INVALID);
        assert_string_equal(error.message, "the words of a test are damaged");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_in_any_dress),
        cmocka_unit_test(damaged_tables_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
