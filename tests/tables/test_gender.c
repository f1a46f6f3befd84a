/* SPDX-License-Identifier: Apache-2.0 */
/* Which pronoun goes with a name: by its title, by its first word, by nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "tables/gender.h"
#include "text/rows.h"

static const fh_span none = {"", 0};

static void use_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    if (!*cells[1]) return;
    char name[96];
    snprintf(name, sizeof name, "%.80s Ostrander", cells[0]);
    assert_int_equal(fhi_gender_of(none, fhi_span_of(name)), *cells[1] == 'w' ? FHI_GENDER_WOMAN : FHI_GENDER_MAN);
}

static void every_row_of_the_tables_holds(void **state)
{
    (void)state;
    assert_true(each_row("data/name/genders.tsv", use_row) > 1000);
    assert_true(each_row("data/name/first_names.tsv", use_row) > 400);
}

static void a_title_tells_more_than_a_name(void **state)
{
    (void)state;
    assert_int_equal(fhi_gender_of(FHI_SPAN("Prime Minister Ms."), FHI_SPAN("Ostrander")), FHI_GENDER_WOMAN);
    assert_int_equal(fhi_gender_of(FHI_SPAN("Mrs"), FHI_SPAN("John Ostrander")), FHI_GENDER_WOMAN);
    assert_int_equal(fhi_gender_of(FHI_SPAN("Prime Minister"), FHI_SPAN("John Ostrander")), FHI_GENDER_MAN);
}

static void a_surname_alone_tells_nothing(void **state)
{
    (void)state;
    assert_int_equal(fhi_gender_of(none, FHI_SPAN("James")), FHI_GENDER_UNKNOWN);
    assert_int_equal(fhi_gender_of(none, none), FHI_GENDER_UNKNOWN);
    assert_int_equal(fhi_gender_of(none, FHI_SPAN("Xyzzy Ostrander")), FHI_GENDER_UNKNOWN);
}

static void pronouns(void **state)
{
    (void)state;
    assert_int_equal(fhi_gender_of_pronoun(FHI_SPAN("She")), FHI_GENDER_WOMAN);
    assert_int_equal(fhi_gender_of_pronoun(FHI_SPAN("his")), FHI_GENDER_MAN);
    assert_int_equal(fhi_gender_of_pronoun(FHI_SPAN("they")), FHI_GENDER_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_of_the_tables_holds),
        cmocka_unit_test(a_title_tells_more_than_a_name),
        cmocka_unit_test(a_surname_alone_tells_nothing),
        cmocka_unit_test(pronouns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
