/* SPDX-License-Identifier: Apache-2.0 */
/* Labels set right by the word lists; see amend.h. Each rule holds whatever the model was trained on. */
#include "annotate/name/amend.h"

#include "annotate/name/acronyms.h"
#include "annotate/name/persons.h"
#include "annotate/name/runs.h"
#include "tables/lexicon.h"
#include "tables/newsroom.h"

#include "annotate/name/beside.inc"

static void erase(fhi_naming *n, uint32_t first, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) fhi_naming_label(n, first + i, FHI_NAMING_OUT);
}

/* "The" in front, where it is not part of a place's name ("The Hague"). */
static uint32_t article_before(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    if (r.count < 2 || !fhi_span_same(fhi_naming_words(n, s, r.first, 1), FHI_SPAN("the"))) return 0;
    return fhi_gazetteer_phrase(fhi_naming_words(n, s, r.first, r.count)) & (FHI_PHRASE_CITY | FHI_PHRASE_BODY) ? 0 : 1;
}

static bool is_saint(fh_span word)
{
    return fhi_span_is(word, FHI_SPAN("St.")) || fhi_span_is(word, FHI_SPAN("Saint"));
}

/* How many tokens at the front of a person's name are titles, with what stands before them ("NATO Secretary General"). A title behind a
 * given name is part of the name ("Omar Sheikh Hassan"), and so is what makes a saint. */
static uint32_t title_before(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    uint32_t cut = 0, kinds = n->views[r.first + FHI_NAMING_AROUND].gazette.starts;
    bool given =
        fhi_runs_given(n, r.first) &&
        !(kinds & (FHI_PHRASE_COUNTRY | FHI_PHRASE_CITY | FHI_PHRASE_REGION | FHI_PHRASE_BODY | FHI_PHRASE_TITLE));
    for (uint32_t i = 0; i + 1 < r.count; i++) {
        const fhi_gazette *g = &n->views[r.first + i + FHI_NAMING_AROUND].gazette;
        bool named = i > 0 && (given || g->starts & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME));
        if (g->starts & FHI_PHRASE_TITLE && !named && i + g->longest < r.count &&
            !is_saint(fhi_naming_words(n, s, r.first + i, 1)))
            cut = i + g->longest;
    }
    return cut;
}

/* True if a title and one to three more words make the name, none of which says place or body ("Mayor Odile Brandt", but not
 * "Queen Anne Hospital"): that is a person, whatever the model made of it. */
