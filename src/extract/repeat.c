/* SPDX-License-Identifier: Apache-2.0 */
/* Repeated parts; see repeat.h. Parts are found by the hash of their key (duplicates) and of its first words (teasers). */
#include "extract/repeat.h"

#include "base/hash.h"
#include "base/span.h"
#include "base/wordstart.h"
#include "extract/photoline.h"

enum {
    LEAST_WORDS = 5, /* of a part that is dropped where it is said again far away: shorter ones are answers, headings */
    TEASER_WORDS = 6,    /* a teaser has at least so many */
    CUT_WORDS = 12,      /* and so many where no dots say that it is cut off */
    OPENING_WORDS = 4,   /* by which the part is found that a teaser was cut from */
    MOST_CANDIDATES = 8, /* parts that start alike and are compared: keeps lists of like lines linear */
    CREDIT_WORDS = 6     /* that one of two captions may have more than the other */
};

typedef struct index_entry {
    uint64_t hash;
    uint32_t part;
    uint32_t next; /* entry with the same slot, or UINT32_MAX */
} index_entry;

typedef struct part_index {
    uint32_t *slots;
    uint32_t mask;
    index_entry *entries;
    uint32_t n;
} part_index;

static bool index_make(fhi_arena *scratch, uint32_t parts, part_index *index)
{
    uint32_t room = 16;
    while (room < parts * 2) room *= 2;
    index->slots = fhi_arena_array(scratch, room, sizeof *index->slots);
    index->entries = fhi_arena_array(scratch, parts + 1, sizeof *index->entries);
    if (!index->slots || !index->entries) return false;
    memset(index->slots, 0xFF, room * sizeof *index->slots);
    index->mask = room - 1;
    index->n = 0;
    return true;
}

static void index_add(part_index *index, uint64_t hash, uint32_t part)
{
    uint32_t *slot = &index->slots[hash & index->mask];
    index->entries[index->n] = (index_entry){hash, part, *slot};
    *slot = index->n++;
}

/* The bytes of the first `n` words of `key`; {NULL, 0} if it has fewer. */
static fh_span first_words(fh_span key, uint32_t n)
{
    for (size_t from = 0; from < key.len; from += 64) {
        for (uint64_t blanks = fhi_wordstart_blanks(key, from); blanks; blanks &= blanks - 1)
            if (--n == 0) return (fh_span){key.ptr, from + (size_t)__builtin_ctzll(blanks)};
    }
    return n == 1 ? key : (fh_span){NULL, 0};
}

static void drop(fhi_part *part, fhi_drop_kind kind, const char *rule)
{
    part->drop = kind;
    part->rule = rule;
}

/* "…", "...", "[…]", "[...]" at the end. */
static bool is_cut_off(fh_span text)
{
    text = fhi_span_trim(text);
    while (text.len > 0 && strchr(")]", text.ptr[text.len - 1])) text.len--;
    return fhi_span_ends(text, FHI_SPAN("\xE2\x80\xA6")) || fhi_span_ends(text, FHI_SPAN("..."));
}

/* True if the words of `cut` open `whole`, but for one in ten; the last word may be cut off itself. */
static bool opens(fh_span cut, uint32_t cut_words, fh_span whole)
{
    uint32_t odd = 0;
    size_t a = 0, b = 0;
    while (a < cut.len) {
        size_t a_end = a, b_end = b;
        while (a_end < cut.len && cut.ptr[a_end] != ' ') a_end++;
        while (b_end < whole.len && whole.ptr[b_end] != ' ') b_end++;
        if (b >= whole.len) return false;
        fh_span x = {cut.ptr + a, a_end - a}, y = {whole.ptr + b, b_end - b};
        bool last = a_end >= cut.len;
        if (!fhi_span_is(x, y) && !(last && fhi_span_starts(y, x))) odd++;
        a = a_end + 1;
        b = b_end + 1;
    }
    return odd * 10 <= cut_words;
}

