/* SPDX-License-Identifier: Apache-2.0 */
/* Labels set right by the word lists; see amend.h. Each rule holds whatever the model was trained on. */
#include "annotate/name/amend.h"

#include "tables/newsroom.h"

/* The name [first, first + count) of the sentence and its type. */
typedef struct run {
    uint32_t first, count;
    uint32_t type;
} run;

static uint32_t label_at(const fhi_naming *n, uint32_t i)
{
    return n->views[i + FHI_NAMING_AROUND].label;
}

static fh_span words(const fhi_naming *n, const fhi_sentence *s, uint32_t first, uint32_t count)
{
    const fhi_token *tokens = n->text->tokens.at + s->first;
    return fhi_span_cut(n->text->article->text, (fh_range){tokens[first].at.start, tokens[first + count - 1].at.end});
}

static void write_run(fhi_naming *n, run r)
{
    for (uint32_t i = 0; i < r.count; i++) {
        uint32_t part = r.count == 1       ? FHI_NAMING_ONLY
                        : i == 0           ? FHI_NAMING_FIRST
                        : i + 1 == r.count ? FHI_NAMING_LAST
                                           : FHI_NAMING_INSIDE;
        fhi_naming_label(n, r.first + i, part + r.type);
    }
}

static void erase(fhi_naming *n, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) fhi_naming_label(n, first + i, FHI_NAMING_OUT);
}

/* "The" in front, where it is not part of a place's name ("The Hague"). */
static uint32_t article_before(const fhi_naming *n, const fhi_sentence *s, run r)
{
    if (r.count < 2 || !fhi_span_same(words(n, s, r.first, 1), FHI_SPAN("the"))) return 0;
    return fhi_gazetteer_phrase(words(n, s, r.first, r.count)) & (FHI_PHRASE_CITY | FHI_PHRASE_BODY) ? 0 : 1;
}

/* How many tokens at the front of a person's name are titles, with what stands before them ("NATO Secretary General"). */
static uint32_t title_before(const fhi_naming *n, run r)
{
    uint32_t cut = 0;
    for (uint32_t i = 0; i + 1 < r.count; i++) {
        const fhi_gazette *g = &n->views[r.first + i + FHI_NAMING_AROUND].gazette;
        bool named = i > 0 && g->starts & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME);
        if (g->starts & FHI_PHRASE_TITLE && !named && i + g->longest < r.count) cut = i + g->longest;
    }
    return cut;
}

/* True if a title and one to three more words make the name, none of which says place or body ("Mayor Odile Brandt", but not
 * "Queen Anne Hospital"): that is a person, whatever the model made of it. */
static bool is_titled(const fhi_naming *n, run r)
{
    const fhi_gazette *head = &n->views[r.first + FHI_NAMING_AROUND].gazette;
    if (!(head->starts & FHI_PHRASE_TITLE) || head->longest >= r.count || r.count - head->longest > 3) return false;
    for (uint32_t i = head->longest; i < r.count; i++) {
        const fhi_naming_view *word = &n->views[r.first + i + FHI_NAMING_AROUND];
        if (word->gazette.starts & (FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD | FHI_PHRASE_TITLE)) return false;
        if (!(word->trait.flags & FHI_TOKEN_CAPITAL)) return false;
    }
    return true;
}

static bool hyphen(const fhi_naming *n, uint32_t i)
{
    return n->views[i + FHI_NAMING_AROUND].tag == FHI_TAG_HYPH;
}

/* The type that the lists give a whole name; the model's where they are silent or of two minds. */
static uint32_t listed_type(uint32_t kinds, uint32_t type)
{
    uint32_t person = kinds & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME);
    uint32_t place = kinds & (FHI_PHRASE_COUNTRY | FHI_PHRASE_CITY | FHI_PHRASE_REGION), body = kinds & FHI_PHRASE_BODY;
    if (person) return type;
    if (kinds & FHI_PHRASE_PEOPLE && !place && !body) return FHI_NAME_OTHER;
    if (place && !body) return FHI_NAME_LOC;
    if (body && !place) return FHI_NAME_ORG;
    return type;
}

/* How many tokens at the front of a name are the name: it ends before a possessive that no capital follows ("Varlen's troops"), and
 * before a title that goes on past it ("U.S. Secretary" of "U.S. Secretary of Defense"). */
static uint32_t name_length(const fhi_naming *n, run r)
{
    for (uint32_t i = 1; i < r.count; i++) {
        const fhi_naming_view *here = &n->views[r.first + i + FHI_NAMING_AROUND];
        bool possessive = here->tag == FHI_TAG_POS && !(here[1].trait.flags & FHI_TOKEN_CAPITAL);
        bool title = here->gazette.starts & FHI_PHRASE_TITLE && i + here->gazette.longest > r.count;
        if (possessive || title) return i;
    }
    return r.count;
}

