/* SPDX-License-Identifier: Apache-2.0 */
/* Trees of small pages, written as nested lists: (p "text" (a "link")). */
#include "extract/html/tree.h"

#include "base/limits.h"
#include "base/span.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static int arena_up(void **state)
{
    *state = fhi_arena_new();
    return *state ? 0 : -1;
}

static int arena_down(void **state)
{
    fhi_arena_free(*state);
    return 0;
}

static void add(char *out, size_t room, const char *format, const char *word, int len)
{
    size_t used = strlen(out);
    snprintf(out + used, room - used, format, len, word);
}

static void write_node(const fhi_tree *tree, uint32_t n, char *out, size_t room)
{
    const fhi_node *node = &tree->nodes[n];
    if (node->element == FHI_ELEMENT_TEXT) {
        add(out, room, " \"%.*s\"", node->text.ptr, (int)node->text.len);
        return;
    }
    add(out, room, " (%.*s", fhi_names_of((fhi_element)node->element), 20);
    for (uint32_t c = n + 1; c < node->end; c = tree->nodes[c].end) write_node(tree, c, out, room);
    add(out, room, "%.*s", ")", 1);
}

static void assert_tree(void **state, const char *page, const char *expected)
{
    fhi_tree tree;
    char out[2048] = "";
    assert_int_equal(fhi_tree_build(*state, fhi_span_of(page), &tree, NULL), FH_OK);
    for (uint32_t c = 1; c < tree.nodes[0].end; c = tree.nodes[c].end) write_node(&tree, c, out, sizeof out);
    assert_string_equal(out[0] ? out + 1 : out, expected);
}

static void paragraphs_and_items_end_by_themselves(void **state)
{
    assert_tree(state, "<p>One<p>Two<div>Three</div>", "(p \"One\") (p \"Two\") (div \"Three\")");
    assert_tree(state, "<ul><li>One<li>Two<ul><li>In</ul><li>Three</ul>",
                "(ul (li \"One\") (li \"Two\" (ul (li \"In\"))) (li \"Three\"))");
    assert_tree(state, "<dl><dt>A<dd>B<dt>C</dl>", "(dl (dt \"A\") (dd \"B\") (dt \"C\"))");
    assert_tree(state, "<h2>One</h3><p>Two", "(h2 \"One\") (p \"Two\")");
    assert_tree(state, "<a>One<a>Two</a>", "(a \"One\") (a \"Two\")");
}

static void tables_nest(void **state)
{
    assert_tree(state, "<table><tr><td>1<td>2<tr><td><table><tr><td>in</table><td>3</table>",
                "(table (tr (td \"1\") (td \"2\")) (tr (td (table (tr (td \"in\")))) (td \"3\")))");
    assert_tree(state, "<div><table><tr><td></div>x</table>y</div>", "(div (table (tr (td \"x\"))) \"y\")");
}

static void the_head_ends_where_the_body_begins(void **state)
{
    assert_tree(state, "<html><head><title>T</title><meta name=a><body><p>x</body></html>y",
                "(html (head (title \"T\") (meta)) (body (p \"x\" \"y\")))");
    assert_tree(state, "<head><link><p>x", "(head (link)) (p \"x\")");
    assert_tree(state, "<head><noscript><img></noscript><title>T</title><div>x",
                "(head (noscript (img)) (title \"T\")) (div \"x\")");
}

static void raw_text_is_no_markup(void **state)
{
    assert_tree(state, "<script>if (a<b) '</p>'</script><style><p></style>x",
                "(script \"if (a<b) '</p>'\") (style \"<p>\") \"x\"");
    assert_tree(state, "<svg><title>a</title><![CDATA[b]]></svg><title>c<b></title>",
                "(svg (title \"a\") \"b\") (title \"c<b>\")");
}

static void end_tags_without_a_start_do_nothing(void **state)
{
    assert_tree(state, "</div>a</p>b</li>", "\"a\" \"b\"");
    assert_tree(state, "<div><b>x</div>y</b>", "(div (b \"x\")) \"y\"");
}

static void nodes_know_where_they_stand(void **state)
{
    const char *page = "<div class='a b' id=c>Tom &amp; Jerry</div>";
    fhi_tree tree;
    assert_int_equal(fhi_tree_build(*state, fhi_span_of(page), &tree, NULL), FH_OK);
    assert_int_equal(tree.nodes[1].source.start, 0);
    assert_int_equal(tree.nodes[1].source.end, strlen(page));
    fh_span class_names = fhi_tree_attribute(&tree, 1, FHI_ATTRIBUTE_CLASS);
    assert_true(fhi_span_is(class_names, FHI_SPAN("a b")));
    assert_null(fhi_tree_attribute(&tree, 1, FHI_ATTRIBUTE_HREF).ptr);
    fh_range place;
    assert_true(fhi_span_is(fhi_tree_text(*state, &tree, 1, &place), FHI_SPAN("Tom & Jerry")));
    assert_int_equal(place.start, 22);
    assert_int_equal(place.end, 37);
}

static void depth_is_bounded(void **state)
{
    enum { DEEP = FHI_MAX_TREE_DEPTH + 2 };
    char *page = fhi_arena_alloc(*state, DEEP * 5 + 2);
    for (uint32_t i = 0; i < DEEP; i++) memcpy(page + i * 5, "<div>", 5);
    page[DEEP * 5] = 'x';
    fhi_tree tree;
    /* At the limit: the document and one less than the limit of elements are open. */
    assert_int_equal(fhi_tree_build(*state, (fh_span){page, (FHI_MAX_TREE_DEPTH - 1) * 5}, &tree, NULL), FH_OK);
    assert_int_equal(tree.nodes[tree.count - 1].depth, FHI_MAX_TREE_DEPTH - 1);
    assert_int_equal(fhi_tree_build(*state, (fh_span){page, DEEP * 5 + 1}, &tree, NULL), FH_OK);
    assert_int_equal(tree.count, DEEP + 2);
    assert_int_equal(tree.nodes[tree.count - 1].depth, FHI_MAX_TREE_DEPTH);
    assert_int_equal(tree.nodes[tree.count - 1].parent, tree.nodes[tree.count - 2].parent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paragraphs_and_items_end_by_themselves, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(tables_nest, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(the_head_ends_where_the_body_begins, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(raw_text_is_no_markup, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(end_tags_without_a_start_do_nothing, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(nodes_know_where_they_stand, arena_up, arena_down),
        cmocka_unit_test_setup_teardown(depth_is_bounded, arena_up, arena_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
