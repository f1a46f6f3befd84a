/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON writer (RFC 8259): commas and escapes are its business, the nesting is the caller's. */
#ifndef FHI_EMIT_PRINT_H
#define FHI_EMIT_PRINT_H

#include "base/day.h"
#include "base/list.h"
#include "emit/output.h"

typedef struct fhi_print {
    fhi_output *output;
    uint64_t comma; /* bit d: the next element at depth d takes a comma before it */
    uint32_t depth; /* at most 63, which the formats stay far below */
    bool after_key; /* the value comes next: no comma before it */
    /* "-", "<" and ">" are written as escapes, so that the JSON can stand in an HTML or Markdown comment or script. */
    bool in_comment;
} fhi_print;

void fhi_print_start(fhi_print *json, fhi_output *output);

void fhi_print_object(fhi_print *json);
void fhi_print_end_object(fhi_print *json);
void fhi_print_array(fhi_print *json);
void fhi_print_end_array(fhi_print *json);

/* `key` is plain ASCII that needs no escapes. */
void fhi_print_key(fhi_print *json, const char *key);

void fhi_print_null(fhi_print *json);
void fhi_print_boolean(fhi_print *json, bool value);
void fhi_print_integer(fhi_print *json, int64_t value);

/* Up to 15 significant digits, none that are not needed; an integer without a fraction; null for what is not finite, which JSON cannot
 * say. The same in every locale. */
void fhi_print_number(fhi_print *json, double value);

/* What is not valid UTF-8 is written as U+FFFD. */
void fhi_print_string(fhi_print *json, fh_span value);
void fhi_print_word(fhi_print *json, const char *value);

/* "c12", of a letter that needs no escape */
void fhi_print_numbered(fhi_print *json, char letter, uint32_t number);

/* [start, end] */
void fhi_print_range(fhi_print *json, fh_range range);

/* [start, end, "word"]; `word` is of at most FHI_PRINT_WORD characters, plain ASCII that needs no escapes. */
enum { FHI_PRINT_WORD = 16 };
void fhi_print_range_of(fhi_print *json, fh_range range, const char *word);

/* Key and value in one. A span {NULL, 0} is written as null. */
void fhi_print_string_at(fhi_print *json, const char *key, fh_span value);
void fhi_print_word_at(fhi_print *json, const char *key, const char *value);
void fhi_print_integer_at(fhi_print *json, const char *key, int64_t value);
void fhi_print_number_at(fhi_print *json, const char *key, double value);
void fhi_print_range_at(fhi_print *json, const char *key, fh_range range);
void fhi_print_strings_at(fhi_print *json, const char *key, const fh_span *values, uint32_t n);
void fhi_print_day_at(fhi_print *json, const char *key, fhi_day day); /* FHI_NO_DAY as null */

/* "start": …, "end": … */
void fhi_print_bounds(fhi_print *json, fh_range range);

#endif