static bool is_titled(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    const fhi_gazette *head = &n->views[r.first + FHI_NAMING_AROUND].gazette;
    if (is_saint(fhi_naming_words(n, s, r.first, 1))) return false; /* places and bodies are called after them */
    if (!(head->starts & FHI_PHRASE_TITLE) || head->longest >= r.count || r.count - head->longest > 3) return false;
    return fhi_runs_all_personal(n, (fhi_run){r.first + head->longest, r.count - head->longest, 0});
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

/* True if the "'s" at token `i`, behind a name that starts at token `first`, has nothing that it owns: it is part of the name, which is that of
 * a house ("dined at Hale's", "Brandt's said"), but not where what is owned stands before it ("a friend of Hale's"). */
static bool is_house(const fhi_naming *n, const fhi_sentence *s, uint32_t first, uint32_t i, uint32_t type)
{
    static const char *const at[] = {"at", "from", "near", "in"}, *const owned[] = {"of", "than", "as", "like"};
    if (i >= n->count || n->views[i + FHI_NAMING_AROUND].tag != FHI_TAG_POS) return false;
    uint8_t next = n->views[i + 1 + FHI_NAMING_AROUND].tag;
    bool bare = i + 1 == n->count || next == FHI_TAG_IN || next == FHI_TAG_TO || next == FHI_TAG_STOP ||
                next == FHI_TAG_COMMA || next == FHI_TAG_VBD || next == FHI_TAG_VBZ || next == FHI_TAG_MD;
    if (!bare || type == FHI_NAME_OTHER) return false;
    fh_span before = first ? fhi_naming_words(n, s, first - 1, 1) : (fh_span){0};
    if (fhi_span_among(before, at, sizeof at / sizeof *at)) return true;
    if (fhi_span_among(before, owned, sizeof owned / sizeof *owned)) return false;
    return type != FHI_NAME_PER && !(first && fhi_words_finite(n->views[first - 1 + FHI_NAMING_AROUND].tag));
}

/* How many tokens at the front of a name are the name: it ends before a possessive that no capital follows ("Varlen's troops"), and
 * before a title that goes on past it ("U.S. Secretary" of "U.S. Secretary of Defense"). */
static uint32_t name_length(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    for (uint32_t i = 1; i < r.count; i++) {
        const fhi_naming_view *here = &n->views[r.first + i + FHI_NAMING_AROUND];
        bool possessive = here->tag == FHI_TAG_POS && !(here[1].trait.flags & FHI_TOKEN_CAPITAL) &&
                          !is_house(n, s, r.first, r.first + i, r.type);
        bool title = here->gazette.starts & FHI_PHRASE_TITLE && i + here->gazette.longest > r.count;
        if (possessive || title) return i;
    }
    return r.count;
}

/* "told the Courier Monday": a weekday behind a name is no part of it, but in feasts and in the names of programmes ("Palm Sunday"). */
static bool ends_in_weekday(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    static const char *const kept[] = {"Palm",  "Easter", "Black",  "Super", "Good",
                                       "Cyber", "Ash",    "Bloody", "Holy",  "News"};
    if (r.count < 2) return false;
    uint32_t last = r.first + r.count - 1;
    bool calendar = n->views[last + FHI_NAMING_AROUND].gazette.starts & FHI_PHRASE_CALENDAR;
    if (!calendar || !fhi_span_ends(fhi_naming_words(n, s, last, 1), FHI_SPAN("day"))) return false;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (fhi_span_is(fhi_naming_words(n, s, last - 1, 1), fhi_span_of(kept[i]))) return false;
    return true;
}

/* The place of "and the" inside a name: two bodies are named; 0 if there is none. */
static uint32_t parting(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    for (uint32_t i = 1; i + 2 < r.count; i++) {
        if (fhi_span_is(fhi_naming_words(n, s, r.first + i, 1), FHI_SPAN("and")) &&
            fhi_span_is(fhi_naming_words(n, s, r.first + i + 1, 1), FHI_SPAN("the")))
            return i;
    }
    return 0;
}

/* How many people a run names: lines that ran together list them by given name and surname alone ("Iris Lund Tom Hale"). */
static bool lists_people(const fhi_naming *n, fhi_run r)
{
    if (r.type != FHI_NAME_PER || r.count < 4 || r.count % 2) return false;
    for (uint32_t i = 0; i < r.count; i++) {
        const fhi_naming_view *word = &n->views[r.first + i + FHI_NAMING_AROUND];
        const fhi_gazette *g = &word->gazette;
        bool given = g->starts & FHI_PHRASE_FIRST || g->listed & FHI_LISTED_GIVEN;
        bool surname = g->starts & FHI_PHRASE_SURNAME || g->listed & FHI_LISTED_SURNAME || !given;
        if (!(word->trait.flags & FHI_TOKEN_CAPITAL) || (i % 2 ? !surname : !given)) return false;
    }
    return true;
}

/* The place in the name of a body or a place where its officer's title begins, with a person behind it: those are two names ("NIS Director Iris
 * Lund"); 0 if there is none. Saints are what places are called after. */
static uint32_t officer_inside(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    if (r.type != FHI_NAME_ORG && r.type != FHI_NAME_LOC) return 0;
    for (uint32_t i = 1; i + 1 < r.count; i++) {
        const fhi_naming_view *here = &n->views[r.first + i + FHI_NAMING_AROUND];
        uint32_t title = here->gazette.starts & FHI_PHRASE_TITLE ? here->gazette.longest : 0;
        if (!title || i + title >= r.count || !(here[-1].trait.flags & FHI_TOKEN_CAPITAL)) continue;
        bool saint = is_saint(fhi_naming_words(n, s, r.first + i, 1));
        const fhi_gazette *name = &here[title].gazette;
        bool person = name->starts & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME) ||
                      name->listed & (FHI_LISTED_GIVEN | FHI_LISTED_SURNAME);
        if (person && !saint && fhi_runs_all_personal(n, (fhi_run){r.first + i + title, r.count - i - title, 0}))
            return i;
    }
    return 0;
}

