/* SPDX-License-Identifier: Apache-2.0 */
/* Names and entities on invented news: who is joined with whom, titles, keys; and the rows of the tables. */
#include "text/rows.h"
#include "text/texts.h"

#include "annotate/name/keys.h"
#include "annotate/name/name.h"
#include "tables/countries.h"

typedef struct reading {
    sample s;
    fhi_marks marks;
} reading;

static void reading_up(reading *r, const char *text)
{
    sample_up(&r->s, fhi_span_of(text));
    r->marks = (fhi_marks){.text = &r->s.text};
    fh_error error = {0};
    assert_int_equal(fhi_name_find(r->s.arena, r->s.arena, &r->marks, &error), FH_OK);
}

static void reading_down(reading *r)
{
    sample_down(&r->s);
}

/* The entity with this name; fails the test if there is none. */
static const fhi_entity *entity(const reading *r, const char *name)
{
    for (uint32_t i = 0; i < r->marks.entities.n; i++) {
        if (fhi_span_is(r->marks.entities.at[i].name, fhi_span_of(name))) return &r->marks.entities.at[i];
    }
    fail_msg("no entity %s", name);
    return NULL;
}

static void a_surname_finds_the_full_name(void **state)
{
    (void)state;
    reading r;
    reading_up(&r, "Hale says talks will go on\n\nDefense Minister Robert Hale met troops in Ukraine on Monday. Hale "
                   "said the talks "
                   "would go on. \"We are ready,\" Hale told reporters.");
    const fhi_entity *hale = entity(&r, "Robert Hale");
    assert_int_equal(hale->type, FHI_NAME_PER);
    assert_true(hale->mentions >= 3);
    fh_span title = fhi_span_cut(r.s.article.text, hale->title);
    assert_true(fhi_span_is(title, FHI_SPAN("Defense Minister")));
    assert_int_equal(entity(&r, "Ukraine")->type, FHI_NAME_LOC);
    reading_down(&r);
}

static void a_name_ends_where_the_headline_goes_on(void **state)
{
    (void)state;
    reading r;
    reading_up(&r,
               "Senator Hale Blasts Budget Plan, Calls Premier Tom Orr Weak\n\nSenator Joan Hale blasted the budget on "
               "Monday. Premier Tom Orr answered that Hale had not read it.");
    assert_int_equal(r.marks.entities.n, 2);
    assert_int_equal(entity(&r, "Joan Hale")->mentions, 3);
    assert_int_equal(entity(&r, "Tom Orr")->mentions, 2);
    reading_down(&r);
    reading_up(&r, "Governor Paul Hale Jr. Signs Law on Bridges\n\nGovernor Paul Hale signed the law on Monday.");
    entity(&r, "Paul Hale Jr.");
    reading_down(&r);
}

static void kin_do_not_take_the_surname_over(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r, "President Hale met troops in Ukraine on Monday. His wife, Sarah Hale, stayed at home. \"We are ready,\" "
            "President Hale told reporters.");
    const fhi_entity *sarah = entity(&r, "Sarah Hale"), *hale = entity(&r, "Hale");
    assert_int_equal(sarah->mentions, 1);
    assert_int_equal(hale->mentions, 2);
    reading_down(&r);
}

static void two_of_one_surname_stay_two(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r, "Former President Paul Hale told workers that he will leave if Vera Hale is elected. Mr. Hale said so on "
            "Monday. Mrs. Hale said nothing. Hale spoke at noon.");
    assert_int_equal(r.marks.entities.n, 2);
    assert_int_equal(r.marks.names.at[2].entity, 0);
    assert_int_equal(r.marks.names.at[3].entity, 1);
    reading_down(&r);
    /* of one gender, told by their first names; "Mike" may be Michael */
    reading_up(&r, "Mike Hale and Rita Brandt met on Monday. Hale left, and so did Brandt. Later Michael Hale and Olga "
                   "Brandt came.");
    assert_int_equal(r.marks.entities.n, 3);
    assert_int_equal(r.marks.names.at[4].entity, 0);
    reading_down(&r);
}

