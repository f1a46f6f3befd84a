/* SPDX-License-Identifier: Apache-2.0 */
/* How a tree is cut into segments and boxes, and what the tables of hints and phrases find. */
#include "extract/body/segments.h"

#include "base/limits.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct cut {
    fhi_arena *arena;
    fhi_tree tree;
    fhi_segments segments;
} cut;

static void make(cut *c, fh_span page)
{
    c->arena = fhi_arena_new();
    assert_non_null(c->arena);
    assert_int_equal(fhi_tree_build(c->arena, page, &c->tree, NULL), FH_OK);
    assert_true(fhi_segments_cut(c->arena, &c->tree, &c->segments));
}

static void assert_segments(const char *page, const char *wanted)
{
    cut c;
    char out[2048] = "";
    make(&c, fhi_span_of(page));
    for (uint32_t i = 0; i < c.segments.list.n; i++) {
        fh_span text = c.segments.list.at[i].lower;
        snprintf(out + strlen(out), sizeof out - strlen(out), "%s%.*s", i ? "|" : "", (int)text.len, text.ptr);
    }
    assert_string_equal(out, wanted);
    fhi_arena_free(c.arena);
}

static void blocks_part_segments_and_inline_elements_do_not(void **state)
{
    (void)state;
    assert_segments("<p>The <b>old</b> pier<p>Shut<ul><li>One<li><a href=x>Two</a> more</ul>",
                    "the old pier|shut|one|two more");
    assert_segments("<div>Before <p>inside</p> behind</div>", "before|inside|behind");
    assert_segments("One<br>line<br><br>Another<hr>Third", "one line|another|third");
    assert_segments("  Much \n\t white&nbsp; &nbsp;space  ", "much white space");
}

static void what_is_not_shown_as_text_is_no_segment(void **state)
{
    (void)state;
    assert_segments("<title>T</title><p>Text<script>var x</script><style>p{}</style><noscript>Turn it on</noscript>"
                    "<select><option>Kestria</select><textarea>Type</textarea><svg><text>logo</text></svg> ends",
                    "text ends");
}

static void segments_are_counted(void **state)
{
    (void)state;
    cut c;
    make(&c, FHI_SPAN("<div class='story-body'><p>In <a href=x>May 2031</a>, \"<b>rain</b>\" fell.</p><img></div>"));
    assert_int_equal(c.segments.list.n, 1);
    const fhi_segment *s = &c.segments.list.at[0];
    assert_int_equal(s->chars, 21);
    assert_int_equal(s->words, 5);
    assert_int_equal(s->linked, 7);
    assert_int_equal(s->links, 1);
    assert_int_equal(s->bold, 4);
    assert_int_equal(s->digits, 4);
    assert_int_equal(s->capitals, 2);
    assert_int_equal(s->quotes, 2);
    assert_int_equal(s->head, 'I');
    assert_int_equal(s->tail, '.');
    assert_false(s->prose);
    const fhi_box *p = &c.segments.boxes.at[s->box], *div = &c.segments.boxes.at[p->parent];
    assert_int_equal(p->chars, 21);
    assert_int_equal(div->chars, 21);
    assert_int_equal(div->images, 1);
    assert_true(div->hints >> FHI_HINT_STORY & div->hints >> FHI_HINT_BODY & 1);
    assert_int_equal(p->hints, 0);
    fhi_arena_free(c.arena);
}