static void amend_run(fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    uint32_t officer = officer_inside(n, s, r);
    if (officer) {
        amend_run(n, s, (fhi_run){r.first + officer, r.count - officer, FHI_NAME_PER});
        r.count = officer;
    }
    if (lists_people(n, r)) {
        for (uint32_t i = 0; i < r.count; i += 2) fhi_runs_write(n, (fhi_run){r.first + i, 2, r.type});
        return;
    }
    uint32_t part = parting(n, s, r), length = name_length(n, s, r);
    if (part) {
        erase(n, r.first + part, 2);
        amend_run(n, s, (fhi_run){r.first + part + 2, r.count - part - 2, r.type});
        r.count = part;
    } else if (length < r.count) {
        erase(n, r.first + length, r.count - length);
        r.count = length;
    }
    if (ends_in_weekday(n, s, r)) erase(n, r.first + --r.count, 1);
    uint32_t cut = article_before(n, s, r);
    if (is_titled(n, s, r)) r.type = FHI_NAME_PER;
    if (r.type == FHI_NAME_PER && !cut) cut = title_before(n, s, r);
    while (cut && cut < r.count && fhi_runs_hyphen(n, r.first + cut)) cut++;
    if (cut && cut < r.count) {
        erase(n, r.first, cut);
        r.first += cut;
        r.count -= cut;
    }
    uint32_t kinds = fhi_gazetteer_phrase(fhi_naming_words(n, s, r.first, r.count));
    if (kinds && !(kinds & ~(uint32_t)(FHI_PHRASE_TITLE | FHI_PHRASE_CALENDAR))) {
        erase(n, r.first, r.count);
        return;
    }
    r.type = listed_type(kinds, r.type);
    /* "Le Courrier" looks like a person to the model */
    if (r.type == FHI_NAME_PER && r.count > 1 && fhi_newsroom_find(fhi_naming_words(n, s, r.first, r.count)))
        r.type = FHI_NAME_ORG;
    fhi_runs_write(n, r);
}

enum {
    LISTED = FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_BODY,
    DOUBTED = FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME | FHI_PHRASE_PEOPLE | FHI_PHRASE_TITLE | FHI_PHRASE_CALENDAR |
              FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD
};

/* What the lists say of the phrase of `count` words at token `i`: of all its words together, not of what its first might be alone (White is
 * a surname, the White House is not; United is what many bodies are called, the United States are a country). */
static uint32_t kinds_of(const fhi_naming *n, const fhi_sentence *s, uint32_t i, uint32_t count)
{
    return count > 1 ? fhi_gazetteer_phrase(fhi_naming_words(n, s, i, count))
                     : n->views[i + FHI_NAMING_AROUND].gazette.starts;
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
        fhi_runs_write(n, (fhi_run){i, count, listed_type(kinds, FHI_NAME_ORG)});
        if (rest) fhi_runs_write(n, (fhi_run){i + count, rest, FHI_NAME_PER});
        i += count - 1;
    }
}