static void a_pair_of_surnames_is_nobody(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r,
        "Mara Lind and Paul Hale met on Monday. Lind thanked Hale for the Hale-Lind talks. Then Lind left, and Hale "
        "stayed.");
    assert_int_equal(entity(&r, "Mara Lind")->mentions, 3);
    assert_int_equal(entity(&r, "Paul Hale")->mentions, 3);
    reading_down(&r);
    reading_up(&r, "On Monday the mayor, Mara Lind-Hale, left. \"We agree,\" Lind-Hale said.");
    assert_int_equal(entity(&r, "Mara Lind-Hale")->mentions, 2);
    reading_down(&r);
}

static void kin_told_behind_the_name_do_not_either(void **state)
{
    (void)state;
    reading r;
    reading_up(&r,
               "President Hale met troops in Ukraine on Monday. Sarah Hale, the president's daughter, stayed at "
               "home. His daughter-in-law Judith Hale went with him. \"We are ready,\" President Hale told reporters.");
    assert_int_equal(entity(&r, "Sarah Hale")->mentions, 1);
    assert_int_equal(entity(&r, "Judith Hale")->mentions, 1);
    assert_int_equal(entity(&r, "Hale")->mentions, 2);
    reading_down(&r);
}

static void a_family_named_before_does_not(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r, "President Hale's daughter-in-law has a show of her own. Judith Hale, married to the middle son, opened it "
            "on Monday. Hale was pleased.");
    assert_int_equal(entity(&r, "Judith Hale")->mentions, 1);
    assert_int_equal(entity(&r, "Hale")->mentions, 2);
    reading_down(&r);
}

static void a_weekday_is_no_part_of_a_name(void **state)
{
    (void)state;
    reading r;
    reading_up(&r,
               "President Robert Hale told the Ardenhall Tribune Monday that he would go. He left Washington Friday.");
    for (uint32_t i = 0; i < r.marks.names.n; i++)
        assert_false(fhi_span_ends(fhi_span_cut(r.s.article.text, r.marks.names.at[i].at), FHI_SPAN("day")));
    assert_true(r.marks.names.n >= 3);
    reading_down(&r);
}

static void a_title_is_taken_whole(void **state)
{
    (void)state;
    static const struct {
        const char *text, *title;
    } cases[] = {
        {"Tarnow Post Editor-in-Chief Peter Hale said no.", "Tarnow Post Editor-in-Chief"},
        {"Port rights chief Peter Hale said no.", "Port rights chief"},
        {"President-elect Peter Hale said no.", "President-elect"},
        {"Nobody will miss Peter Hale in Tarnow.", ""},
        {"Peter Hale, often praising the mayor of Tarnow in his letters, said no.", ""},
        {"Bank of Kestria analyst Peter Hale said no.", "Bank of Kestria analyst"},
        {"Chairman of the Joint Chiefs of Staff Gen. Peter Hale said no.",
         "Chairman of the Joint Chiefs of Staff Gen."},
        {"TARNOW \xE2\x80\x94 President Peter Hale said no.", "President"},
        {"Peter Hale, her lawyer, said no.", "lawyer"},
        {"Peter Hale, seen by many as the next mayor, said no.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading r;
        reading_up(&r, cases[i].text);
        fh_span title = fhi_span_cut(r.s.article.text, entity(&r, "Peter Hale")->title);
        assert_true(fhi_span_is(title, fhi_span_of(cases[i].title)));
        reading_down(&r);
    }
}

static void a_caption_gives_nobody_a_title(void **state)
{
    (void)state;
    static const char text[] = "Image caption President Peter Hale at the port\n\nMinister Peter Hale said no.";
    reading r;
    sample_up(&r.s, fhi_span_of(text));
    r.s.article.blocks.at[0].kind = FHI_BLOCK_CAPTION;
    r.marks = (fhi_marks){.text = &r.s.text};
    fh_error error = {0};
    assert_int_equal(fhi_name_find(r.s.arena, r.s.arena, &r.marks, &error), FH_OK);
    fh_span title = fhi_span_cut(r.s.article.text, entity(&r, "Peter Hale")->title);
    assert_true(fhi_span_is(title, FHI_SPAN("Minister")));
    reading_down(&r);
}

static void a_list_of_people_is_no_title(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r,
        "The owner Peter Hale, mayor Robert Falk and Ann Lind signed the deal, officials said. Sarah Moore, mayor of "
        "Ardenhall, was there.");
    assert_int_equal(entity(&r, "Peter Hale")->title.end, entity(&r, "Peter Hale")->title.start);
    fh_span title = fhi_span_cut(r.s.article.text, entity(&r, "Sarah Moore")->title);
    assert_true(fhi_span_starts(title, FHI_SPAN("mayor")));
    reading_down(&r);
}