/* Two parts next to each other, one with the other's words and a few more: a caption and its alternative text. */
static bool is_longer_caption(const fhi_part *shorter, const fhi_part *longer)
{
    return shorter->words >= LEAST_WORDS && longer->words <= shorter->words + CREDIT_WORDS &&
           longer->words > shorter->words && fhi_span_starts(longer->key, shorter->key) &&
           longer->key.ptr[shorter->key.len] == ' ';
}

/* The part before `i` that is not dropped, or NULL. */
static fhi_part *kept_before(fhi_parts *parts, uint32_t i)
{
    while (i-- > 0) {
        if (!parts->list.at[i].rule) return &parts->list.at[i];
    }
    return NULL;
}

static void drop_beside(fhi_parts *parts, uint32_t i)
{
    fhi_part *here = &parts->list.at[i], *before = kept_before(parts, i);
    if (!before || before == &parts->list.at[0]) return; /* a title may open its standfirst */
    if (is_longer_caption(before, here)) {
        drop(before, FHI_DROP_DUPLICATE, "caption-twice");
        here->kind = FHI_BLOCK_CAPTION;
    } else if (is_longer_caption(here, before)) {
        drop(here, FHI_DROP_DUPLICATE, "caption-twice");
        before->kind = FHI_BLOCK_CAPTION;
    }
}

static bool drop_duplicates(fhi_arena *scratch, fhi_parts *parts)
{
    part_index index;
    if (!index_make(scratch, parts->list.n, &index)) return false;
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fhi_part *here = &parts->list.at[i];
        if (here->rule) continue;
        uint64_t hash = fhi_hash(here->key);
        fhi_part *same = NULL;
        uint32_t tried = 0;
        for (uint32_t e = index.slots[hash & index.mask]; e != UINT32_MAX && tried < MOST_CANDIDATES;
             e = index.entries[e].next, tried++) {
            fhi_part *other = &parts->list.at[index.entries[e].part];
            if (index.entries[e].hash == hash && fhi_span_is(other->key, here->key)) same = other;
        }
        if (!same) {
            index_add(&index, hash, i);
            drop_beside(parts, i);
        } else if (here->words >= LEAST_WORDS || same + 1 == here) {
            bool beside = same + 1 == here;
            drop(here, FHI_DROP_DUPLICATE, beside ? "line-twice" : "paragraph-twice");
            if (beside && fhi_photoline_is_likely(same)) same->kind = FHI_BLOCK_CAPTION;
        }
    }
    return true;
}

static bool drop_teasers(fhi_arena *scratch, fhi_parts *parts)
{
    part_index index;
    if (!index_make(scratch, parts->list.n, &index)) return false;
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fh_span opening = first_words(parts->list.at[i].key, OPENING_WORDS);
        if (opening.len > 0 && !parts->list.at[i].rule) index_add(&index, fhi_hash(opening), i);
    }
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fhi_part *here = &parts->list.at[i];
        bool dots = is_cut_off(here->text);
        if (here->rule || here->words < (dots ? TEASER_WORDS : CUT_WORDS) || (!dots && here->sentence)) continue;
        uint64_t hash = fhi_hash(first_words(here->key, OPENING_WORDS));
        uint32_t tried = 0;
        for (uint32_t e = index.slots[hash & index.mask]; e != UINT32_MAX && tried < MOST_CANDIDATES;
             e = index.entries[e].next, tried++) {
            const fhi_part *whole = &parts->list.at[index.entries[e].part];
            if (whole == here || whole->rule || whole->key.len <= here->key.len || index.entries[e].hash != hash)
                continue;
            if (!opens(here->key, here->words, whole->key)) continue;
            drop(here, FHI_DROP_TEASER, dots ? "cut-off-lead" : "opening-said-again");
            break;
        }
    }
    return true;
}

bool fhi_repeat_drop(fhi_arena *scratch, fhi_parts *parts)
{
    return drop_teasers(scratch, parts) && drop_duplicates(scratch, parts);
}
