/* SPDX-License-Identifier: Apache-2.0 */
/* Names → numbers, by a perfect hash of their length, first and last bytes; see names.h and tools/gen/gen_html.py. */
#include "extract/html/names.h"

#include <stdint.h>
#include <string.h>

typedef struct slot {
    const char *name;
    uint32_t len;
    uint32_t number;
} slot;

static const slot elements[1u << FHI_ELEMENT_BITS] = {FHI_ELEMENT_SLOTS};
static const slot attributes[1u << FHI_ATTRIBUTE_BITS] = {FHI_ATTRIBUTE_SLOTS};

const unsigned char fhi_names_kinds[FHI_ELEMENT_COUNT] = {
#define X(name, kind) [FHI_ELEMENT_##name] = FHI_AS_##kind,
    FHI_ELEMENTS(X)
#undef X
};

static uint32_t little(const char *bytes, size_t n)
{
    uint32_t word = 0;
    for (size_t i = 0; i < n; i++) word |= (uint32_t)(unsigned char)bytes[i] << (8 * i);
    return word;
}

static uint32_t mixed(fh_span name)
{
    uint32_t first, last;
    if (name.len >= 4) {
        first = little(name.ptr, 4);
        last = little(name.ptr + name.len - 4, 4);
    } else {
        first = last = little(name.ptr, name.len);
    }
    return first ^ (last * 0x85EBCA6Bu) ^ (uint32_t)name.len;
}

static uint32_t look_up(const slot *slots, uint32_t at, fh_span name)
{
    const slot *found = &slots[at];
    return found->len == name.len && name.len && memcmp(found->name, name.ptr, name.len) == 0 ? found->number : 0;
}

fhi_element fhi_names_element(fh_span name)
{
    uint32_t number = look_up(elements, mixed(name) * FHI_ELEMENT_MULTIPLIER >> (32 - FHI_ELEMENT_BITS), name);
    return number ? (fhi_element)number : FHI_ELEMENT_OTHER;
}

fhi_attribute fhi_names_attribute(fh_span name)
{
    return (fhi_attribute)look_up(attributes, mixed(name) * FHI_ATTRIBUTE_MULTIPLIER >> (32 - FHI_ATTRIBUTE_BITS),
                                  name);
}

const char *fhi_names_of(fhi_element element)
{
    for (uint32_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].len && elements[i].number == (uint32_t)element) return elements[i].name;
    return element == FHI_ELEMENT_DOCUMENT ? "#document" : element == FHI_ELEMENT_TEXT ? "#text" : "#other";
}