/* Counts one by one what the walk counts many bytes at a time. */
static void assert_counted(fh_span text)
{
    char lower[256], page[300];
    fhi_segment wanted = {0};
    size_t n = 0;
    for (size_t at = 0; at < text.len;) {
        bool odd = text.ptr[at] == '\xC2' && at + 1 < text.len && text.ptr[at + 1] == '\xA0';
        if (odd || fhi_ascii_space(text.ptr[at])) {
            at += odd ? 2 : 1;
            if (n && lower[n - 1] != ' ') lower[n++] = ' ';
            continue;
        }
        char c = text.ptr[at++];
        wanted.words += n == 0 || lower[n - 1] == ' ';
        wanted.letters += fhi_ascii_alpha(c);
        wanted.capitals += fhi_ascii_upper(c);
        wanted.digits += fhi_ascii_digit(c);
        wanted.wide += (unsigned char)c >= 0x80;
        wanted.commas += c == ',' || c == ';';
        wanted.stops += c == '.' || c == '!' || c == '?';
        wanted.chars++;
        wanted.tail = c;
        lower[n++] = fhi_ascii_lower(c);
    }
    if (n && lower[n - 1] == ' ') n--;
    snprintf(page, sizeof page, "<p>%.*s", (int)text.len, text.ptr);
    cut c;
    make(&c, fhi_span_of(page));
    assert_int_equal(c.segments.list.n, n > 0);
    const fhi_segment *got = c.segments.list.at;
    if (n) {
        if (!fhi_span_is(got->lower, (fh_span){lower, n})) fail_msg("%.*s", (int)got->lower.len, got->lower.ptr);
        const uint32_t pairs[][2] = {{wanted.words, got->words},       {wanted.letters, got->letters},
                                     {wanted.capitals, got->capitals}, {wanted.digits, got->digits},
                                     {wanted.wide, got->wide},         {wanted.commas, got->commas},
                                     {wanted.stops, got->stops},       {wanted.chars, got->chars}};
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
            if (pairs[i][0] != pairs[i][1]) fail_msg("%s: count %u is %u", page, (unsigned)i, pairs[i][1]);
        assert_int_equal(wanted.tail, got->tail);
    }
    fhi_arena_free(c.arena);
}

static void many_bytes_at_a_time_are_counted_as_one_by_one(void **state)
{
    (void)state;
    static const char *const pieces[] = {"a",           "Lock", " ",        "  ",    "\n",           "7",  ",",  ".",
                                         "\xC2\xA0",    "ab",   "\xC2\xA3", "weir.", "\xE2\x80\x99", "\t", "-;", " B",
                                         "Senn valley", "\x01"};
    uint32_t random = 1;
    for (uint32_t turn = 0; turn < 4000; turn++) {
        char text[220] = "";
        size_t len = 0, most = turn % 90 + 1;
        while (len < most) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        assert_counted((fh_span){text, len});
    }
}

static void phrases_are_found_wherever_words_begin(void **state)
{
    (void)state;
    for (size_t at = 0; at < 80; at++) {
        char text[120];
        memset(text, 'x', sizeof text);
        for (size_t i = 5; i < sizeof text; i += 6) text[i] = ' ';
        memcpy(text + at, "all rights reserved", 19);
        fh_span whole = {text, at + 19};
        bool begins = at == 0 || text[at - 1] == ' ';
        assert_int_equal((fhi_spot_phrases(whole) & 1ull << FHI_PHRASE_RIGHTS) != 0, begins);
    }
}

static void boxes_know_what_they_are(void **state)
{
    (void)state;
    cut c;
    make(&c,
         FHI_SPAN(
             "<article class='post tag-news author-jane'><aside hidden>One</aside><div style='display: none'>Two</div>"
             "<nav role=navigation>Three</nav></article>"));
    uint64_t hints[3];
    for (uint32_t i = 0; i < 3; i++) hints[i] = c.segments.boxes.at[c.segments.list.at[i].box].hints;
    assert_true(hints[0] == (1ull << FHI_BOX_ASIDE | 1ull << FHI_BOX_CONCEALED));
    assert_true(hints[1] == 1ull << FHI_BOX_CONCEALED);
    assert_true(hints[2] == (1ull << FHI_BOX_NAV | 1ull << FHI_HINT_NAV));
    /* the class of an article holds its tags and author: they say nothing of the box */
    uint64_t article = c.segments.boxes.at[c.segments.boxes.at[c.segments.list.at[0].box].parent].hints;
    assert_false(article & (1ull << FHI_HINT_TAGS | 1ull << FHI_HINT_BYLINE));
    fhi_arena_free(c.arena);
}

