/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/index.h"

#include "base/span.h"
#include "emit/print.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- keys */

static fh_span part(fh_span text, size_t from, size_t to)
{
    return (fh_span){text.ptr + from, to - from};
}

/* Where the first byte of `text` at or after `from` that is one of `stops` stands; its end if there is none. */
static size_t find_any(fh_span text, size_t from, const char *stops)
{
    while (from < text.len && (text.ptr[from] == '\0' || !strchr(stops, text.ptr[from]))) from++;
    return from;
}

/* Adds `text`; blanks and controls, which would break the line, as their percent-encoding. */
static void add_text(char *key, size_t *len, fh_span text)
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c > ' ' && c != 0x7F) {
            key[(*len)++] = (char)c;
        } else {
            key[(*len)++] = '%';
            key[(*len)++] = hex[c >> 4];
            key[(*len)++] = hex[c & 15];
        }
    }
}

/* "www.", "www2." */
static fh_span without_www(fh_span host)
{
    size_t n = 3;
    if (host.len < 5 || !fhi_span_same(part(host, 0, 3), FHI_SPAN("www"))) return host;
    while (n < host.len && fhi_ascii_digit(host.ptr[n])) n++;
    return n + 1 < host.len && host.ptr[n] == '.' ? part(host, n + 1, host.len) : host;
}

static bool is_address(fh_span host)
{
    for (size_t i = 0; i < host.len; i++)
        if (!fhi_ascii_digit(host.ptr[i]) && host.ptr[i] != '.') return host.len > 0 && host.ptr[0] == '[';
    return true;
}

/* The labels of the host, the last one first; the port, if it is not that of the scheme. */
static void add_host(char *key, size_t *len, fh_span host, fh_span port)
{
    while (host.len && host.ptr[host.len - 1] == '.') host.len--;
    host = without_www(host);
    if (is_address(host)) {
        add_text(key, len, host);
    } else {
        for (size_t end = host.len; end > 0;) {
            size_t start = end;
            while (start > 0 && host.ptr[start - 1] != '.') start--;
            add_text(key, len, part(host, start, end));
            end = start ? start - 1 : 0;
            if (end) key[(*len)++] = ',';
        }
    }
    if (port.len) {
        key[(*len)++] = ':';
        add_text(key, len, port);
    }
    key[(*len)++] = ')';
}

static int by_bytes(const void *a, const void *b)
{
    return fhi_span_compare(*(const fh_span *)a, *(const fh_span *)b);
}

/* The parameters of the query in the order of their bytes. False when memory is out. */
static bool add_query(fhi_arena *arena, char *key, size_t *len, fh_span query)
{
    FHI_LIST(fh_span) parameters = {0};
    for (size_t at = 0; at <= query.len;) {
        size_t end = find_any(query, at, "&");
        fh_span *added = FHI_PUSH(arena, &parameters);
        if (!added) return false;
        *added = part(query, at, end);
        at = end + 1;
    }
    qsort(parameters.at, parameters.n, sizeof *parameters.at, by_bytes);
    for (uint32_t i = 0; i < parameters.n; i++) {
        key[(*len)++] = i ? '&' : '?';
        add_text(key, len, parameters.at[i]);
    }
    return true;
}

fh_span fhi_index_key(fhi_arena *arena, fh_span url)
{
    char *lower = fhi_arena_alloc(arena, url.len + 1), *key = fhi_arena_alloc(arena, 3 * url.len + 8);
    if (!lower || !key) return (fh_span){NULL, 0};
    for (size_t i = 0; i < url.len; i++) lower[i] = fhi_ascii_lower(url.ptr[i]);
    url.ptr = lower;
    size_t len = 0;
    ptrdiff_t scheme = fhi_span_find(url, FHI_SPAN("://"), 0);
    if (scheme < 0) {
        add_text(key, &len, url);
        return (fh_span){key, len};
    }
    size_t host = (size_t)scheme + 3, path = find_any(url, host, "/?#");
    size_t user = find_any(part(url, 0, path), host, "@");
    if (user < path) host = user + 1;
    size_t bracket = host < path && url.ptr[host] == '[' ? find_any(part(url, 0, path), host, "]") : host;
    size_t colon = find_any(part(url, 0, path), bracket, ":");
    fh_span port = colon < path ? part(url, colon + 1, path) : FHI_SPAN("");
    fh_span name = part(url, 0, (size_t)scheme);
    bool usual = (fhi_span_same(name, FHI_SPAN("http")) && fhi_span_is(port, FHI_SPAN("80"))) ||
                 (fhi_span_same(name, FHI_SPAN("https")) && fhi_span_is(port, FHI_SPAN("443")));
    add_host(key, &len, part(url, host, colon), usual ? FHI_SPAN("") : port);
    size_t hash = find_any(url, path, "#"), query = find_any(part(url, 0, hash), path, "?");
    size_t last = query;
    while (last > path + 1 && url.ptr[last - 1] == '/') last--;
    add_text(key, &len, last > path ? part(url, path, last) : FHI_SPAN("/"));
    bool ok = query + 1 >= hash || add_query(arena, key, &len, part(url, query + 1, hash));
    return ok ? (fh_span){key, len} : (fh_span){NULL, 0};
}