static void an_acronym_joins_its_body(void **state)
{
    (void)state;
    reading r;
    reading_up(
        &r, "The International Atomic Energy Agency (IAEA) sent a team to Vienna. The IAEA said it had found nothing.");
    const fhi_entity *agency = entity(&r, "International Atomic Energy Agency");
    assert_int_equal(agency->type, FHI_NAME_ORG);
    assert_int_equal(agency->mentions, 3);
    reading_down(&r);
}

static void names_stand_in_text_order_with_their_entity(void **state)
{
    (void)state;
    reading r;
    reading_up(&r, "South Korea and Japan met in Seoul. S. Korea sent Lee Min-ho, Japan sent Kenji Sato.");
    uint32_t end = 0;
    for (uint32_t i = 0; i < r.marks.names.n; i++) {
        assert_true(r.marks.names.at[i].at.start >= end);
        end = r.marks.names.at[i].at.end;
        assert_true(r.marks.names.at[i].entity < r.marks.entities.n);
        assert_int_equal(r.marks.names.at[i].type, r.marks.entities.at[r.marks.names.at[i].entity].type);
    }
    assert_int_equal(entity(&r, "South Korea")->mentions, 2);
    assert_true(entity(&r, "South Korea")->key != entity(&r, "Seoul")->key);
    reading_down(&r);
}

static uint64_t key(const char *name, fhi_name_type type)
{
    return fhi_keys_of(fhi_span_of(name), type);
}

static void keys_are_the_same_across_articles(void **state)
{
    (void)state;
    assert_true(key("S. Korea", FHI_NAME_LOC) == key("Republic of Korea", FHI_NAME_LOC));
    assert_true(key("S. Korea", FHI_NAME_LOC) != key("N. Korea", FHI_NAME_LOC));
    assert_true(key("NATO", FHI_NAME_ORG) == key("the North Atlantic Treaty Organization", FHI_NAME_ORG));
    assert_true(key("Kim Yong-hyun", FHI_NAME_PER) == key("Kim Yong Hyun", FHI_NAME_PER));
    assert_true(key("José F. Álvarez", FHI_NAME_PER) == key("Jose Alvarez", FHI_NAME_PER));
    assert_true(key("Volodymyr Zelenskyy", FHI_NAME_PER) == key("Volodymyr Zelensky", FHI_NAME_PER));
    assert_true(key("Georgia", FHI_NAME_PER) != key("Georgia", FHI_NAME_LOC));
}

static void country_row(char **cells, unsigned n)
{
    assert_int_equal(n, 7);
    fhi_country found = fhi_countries_find(fhi_span_of(cells[1]));
    assert_int_equal(found.sense, FHI_COUNTRY_NAME);
    assert_string_equal(found.code, cells[0]);
    assert_non_null(strstr(cells[6], cells[1]));
}

static void acronym_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    assert_true(key(cells[0], FHI_NAME_ORG) == key(cells[1], FHI_NAME_ORG));
}

/* The name stands in brackets in the example. */
static void holds_name(const char *example, const char *type)
{
    static const char *const types[] = {"PER", "ORG", "LOC", "OTHER"};
    char text[256];
    size_t len = 0, start = 0, end = 0;
    for (const char *c = example; *c && len + 1 < sizeof text; c++) {
        if (*c == '[')
            start = len;
        else if (*c == ']')
            end = len;
        else
            text[len++] = *c;
    }
    text[len] = '\0';
    reading r;
    reading_up(&r, text);
    bool found = false;
    for (uint32_t i = 0; i < r.marks.names.n; i++) {
        const fhi_name *name = &r.marks.names.at[i];
        found |= name->at.start == start && name->at.end == end && strcmp(types[name->type], type) == 0;
    }
    if (!found) fail_msg("%s: no such %s", example, type);
    reading_down(&r);
}

static void beside_row(char **cells, unsigned n)
{
    assert_int_equal(n, 3);
    holds_name(cells[2], cells[1]);
}

static void particle_row(char **cells, unsigned n)
{
    assert_int_equal(n, 2);
    holds_name(cells[1], "PER");
}

static void words_beside_a_name_tell_what_it_is(void **state)
{
    (void)state;
    assert_true(each_row("data/name/beside.tsv", beside_row) > 60);
}

