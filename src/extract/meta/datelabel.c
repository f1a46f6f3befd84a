/* SPDX-License-Identifier: Apache-2.0 */
#include "extract/meta/datelabel.h"

#include "base/span.h"
#include "extract/meta/datetext.h"
#include "tables/lexicon.h"

/* Values of the table: a fhi_date_label, and whether the label may stand behind the date. */
enum { LABEL_BITS = 7, LABEL_BEHIND = 8 };

#include "extract/meta/labels.inc"

enum { LOOKED_AT = 60, MOST_WORDS = 16, LONGEST_LABEL = 3 };

/* The words of a text in lower case, one blank between each two. */
typedef struct words {
    char text[LOOKED_AT + 1];
    uint8_t starts[MOST_WORDS + 1]; /* one more than there are: of the end, had it a blank */
    uint32_t n;
} words;

/* The length of what stands between words at `at`; 0 for a letter. */
static size_t gap_at(fh_span text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    if (fhi_ascii_alpha((char)c)) return 0;
    if (c < 0x80) return 1;
    fh_span rest = {text.ptr + at, text.len - at};
    if (c == 0xC2) return rest.len < 2 ? 1 : 2; /* a no-break space, a middle dot */
    if (c == 0xE2 || fhi_span_starts(rest, FHI_SPAN("\xEF\xBC\x9A")))
        return rest.len < 3 ? rest.len : 3; /* dashes, a wide colon */
    return 0;
}

static void cut_words(fh_span text, words *w)
{
    size_t used = 0;
    w->n = 0;
    for (size_t at = 0; at < text.len && w->n < MOST_WORDS;) {
        size_t gap = gap_at(text, at), start = at;
        if (gap) {
            at += gap;
            continue;
        }
        while (at < text.len && !gap_at(text, at)) at++;
        w->starts[w->n++] = (uint8_t)used;
        used += fhi_datetext_lower((fh_span){text.ptr + start, at - start}, w->text + used);
        w->text[used++] = ' ';
        w->starts[w->n] = (uint8_t)used;
    }
}

/* What the words from `first` up to `end` are in the table. */
static uint32_t label_of(const words *w, uint32_t first, uint32_t end)
{
    return fhi_lexicon_find(&labels, (fh_span){w->text + w->starts[first], w->starts[end] - w->starts[first] - 1u});
}

fhi_date_label fhi_datelabel_find(fh_span before, fh_span behind)
{
    words w;
    if (before.len > LOOKED_AT) before = (fh_span){before.ptr + before.len - LOOKED_AT, LOOKED_AT};
    if (behind.len > LOOKED_AT) behind.len = LOOKED_AT;
    cut_words(before, &w);
    for (uint32_t end = w.n; end > 0; end--) {
        for (uint32_t first = end > LONGEST_LABEL ? end - LONGEST_LABEL : 0; first < end; first++) {
            uint32_t found = label_of(&w, first, end);
            if (found) return (fhi_date_label)(found & LABEL_BITS);
        }
    }
    cut_words(behind, &w);
    for (uint32_t first = 0; first < w.n; first++) {
        uint32_t found = label_of(&w, first, first + 1);
        if (found & LABEL_BEHIND) return (fhi_date_label)(found & LABEL_BITS);
    }
    return FHI_DATED_UNSAID;
}