/* ---- the index */

/* "2031-03-07T10:00:00Z" as 20310307100000; what is missing as zeros. */
static void copy_time(fh_span iso, char time[15])
{
    size_t n = 0;
    for (size_t i = 0; i < iso.len && n < 14; i++) {
        if (iso.ptr[i] == '.') break;
        if (fhi_ascii_digit(iso.ptr[i])) time[n++] = iso.ptr[i];
    }
    while (n < 14) time[n++] = '0';
    time[14] = '\0';
}

static fh_span media_type(const fhi_page *page)
{
    fh_span type = page->archived.content_type;
    size_t end = find_any(type, 0, "; \t");
    if (end) return part(type, 0, end);
    return page->media == FHI_MEDIA_HTML ? FHI_SPAN("text/html") : FHI_SPAN("text/plain");
}

fh_status fhi_index_add(fhi_arena *arena, fhi_index *index, const fhi_page *page, fh_error *error)
{
    const fhi_archived *archived = &page->archived;
    if (archived->length == 0)
        return fhi_error_set(error, FH_INVALID, "emit", 0, "%s",
                             archived->captured_at.ptr
                                 ? "not in the index: the record is compressed in one with others, or known by an index"
                                 : "not in the index: no record of an archive");
    fhi_index_record *record = FHI_PUSH(arena, &index->records);
    if (!record) return fhi_error_memory(error, "emit");
    *record = (fhi_index_record){
        .key = fhi_index_key(arena, page->url),
        .url = fhi_arena_copy(arena, page->url),
        .mime = fhi_arena_copy(arena, media_type(page)),
        .digest = fhi_arena_copy(arena, archived->digest),
        .file = fhi_arena_copy(arena, page->path),
        .status = archived->status,
        .offset = archived->offset,
        .length = archived->length,
    };
    copy_time(archived->captured_at, record->time);
    bool ok = record->key.ptr && record->url.ptr && record->mime.ptr && record->digest.ptr && record->file.ptr;
    return ok ? FH_OK : fhi_error_memory(error, "emit");
}

static int by_line(const void *a, const void *b)
{
    const fhi_index_record *x = a, *y = b;
    int order = fhi_span_compare(x->key, y->key);
    if (order == 0) order = strcmp(x->time, y->time);
    if (order == 0) order = fhi_span_compare(x->file, y->file);
    return order ? order : (x->offset > y->offset) - (x->offset < y->offset);
}

/* The numbers are strings, as pywb has them. */
static void write_number(fhi_print *json, const char *key, uint64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
    fhi_print_word_at(json, key, digits);
}

void fhi_index_write(fhi_output *output, fhi_index *index)
{
    fhi_print json;
    if (index->records.n) qsort(index->records.at, index->records.n, sizeof *index->records.at, by_line);
    for (uint32_t i = 0; i < index->records.n; i++) {
        const fhi_index_record *record = &index->records.at[i];
        fhi_output_put(output, record->key);
        fhi_output_format(output, " %s ", record->time);
        fhi_print_start(&json, output);
        fhi_print_object(&json);
        fhi_print_string_at(&json, "url", record->url);
        fhi_print_string_at(&json, "mime", record->mime);
        if (record->status) write_number(&json, "status", record->status);
        if (record->digest.len) fhi_print_string_at(&json, "digest", record->digest);
        write_number(&json, "length", record->length);
        write_number(&json, "offset", record->offset);
        fhi_print_string_at(&json, "filename", record->file);
        fhi_print_end_object(&json);
        fhi_output_char(output, '\n');
    }
}
