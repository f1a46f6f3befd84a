/* SPDX-License-Identifier: Apache-2.0 */
/* The keys of an index of archives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"
#include "emit/index.h"

static void addresses_become_keys(void **state)
{
    (void)state;
    static const struct {
        const char *url, *key;
    } rows[] = {
        {"https://courier.example/news/Lock", "example,courier)/news/lock"},
        {"http://www.Courier.example", "example,courier)/"},
        {"http://www3.courier.example/", "example,courier)/"},
        {"http://www.example/", "example)/"},
        {"http://wwwcourier.example/a/", "example,wwwcourier)/a"},
        {"http://courier.example:80/a", "example,courier)/a"},
        {"https://courier.example:8080/b/?y=2&x=1#top", "example,courier:8080)/b?x=1&y=2"},
        {"https://courier.example/?B=1&a=2", "example,courier)/?a=2&b=1"},
        {"https://courier.example/?", "example,courier)/"},
        {"https://courier.example?q=a b", "example,courier)/?q=a%20b"},
        {"ftp://odd:secret@courier.example:21/x", "example,courier:21)/x"},
        {"http://192.0.2.7/x", "192.0.2.7)/x"},
        {"http://[2001:db8::1]:8080/x", "[2001:db8::1]:8080)/x"},
        {"http://courier.example./x", "example,courier)/x"},
        {"urn:X-Report:7", "urn:x-report:7"},
        {"", ""},
    };
    fhi_arena *arena = fhi_arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fh_span key = fhi_index_key(arena, fhi_span_of(rows[i].url));
        if (!fhi_span_is(key, fhi_span_of(rows[i].key)))
            fail_msg("%s became %.*s, not %s", rows[i].url, (int)key.len, key.ptr, rows[i].key);
    }
    fhi_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(addresses_become_keys)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
