/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of the claims stage: each row holds for its example; and words that tell how far a thing has come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/hash.h"
#include "reconcile/concepts.h"
#include "reconcile/hearsay.h"
#include "reconcile/no_answer.h"
#include "reconcile/status_cues.h"
#include "reconcile/told.h"

static const fhi_concept *concept_of(fhi_concepts *concepts, fh_span word)
{
    return fhi_concepts_of(concepts, fhi_hash(word), word);
}

/* Cells of a table's rows, without its head; calls `row` and returns how many were wrong. */
static int each_row(const char *name, uint32_t columns, bool (*row)(fhi_concepts *, fh_span *))
{
    char path[512], line[2048];
    int wrong = 0, rows = -1;
    fhi_arena *arena = fhi_arena_new();
    fhi_concepts concepts;
    snprintf(path, sizeof path, "%s/data/reconcile/%s", FIRSTHAND_SOURCE_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fhi_concepts_start(arena, &concepts));
    while (fgets(line, sizeof line, file)) {
        fh_span cells[6] = {{0}};
        char *at = line;
        line[strcspn(line, "\n")] = 0;
        if (line[0] == '#' || rows++ < 0) continue;
        for (uint32_t c = 0; c < columns; c++) {
            cells[c] = (fh_span){at, strcspn(at, "\t")};
            at += cells[c].len + (at[cells[c].len] == '\t');
        }
        if (row(&concepts, cells)) continue;
        print_error("%s: %s\n", name, line);
        wrong++;
    }
    fclose(file);
    fhi_concepts_done(&concepts);
    fhi_arena_free(arena);
    assert_true(rows > 5);
    return wrong;
}

/* Calls `word` for each word of a phrase until it returns true. */
static bool any_word(fh_span phrase, fhi_concepts *concepts, bool (*word)(fhi_concepts *, fh_span, const void *),
                     const void *context)
{
    for (size_t i = 0; i < phrase.len;) {
        size_t end = i;
        while (end < phrase.len && phrase.ptr[end] != ' ') end++;
        if (word(concepts, (fh_span){phrase.ptr + i, end - i}, context)) return true;
        i = end + 1;
    }
    return false;
}

static bool has_key(fhi_concepts *concepts, fh_span word, const void *key)
{
    return concept_of(concepts, word)->key == *(const uint64_t *)key;
}

/* concept, words, one, other: a word of the row stands in both phrases. */
static bool concept_row(fhi_concepts *concepts, fh_span *cells)
{
    fh_span first = {cells[1].ptr, 0};
    while (first.len < cells[1].len && first.ptr[first.len] != ' ') first.len++;
    uint64_t key = concept_of(concepts, first)->key;
    return any_word(cells[2], concepts, has_key, &key) && any_word(cells[3], concepts, has_key, &key);
}

/* Whether a word of the text, with what stands behind it, has the concept. */
static bool any_act(fhi_concepts *concepts, fh_span phrase, uint64_t key)
{
    char line[256];
    snprintf(line, sizeof line, "%.*s.", (int)phrase.len, phrase.ptr);
    fhi_document *document = reading_of_text(line, NULL, true);
    if (!document) return false;
    const fhi_text *text = document->reading.text;
    bool found = false;
    for (uint32_t i = 0; i < text->tokens.n && !found; i++)
        found = fhi_concepts_of_act(concepts, text, i, text->tokens.n)->key == key;
    fhi_document_free(document);
    return found;
}

/* verb, behind, same, one, other: both phrases have the concept. */
static bool phrasal_row(fhi_concepts *concepts, fh_span *cells)
{
    uint64_t key = concept_of(concepts, cells[2])->key;
    return any_act(concepts, cells[3], key) && any_act(concepts, cells[4], key);
}

static bool counts(fhi_concepts *concepts, fh_span word, const void *key)
{
    return concept_of(concepts, word)->counted == *(const uint64_t *)key;
}

/* concept, kind, label, words, example. */
static bool counted_row(fhi_concepts *concepts, fh_span *cells)
{
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)cells[0].len, cells[0].ptr);
    uint64_t key = fhi_concepts_counted(name);
    return any_word(cells[4], concepts, counts, &key);
}

/* word, example: the word stands in the example, and counts for nothing. */
static bool empty_row(fhi_concepts *concepts, fh_span *cells)
{
    return concept_of(concepts, cells[0])->empty && cells[1].len > cells[0].len;
}

/* status, pattern, example. */
static bool status_row(fhi_concepts *concepts, fh_span *cells)
{
    (void)concepts;
    static const char *const names[] = {"announced", "reported", "confirmed", "denied", "disputed", "corrected"};
    char example[512];
    snprintf(example, sizeof example, "%.*s.", (int)cells[2].len, cells[2].ptr);
    if (example[0] >= 'a' && example[0] <= 'z') example[0] = (char)(example[0] - 32);
    fhi_document *document = reading_of_text(example, NULL, true);
    if (!document) return false;
    uint32_t at;
    const fhi_text *text = document->reading.text;
    fhi_claim_status status = fhi_status_cues_read(text, 0, text->tokens.n, text->tokens.n, &at);
    fhi_document_free(document);
    return fhi_span_is(cells[0], fhi_span_of(names[status]));
}

/* phrase, example. */
static bool no_answer_row(fhi_concepts *concepts, fh_span *cells)
{
    (void)concepts;
    return fhi_no_answer_is(cells[0]) && fhi_span_find(cells[1], cells[0], 0) >= 0 && fhi_no_answer_is(cells[1]);
}