/* Countries, regions and well-known bodies that the model passed over. */
static uint32_t add_listed(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    const fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
    uint32_t count = here->gazette.longest, kinds = kinds_of(n, s, i, count);
    bool named = here->trait.flags & FHI_TOKEN_CAPITAL || fhi_words_proper_noun(here->tag);
    if (!count || !named || n->style) return 1; /* "to target" is not the company, nor "us" the country */
    /* nor is "Who told you?" asked of the World Health Organization */
    if (count == 1 && !(here->trait.flags & FHI_TOKEN_UPPER) &&
        !(i ? fhi_words_of_noun(here->tag) : fhi_words_proper_noun(here->tag)))
        return 1;
    bool sure = kinds & (LISTED | (count > 1 ? (uint32_t)FHI_PHRASE_CITY : 0)) &&
                !(kinds & (FHI_PHRASE_FIRST | FHI_PHRASE_SURNAME | FHI_PHRASE_PEOPLE | FHI_PHRASE_TITLE |
                           FHI_PHRASE_CALENDAR | FHI_PHRASE_PLACE_WORD | FHI_PHRASE_BODY_WORD));
    for (uint32_t k = 0; k < count; k++) sure = sure && fhi_runs_label(n, i + k) == FHI_NAMING_OUT;
    /* a capital that goes on is a longer name that nobody knows: "Jordan River Bank" */
    const fhi_naming_view *next = &here[count];
    if (!sure || next->trait.flags & FHI_TOKEN_CAPITAL) return 1;
    fhi_runs_write(n, (fhi_run){i, count, listed_type(kinds, FHI_NAME_ORG)});
    return count;
}

/* ---- names and what stands beside them */

/* The type that the words at token `i` give the name beside them (data/name/beside.tsv); none: UINT32_MAX. */
static uint32_t beside_at(const fhi_naming *n, const fhi_sentence *s, uint32_t i, uint32_t count)
{
    return fhi_naming_capital(n, i) ? fhi_lexicon_find(&beside, fhi_naming_words(n, s, i, count)) - 1 : UINT32_MAX;
}

/* The first token of the title that ends right before token `i`; `i` if there is none. */
static uint32_t title_at(const fhi_naming *n, uint32_t i)
{
    for (uint32_t k = i > 5 ? i - 5 : 0; k < i; k++) {
        const fhi_gazette *g = &n->views[k + FHI_NAMING_AROUND].gazette;
        if (g->starts & FHI_PHRASE_TITLE && k + g->longest == i) return k;
    }
    return i;
}

/* "Sen. Rand Paul", "Mr. Bloomberg": behind such a title stands a person, whatever bodies have that name. */
static bool is_addressed(const fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    uint32_t title = title_at(n, r.first);
    if (r.type == FHI_NAME_PER || r.count > 3 || title == r.first) return false;
    if (beside_at(n, s, title, r.first - title) != FHI_NAME_PER || !fhi_runs_all_personal(n, r)) return false;
    return !(fhi_gazetteer_phrase(fhi_naming_words(n, s, r.first, r.count)) & (FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION));
}

enum { MOST_BEHIND = 3 /* tokens that a name takes in */ };

/* Bodies and places are called after people: sets the type that the last of the next `most` tokens gives a name, if it gives one, and says
 * how many they are ("Hale Foundation"). */
static uint32_t named_after(const fhi_naming *n, const fhi_sentence *s, uint32_t from, uint32_t most, uint32_t *type)
{
    for (uint32_t i = 0; i < most; i++) {
        uint32_t given = beside_at(n, s, from + i, 1);
        if (given != FHI_NAME_ORG && given != FHI_NAME_LOC) continue;
        *type = given;
        return i + 1;
    }
    return 0;
}

/* How many tokens from `from` on, that no name holds, make a well-known body of two words and more ("Supreme Court" behind "U.S."). */
static uint32_t body_behind(const fhi_naming *n, const fhi_sentence *s, uint32_t from)
{
    uint32_t free = 0;
    while (free < MOST_BEHIND && from + free < n->count && fhi_runs_label(n, from + free) == FHI_NAMING_OUT &&
           fhi_naming_capital(n, from + free) && fhi_runs_follows(n, from + free))
        free++;
    while (free > 1 && fhi_gazetteer_phrase(fhi_naming_words(n, s, from, free)) != FHI_PHRASE_BODY) free--;
    return free > 1 ? free : 0;
}