/* "told the Courier Monday": a weekday behind a name is no part of it, but in feasts and in the names of programmes ("Palm Sunday"). */
static bool ends_in_weekday(const fhi_naming *n, const fhi_sentence *s, run r)
{
    static const char *const kept[] = {"Palm",  "Easter", "Black",  "Super", "Good",
                                       "Cyber", "Ash",    "Bloody", "Holy",  "News"};
    if (r.count < 2) return false;
    uint32_t last = r.first + r.count - 1;
    bool calendar = n->views[last + FHI_NAMING_AROUND].gazette.starts & FHI_PHRASE_CALENDAR;
    if (!calendar || !fhi_span_ends(words(n, s, last, 1), FHI_SPAN("day"))) return false;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (fhi_span_is(words(n, s, last - 1, 1), fhi_span_of(kept[i]))) return false;
    return true;
}

/* The place of "and the" inside a name: two bodies are named; 0 if there is none. */
static uint32_t parting(const fhi_naming *n, const fhi_sentence *s, run r)
{
    for (uint32_t i = 1; i + 2 < r.count; i++) {
        if (fhi_span_is(words(n, s, r.first + i, 1), FHI_SPAN("and")) &&
            fhi_span_is(words(n, s, r.first + i + 1, 1), FHI_SPAN("the")))
            return i;
    }
    return 0;
}

static void amend_run(fhi_naming *n, const fhi_sentence *s, run r)
{
    uint32_t part = parting(n, s, r), length = name_length(n, r);
    if (part) {
        erase(n, r.first + part, 2);
        amend_run(n, s, (run){r.first + part + 2, r.count - part - 2, r.type});
        r.count = part;
    } else if (length < r.count) {
        erase(n, r.first + length, r.count - length);
        r.count = length;
    }
    if (ends_in_weekday(n, s, r)) erase(n, r.first + --r.count, 1);
    uint32_t cut = article_before(n, s, r);
    if (is_titled(n, r)) r.type = FHI_NAME_PER;
    if (r.type == FHI_NAME_PER && !cut) cut = title_before(n, r);
    while (cut && cut < r.count && hyphen(n, r.first + cut)) cut++;
    if (cut && cut < r.count) {
        erase(n, r.first, cut);
        r.first += cut;
        r.count -= cut;
    }
    uint32_t kinds = fhi_gazetteer_phrase(words(n, s, r.first, r.count));
    if (kinds && !(kinds & ~(uint32_t)(FHI_PHRASE_TITLE | FHI_PHRASE_CALENDAR))) {
        erase(n, r.first, r.count);
        return;
    }
    r.type = listed_type(kinds, r.type);
    /* "Le Courrier" looks like a person to the model */
    if (r.type == FHI_NAME_PER && r.count > 1 && fhi_newsroom_find(words(n, s, r.first, r.count)))
        r.type = FHI_NAME_ORG;
    write_run(n, r);
}

enum {
    LISTED = FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_BODY,
    DOUBTED = FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME | FHI_PHRASE_PEOPLE | FHI_PHRASE_TITLE | FHI_PHRASE_CALENDAR |
              FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD
};

/* What the lists say of the phrase of `count` words at token `i`: of all its words together where these make a body, not of what its first
 * might be alone (White is a surname, the White House is not). */
static uint32_t kinds_of(const fhi_naming *n, const fhi_sentence *s, uint32_t i, uint32_t count)
{
    bool body = count > 1 && fhi_gazetteer_phrase(words(n, s, i, count)) == FHI_PHRASE_BODY;
    return body ? FHI_PHRASE_BODY : n->views[i + FHI_NAMING_AROUND].gazette.starts;
}

static bool is_capital(const fhi_naming *n, uint32_t i)
{
    return n->views[i + FHI_NAMING_AROUND].trait.flags & FHI_TOKEN_CAPITAL;
}

/* A name with its acronym behind ("Harbour Safety Board (HSB)", after Schwartz and Hearst 2003) is a body: the words back from the
 * parenthesis whose initials are the acronym's letters, small words between them passed over. */
static void settle_acronyms(fhi_naming *n, const fhi_sentence *s)
{
    for (uint32_t i = 2; i + 2 < n->count; i++) {
        fh_span acronym = words(n, s, i + 1, 1);
        bool framed =
            fhi_span_is(words(n, s, i, 1), FHI_SPAN("(")) && fhi_span_is(words(n, s, i + 2, 1), FHI_SPAN(")"));
        if (!framed || acronym.len < 3 || acronym.len > 8) continue;
        uint32_t first = i, small = 0;
        size_t letters = acronym.len;
        while (letters > 0 && first > 0 && small < 3) {
            bool capital = is_capital(n, first - 1);
            if (capital && words(n, s, first - 1, 1).ptr[0] != acronym.ptr[letters - 1]) break;
            letters -= capital;
            small = capital ? 0 : small + 1;
            first--;
        }
        if (letters == 0) write_run(n, (run){first, i - first, FHI_NAME_ORG});
    }
}

