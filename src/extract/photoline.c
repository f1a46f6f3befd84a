/* SPDX-License-Identifier: Apache-2.0 */
/* Captions; see photoline.h. The words they are told by are in data/extract/captions.tsv. */
#include "extract/photoline.h"

#include "base/span.h"
#include "extract/credit.h"
#include "tables/caption.h"
#include "tables/key.h"
#include "tables/newsroom.h"

#include <string.h>

enum {
    LONGEST_CAPTION = 80, /* words */
    VERB_WITHIN = 20,     /* words from the start */
};

static bool has_word(fh_span key, const char *word)
{
    fh_span wanted = fhi_span_of(word);
    for (ptrdiff_t at = fhi_span_find(key, wanted, 0); at >= 0; at = fhi_span_find(key, wanted, (size_t)at + 1)) {
        size_t end = (size_t)at + wanted.len;
        if ((at == 0 || key.ptr[at - 1] == ' ') && (end == key.len || key.ptr[end] == ' ')) return true;
    }
    return false;
}

static bool has_any(fh_span key, const char *const *words)
{
    for (; *words; words++) {
        if (has_word(key, *words)) return true;
    }
    return false;
}

bool fhi_photoline_is_credit(fh_span inside)
{
    enum { LONGEST = 120 };
    static const char *const marks[] = {"photo",      "photos",     "photograph",   "image",    "images",
                                        "picture",    "file",       "getty",        "courtesy", "handout",
                                        "screengrab", "screenshot", "shutterstock", "alamy",    "pool",
                                        "flickr",     "unsplash",   "wikimedia",    NULL};
    char room[FHI_KEY_ROOM(LONGEST)];
    return inside.len > 0 && inside.len <= LONGEST && has_any(fhi_key_make(inside, room, NULL), marks);
}

/* A verb in the present tense near the start, and none of the words of a report. */
static bool has_caption_verb(const fhi_part *part)
{
    static const char *const report[] = {"said", "says", "told", "will", "would", "could", "added", "according", NULL};
    size_t at = 0;
    if (has_any(part->key, report)) return false;
    for (uint32_t i = 0; i < VERB_WITHIN && at < part->key.len; i++, at++) {
        size_t start = at;
        while (at < part->key.len && part->key.ptr[at] != ' ') at++;
        if (i > 0 && fhi_caption_verb((fh_span){part->key.ptr + start, at - start})) return true;
    }
    return false;
}

/* One-word openings ("Photo", "File") need a mark behind: "Photo: …", "FILE - …". */
static bool opens_with_mark(fh_span text)
{
    size_t at = 0;
    while (at < text.len && (fhi_ascii_alpha(text.ptr[at]) ||
                             (text.ptr[at] == ' ' && at + 1 < text.len && fhi_ascii_alpha(text.ptr[at + 1])))) {
        if (text.ptr[at] == ' ' && at > 12) break;
        at++;
    }
    while (at < text.len && text.ptr[at] == ' ') at++;
    return at < text.len && (strchr(":-|/", text.ptr[at]) ||
                             fhi_span_starts((fh_span){text.ptr + at, text.len - at}, FHI_SPAN("\xE2\x80")));
}

/* "CLOSE The mayor crosses the bridge": the button of a player that some pages have before the line under its film. */
static bool opens_with_button(fh_span text)
{
    fh_span button = FHI_SPAN("CLOSE ");
    return fhi_span_starts(text, button) && text.len > button.len + 1 && fhi_ascii_upper(text.ptr[button.len]) &&
           !fhi_ascii_upper(text.ptr[button.len + 1]);
}

static bool opens_as_caption(const fhi_part *part)
{
    if (opens_with_button(part->text) || fhi_caption_starts_alone(part->key)) return true;
    if (!fhi_caption_starts(part->key)) return false;
    fh_span inside;
    fhi_parts_without_tail(part->text, &inside);
    return opens_with_mark(part->text) || inside.len > 0 ||
           (has_caption_verb(part) && part->words <= LONGEST_CAPTION / 2);
}

/* "Jane Doe/Northern Wire": a newsroom on one side of a stroke, and something on the other. */
static bool is_stroke_credit(fh_span inside)
{
    size_t stroke = fhi_span_to(inside, 0, '/');
    if (stroke == inside.len || stroke == 0) return false;
    fh_span before = fhi_span_trim((fh_span){inside.ptr, stroke});
    fh_span behind = fhi_span_trim((fh_span){inside.ptr + stroke + 1, inside.len - stroke - 1});
    return before.len > 0 && behind.len > 0 && (fhi_newsroom_find(before) || fhi_newsroom_find(behind));
}

/* "… on Monday. WIRE/Jane Doe": behind the last stop an agency, a stroke and a name. */
static bool ends_in_stroke_credit(fh_span text)
{
    enum { LONGEST = 80 };
    size_t from = text.len > LONGEST ? text.len - LONGEST : 0, stroke = text.len;
    while (stroke > from && text.ptr[stroke - 1] != '/') stroke--;
    if (stroke == from || stroke == text.len || !fhi_ascii_upper(text.ptr[stroke])) return false;
    size_t start = stroke - 1;
    while (start > from + 1 && !(text.ptr[start - 1] == ' ' && strchr(".)]", text.ptr[start - 2]))) start--;
    fh_span agency = fhi_span_trim((fh_span){text.ptr + start, stroke - 1 - start});
    if (start < from + 2 || agency.len == 0) return false;
    return fhi_newsroom_find(agency) != NULL || fhi_photoline_is_credit(agency);
}

bool fhi_photoline_is_caption(const fhi_part *part)
{
    if (part->words > LONGEST_CAPTION || part->words < 2) return false;
    if (opens_as_caption(part) || ends_in_stroke_credit(part->text)) return true;
    fh_span inside;
    fhi_parts_without_tail(part->text, &inside);
    if (inside.len == 0) return false;
    if (fhi_photoline_is_credit(inside) || is_stroke_credit(inside)) return part->words > 3;
    fhi_credit_name name;
    return fhi_credit_names(inside, &name, 1) > 0 && has_caption_verb(part);
}

bool fhi_photoline_ends_in_credit(fh_span text)
{
    enum { LONGEST = 50 }; /* bytes: more is an aside */
    fh_span inside, before = fhi_parts_without_tail(text, &inside);
    if (before.len == 0 || inside.len == 0 || inside.len > LONGEST) return false;
    return fhi_photoline_is_credit(inside) || is_stroke_credit(inside);
}

bool fhi_photoline_is_likely(const fhi_part *part)
{
    fh_span inside;
    fhi_parts_without_tail(part->text, &inside);
    return part->words <= LONGEST_CAPTION && (inside.len > 0 || has_caption_verb(part));
}