/* True if a comma at token `i` parts a company's name from its legal form ("Marlow, Inc."). */
static bool has_form(const fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    static const char *const forms[] = {"Inc.", "Inc", "Ltd.", "Ltd", "LLC", "L.L.C.", "L.P.", "Corp."};
    if (i + 1 >= n->count || !fhi_span_is(fhi_naming_words(n, s, i, 1), FHI_SPAN(","))) return false;
    for (size_t k = 0; k < sizeof forms / sizeof *forms; k++)
        if (fhi_span_is(fhi_naming_words(n, s, i + 1, 1), fhi_span_of(forms[k]))) return true;
    return false;
}

/* The name with what belongs to it on both sides. */
static fhi_run with_neighbours(fhi_naming *n, const fhi_sentence *s, fhi_run r)
{
    uint32_t end = r.first + r.count, free = 0;
    if (is_addressed(n, s, r)) {
        r.type = FHI_NAME_PER;
        if (r.count == 1 && fhi_runs_may_be_person(n, end)) r.count++;
        return r;
    }
    if (is_house(n, s, r.first, end, r.type))
        return (fhi_run){r.first, r.count + 1, r.type == FHI_NAME_PER ? FHI_NAME_ORG : r.type};
    if (has_form(n, s, end)) return (fhi_run){r.first, r.count + 2, FHI_NAME_ORG};
    uint32_t number = r.type == FHI_NAME_PER ? fhi_persons_numbered(n, s, end) : 0;
    if (number) return (fhi_run){r.first, r.count + number, r.type};
    while (free < MOST_BEHIND && fhi_runs_free(n, end + free)) free++;
    uint32_t type = r.type, more = r.type == FHI_NAME_OTHER ? 0 : named_after(n, s, end, free, &type);
    if (!more && r.type == FHI_NAME_LOC && (more = body_behind(n, s, end))) type = FHI_NAME_ORG;
    if (!more && r.type == FHI_NAME_PER && r.count > 1) named_after(n, s, end - 1, 1, &type);
    if (type != r.type || more) return (fhi_run){r.first, r.count + more, type};
    if (r.type == FHI_NAME_PER) {
        if (r.first > 1 && fhi_runs_follows(n, r.first) && fhi_runs_may_be_person(n, r.first - 1) &&
            title_at(n, r.first - 1) < r.first - 1)
            return (fhi_run){r.first - 1, r.count + 1, r.type};
        if (r.first && r.count > 1 && fhi_persons_initial(n, s, r.first - 1))
            return (fhi_run){r.first - 1, r.count + 1, r.type};
        return r;
    }
    if (r.first && fhi_runs_free(n, r.first - 1)) {
        uint32_t kinds = fhi_gazetteer_phrase(fhi_naming_words(n, s, r.first - 1, r.count + 1));
        if (kinds & (FHI_PHRASE_COUNTRY | FHI_PHRASE_REGION | FHI_PHRASE_CITY))
            return (fhi_run){r.first - 1, r.count + 1, listed_type(kinds, r.type)};
    }
    return r;
}

/* Two names with a blank between them are one: a body and the place in front of it, which is not that of a dateline ("LONDON AP"), or a person
 * behind an initial. */
static bool make_one(const fhi_naming *n, const fhi_sentence *s, fhi_run a, fhi_run b)
{
    if (a.first + a.count != b.first || !fhi_runs_follows(n, b.first)) return false;
    fh_span last = fhi_naming_words(n, s, b.first - 1, 1);
    bool dateline = last.len > 4 && n->views[b.first - 1 + FHI_NAMING_AROUND].trait.flags & FHI_TOKEN_UPPER;
    bool initial = last.len == 2 && last.ptr[1] == '.';
    if (a.type == FHI_NAME_PER && b.type == FHI_NAME_PER) return initial;
    return a.type == FHI_NAME_LOC && b.type == FHI_NAME_ORG && !dateline;
}