/* Well-known bodies and countries of three words and more stand for themselves: what the model made of their parts is dropped, and a
 * person's name behind one is a name of its own. */
static void settle_long(fhi_naming *n, const fhi_sentence *s)
{
    for (uint32_t i = 0; i < n->count; i++) {
        const fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
        uint32_t count = here->gazette.longest, kinds = kinds_of(n, s, i, count);
        if (count < 3 || !(kinds & LISTED) || kinds & DOUBTED) continue;
        uint32_t before = here[-1].label, last = here[count - 1].label, rest = 0;
        bool inside = before >= FHI_NAMING_FIRST && before < FHI_NAMING_LAST;
        if (inside) continue;
        bool goes_on = last >= FHI_NAMING_FIRST && last < FHI_NAMING_LAST;
        while (goes_on && i + count + rest < n->count && here[count + rest].label >= FHI_NAMING_INSIDE &&
               here[count + rest].label < FHI_NAMING_ONLY)
            rest++;
        bool person = rest && here[count].gazette.starts & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME);
        if (rest && !person) continue;
        write_run(n, (run){i, count, listed_type(kinds, FHI_NAME_ORG)});
        if (rest) write_run(n, (run){i + count, rest, FHI_NAME_PER});
        i += count - 1;
    }
}

/* Korean and Chinese names go on behind a hyphen in lower case ("Kim Tae-hyo"); a participle there is none ("Obama-led"). */
static void join_hyphens(fhi_naming *n, const fhi_sentence *s)
{
    for (uint32_t i = 2; i + 1 < n->count; i++) {
        fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
        const fhi_trait *next = &here[1].trait;
        bool tied =
            !(here->trait.flags & FHI_TOKEN_SPACE) && !(next->flags & FHI_TOKEN_SPACE) && next->flags & FHI_TOKEN_WORD;
        if (!tied || here->label != FHI_NAMING_OUT || !fhi_span_is(words(n, s, i, 1), FHI_SPAN("-"))) continue;
        uint32_t first = i - 1;
        while (first > 0 && label_at(n, first) >= FHI_NAMING_INSIDE && label_at(n, first) < FHI_NAMING_ONLY) first--;
        bool surname = n->views[first + FHI_NAMING_AROUND].gazette.starts & FHI_PHRASE_SURNAME;
        bool person = here[-1].label == FHI_NAMING_LAST + FHI_NAME_PER ||
                      here[-1].label == FHI_NAMING_ONLY + FHI_NAME_PER ||
                      here[-1].label == FHI_NAMING_LAST + FHI_NAME_ORG;
        if (!surname || !person || i - first != 2 || next->flags & FHI_TOKEN_CAPITAL) continue;
        write_run(n, (run){first, i + 2 - first, FHI_NAME_PER});
    }
}

/* Countries, regions and well-known bodies that the model passed over. */
static uint32_t add_listed(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    const fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
    uint32_t count = here->gazette.longest, kinds = kinds_of(n, s, i, count);
    bool named = here->trait.flags & FHI_TOKEN_CAPITAL || fhi_words_proper_noun(here->tag);
    if (!count || !named || n->style) return 1; /* "to target" is not the company, nor "us" the country */
    bool sure = kinds & (FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_BODY) &&
                !(kinds & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME | FHI_PHRASE_PEOPLE | FHI_PHRASE_TITLE |
                           FHI_PHRASE_CALENDAR | FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD));
    for (uint32_t k = 0; k < count; k++) sure = sure && label_at(n, i + k) == FHI_NAMING_OUT;
    /* a capital that goes on is a longer name that nobody knows: "Jordan River Bank" */
    const fhi_naming_view *next = &here[count];
    if (!sure || next->trait.flags & FHI_TOKEN_CAPITAL) return 1;
    write_run(n, (run){i, count, listed_type(kinds, FHI_NAME_ORG)});
    return count;
}

void fhi_amend_labels(fhi_naming *naming, const fhi_sentence *sentence)
{
    settle_acronyms(naming, sentence);
    settle_long(naming, sentence);
    for (uint32_t i = 0; i < naming->count;) {
        uint32_t label = label_at(naming, i);
        if (label == FHI_NAMING_OUT) {
            i += add_listed(naming, sentence, i);
            continue;
        }
        run r = {i, 1, (label - 1) % 4};
        while (label < FHI_NAMING_LAST && i + r.count < naming->count) label = label_at(naming, i + r.count++);
        amend_run(naming, sentence, r);
        i += r.count;
    }
    join_hyphens(naming, sentence);
}
