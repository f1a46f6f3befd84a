/* SPDX-License-Identifier: Apache-2.0 */
/* What may be shown alone: whole sentences, and of a sentence only what means the same without the rest. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "reading.h"
#include "reconcile/opening.h"
#include "reconcile/prose.h"

typedef struct cut_case {
    const char *text, *part;
    bool holds;
} cut_case;

static void a_cut_must_not_change_what_is_said(void **state)
{
    (void)state;
    static const cut_case cases[] = {
        {"Talks began after Varr and Oule confirmed the closure of the bridge.",
         "Oule confirmed the closure of the bridge", false},
        {"The mayor denied that the council said the bridge was safe.", "the council said the bridge was safe", false},
        {"Lind asked whether the council said the bridge was safe.", "the council said the bridge was safe", false},
        {"If the river rises and the mayor says the bridge must close, the ferry will sail.",
         "the mayor says the bridge must close", false},
        {"The bridge fell in May, and the mayor said it would be built again.",
         "the mayor said it would be built again", true},
        {"The mayor said the bridge was safe, and the ferry sailed at noon.", "The mayor said the bridge was safe",
         true},
        {"The mayor said the bridge was safe when it rained.", "The mayor said the bridge was safe", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fhi_document *document = reading_of_text(cases[i].text, NULL, true);
        assert_non_null(document);
        const fhi_text *text = document->reading.text;
        int64_t at = fhi_span_find(text->article->text, fhi_span_of(cases[i].part), 0);
        assert_true(at >= 0);
        fh_range part = {(uint32_t)at, (uint32_t)at + (uint32_t)strlen(cases[i].part)};
        const fhi_sentence *sentence = &text->sentences.at[0];
        if (fhi_prose_stands_alone(text, sentence, sentence->at, part) != cases[i].holds) fail_msg("%s", cases[i].text);
        fhi_document_free(document);
    }
}

static void a_caption_has_no_verb_of_its_own(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool verb;
    } cases[] = {
        {"Mayor Mara Lind, left, and Minister Tom Ferris.", false},
        {"The crane that raised the bridge.", false},
        {"Mayor Mara Lind met Minister Tom Ferris.", true},
        {"After the bridge fell, the mayor closed the road.", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fhi_document *document = reading_of_text(cases[i].text, NULL, true);
        assert_non_null(document);
        const fhi_text *text = document->reading.text;
        const fhi_sentence *sentence = &text->sentences.at[0];
        if (fhi_prose_has_verb(text, sentence, sentence->at) != cases[i].verb) fail_msg("%s", cases[i].text);
        fhi_document_free(document);
    }
}

static void a_quotation_cut_in_two_is_seen(void **state)
{
    (void)state;
    assert_false(fhi_prose_breaks_quotation(fhi_span_of("He called it \"a mess\" on Monday.")));
    assert_false(fhi_prose_breaks_quotation(fhi_span_of("He called it “a mess” on Monday.")));
    assert_false(fhi_prose_breaks_quotation(fhi_span_of("“It is a mess,\" he said.")));
    assert_true(fhi_prose_breaks_quotation(fhi_span_of("“It is a mess.")));
    assert_true(fhi_prose_breaks_quotation(fhi_span_of("He called it \"a mess on Monday.")));
}

static void addresses_braces_and_dots_at_the_end_mark_furniture(void **state)
{
    (void)state;
    assert_true(fhi_prose_has_code(fhi_span_of("See https://post.example/1 for more.")));
    assert_true(fhi_prose_has_code(fhi_span_of("Lind resigns post.example/lind/12 Mayor Lind resigned.")));
    assert_true(fhi_prose_has_code(fhi_span_of(".teaser{font:normal 14px/1.2 serif} The mayor resigned.")));
    assert_false(fhi_prose_has_code(fhi_span_of("He met U.S./Oule envoys and/or their staff at 5 p.m.")));
    static const char *const cut_short[] = {"The mayor said that the bridge . . .",
                                            "The mayor said that the bridge..."};
    for (size_t i = 0; i < sizeof cut_short / sizeof *cut_short; i++) {
        fhi_document *document = reading_of_text(cut_short[i], NULL, true);
        assert_non_null(document);
        const fhi_text *text = document->reading.text;
        assert_true(fhi_prose_unfinished(text, &text->sentences.at[text->sentences.n - 1]));
        fhi_document_free(document);
    }
}

static void what_opens_a_sentence_is_no_part_of_it(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"VARR, May 6 (Wire) - The bridge fell.", "The bridge fell."},
        {"VARR\xE2\x80\x94The bridge fell.", "The bridge fell."},
        {"(Coast Wire) The bridge fell.", "The bridge fell."},
        {"\xE2\x80\xA2The bridge fell.", "The bridge fell."},
        {"* The bridge fell.", "The bridge fell."},
        {"Published: May 6, 2031 at 8:15 PM GMT The bridge at Varr fell.", "The bridge at Varr fell."},
        {"Updated Monday, Sept. 8, 2031, 8:15 a.m. GMT Varr lost its bridge.", "Varr lost its bridge."},
        {"May 6, 2031 Bridge falls at Varr.", "Bridge falls at Varr."},
        {"May 6, 2031, Varr lost its bridge.", "May 6, 2031, Varr lost its bridge."},
        {"May 6, 2031 was the day.", "May 6, 2031 was the day."},
        {"200 People were hurt.", "200 People were hurt."},
        {"(see page 4) The bridge fell.", "(see page 4) The bridge fell."},
        {"The bridge (and the quay) fell.", "The bridge (and the quay) fell."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fhi_document *document = reading_of_text(cases[i][0], NULL, true);
        assert_non_null(document);
        const fhi_text *text = document->reading.text;
        fh_range told = {fhi_opening_of(text, &text->sentences.at[0]), (uint32_t)text->article->text.len};
        while (text->article->text.ptr[told.end - 1] == '\n') told.end--;
        fh_span shown = fhi_span_cut(text->article->text, told);
        assert_int_equal(shown.len, strlen(cases[i][1]));
        assert_memory_equal(shown.ptr, cases[i][1], shown.len);
        fhi_document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_opens_a_sentence_is_no_part_of_it),
        cmocka_unit_test(a_cut_must_not_change_what_is_said),
        cmocka_unit_test(a_caption_has_no_verb_of_its_own),
        cmocka_unit_test(a_quotation_cut_in_two_is_seen),
        cmocka_unit_test(addresses_braces_and_dots_at_the_end_mark_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
