/* SPDX-License-Identifier: Apache-2.0 */
/* Lists of links; see linklist.h. A headline has no full stop; an article ends in a sentence. What a line with a colon announces is a list
 * of the article's own. */
#include "extract/linklist.h"

#include "base/span.h"

enum {
    FEWEST_LINKS = 3,
    FEWEST_WORDS = 4, /* of a headline; shorter lines between headlines are names of sections, times */
    MOST_WORDS = 20,
    BODY_WORDS = 15, /* of a paragraph that belongs to the text above */
    FEWEST_BODY = 2, /* such paragraphs that must stand above */
    DIGIT_SHARE = 4  /* one byte in so many is a digit: a row of results, a date */
};

static bool is_mostly_letters(fh_span text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) digits += fhi_ascii_digit(text.ptr[i]);
    return digits * DIGIT_SHARE < text.len;
}

/* True if `part` may stand in a list of links: no sentence, no start or middle of one. */
static bool may_be_listed(const fhi_part *part)
{
    bool kind = part->kind == FHI_BLOCK_PARAGRAPH || part->kind == FHI_BLOCK_LIST;
    if (!kind || part->sentence || part->words == 0 || part->words > MOST_WORDS) return false;
    char first = part->text.ptr[0], last = part->text.ptr[part->text.len - 1];
    return !(first >= 'a' && first <= 'z') && !strchr(".!?\"):;,", last) &&
           !fhi_span_ends(part->text, FHI_SPAN("\xE2\x80\x9D"));
}

static bool is_headline(const fhi_part *part)
{
    return part->words >= FEWEST_WORDS && is_mostly_letters(part->text);
}

/* "Needs: a new pump": a row of the article's own. */
static bool is_row(const fhi_part *part)
{
    const char *blank = memchr(part->text.ptr, ' ', part->text.len);
    return blank && blank > part->text.ptr && blank[-1] == ':';
}

/* "More on the sea wall:" announces links; any other colon a list that is the article's. */
static bool announces_own(const fhi_part *part)
{
    bool colon = part->text.len > 0 && part->text.ptr[part->text.len - 1] == ':';
    return colon && !fhi_span_starts(part->key, FHI_SPAN("more"));
}

static bool has_body(const fhi_parts *parts, uint32_t end)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < end && found < FEWEST_BODY; i++) {
        const fhi_part *part = &parts->list.at[i];
        found += !part->rule && part->kind == FHI_BLOCK_PARAGRAPH && part->sentence && part->words >= BODY_WORDS;
    }
    return found == FEWEST_BODY;
}

void fhi_linklist_drop(fhi_parts *parts)
{
    uint32_t first = parts->list.n, links = 0, rows = 0, i = parts->list.n;
    const fhi_part *above = NULL;
    while (i > 0 && !above) {
        const fhi_part *part = &parts->list.at[--i];
        if (part->rule || part->kind == FHI_BLOCK_CREDIT) continue;
        if (i == parts->title || !may_be_listed(part)) {
            above = part;
        } else if (is_headline(part)) {
            first = i;
            links++;
            rows += is_row(part);
        }
    }
    if (links < FEWEST_LINKS || rows * 2 > links || !above || announces_own(above) || !has_body(parts, first)) return;
    for (i = first; i < parts->list.n; i++) {
        fhi_part *part = &parts->list.at[i];
        if (part->rule || part->kind == FHI_BLOCK_CREDIT) continue;
        part->drop = FHI_DROP_BOILERPLATE;
        part->rule = "link-list";
    }
}
