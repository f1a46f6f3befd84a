/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON writer; see print.h. */
#include "emit/print.h"

#include "base/sixteen.h"
#include "base/span.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

void fhi_print_start(fhi_print *json, fhi_output *output)
{
    *json = (fhi_print){.output = output};
}

static void before_value(fhi_print *json)
{
    uint64_t bit = UINT64_C(1) << json->depth;
    if (!json->after_key && (json->comma & bit)) fhi_output_char(json->output, ',');
    json->comma |= bit;
    json->after_key = false;
}

static void open_with(fhi_print *json, char bracket)
{
    before_value(json);
    fhi_output_char(json->output, bracket);
    json->depth++;
    json->comma &= ~(UINT64_C(1) << json->depth);
}

static void close_with(fhi_print *json, char bracket)
{
    json->depth--;
    fhi_output_char(json->output, bracket);
}

void fhi_print_object(fhi_print *json)
{
    open_with(json, '{');
}

void fhi_print_end_object(fhi_print *json)
{
    close_with(json, '}');
}

void fhi_print_array(fhi_print *json)
{
    open_with(json, '[');
}

void fhi_print_end_array(fhi_print *json)
{
    close_with(json, ']');
}

void fhi_print_key(fhi_print *json, const char *key)
{
    before_value(json);
    fhi_output_char(json->output, '"');
    fhi_output_put(json->output, fhi_span_of(key));
    fhi_output_put(json->output, FHI_SPAN("\":"));
    json->after_key = true;
}

void fhi_print_null(fhi_print *json)
{
    before_value(json);
    fhi_output_put(json->output, FHI_SPAN("null"));
}

void fhi_print_boolean(fhi_print *json, bool value)
{
    before_value(json);
    fhi_output_put(json->output, value ? FHI_SPAN("true") : FHI_SPAN("false"));
}

enum { INTEGER_MOST = 20 }; /* characters */

/* Writes a number to the end of what lies before `end`, two digits at a time; where it begins. */
static char *write_few(char *end, uint32_t few)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    for (; few >= 100; few /= 100) memcpy(end -= 2, pairs + 2 * (few % 100), 2);
    if (few >= 10) return memcpy(end - 2, pairs + 2 * few, 2);
    *--end = (char)('0' + few);
    return end;
}

static char *write_integer(char *end, int64_t value)
{
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    for (; left > UINT32_MAX; left /= 10) *--end = (char)('0' + left % 10);
    end = write_few(end, (uint32_t)left);
    if (value < 0) *--end = '-';
    return end;
}

static void put_integer(fhi_output *output, int64_t value)
{
    char digits[INTEGER_MOST], *end = digits + sizeof digits, *start = write_integer(end, value);
    fhi_output_put(output, (fh_span){start, (size_t)(end - start)});
}

void fhi_print_integer(fhi_print *json, int64_t value)
{
    before_value(json);
    put_integer(json->output, value);
}

/* The significant digits of `value` (> 0), at most 15 (DBL_DIG: what a text gives in so many digits comes out as it stood there),
 * and the power of ten of the first. snprintf's decimal point is whatever the locale says: what is no digit before the "e" is
 * passed over. */
static uint32_t significant(double value, char digits[20], int *power)
{
    char text[48];
    snprintf(text, sizeof text, "%.14e", value);
    uint32_t n = 0;
    const char *p = text;
    for (; *p != 'e'; p++) {
        if (fhi_ascii_digit(*p)) digits[n++] = *p;
    }
    int size = 0;
    for (const char *d = p + 2; *d; d++) size = size * 10 + (*d - '0');
    *power = p[1] == '-' ? -size : size;
    while (n > 1 && digits[n - 1] == '0') n--;
    return n;
}

static void put_fraction(fhi_output *output, double value)
{
    char digits[20];
    int power;
    if (value < 0) fhi_output_char(output, '-');
    uint32_t n = significant(fabs(value), digits, &power);
    if (power < -6 || power > 20) {
        fhi_output_char(output, digits[0]);
        if (n > 1) fhi_output_char(output, '.');
        fhi_output_put(output, (fh_span){digits + 1, n - 1});
        fhi_output_format(output, "e%d", power);
        return;
    }
    if (power < 0) {
        fhi_output_put(output, FHI_SPAN("0."));
        fhi_output_repeat(output, '0', (uint32_t)(-power - 1));
        fhi_output_put(output, (fh_span){digits, n});
        return;
    }
    for (uint32_t i = 0; i < n || (int)i <= power; i++) {
        if ((int)i == power + 1) fhi_output_char(output, '.');
        fhi_output_char(output, i < n ? digits[i] : '0');
    }
}

void fhi_print_number(fhi_print *json, double value)
{
    static const double exact = 9007199254740992.0; /* 2^53: integers below are all doubles */
    if (!isfinite(value)) {
        fhi_print_null(json);
    } else if (fabs(value) < exact && value == (double)(int64_t)value) {
        fhi_print_integer(json, (int64_t)value);
    } else {
        before_value(json);
        put_fraction(json->output, value);
    }
}