static void particles_are_inside_a_name(void **state)
{
    (void)state;
    assert_true(each_row("data/name/particles.tsv", particle_row) > 20);
    holds_name("Nobody told [von der Berg] of it.", "PER");
    holds_name("Union leader [Marta del Campo] left the hall.", "PER");
    holds_name("Nobody asked who [Marta del Campo] was.", "PER");
    holds_name("Prices fell in [Rio de Janeiro] on Monday.", "LOC");
    holds_name("Prices fell in [Santiago del Estero] on Monday.", "LOC");
    /* nor is a word that only looks like one */
    holds_name("Police stopped the van [Omar Hale] drove.", "PER");
}

static void sons_and_kings_have_their_number(void **state)
{
    (void)state;
    holds_name("Police questioned [Paul Hale Jr.] on Monday.", "PER");
    holds_name("The owner, [Paul Hale, Jr.], was not there.", "PER");
    holds_name("The owner, [Paul Hale III], was not there.", "PER");
    holds_name("The palace of King [Louis XIV] burned on Monday.", "PER");
    /* nor is what a person does */
    holds_name("By [Iris Brandt], Sr. Content Editor", "PER");
}

static void an_acronym_told_once_is_known_again(void **state)
{
    (void)state;
    holds_name("The Harbour Safety Board ([HSB]) closed two quays.", "ORG");
    holds_name("The Harbour Safety Board (HSB) closed two quays. On Friday, two of its guards left [HSB] for good.",
               "ORG");
    holds_name("The Harbour Safety Board (HSB) closed two quays. What [HSB]-led teams found is open.", "ORG");
    holds_name("Talks with the United Arab Emirates (UAE) failed. Ships left the [UAE] on Friday.", "LOC");
}

static void places_are_found_where_capitals_are_spared(void **state)
{
    (void)state;
    holds_name("i grew up in [bavaria] and my cousins still live there.", "LOC");
    holds_name("does anyone here live in [tuscany]? we look for a flat. nobody answered so far.", "LOC");
    reading r;
    reading_up(&r, "i had cod for dinner and the bill was high. They gave no bill, only a grant for it.");
    assert_int_equal(r.marks.names.n, 0);
    reading_down(&r);
}

static void what_belongs_together_is_one_name(void **state)
{
    (void)state;
    reading r;
    reading_up(&r,
               "The California Democratic Party met in Boston on Monday. \"Who told you that?\" said Sen. Rand Hale.");
    assert_int_equal(entity(&r, "California Democratic Party")->type, FHI_NAME_ORG);
    assert_int_equal(entity(&r, "Rand Hale")->type, FHI_NAME_PER);
    for (uint32_t i = 0; i < r.marks.names.n; i++) {
        fh_span name = fhi_span_cut(r.s.article.text, r.marks.names.at[i].at);
        assert_false(fhi_span_is(name, FHI_SPAN("Who")));
    }
    reading_down(&r);
    reading_up(&r, "LONDON AP - The ferry sank on Monday off the coast of Norway.");
    for (uint32_t i = 0; i < r.marks.names.n; i++) {
        fh_span name = fhi_span_cut(r.s.article.text, r.marks.names.at[i].at);
        assert_false(fhi_span_is(name, FHI_SPAN("LONDON AP")));
    }
    reading_down(&r);
}

static void an_officer_is_told_from_the_body(void **state)
{
    (void)state;
    holds_name("Talks with [NIS] First Deputy Director Hong Jang-won ended.", "ORG");
    holds_name("Talks with NIS First Deputy Director [Hong Jang-won] ended.", "PER");
    holds_name("Mayor [Odile Brandt-Hale] opened the bridge.", "PER");
    holds_name("A hall of the [Church of Saint Peter] burned.", "ORG");
}

static void what_ends_or_begins_a_name_is_told_by_its_kind(void **state)
{
    (void)state;
    /* a house is called by whose it is, where it owns nothing */
    holds_name("She bought it at [Brandt's].", "ORG");
    holds_name("At [Brandt's], nobody had seen it.", "ORG");
    holds_name("A guard of [Hale]'s saw it.", "PER");
    holds_name("Police in [Varlen]'s north fled.", "LOC");
    holds_name("He works for [Marlow, Inc.] in Oslo.", "ORG");
    holds_name("They saw [R. Michael Hale] there.", "PER");
    /* saints and titles behind a given name */
    holds_name("He came from [St. Thomas] last year.", "LOC");
    holds_name("The officer, [Omar Sheikh Hassan], was shot.", "PER");
    holds_name("The officer, Sheikh [Omar Hassan], was shot.", "PER");
}