static void join_neighbours(fhi_naming *n, const fhi_sentence *s)
{
    fhi_run last = {0};
    for (uint32_t i = 0; i < n->count;) {
        if (fhi_runs_label(n, i) == FHI_NAMING_OUT) {
            i++;
            continue;
        }
        fhi_run r = with_neighbours(n, s, fhi_runs_from(n, i));
        if (last.count && make_one(n, s, last, r)) r = (fhi_run){last.first, last.count + r.count, r.type};
        fhi_runs_write(n, r);
        last = r;
        i = r.first + r.count;
    }
}

/* "Mr. Bloomberg" where the model passed over him: the words behind such a title that no name holds, of a headline the first alone. How many
 * tokens; 0 if there are none. */
static uint32_t add_addressed(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    uint32_t title = title_at(n, i), count = 0, most = n->style ? 1 : MOST_BEHIND;
    if (title == i || beside_at(n, s, title, i - title) != FHI_NAME_PER) return 0;
    while (count < most && fhi_runs_may_be_person(n, i + count)) count++;
    if (count) fhi_runs_write(n, (fhi_run){i, count, FHI_NAME_PER});
    return count;
}

/* "the Arden Society" where the model passed over it: behind the article, words that may be a person's name and what bodies and places called
 * after people end in. How many tokens; 0 if there are none. */
static uint32_t add_called_after(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    if (i == 0 || n->style > 1 || !fhi_span_same(fhi_naming_words(n, s, i - 1, 1), FHI_SPAN("the"))) return 0;
    /* "Book of the Month Club" */
    if (i > 2 && fhi_naming_capital(n, i - 3) && fhi_span_is(fhi_naming_words(n, s, i - 2, 1), FHI_SPAN("of")))
        return 0;
    uint32_t count = 0, type = FHI_NAME_PER;
    while (count <= MOST_BEHIND && fhi_runs_free(n, i + count) && type == FHI_NAME_PER) {
        uint32_t given = beside_at(n, s, i + count, 1);
        if (given == FHI_NAME_ORG || given == FHI_NAME_LOC)
            type = given;
        else if (!fhi_runs_may_be_person(n, i + count))
            return 0;
        count++;
    }
    if (count < 2 || type == FHI_NAME_PER || fhi_runs_free(n, i + count)) return 0;
    fhi_runs_write(n, (fhi_run){i, count, type});
    return count;
}

/* A name that starts at a word with a capital and that the model passed over. How many tokens; 0 if there is none. */
static uint32_t add_passed_over(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    uint32_t added = fhi_persons_initialed(n, s, i);
    if (!added && fhi_runs_may_be_person(n, i)) added = add_addressed(n, s, i);
    if (!added && fhi_runs_may_be_person(n, i)) added = add_called_after(n, s, i);
    return added;
}

void fhi_amend_labels(fhi_naming *naming, const fhi_sentence *sentence)
{
    fhi_acronyms_settle(naming, sentence);
    settle_long(naming, sentence);
    for (uint32_t i = 0; i < naming->count;) {
        uint32_t label = fhi_runs_label(naming, i);
        if (label == FHI_NAMING_OUT) {
            uint32_t added = fhi_naming_capital(naming, i) ? add_passed_over(naming, sentence, i) : 0;
            i += added ? added : add_listed(naming, sentence, i);
            continue;
        }
        fhi_run r = fhi_runs_from(naming, i);
        amend_run(naming, sentence, r);
        i += r.count;
    }
    fhi_persons_join(naming, sentence);
    join_neighbours(naming, sentence);
}
