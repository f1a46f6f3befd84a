/* SPDX-License-Identifier: Apache-2.0 */
/* Names → entities. A mention joins the entity that has the same words, the same country, that full name of which it is the surname or
 * the acronym, or the longer name of a body that it ends. The one mentioned last is preferred, as readers do (Ariel 1990). */
#include "annotate/name/entities.h"

#include "annotate/name/gazetteer.h"
#include "annotate/name/keys.h"
#include "annotate/name/titles.h"
#include "base/hash.h"
#include "tables/countries.h"
#include "tables/gender.h"
#include "text/letters.h"

enum {
    NAME_WORDS = 12,  /* of a mention that count */
    HASHES = 16,      /* that one mention may make known, rounded up: its ends, its acronym, itself, and a few more */
    KIN_BACK = 3,     /* tokens that kin is looked for in: before a name, and behind its "'s" */
    KIN_AHEAD = 8,    /* and behind its comma */
    LONGEST_BODY = 40 /* bytes of its name that a title may take in */
};

/* What a hash may stand for; mixed into it. */
enum { WHOLE = 1, SURNAME, FORENAME, ACRONYM, ENDING, COUNTRY, KIN, SURNAME_OF /* and a gender */ };

typedef struct mention {
    uint32_t first, count; /* tokens */
    uint64_t words[NAME_WORDS];
    uint32_t n;       /* words: tokens without hyphens, stops and a leading "the" */
    uint64_t acronym; /* hash of its letters, if it looks like an acronym; else 0 */
    fhi_country country;
    bool place;        /* known to the word lists as one */
    fhi_gender gender; /* by "Mr" or "Mrs" before it, or by its first name */
} mention;

/* What is known of an entity while names are joined. */
typedef struct joined {
    uint32_t parent; /* itself, or the one that it turned out to be */
    fhi_gender gender;
    char initial; /* of a first name that is known for one; 0 where there is none */
} joined;

typedef struct joiner {
    fhi_marks *marks;
    uint64_t *keys;   /* hashes that are known, open addressing */
    uint32_t *values; /* entity + 1 */
    uint32_t mask;
    FHI_LIST(joined) entities;
} joiner;

static uint32_t *known(const joiner *j, uint64_t hash, uint32_t kind)
{
    uint64_t key = fhi_hash_mix(hash, kind) | 1;
    uint32_t slot = (uint32_t)(key >> 32) & j->mask;
    while (j->keys[slot] && j->keys[slot] != key) slot = (slot + 1) & j->mask;
    j->keys[slot] = key;
    return &j->values[slot];
}

/* The entity that one turned out to be; the way there is halved, so that long ways are not gone again. */
static uint32_t resolved(const joiner *j, uint32_t entity)
{
    joined *of = j->entities.at;
    while (of[entity].parent != entity) entity = of[entity].parent = of[of[entity].parent].parent;
    return entity;
}

static uint64_t words_hash(const mention *m, uint32_t from)
{
    uint64_t hash = m->n - from;
    for (uint32_t i = from; i < m->n; i++) hash = fhi_hash_mix(hash, m->words[i]);
    return hash;
}

/* Capitals with or without stops, two to seven: "NIS", "U.N.". */
static uint64_t acronym_of(fh_span word)
{
    char letters[8];
    size_t n = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '.') continue;
        if (!fhi_ascii_upper(word.ptr[i]) || n == 7) return 0;
        letters[n++] = word.ptr[i];
    }
    return n > 1 ? fhi_hash((fh_span){letters, n}) : 0;
}

/* The first letters of the words with a capital. */
static uint64_t initials_of(const fhi_text *text, const mention *m)
{
    char letters[NAME_WORDS];
    size_t n = 0;
    for (uint32_t i = 0; i < m->count; i++) {
        const fhi_token *token = &text->tokens.at[m->first + i];
        char first = text->article->text.ptr[token->at.start];
        if (token->flags & FHI_TOKEN_CAPITAL && fhi_ascii_upper(first) && n < sizeof letters) letters[n++] = first;
    }
    return n > 1 ? fhi_hash((fh_span){letters, n}) : 0;
}

