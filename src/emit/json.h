/* SPDX-License-Identifier: Apache-2.0 */
/* A JSON writer (RFC 8259): commas and escapes are its business, the nesting is the caller's. */
#ifndef FHI_EMIT_JSON_H
#define FHI_EMIT_JSON_H

#include "base/list.h"
#include "emit/output.h"

typedef struct fhi_json {
    fhi_output *output;
    uint64_t comma;  /* bit d: the next element at depth d takes a comma before it */
    uint32_t depth;  /* at most 63, which the formats stay far below */
    bool after_key;
    bool in_comment; /* "--" is written with escapes, so that the JSON can stand in an HTML or Markdown comment or script */
} fhi_json;

void fhi_json_start(fhi_json *json, fhi_output *output);

void fhi_json_object(fhi_json *json);
void fhi_json_end_object(fhi_json *json);
void fhi_json_array(fhi_json *json);
void fhi_json_end_array(fhi_json *json);

/* `key` is plain ASCII that needs no escapes. */
void fhi_json_key(fhi_json *json, const char *key);

void fhi_json_null(fhi_json *json);
void fhi_json_boolean(fhi_json *json, bool value);
void fhi_json_integer(fhi_json *json, int64_t value);

/* The shortest digits that read back as `value`; an integer without a fraction; null for what is not finite, which JSON cannot say. The
 * same in every locale. */
void fhi_json_number(fhi_json *json, double value);

/* What is not valid UTF-8 is written as U+FFFD. */
void fhi_json_string(fhi_json *json, fh_span value);
void fhi_json_word(fhi_json *json, const char *value);

/* [start, end] */
void fhi_json_range(fhi_json *json, fh_range range);

/* Key and value in one. A span {NULL, 0} is written as null. */
void fhi_json_string_at(fhi_json *json, const char *key, fh_span value);
void fhi_json_word_at(fhi_json *json, const char *key, const char *value);
void fhi_json_integer_at(fhi_json *json, const char *key, int64_t value);
void fhi_json_number_at(fhi_json *json, const char *key, double value);
void fhi_json_range_at(fhi_json *json, const char *key, fh_range range);
void fhi_json_strings_at(fhi_json *json, const char *key, const fh_span *values, uint32_t n);

/* "start": …, "end": … */
void fhi_json_bounds(fhi_json *json, fh_range range);

#endif
