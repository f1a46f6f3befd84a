/* SPDX-License-Identifier: Apache-2.0 */
/* What the names of people are made of besides words with capitals; see persons.h. */
#include "annotate/name/persons.h"

#include "tables/lexicon.h"

#include "annotate/name/particles.inc"

uint32_t fhi_persons_numbered(const fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    /* not "I", "V" and "X", which are other things too */
    static const char *const after[] = {"Jr.",  "Jr", "Sr.", "Sr",  "II",   "III", "IV", "VI", "VII",
                                        "VIII", "IX", "XI",  "XII", "XIII", "XIV", "XV", "XVI"};
    enum { WITH_COMMA = 4 };
    bool comma = i + 1 < n->count && fhi_span_is(fhi_naming_words(n, s, i, 1), FHI_SPAN(","));
    if (i + comma >= n->count || fhi_runs_label(n, i + comma) != FHI_NAMING_OUT) return 0;
    /* ", Sr. Editor" */
    if (comma && i + 2 < n->count && fhi_naming_capital(n, i + 2)) return 0;
    fh_span word = fhi_naming_words(n, s, i + comma, 1);
    return fhi_span_among(word, after, comma ? WITH_COMMA : sizeof after / sizeof *after) ? 1 + comma : 0;
}

bool fhi_persons_initial(const fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    fh_span word = fhi_naming_words(n, s, i, 1);
    return fhi_runs_label(n, i) == FHI_NAMING_OUT && fhi_naming_capital(n, i) && word.len == 2 && word.ptr[1] == '.';
}

uint32_t fhi_persons_initialed(fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    uint32_t last = i;
    while (last < i + 3 && last + 1 < n->count && fhi_persons_initial(n, s, last)) last++;
    if (last < i + 2 || (fhi_runs_label(n, last) != FHI_NAMING_OUT && fhi_runs_from(n, last).count > 1)) return 0;
    if (!fhi_runs_follows(n, last) || !fhi_runs_all_personal(n, (fhi_run){last, 1, FHI_NAME_PER}) ||
        fhi_persons_initial(n, s, last))
        return 0;
    if (fhi_span_same(fhi_naming_words(n, s, i, 1), FHI_SPAN("U."))) return 0; /* "U. S. Marshals" */
    fhi_runs_write(n, (fhi_run){i, last + 1 - i, FHI_NAME_PER});
    return last + 1 - i;
}

/* "Rosa Lind | - | Hale": a first name before two surnames, of which the second is a name by itself so far. */
static bool is_double_surname(const fhi_naming *n, uint32_t first, uint32_t hyphen)
{
    if (hyphen < first + 2 || fhi_runs_from(n, first).type != FHI_NAME_PER) return false;
    fhi_run behind = fhi_runs_from(n, hyphen + 1);
    return fhi_runs_label(n, hyphen + 1) != FHI_NAMING_OUT && behind.count == 1 && behind.type != FHI_NAME_OTHER;
}

/* Korean and Chinese names go on behind a hyphen in lower case ("Kim Tae-hyo"); a participle there is none ("Obama-led"). */
static void join_hyphens(fhi_naming *n, const fhi_sentence *s)
{
    for (uint32_t i = 2; i + 1 < n->count; i++) {
        fhi_naming_view *here = &n->views[i + FHI_NAMING_AROUND];
        const fhi_trait *next = &here[1].trait;
        bool tied =
            !(here->trait.flags & FHI_TOKEN_SPACE) && !(next->flags & FHI_TOKEN_SPACE) && next->flags & FHI_TOKEN_WORD;
        if (!tied || here->label != FHI_NAMING_OUT || !fhi_span_is(fhi_naming_words(n, s, i, 1), FHI_SPAN("-")))
            continue;
        uint32_t first = fhi_runs_start(n, i - 1);
        if (is_double_surname(n, first, i)) fhi_runs_write(n, (fhi_run){first, i + 2 - first, FHI_NAME_PER});
        bool surname = n->views[first + FHI_NAMING_AROUND].gazette.starts & FHI_PHRASE_SURNAME;
        bool person = here[-1].label == FHI_NAMING_LAST + FHI_NAME_PER ||
                      here[-1].label == FHI_NAMING_ONLY + FHI_NAME_PER ||
                      here[-1].label == FHI_NAMING_LAST + FHI_NAME_ORG;
        if (!surname || !person || i - first != 2 || next->flags & FHI_TOKEN_CAPITAL) continue;
        fhi_runs_write(n, (fhi_run){first, i + 2 - first, FHI_NAME_PER});
    }
}

/* ---- particles */

/* The end of the particles that start at token `i`, hyphens behind them included ("van der", "al-"); `i` if there are none. */
static uint32_t particles_end(const fhi_naming *n, const fhi_sentence *s, uint32_t i)
{
    while (i < n->count && !fhi_naming_capital(n, i) && fhi_lexicon_find(&particles, fhi_naming_words(n, s, i, 1)))
        i += i + 1 < n->count && fhi_runs_hyphen(n, i + 1) ? 2 : 1;
    return i;
}

