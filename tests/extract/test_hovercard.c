/* SPDX-License-Identifier: Apache-2.0 */
/* Hidden cards behind names: found where the name is glued to a headline, and nowhere else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "extract/hovercard.h"

#include <stdlib.h>

static void has(const char *line, const char *card)
{
    fh_range found = {0, 0};
    bool any = fhi_hovercard_find(fhi_span_of(line), &found);
    assert_int_equal(any, card != NULL);
    if (!card) return;
    assert_int_equal(found.end - found.start, strlen(card));
    assert_memory_equal(line + found.start, card, strlen(card));
}

static void a_card_goes_from_the_name_to_more(void **state)
{
    (void)state;
    has("Mayor Ann Lind Ann Maria LindCouncil votes on budget Lind opens bridge MORE said so.",
        " Ann Maria LindCouncil votes on budget Lind opens bridge MORE");
    has("They met Bob Falk Robert (Bob) Falk2031 race opens MORE's deputy.", " Robert (Bob) Falk2031 race opens MORE");
    has("Ann McLind Ann McLindVote is near MORE", " Ann McLindVote is near MORE");
}

static void of_two_cards_the_first_is_found(void **state)
{
    (void)state;
    has("Ann Lind Ann LindVote is near MORE and Bob Falk Bob FalkVote is over MORE met.", " Ann LindVote is near MORE");
}

static void what_is_no_card_stays(void **state)
{
    (void)state;
    has("There were MORE of them than of us.", NULL);
    has("Ann Lind of LindCo wants MORE", NULL);
    has("The iPhone costs MORE", NULL);
    has("LindCouncil votes MORE", NULL);
    has("Ann Lind Ann LindVote is near more", NULL);
    has("Ann Lind Ann LindVote is near MOREOVER", NULL);
    has("MORE", NULL);
    has("", NULL);
}

static void a_line_of_nothing_else_is_read_in_linear_time(void **state)
{
    (void)state;
    enum { LEN = 1 << 20 };
    char *line = malloc(LEN);
    assert_non_null(line);
    for (int i = 0; i < LEN; i++) line[i] = "aB MORE "[i % 8];
    fh_range card;
    assert_false(fhi_hovercard_find((fh_span){line, LEN}, &card));
    for (int i = 0; i < LEN; i++) line[i] = "aB"[i % 2];
    assert_false(fhi_hovercard_find((fh_span){line, LEN}, &card));
    for (int i = 0; i + 8 < LEN; i += 800) memcpy(line + i, " MORE ", 6);
    assert_false(fhi_hovercard_find((fh_span){line, LEN}, &card));
    free(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_goes_from_the_name_to_more),
        cmocka_unit_test(of_two_cards_the_first_is_found),
        cmocka_unit_test(what_is_no_card_stays),
        cmocka_unit_test(a_line_of_nothing_else_is_read_in_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
