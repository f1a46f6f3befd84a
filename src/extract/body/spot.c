/* SPDX-License-Identifier: Apache-2.0 */
/* Words looked up by their first two bytes; see spot.h. */
#include "extract/body/spot.h"

#include "base/span.h"
#include "extract/body/stretch.h"

enum { FHI_SPOT_START = 1, FHI_SPOT_END = 2, BUCKETS = 4096, LONGEST = 512 };

typedef struct entry {
    const char *word;
    uint8_t len;
    uint8_t anchors;
    uint8_t bit;
} entry;

typedef struct spotter {
    const entry *entries;
    const uint16_t *starts; /* of each bucket in `entries` */
    const uint64_t *marks;  /* which three bytes begin an entry, by their hash: most that are asked for do not */
    bool by_word;           /* anchors are ends of words, where letters end; else ends of the whole text */
} spotter;

static const entry hint_entries[] = {FHI_HINTS_ENTRIES};
static const uint16_t hint_starts[] = {FHI_HINTS_STARTS};
static const uint64_t hint_marks[] = {FHI_HINTS_MARKS};
static const entry phrase_entries[] = {FHI_PHRASES_ENTRIES};
static const uint16_t phrase_starts[] = {FHI_PHRASES_STARTS};
static const uint64_t phrase_marks[] = {FHI_PHRASES_MARKS};

static const spotter hints = {hint_entries, hint_starts, hint_marks, true};
static const spotter phrases = {phrase_entries, phrase_starts, phrase_marks, false};

static uint32_t bucket_of(const char *at)
{
    return ((unsigned char)at[0] * 32u + (unsigned char)at[1]) % BUCKETS;
}

static bool fits(const spotter *s, const entry *e, fh_span text, size_t at)
{
    size_t end = at + e->len;
    if (end > text.len || e->word[1] != text.ptr[at + 1] || e->word[e->len - 1] != text.ptr[end - 1]) return false;
    if (memcmp(text.ptr + at, e->word, e->len) != 0) return false;
    if (e->anchors & FHI_SPOT_START && at > 0 && !(s->by_word && !fhi_ascii_alpha(text.ptr[at - 1]))) return false;
    return !(e->anchors & FHI_SPOT_END) || end == text.len || (s->by_word && !fhi_ascii_alpha(text.ptr[end]));
}

static bool begins_one(const spotter *s, fh_span text, size_t at)
{
    enum { BITS = 14 };
    uint32_t third = at + 2 < text.len ? (unsigned char)text.ptr[at + 2] : 0;
    uint32_t three = (unsigned char)text.ptr[at] | (uint32_t)(unsigned char)text.ptr[at + 1] << 8 | third << 16;
    uint32_t bit = three * 0x9E3779B1u >> (32 - BITS);
    return s->marks[bit / 64] >> bit % 64 & 1;
}

/* The entries that stand at `at`. */
static inline uint64_t spot_at(const spotter *s, fh_span text, size_t at)
{
    uint64_t found = 0;
    if (!begins_one(s, text, at)) return 0;
    uint32_t bucket = bucket_of(text.ptr + at);
    for (uint32_t k = s->starts[bucket]; k < s->starts[bucket + 1]; k++)
        if (fits(s, &s->entries[k], text, at)) found |= 1ull << s->entries[k].bit;
    return found;
}

uint64_t fhi_spot_hints(fh_span value)
{
    char lower[LONGEST];
    size_t n = value.len < LONGEST ? value.len : LONGEST;
    for (size_t i = 0; i < n; i++) lower[i] = fhi_ascii_lower(value.ptr[i]);
    uint64_t found = 0; /* words of class names stand anywhere: "mainarticle" */
    for (size_t at = 0; at + 1 < n; at++) found |= spot_at(&hints, (fh_span){lower, n}, at);
    return found;
}

/* Phrases stand only where a word or mark begins. */
uint64_t fhi_spot_phrases(fh_span text)
{
    uint64_t found = 0;
    uint32_t before = 0; /* whether the byte before is one of a word */
    for (size_t from = 0; from + 1 < text.len; from += FHI_SIXTEEN) {
        uint32_t letters = fhi_stretch_words(text, from);
        uint32_t starts = ~(letters & (letters << 1 | before)) & FHI_SIXTEEN_ALL;
        before = letters >> (FHI_SIXTEEN - 1) & 1;
        for (; starts; starts &= starts - 1) {
            size_t at = from + fhi_sixteen_first(starts);
            if (at + 1 >= text.len) break;
            found |= spot_at(&phrases, text, at);
        }
    }
    return found;
}