/* A person's name, or one word that may be a given name whatever the model took it for ("Sofia | dos Santos"). */
static bool is_person(const fhi_naming *n, fhi_run r)
{
    return r.type == FHI_NAME_PER || (r.count == 1 && fhi_runs_given(n, r.first));
}

/* "Marta del Campo": a given name, the particles [i, end) and one word behind them are a person's name, whatever the model made of the whole
 * or if it passed over it, but not where the lists know a place of that name ("Santiago del Estero"). */
static bool is_by_particles(const fhi_naming *n, uint32_t i, uint32_t end)
{
    if (i == 0 || !fhi_naming_capital(n, i - 1) || fhi_runs_hyphen(n, end - 1)) return false;
    uint8_t tag = n->views[i + FHI_NAMING_AROUND].tag;
    if (end - i == 1 && tag != FHI_TAG_FW && !fhi_words_proper_noun(tag)) return false;
    const fhi_gazette *known = &n->views[i - 1 + FHI_NAMING_AROUND].gazette;
    bool given = known->starts & FHI_PHRASE_FIRST || known->listed & FHI_LISTED_GIVEN;
    if (!given || known->longest > 1 || known->listed_longest > 1) return false;
    if (fhi_runs_label(n, i - 1) == FHI_NAMING_OUT) {
        for (uint32_t k = i; k <= end; k++)
            if (fhi_runs_label(n, k) != FHI_NAMING_OUT) return false;
        return fhi_runs_all_personal(n, (fhi_run){end, 1, FHI_NAME_PER});
    }
    return fhi_runs_start(n, end) == i - 1 && fhi_runs_from(n, i - 1).count == end + 2 - i;
}

/* "von der Berg": two particles, the first of a kind that no place or thing has, say enough whatever the model made of the word behind them. */
static bool is_surname(const fhi_naming *n, const fhi_sentence *s, uint32_t i, uint32_t end)
{
    static const char *const first[] = {"van", "von"};
    return end - i > 1 && fhi_span_among(fhi_naming_words(n, s, i, 1), first, sizeof first / sizeof *first) &&
           fhi_words_proper_noun(n->views[end + FHI_NAMING_AROUND].tag);
}

/* Particles and the names on both sides of them are one person's ("Ludwig van | der Berg", "Abu | al-Sarif"), and so are particles in front of
 * a surname alone, where they are two or no English word by their tag ("von der Berg"). */
static void join_particles(fhi_naming *n, const fhi_sentence *s)
{
    for (uint32_t i = 0, end; i < n->count; i = end + 1) {
        end = particles_end(n, s, i);
        if (end == i || end >= n->count || !fhi_naming_capital(n, end)) continue;
        if (is_by_particles(n, i, end)) fhi_runs_write(n, (fhi_run){i - 1, end + 2 - i, FHI_NAME_PER});
        if (fhi_runs_start(n, end) < i) continue; /* one name already */
        bool named = fhi_runs_label(n, end) != FHI_NAMING_OUT, goes_on = false;
        fhi_run behind = named ? fhi_runs_from(n, end) : (fhi_run){end, 1, FHI_NAME_OTHER};
        uint32_t last = end + behind.count - 1;
        bool alone = behind.count == 1 && is_surname(n, s, i, end);
        bool person = behind.type == FHI_NAME_PER || alone;
        uint32_t first = fhi_runs_start(n, i);
        if (first == i && i > 0 && fhi_runs_label(n, i - 1) != FHI_NAMING_OUT && fhi_naming_capital(n, i - 1))
            first = fhi_runs_start(n, i - 1);
        if (first < i) {
            fhi_run before = fhi_runs_from(n, first);
            goes_on = is_person(n, before) && (person || (before.type == FHI_NAME_PER && last == end));
        } else {
            uint8_t tag = n->views[i + FHI_NAMING_AROUND].tag;
            bool foreign = end - i > 1 || tag == FHI_TAG_FW || fhi_words_proper_noun(tag);
            while (first > 0 && fhi_runs_may_be_person(n, first - 1)) first--;
            if (first == 1 && fhi_naming_capital(n, 0) && fhi_runs_given(n, 0) &&
                fhi_runs_label(n, 0) == FHI_NAMING_OUT)
                first = 0;
            goes_on = person && foreign && !(first && fhi_naming_capital(n, first - 1) && first == i);
        }
        if (goes_on) fhi_runs_write(n, (fhi_run){first, last + 1 - first, FHI_NAME_PER});
    }
}

void fhi_persons_join(fhi_naming *naming, const fhi_sentence *sentence)
{
    join_hyphens(naming, sentence);
    join_particles(naming, sentence);
}