/* "[Mr] Hale", "[Mrs.] Hale": a courtesy, and no office, which "Chairman" may be of a woman too. */
static fhi_gender gender_of(const fhi_text *text, const fhi_name *name, uint32_t first)
{
    static const char *const courtesies[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss"};
    bool capital = first > 0 && text->tokens.at[first - 1].flags & FHI_TOKEN_CAPITAL; /* "they miss Hale" */
    fh_span before = capital ? fhi_span_cut(text->article->text, text->tokens.at[first - 1].at) : (fh_span){"", 0};
    bool courtesy = fhi_span_among(before, courtesies, sizeof courtesies / sizeof *courtesies);
    return fhi_gender_of(courtesy ? before : (fh_span){"", 0}, fhi_span_cut(text->article->text, name->at));
}

static mention read_mention(const fhi_text *text, const fhi_name *name, uint32_t *token)
{
    mention m = {0};
    while (text->tokens.at[*token].at.start < name->at.start) ++*token;
    m.first = *token;
    for (uint32_t i = *token; i < text->tokens.n && text->tokens.at[i].at.start < name->at.end; i++, m.count++) {
        fh_span word = fhi_span_cut(text->article->text, text->tokens.at[i].at);
        bool the = i == m.first && fhi_span_same(word, FHI_SPAN("the"));
        if (!the && text->tokens.at[i].flags & FHI_TOKEN_WORD && m.n < NAME_WORDS)
            m.words[m.n++] = text->tokens.at[i].word;
    }
    fh_span whole = fhi_span_cut(text->article->text, name->at);
    m.country = fhi_countries_find(whole);
    m.place = fhi_gazetteer_phrase(whole) & (FHI_PHRASE_COUNTRY | FHI_PHRASE_CITY | FHI_PHRASE_REGION);
    if (m.count == 1) m.acronym = acronym_of(whole);
    if (name->type == FHI_NAME_PER) m.gender = gender_of(text, name, m.first);
    return m;
}

static bool of_two_genders(fhi_gender a, fhi_gender b)
{
    return a != FHI_GENDER_UNKNOWN && b != FHI_GENDER_UNKNOWN && a != b;
}

/* Of one surname: "Bill" and "Hillary", but not "Mike" and "Michael". */
static bool are_two_people(const joined *a, const joined *b)
{
    return of_two_genders(a->gender, b->gender) || (a->initial && b->initial && a->initial != b->initial);
}

/* "Lind-Hale" */
static bool is_double(const mention *m)
{
    return m->n == 2 && m->count == 3;
}

/* The entity that a mention belongs to so far, FHI_NONE if it is new. */
static uint32_t find(const joiner *j, const fhi_name *name, const mention *m)
{
    uint32_t found = 0;
    if (m->gender && m->n == 1) found = *known(j, m->words[0], SURNAME_OF + m->gender);
    if (!found) found = *known(j, words_hash(m, 0), WHOLE);
    if (!found && m->country.sense == FHI_COUNTRY_NAME && name->type != FHI_NAME_PER)
        found = *known(j, fhi_hash(fhi_span_of(m->country.code)), COUNTRY);
    if (!found && m->n == 1 && !m->place) found = *known(j, m->words[0], SURNAME);
    if (!found && m->n == 1 && name->type == FHI_NAME_PER) found = *known(j, m->words[0], FORENAME);
    if (!found && m->acronym) found = *known(j, m->acronym, ACRONYM);
    if (!found && m->n > 1 && (name->type == FHI_NAME_ORG || is_double(m))) found = *known(j, words_hash(m, 0), ENDING);
    if (!found || of_two_genders(m->gender, j->entities.at[resolved(j, found - 1)].gender)) return FHI_NONE;
    return resolved(j, found - 1);
}

/* "National Intelligence Service (NIS)": the name before the bracket that the mention stands in; FHI_NONE if it stands in none. */
static uint32_t bracketed(const joiner *j, uint32_t name, const mention *m)
{
    const fhi_text *text = j->marks->text;
    if (!m->acronym || name == 0 || m->first == 0) return FHI_NONE;
    const fhi_name *before = &j->marks->names.at[name - 1];
    fh_range bracket = text->tokens.at[m->first - 1].at;
    if (text->article->text.ptr[bracket.start] != '(' || bracket.start < before->at.end ||
        bracket.start > before->at.end + 1)
        return FHI_NONE;
    char first = text->article->text.ptr[text->tokens.at[m->first].at.start];
    return text->article->text.ptr[before->at.start] == first ? before->entity : FHI_NONE;
}

static bool names_kin(const fhi_text *text, uint32_t token)
{
    static const char *const kin[] = {"wife",    "husband",  "son",           "daughter", "brother", "sister",
                                      "father",  "mother",   "widow",         "widower",  "lady",    "cousin",
                                      "nephew",  "niece",    "uncle",         "aunt",     "spouse",  "partner",
                                      "stepson", "grandson", "granddaughter", "law"}; /* "daughter-in-law" */
    fh_span word = fhi_span_cut(text->article->text, text->tokens.at[token].at);
    return fhi_span_among(word, kin, sizeof kin / sizeof *kin);
}

/* "his wife Odile Brandt", "First lady Odile Brandt", "Odile Brandt, the mayor's daughter": who is told by the kin that share the surname does not
 * take it over. */
static bool is_kin(const fhi_text *text, const mention *m)
{
    uint32_t sentence = text->tokens.at[m->first].sentence, end = m->first + m->count;
    for (uint32_t i = m->first; i > 0 && m->first - i < KIN_BACK && text->tokens.at[i - 1].sentence == sentence; i--)
        if (names_kin(text, i - 1)) return true;
    if (end >= text->tokens.n || text->tokens.at[end].tag != FHI_TAG_COMMA) return false;
    for (uint32_t i = end + 1; i < text->tokens.n && i <= end + KIN_AHEAD && text->tokens.at[i].sentence == sentence;
         i++) {
        if (text->tokens.at[i].tag == FHI_TAG_COMMA) return false;
        if (names_kin(text, i)) return true;
    }
    return false;
}

/* "Hale's daughter": of the family of whom the article calls by the surname. */
static bool has_kin(const fhi_text *text, const mention *m)
{
    uint32_t end = m->first + m->count;
    if (end >= text->tokens.n || text->tokens.at[end].tag != FHI_TAG_POS) return false;
    for (uint32_t i = end + 1; i < text->tokens.n && i <= end + KIN_BACK; i++)
        if (names_kin(text, i)) return true;
    return false;
}

/* The first letter of a first name, with a surname behind it, that the census knows; 0 for others. */
static char initial_of(const fhi_text *text, const fhi_name *name, const mention *m)
{
    const fhi_token *first = &text->tokens.at[m->first];
    bool known = name->type == FHI_NAME_PER && m->n > 1 && fhi_words_noun(first->tag) &&
                 fhi_gender_of((fh_span){"", 0}, fhi_span_cut(text->article->text, name->at)) != FHI_GENDER_UNKNOWN;
    return known ? text->article->text.ptr[first->at.start] : 0;
}

/* The entity that a word stands for by itself, plus one; 0 if none. */
static uint32_t stands_for(const joiner *j, uint64_t word)
{
    uint32_t whole = *known(j, fhi_hash_mix(1, word), WHOLE);
    return whole ? whole : *known(j, word, SURNAME);
}

/* "the Lind-Hale talks", where the article has named Lind and Hale: two people, and nobody's surname, unless it has named a Mara Lind-Hale. */
static bool is_pair(const joiner *j, const mention *m)
{
    if (*known(j, words_hash(m, 0), ENDING)) return false;
    uint32_t a = is_double(m) ? stands_for(j, m->words[0]) : 0;
    uint32_t b = a ? stands_for(j, m->words[1]) : 0;
    return b && resolved(j, a - 1) != resolved(j, b - 1);
}

/* Makes what a mention shows known: under which hashes its entity can be found from now on. */
static void learn(const joiner *j, const fhi_name *name, const mention *m, uint32_t entity)
{
    joined *of = &j->entities.at[entity];
    uint32_t *whole = known(j, words_hash(m, 0), WHOLE);
    if (!*whole || !m->gender || m->n > 1) *whole = entity + 1; /* "Mr. Hale" is not all that "Hale" may be */
    if (is_pair(j, m)) return;
    if (m->gender && m->n) *known(j, m->words[m->n - 1], SURNAME_OF + m->gender) = entity + 1;
    if (!of->gender) of->gender = m->gender;
    if (!of->initial) of->initial = initial_of(j->marks->text, name, m);
    if (m->country.sense == FHI_COUNTRY_NAME) *known(j, fhi_hash(fhi_span_of(m->country.code)), COUNTRY) = entity + 1;
    if (m->acronym) *known(j, m->acronym, ACRONYM) = entity + 1;
    if (m->n == 1 && name->type == FHI_NAME_PER && has_kin(j->marks->text, m)) *known(j, m->words[0], KIN) = 1;
    if (m->n < 2) return;
    if (name->type == FHI_NAME_PER) {
        uint64_t surname = m->words[m->n - 1];
        bool taken = *known(j, surname, SURNAME) || *known(j, fhi_hash_mix(1, surname), WHOLE);
        bool kin = *known(j, surname, KIN) || is_kin(j->marks->text, m);
        if (!taken || !kin) *known(j, surname, SURNAME) = entity + 1;
        *known(j, m->words[0], FORENAME) = entity + 1;
        if (m->n == 3 && m->count == 4) *known(j, words_hash(m, 1), ENDING) = entity + 1; /* "Mara Lind-Hale" */
        return;
    }
    uint64_t initials = initials_of(j->marks->text, m);
    if (initials) *known(j, initials, ACRONYM) = entity + 1;
    for (uint32_t from = 1; name->type == FHI_NAME_ORG && from + 2 <= m->n; from++)
        *known(j, words_hash(m, from), ENDING) = entity + 1;
}

static fhi_entity *new_entity(fhi_arena *arena, fhi_arena *scratch, joiner *j)
{
    joined *of = FHI_PUSH(scratch, &j->entities);
    fhi_entity *entity = of ? FHI_PUSH(arena, &j->marks->entities) : NULL;
    if (entity) *of = (joined){.parent = j->marks->entities.n - 1};
    return entity;
}

/* The one that a mention's entity turns out to be now that all names are known: "Hale" in a title is the Vera Hale of the text. Who has a full name is
 * nobody of another first name, and "Mr." Hale is not she. */
static uint32_t known_by_now(const joiner *j, const fhi_name *name, const mention *m, uint32_t entity)
{
    uint32_t other = 0;
    if (m->gender && m->n == 1) other = *known(j, m->words[0], SURNAME_OF + m->gender);
    if ((!other || resolved(j, other - 1) == entity) && m->n == 1 && !m->place) other = *known(j, m->words[0], SURNAME);
    if (!other && m->acronym) other = *known(j, m->acronym, ACRONYM);
    if (!other && m->n > 1 && (name->type == FHI_NAME_ORG || is_double(m))) other = *known(j, words_hash(m, 0), ENDING);
    uint32_t into = other ? resolved(j, other - 1) : entity;
    const joined *a = &j->entities.at[entity], *b = &j->entities.at[into];
    return are_two_people(a, b) ? entity : into;
}

/* First in text order; then once more, so that "Rutte" in a title finds the full name below it. */
static bool join_all(fhi_arena *arena, fhi_arena *scratch, joiner *j, mention *mentions)
{
    fhi_marks *marks = j->marks;
    uint32_t token = 0;
    for (uint32_t i = 0; i < marks->names.n; i++) {
        fhi_name *name = &marks->names.at[i];
        mentions[i] = read_mention(marks->text, name, &token);
        name->entity = bracketed(j, i, &mentions[i]);
        if (name->entity == FHI_NONE) name->entity = find(j, name, &mentions[i]);
        if (name->entity == FHI_NONE) {
            if (!new_entity(arena, scratch, j)) return false;
            name->entity = marks->entities.n - 1;
        }
        learn(j, name, &mentions[i], name->entity);
    }
    for (uint32_t i = 0; i < marks->names.n; i++) {
        uint32_t entity = resolved(j, marks->names.at[i].entity);
        uint32_t into = known_by_now(j, &marks->names.at[i], &mentions[i], entity);
        uint32_t first = entity < into ? entity : into, second = entity < into ? into : entity;
        if (first == second) continue;
        joined *kept = &j->entities.at[first], *gone = &j->entities.at[second];
        gone->parent = first;
        if (!kept->initial) kept->initial = gone->initial;
        if (!kept->gender) kept->gender = gone->gender;
    }
    return true;
}

/* Drops the entities that were joined to others, and numbers the rest in text order. */
static void settle(joiner *j, uint32_t *numbers)
{
    fhi_marks *marks = j->marks;
    uint32_t kept = 0;
    for (uint32_t e = 0; e < marks->entities.n; e++) {
        if (j->entities.at[e].parent == e) numbers[e] = kept++;
    }
    for (uint32_t i = 0; i < marks->names.n; i++)
        marks->names.at[i].entity = numbers[resolved(j, marks->names.at[i].entity)];
    marks->entities.n = kept;
    if (kept) memset(marks->entities.at, 0, kept * sizeof *marks->entities.at);
}

/* The type that most mentions have; of two with as many, the one that stands first. */
static void vote(fhi_marks *marks, uint32_t (*votes)[4])
{
    for (uint32_t i = 0; i < marks->names.n; i++) {
        const fhi_name *name = &marks->names.at[i];
        fhi_entity *entity = &marks->entities.at[name->entity];
        uint32_t *v = votes[name->entity];
        if (entity->mentions++ == 0) entity->type = name->type;
        v[name->type]++;
    }
    for (uint32_t e = 0; e < marks->entities.n; e++) {
        for (uint32_t t = 0; t < 4; t++) {
            if (votes[e][t] > votes[e][marks->entities.at[e].type]) marks->entities.at[e].type = (fhi_name_type)t;
        }
    }
    for (uint32_t i = 0; i < marks->names.n; i++)
        marks->names.at[i].type = marks->entities.at[marks->names.at[i].entity].type;
}

/* The line under a picture may run straight into a name: "Image copyright Wire Image caption President Lind". */
static bool in_caption(const fhi_text *text, uint32_t token)
{
    uint32_t block = text->sentences.at[text->tokens.at[token].sentence].block;
    return block < text->article->blocks.n && text->article->blocks.at[block].kind == FHI_BLOCK_CAPTION;
}

/* Where a title begins that begins inside the name of a body: with that name ("[Bank of] Kestria analyst"). */
static uint32_t whole_title(const fhi_name *before, uint32_t start)
{
    bool inside = before->at.start < start && start < before->at.end && start - before->at.start <= LONGEST_BODY;
    return inside && before->type == FHI_NAME_ORG ? before->at.start : start;
}

/* The fullest name: most words, then most bytes, then first. A name in capitals gives way to one that is not. */
static void name_entities(fhi_marks *marks, const mention *mentions, uint32_t *best, bool *usually)
{
    for (uint32_t i = 0; i < marks->names.n; i++) {
        uint32_t entity = marks->names.at[i].entity, b = best[entity];
        fh_range at = marks->names.at[i].at;
        bool fuller = !b || mentions[i].n > mentions[b - 1].n ||
                      (mentions[i].n == mentions[b - 1].n &&
                       at.end - at.start > marks->names.at[b - 1].at.end - marks->names.at[b - 1].at.start);
        /* of a country's names the usual one, not the longest */
        fhi_country country = mentions[i].country;
        bool usual = country.sense == FHI_COUNTRY_NAME &&
                     fhi_span_is(fhi_span_cut(marks->text->article->text, at), fhi_span_of(country.name));
        if (usual || (fuller && !usually[entity])) best[entity] = i + 1;
        usually[entity] |= usual;
        fhi_entity *e = &marks->entities.at[entity];
        if (e->type != FHI_NAME_PER || e->title.end || in_caption(marks->text, mentions[i].first)) continue;
        e->title = fhi_titles_of(marks->text, mentions[i].first, mentions[i].count);
        if (i) e->title.start = whole_title(&marks->names.at[i - 1], e->title.start);
    }
    for (uint32_t e = 0; e < marks->entities.n; e++) {
        fhi_entity *entity = &marks->entities.at[e];
        entity->name = fhi_span_cut(marks->text->article->text, marks->names.at[best[e] - 1].at);
        entity->key = fhi_keys_of(entity->name, entity->type);
    }
}

bool fhi_entities_join(fhi_arena *arena, fhi_arena *scratch, fhi_marks *marks)
{
    joiner j = {.marks = marks, .mask = 63};
    while (j.mask < marks->names.n * HASHES) j.mask = j.mask * 2 + 1;
    j.keys = fhi_arena_array(scratch, (size_t)j.mask + 1, sizeof *j.keys);
    j.values = fhi_arena_array(scratch, (size_t)j.mask + 1, sizeof *j.values);
    mention *mentions = fhi_arena_array(scratch, marks->names.n, sizeof *mentions);
    if (!j.keys || !j.values || !mentions || !join_all(arena, scratch, &j, mentions)) return false;
    uint32_t *numbers = fhi_arena_array(scratch, marks->names.n, sizeof *numbers);
    uint32_t(*votes)[4] = fhi_arena_array(scratch, marks->names.n, sizeof *votes);
    uint32_t *best = fhi_arena_array(scratch, marks->names.n, sizeof *best);
    bool *usually = fhi_arena_array(scratch, marks->names.n, sizeof *usually);
    if (!numbers || !votes || !best || !usually) return false;
    settle(&j, numbers);
    vote(marks, votes);
    name_entities(marks, mentions, best, usually);
    return true;
}
