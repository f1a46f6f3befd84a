/* SPDX-License-Identifier: Apache-2.0 */
#include "read/records.h"

#include "base/span.h"
#include "read/json.h"

#include <jansson.h>

fhi_shape fhi_records_shape(fh_span text)
{
    json_t *value = json_loadb(text.ptr, text.len, 0, NULL);
    fhi_shape found = json_is_object(value)  ? FHI_SHAPE_OBJECT
                      : json_is_array(value) ? FHI_SHAPE_ARRAY
                                             : FHI_SHAPE_NONE;
    json_decref(value);
    return found;
}

bool fhi_records_are_lines(fh_span text)
{
    bool first = true;
    for (size_t at = 0; at < text.len;) {
        ptrdiff_t end = fhi_span_find(text, FHI_SPAN("\n"), at);
        fh_span line = fhi_span_trim((fh_span){text.ptr + at, (end < 0 ? text.len : (size_t)end) - at});
        at = end < 0 ? text.len : (size_t)end + 1;
        if (line.len == 0) continue;
        bool starts = line.ptr[0] == '{';
        if (starts && fhi_records_shape(line) == FHI_SHAPE_OBJECT) return true;
        if (first && (!starts || line.len < 2 || line.ptr[1] != '"')) return false;
        first = false;
    }
    return false;
}

bool fhi_records_begin(fh_span text)
{
    static const char *const starts[] = {"{\"", "[{\""};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t at = 0;
        const char *next = starts[i];
        for (; *next && at < text.len && (text.ptr[at] == *next || fhi_ascii_space(text.ptr[at])); at++)
            next += text.ptr[at] == *next;
        if (!*next) return true;
    }
    return false;
}

bool fhi_records_of_feed(fhi_arena *arena, fh_span all, uint32_t *at)
{
    fh_range version = fhi_json_member(arena, all, FHI_SPAN("version")),
             items = fhi_json_member(arena, all, FHI_SPAN("items"));
    bool is_feed = fhi_span_find(fhi_span_cut(all, version), FHI_SPAN("jsonfeed.org"), 0) >= 0 &&
                   items.end > items.start && all.ptr[items.start] == '[';
    if (is_feed) *at = items.start + 1;
    return is_feed;
}
