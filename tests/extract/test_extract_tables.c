/* SPDX-License-Identifier: Apache-2.0 */
/* The tables under data/extract and data/credits: each example comes out as its row says, each counterexample does not. */
#include "extract/article_notation.h"

#include "extract/photoline.h"
#include "tables/caption.h"
#include "tables/english.h"
#include "tables/furniture.h"
#include "tables/key.h"
#include "tables/newsroom.h"

enum { COLUMNS = 6, LINE_BYTES = 2048 };

typedef void use_row(char *cell[COLUMNS]);

/* Calls `use` with the cells of each row of a table, and fails if there are fewer than `least`. */
static void each_row(const char *table, int columns, int least, use_row *use)
{
    char path[512], line[LINE_BYTES], *cell[COLUMNS];
    snprintf(path, sizeof path, "%s/data/%s", FIRSTHAND_SOURCE_DIR, table);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int rows = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        line[strcspn(line, "\n")] = '\0';
        int n = 0;
        for (char *at = line; at && n < COLUMNS; n++) {
            cell[n] = at;
            at = strchr(at, '\t');
            if (at) *at++ = '\0';
        }
        assert_int_equal(n, columns);
        use(cell);
        rows++;
    }
    fclose(file);
    assert_true(rows >= least);
}

static const char *rule_of(const char *line)
{
    char room[2 * LINE_BYTES + 2];
    uint32_t words;
    fh_span key = fhi_key_make(fhi_span_of(line), room, &words);
    return fhi_furniture_rule(key, words);
}

static int failures; /* all are told before the test fails */

static void use_furniture(char *cell[COLUMNS])
{
    const char *rule = rule_of(cell[4]);
    if (!rule || strcmp(rule, cell[0]) != 0) {
        failures++;
        print_message("%s (%s): \"%s\" gives %s\n", cell[0], cell[2], cell[4], rule ? rule : "nothing");
    }
    rule = rule_of(cell[5]);
    if (rule) {
        failures++;
        print_message("%s (%s): \"%s\" is taken for %s\n", cell[0], cell[2], cell[5], rule);
    }
}

static void furniture_is_told_from_prose(void **state)
{
    (void)state;
    failures = 0;
    each_row("extract/furniture.tsv", 6, 100, use_furniture);
    assert_int_equal(failures, 0);
}

static void use_caption(char *cell[COLUMNS])
{
    char room[2 * LINE_BYTES + 2];
    fhi_part part = {.text = fhi_span_of(cell[2])};
    part.key = fhi_key_make(part.text, room, &part.words);
    part.sentence = fhi_parts_ends_sentence(part.text);
    if (!fhi_photoline_is_caption(&part)) fail_msg("%s: \"%s\" is no caption", cell[1], cell[2]);
}

static void captions_are_told(void **state)
{
    (void)state;
    each_row("extract/captions.tsv", 3, 50, use_caption);
}

/* Every alias finds its row, as does every site. */
static void use_newsroom(char *cell[COLUMNS])
{
    char *list[3] = {cell[0], cell[2], cell[3]};
    for (int i = 0; i < 3; i++) {
        for (char *at = list[i]; at && *at;) {
            char *end = i > 0 ? strchr(at, ';') : NULL;
            if (end) *end = '\0';
            const fhi_newsroom *found =
                i < 2 ? fhi_newsroom_find(fhi_span_of(at)) : fhi_newsroom_of_host(fhi_span_of(at));
            if (!found || !fhi_span_is(found->name, fhi_span_of(cell[0])))
                fail_msg("%s: %s gives %s", cell[0], at, found ? found->name.ptr : "nothing");
            at = end ? end + 1 : NULL;
        }
    }
}

static void newsrooms_are_found_by_all_their_names(void **state)
{
    (void)state;
    each_row("credits/newsrooms.tsv", 4, 150, use_newsroom);
    assert_string_equal(fhi_newsroom_find(FHI_SPAN("the ASSOCIATED press"))->name.ptr, "AP");
    assert_string_equal(fhi_newsroom_of_host(FHI_SPAN("www.reuters.com"))->name.ptr, "Reuters");
    assert_string_equal(fhi_newsroom_find(FHI_SPAN("uk.Reuters.com"))->name.ptr, "Reuters");
    assert_string_equal(fhi_newsroom_find(FHI_SPAN("Reuters (Web)"))->name.ptr, "Reuters");
    assert_string_equal(fhi_newsroom_find(FHI_SPAN("Associated Press - World"))->name.ptr, "AP");
    assert_string_equal(fhi_newsroom_find(FHI_SPAN("NPR Online News"))->name.ptr, "NPR");
    assert_null(fhi_newsroom_of_host(FHI_SPAN("notreuters.com")));
    assert_true(fhi_newsroom_key(FHI_SPAN("The Associated Press")) == fhi_newsroom_key(FHI_SPAN("apnews.com")));
    assert_true(fhi_newsroom_key(FHI_SPAN("The Vess Star")) == fhi_newsroom_key(FHI_SPAN("www.vessstar.test")));
    assert_true(fhi_newsroom_key(FHI_SPAN("")) == 0);
    assert_null(fhi_newsroom_find(FHI_SPAN("Northern Wire")));
    assert_null(fhi_newsroom_find(FHI_SPAN("")));
    assert_null(fhi_newsroom_find(FHI_SPAN("the")));
}

static void names_built_like_agencies_and_outlets(void **state)
{
    (void)state;
    assert_true(fhi_newsroom_is_agency_like(FHI_SPAN("Northern Wire")));
    assert_true(fhi_newsroom_is_agency_like(FHI_SPAN("Kestrian Press Association")));
    assert_false(fhi_newsroom_is_agency_like(FHI_SPAN("Wire")));
    assert_false(fhi_newsroom_is_agency_like(FHI_SPAN("Harbour Office")));
    assert_true(fhi_newsroom_is_outlet_like(FHI_SPAN("The Harbour Gazette")));
    assert_false(fhi_newsroom_is_outlet_like(FHI_SPAN("Gazette")));
    assert_false(fhi_newsroom_is_outlet_like(FHI_SPAN("he read the Gazette")));
}

static void common_words_and_their_forms(void **state)
{
    (void)state;
    fhi_english *english = fhi_english_new();
    assert_non_null(english);
    static const char *const words[] = {"claimed", "decides",      "stopping", "studies",
                                        "broadly", "announcement", "deployed", "postponed"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!fhi_english_knows(english, fhi_span_of(words[i]))) fail_msg("%s is not known", words[i]);
    }
    static const char *const pieces[] = {"clai", "med", "annou", "ncement", "deplo", "poned", "ed", "ted", ""};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        if (fhi_english_knows(english, fhi_span_of(pieces[i]))) fail_msg("%s is taken for a word", pieces[i]);
    }
    fhi_english_free(english);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(furniture_is_told_from_prose),
        cmocka_unit_test(captions_are_told),
        cmocka_unit_test(newsrooms_are_found_by_all_their_names),
        cmocka_unit_test(names_built_like_agencies_and_outlets),
        cmocka_unit_test(common_words_and_their_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