static void people_in_a_row_are_as_many_names(void **state)
{
    (void)state;
    reading r;
    reading_up(&r, "Coach: Larry Hale Scott Lewis will not travel.");
    assert_int_equal(entity(&r, "Larry Hale")->type, FHI_NAME_PER);
    assert_int_equal(entity(&r, "Scott Lewis")->type, FHI_NAME_PER);
    reading_down(&r);
}

static void every_row_of_the_tables_holds(void **state)
{
    (void)state;
    assert_true(each_row("data/name/countries.tsv", country_row) > 190);
    assert_true(each_row("data/name/acronyms.tsv", acronym_row) > 40);
    assert_int_equal(fhi_countries_find(FHI_SPAN("us")).sense, FHI_COUNTRY_NONE);
    assert_int_equal(fhi_countries_find(FHI_SPAN("US")).sense, FHI_COUNTRY_NAME);
    assert_int_equal(fhi_countries_find(FHI_SPAN("South Korean")).sense, FHI_COUNTRY_ADJECTIVE);
    assert_int_equal(fhi_countries_find(FHI_SPAN("Seoul")).sense, FHI_COUNTRY_CAPITAL);
}

static void a_text_without_names_has_none(void **state)
{
    (void)state;
    reading r;
    reading_up(&r, "it rained all day, and nobody came.");
    assert_int_equal(r.marks.names.n, 0);
    assert_int_equal(r.marks.entities.n, 0);
    reading_down(&r);
    reading_up(&r, "");
    assert_int_equal(r.marks.names.n, 0);
    reading_down(&r);
}

static void each_allocation_may_fail(void **state)
{
    (void)state;
    sample s;
    sample_up(&s, FHI_SPAN("Robert Hale met Anna Smith in Paris. Hale left for Rome."));
    for (uint64_t n = 1; n < 200; n++) {
        fhi_marks marks = {.text = &s.text};
        fh_error error = {0};
        fhi_arena_fail_after(n);
        fh_status status = fhi_name_find(s.arena, s.arena, &marks, &error);
        fhi_arena_fail_after(0);
        if (status == FH_OK) {
            assert_true(n > 3 && marks.names.n > 0);
            sample_down(&s);
            return;
        }
        assert_int_equal(status, FH_NO_MEMORY);
    }
    fail_msg("never succeeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surname_finds_the_full_name),
        cmocka_unit_test(a_name_ends_where_the_headline_goes_on),
        cmocka_unit_test(kin_do_not_take_the_surname_over),
        cmocka_unit_test(two_of_one_surname_stay_two),
        cmocka_unit_test(a_pair_of_surnames_is_nobody),
        cmocka_unit_test(kin_told_behind_the_name_do_not_either),
        cmocka_unit_test(a_family_named_before_does_not),
        cmocka_unit_test(a_title_is_taken_whole),
        cmocka_unit_test(a_caption_gives_nobody_a_title),
        cmocka_unit_test(a_list_of_people_is_no_title),
        cmocka_unit_test(a_weekday_is_no_part_of_a_name),
        cmocka_unit_test(an_acronym_joins_its_body),
        cmocka_unit_test(names_stand_in_text_order_with_their_entity),
        cmocka_unit_test(keys_are_the_same_across_articles),
        cmocka_unit_test(words_beside_a_name_tell_what_it_is),
        cmocka_unit_test(particles_are_inside_a_name),
        cmocka_unit_test(sons_and_kings_have_their_number),
        cmocka_unit_test(an_acronym_told_once_is_known_again),
        cmocka_unit_test(places_are_found_where_capitals_are_spared),
        cmocka_unit_test(what_belongs_together_is_one_name),
        cmocka_unit_test(an_officer_is_told_from_the_body),
        cmocka_unit_test(what_ends_or_begins_a_name_is_told_by_its_kind),
        cmocka_unit_test(people_in_a_row_are_as_many_names),
        cmocka_unit_test(every_row_of_the_tables_holds),
        cmocka_unit_test(a_text_without_names_has_none),
        cmocka_unit_test(each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