/* Each row's example, by the names of the columns. */
static void assert_examples(const char *path, const char *const *names, uint32_t count, uint64_t (*spot)(fh_span))
{
    char line[512], full[1024];
    snprintf(full, sizeof full, "%s/%s", FIRSTHAND_SOURCE_DIR, path);
    FILE *file = fopen(full, "r");
    assert_non_null(file);
    uint32_t rows = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || strncmp(line, "hint\t", 5) == 0) continue;
        char *word = strchr(line, '\t'), *example = word ? strchr(word + 1, '\t') : NULL;
        assert_non_null(example);
        *word = '\0';
        example[strcspn(example, "\n")] = '\0';
        uint64_t found = spot(fhi_span_of(example + 1));
        uint32_t bit = 0;
        while (bit < count && strcmp(names[bit], line) != 0) bit++;
        if (bit == count || !(found >> bit & 1)) fail_msg("%s: %s is not found in \"%s\"", path, line, example + 1);
        rows++;
    }
    fclose(file);
    assert_true(rows > 100);
}

static void every_row_finds_its_example(void **state)
{
    (void)state;
    static const char *const hints[] = {
#define X(name) #name,
        FHI_HINTS(X)
#undef X
    };
    static const char *const phrases[] = {
#define X(name) #name,
        FHI_PHRASES(X)
#undef X
    };
    assert_examples("data/body/hints.tsv", hints, FHI_HINT_COUNT, fhi_spot_hints);
    assert_examples("data/body/phrases.tsv", phrases, FHI_PHRASE_COUNT, fhi_spot_phrases);
    assert_true(fhi_spot_hints(FHI_SPAN("shadow adapter")) == 0);
    assert_true(fhi_spot_phrases(FHI_SPAN("the ferry sank in the night")) == 0);
}

static void segments_and_boxes_are_bounded(void **state)
{
    (void)state;
    cut c;
    size_t len = (size_t)(FHI_MAX_SEGMENTS + 1) * 4;
    char *page = malloc(len);
    assert_non_null(page);
    for (size_t i = 0; i < len; i += 4) memcpy(page + i, "<p>x", 4);
    make(&c, (fh_span){page, (size_t)(FHI_MAX_SEGMENTS - 1) * 4});
    assert_int_equal(c.segments.list.n, FHI_MAX_SEGMENTS - 1);
    assert_int_equal(c.segments.end, (FHI_MAX_SEGMENTS - 1) * 4);
    fhi_arena_free(c.arena);
    make(&c, (fh_span){page, len});
    assert_int_equal(c.segments.list.n, FHI_MAX_SEGMENTS - 1);
    assert_int_equal(c.segments.end, (FHI_MAX_SEGMENTS - 1) * 4);
    fhi_arena_free(c.arena);
    free(page);
    len = (size_t)(FHI_MAX_PAGE_BOXES + 1) * 3;
    page = malloc(len);
    assert_non_null(page);
    for (size_t i = 0; i < len; i += 3) memcpy(page + i, "<p>", 3);
    make(&c, (fh_span){page, (size_t)(FHI_MAX_PAGE_BOXES - 1) * 3}); /* the document is a box as well */
    assert_int_equal(c.segments.end, (FHI_MAX_PAGE_BOXES - 1) * 3);
    fhi_arena_free(c.arena);
    make(&c, (fh_span){page, len});
    assert_int_equal(c.segments.boxes.n, FHI_MAX_PAGE_BOXES);
    assert_int_equal(c.segments.end, (FHI_MAX_PAGE_BOXES - 1) * 3);
    fhi_arena_free(c.arena);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_part_segments_and_inline_elements_do_not),
        cmocka_unit_test(what_is_not_shown_as_text_is_no_segment),
        cmocka_unit_test(segments_are_counted),
        cmocka_unit_test(many_bytes_at_a_time_are_counted_as_one_by_one),
        cmocka_unit_test(phrases_are_found_wherever_words_begin),
        cmocka_unit_test(boxes_know_what_they_are),
        cmocka_unit_test(every_row_finds_its_example),
        cmocka_unit_test(segments_and_boxes_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