static void put_escaped(fhi_output *output, uint32_t c)
{
    static const char *const known[] = {['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f",
                                        ['\r'] = "\\r", ['"'] = "\\\"", ['\\'] = "\\\\"};
    if (c < sizeof known / sizeof *known && known[c]) {
        fhi_output_put(output, fhi_span_of(known[c]));
    } else {
        fhi_output_format(output, "\\u%04x", (unsigned)c);
    }
}

/* Ends of lines to Unicode, though not to JSON: readers that split JSON Lines by them would cut the record. */
static bool is_line_end(uint32_t code)
{
    return code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_plain(unsigned char c)
{
    return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

static bool needs_escape(const fhi_print *json, unsigned char c)
{
    return !is_plain(c) || (json->in_comment && (c == '-' || c == '<' || c == '>'));
}

/* Behind the bytes from `at` on that are written as they stand. */
static size_t skip_plain(fh_span value, size_t at)
{
    for (; value.len - at >= 16; at += 16) {
        fhi_sixteen bytes = fhi_sixteen_at(value.ptr + at);
        uint32_t plain =
            fhi_sixteen_between(bytes, ' ', '~') & ~fhi_sixteen_same(bytes, '"') & ~fhi_sixteen_same(bytes, '\\');
        if (plain != FHI_SIXTEEN_ALL) return at + fhi_sixteen_first(~plain);
    }
    while (at < value.len && is_plain((unsigned char)value.ptr[at])) at++;
    return at;
}

void fhi_print_string(fhi_print *json, fh_span value)
{
    fhi_output *output = json->output;
    before_value(json);
    fhi_output_char(output, '"');
    size_t from = 0;
    for (size_t at = 0; at < value.len;) {
        if (!json->in_comment && (at = skip_plain(value, at)) == value.len) break;
        unsigned char c = (unsigned char)value.ptr[at];
        uint32_t len = 1;
        uint32_t code = c < 0x80 ? c : fhi_utf8_next(value, at, &len);
        bool broken = c >= 0x80 && code == 0xFFFD && len == 1;
        if (broken || (c < 0x80 && needs_escape(json, c)) || is_line_end(code)) {
            fhi_output_put(output, (fh_span){value.ptr + from, at - from});
            if (broken)
                fhi_output_put(output, FHI_SPAN("\xEF\xBF\xBD"));
            else
                put_escaped(output, code);
            from = at + len;
        }
        at += len;
    }
    if (from < value.len) fhi_output_put(output, (fh_span){value.ptr + from, value.len - from});
    fhi_output_char(output, '"');
}

void fhi_print_word(fhi_print *json, const char *value)
{
    fhi_print_string(json, fhi_span_of(value));
}

void fhi_print_numbered(fhi_print *json, char letter, uint32_t number)
{
    char text[INTEGER_MOST + 3], *end = text + sizeof text, *start = end;
    *--start = '"';
    start = write_few(start, number);
    *--start = letter;
    *--start = '"';
    before_value(json);
    fhi_output_put(json->output, (fh_span){start, (size_t)(end - start)});
}

void fhi_print_range(fhi_print *json, fh_range range)
{
    fhi_print_range_of(json, range, NULL);
}

void fhi_print_range_of(fhi_print *json, fh_range range, const char *word)
{
    char text[2 * INTEGER_MOST + FHI_PRINT_WORD + 8], *end = text + sizeof text, *start = end;
    *--start = ']';
    if (word) {
        size_t len = strlen(word);
        *--start = '"';
        memcpy(start -= len, word, len);
        *--start = '"';
        *--start = ',';
    }
    start = write_integer(start, range.end);
    *--start = ',';
    start = write_integer(start, range.start);
    *--start = '[';
    before_value(json);
    fhi_output_put(json->output, (fh_span){start, (size_t)(end - start)});
}

void fhi_print_string_at(fhi_print *json, const char *key, fh_span value)
{
    fhi_print_key(json, key);
    if (value.ptr)
        fhi_print_string(json, value);
    else
        fhi_print_null(json);
}

void fhi_print_word_at(fhi_print *json, const char *key, const char *value)
{
    fhi_print_string_at(json, key, fhi_span_of(value));
}

void fhi_print_integer_at(fhi_print *json, const char *key, int64_t value)
{
    fhi_print_key(json, key);
    fhi_print_integer(json, value);
}

void fhi_print_number_at(fhi_print *json, const char *key, double value)
{
    fhi_print_key(json, key);
    fhi_print_number(json, value);
}

void fhi_print_range_at(fhi_print *json, const char *key, fh_range range)
{
    fhi_print_key(json, key);
    fhi_print_range(json, range);
}

void fhi_print_strings_at(fhi_print *json, const char *key, const fh_span *values, uint32_t n)
{
    fhi_print_key(json, key);
    fhi_print_array(json);
    for (uint32_t i = 0; i < n; i++) fhi_print_string(json, values[i]);
    fhi_print_end_array(json);
}

void fhi_print_day_at(fhi_print *json, const char *key, fhi_day day)
{
    char text[11];
    if (day != FHI_NO_DAY) fhi_day_write(day, text);
    fhi_print_string_at(json, key, day == FHI_NO_DAY ? (fh_span){NULL, 0} : fhi_span_of(text));
}

void fhi_print_bounds(fhi_print *json, fh_range range)
{
    fhi_print_integer_at(json, "start", range.start);
    fhi_print_integer_at(json, "end", range.end);
}