/* phrase, example. */
static bool hearsay_row(fhi_concepts *concepts, fh_span *cells)
{
    (void)concepts;
    return fhi_hearsay_is(cells[0]) && fhi_span_find(cells[1], cells[0], 0) >= 0 && fhi_hearsay_is(cells[1]);
}

static void every_row_holds_for_its_example(void **state)
{
    (void)state;
    assert_int_equal(each_row("concepts.tsv", 4, concept_row), 0);
    assert_int_equal(each_row("phrasal.tsv", 5, phrasal_row), 0);
    assert_int_equal(each_row("counted.tsv", 5, counted_row), 0);
    assert_int_equal(each_row("empty_words.tsv", 2, empty_row), 0);
    assert_int_equal(each_row("no_answer.tsv", 2, no_answer_row), 0);
    assert_int_equal(each_row("hearsay.tsv", 2, hearsay_row), 0);
    assert_int_equal(each_row("status.tsv", 3, status_row), 0);
}

static void what_is_meant_is_not_announced(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        fhi_claim_status status;
    } examples[] = {{"None of this is to suggest that the bridge was unsafe.", FHI_CLAIM_REPORTED},
                    {"The bridge is to close in May.", FHI_CLAIM_ANNOUNCED},
                    {"The law would have closed the bridge.", FHI_CLAIM_REPORTED},
                    {"I am pleased to announce that the bridge will close in May.", FHI_CLAIM_ANNOUNCED}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        fhi_document *document = reading_of_text(examples[i].text, NULL, true);
        assert_non_null(document);
        uint32_t at;
        const fhi_text *text = document->reading.text;
        assert_int_equal(fhi_status_cues_read(text, 0, text->tokens.n, text->tokens.n, &at), examples[i].status);
        fhi_document_free(document);
    }
}

static void what_is_done_is_in_the_past_or_the_perfect(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool done;
    } examples[] = {{"The council closed the bridge.", true},
                    {"The council has finally closed the bridge.", true},
                    {"The council closes the bridge.", false},
                    {"The council has a bridge.", false},
                    {"It's planned for May.", false}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        fhi_document *document = reading_of_text(examples[i].text, NULL, true);
        assert_non_null(document);
        const fhi_text *text = document->reading.text;
        if (fhi_status_cues_done(text, 0, text->tokens.n) != examples[i].done) fail_msg("%s", examples[i].text);
        fhi_document_free(document);
    }
}

static void an_answer_is_told_from_none(void **state)
{
    (void)state;
    assert_false(fhi_no_answer_is(FHI_SPAN("Firemen immediately responded to the call.")));
    assert_false(fhi_no_answer_is(FHI_SPAN("A deal could not be reached for the ferry.")));
    assert_false(fhi_no_answer_is(FHI_SPAN("The paper is known for commentary.")));
    assert_true(fhi_no_answer_is(FHI_SPAN("Asked for commentary, the mayor declined to comment")));
}

static void words_that_take_a_status_back(void **state)
{
    (void)state;
    static const char *const examples[] = {
        "The mayor could not confirm that the bridge closed.",
        "The mayor would neither confirm nor deny the report.",
        "The town counted nine confirmed cases.",
        "The mayor declined to confirm the report.",
        "The request of the mayor was denied on Friday.",
        "The mayor has been denied entry to the harbour.",
        "The council denied Falk the prize.",
        "No date has been confirmed.",
        "The mayor doesn\xE2\x80\x99t deny that the bridge closed.",
        "The judge denied the motion of the council.",
        "The harbour denies services to foreign ships.",
        "The mayor had no plan of his own.",
        "The mayor dismissed the guests.",
        "The senate confirmed Falk as harbour judge.",
        "The bill has been amended twice.",
        "An earlier version of the bill was cheaper.",
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        fhi_document *document = reading_of_text(examples[i], NULL, true);
        assert_non_null(document);
        uint32_t at;
        const fhi_text *text = document->reading.text;
        fhi_claim_status status = fhi_status_cues_read(text, 0, text->tokens.n, text->tokens.n, &at);
        if (status != FHI_CLAIM_REPORTED && status != FHI_CLAIM_ANNOUNCED) print_error("%s\n", examples[i]);
        assert_true(status == FHI_CLAIM_REPORTED || status == FHI_CLAIM_ANNOUNCED);
        fhi_document_free(document);
    }
}

static void a_headline_with_an_infinitive_announces(void **state)
{
    (void)state;
    static const struct {
        const char *headline;
        fhi_claim_status status;
    } cases[] = {{"Harbour minister to resign over bridge", FHI_CLAIM_ANNOUNCED},
                 {"Tarnby council to sell mill", FHI_CLAIM_ANNOUNCED},
                 {"Bid to save the mill", FHI_CLAIM_REPORTED},
                 {"Mayor's plan to sell mill", FHI_CLAIM_REPORTED},
                 {"Mayor refuses to sell mill", FHI_CLAIM_REPORTED},
                 {"Road to harbour", FHI_CLAIM_REPORTED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fhi_document *document = reading_of_text(cases[i].headline, NULL, true);
        assert_non_null(document);
        uint32_t at;
        const fhi_text *text = document->reading.text;
        if (fhi_status_cues_read(text, 0, text->tokens.n, text->tokens.n, &at) != cases[i].status)
            fail_msg("%s", cases[i].headline);
        fhi_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_holds_for_its_example),
        cmocka_unit_test(what_is_meant_is_not_announced),
        cmocka_unit_test(what_is_done_is_in_the_past_or_the_perfect),
        cmocka_unit_test(an_answer_is_told_from_none),
        cmocka_unit_test(words_that_take_a_status_back),
        cmocka_unit_test(a_headline_with_an_infinitive_announces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
