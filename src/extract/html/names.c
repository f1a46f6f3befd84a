/* SPDX-License-Identifier: Apache-2.0 */
/* Names → numbers, by a perfect hash of their length, first and last bytes; see names.h and tools/gen/gen_html.py. */
#include "extract/html/names.h"

#include <stdint.h>
#include <string.h>

typedef struct slot {
    const char *name;
    uint32_t len;
    uint32_t number;
    uint32_t first, last; /* four bytes each */
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

/* The number of `name` in the table of 1 << `bits` slots, 0 if it is not there. */
static inline uint32_t look_up(const slot *slots, uint32_t multiplier, uint32_t bits, fh_span name)
{
    uint32_t first, last, len = (uint32_t)name.len;
    if (name.len >= 4) {
        first = little(name.ptr, 4);
        last = little(name.ptr + name.len - 4, 4);
    } else {
        first = last = little(name.ptr, name.len);
    }
    const slot *found = &slots[(first ^ (last * 0x85EBCA6Bu) ^ len) * multiplier >> (32 - bits)];
    if (found->len != name.len || found->first != first || found->last != last || name.len == 0) return 0;
    return name.len <= 8 || memcmp(found->name + 4, name.ptr + 4, name.len - 8) == 0 ? found->number : 0;
}

fhi_element fhi_names_element(fh_span name)
{
    uint32_t number = look_up(elements, FHI_ELEMENT_MULTIPLIER, FHI_ELEMENT_BITS, name);
    return number ? (fhi_element)number : FHI_ELEMENT_OTHER;
}

fhi_attribute fhi_names_attribute(fh_span name)
{
    return (fhi_attribute)look_up(attributes, FHI_ATTRIBUTE_MULTIPLIER, FHI_ATTRIBUTE_BITS, name);
}

const char *fhi_names_of(fhi_element element)
{
    for (uint32_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (elements[i].len && elements[i].number == (uint32_t)element) return elements[i].name;
    return element == FHI_ELEMENT_DOCUMENT ? "#document" : element == FHI_ELEMENT_TEXT ? "#text" : "#other";
}
