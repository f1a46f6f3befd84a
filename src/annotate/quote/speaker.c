/* SPDX-License-Identifier: Apache-2.0 */
/* frames → speakers and chains. A source's head names the speaker: a name, a pronoun or "the minister" that goes back to one who
 * spoke before, or words that are kept as they stand ("a senior official"). The chain holds the outlet, then the sources that this
 * statement stands inside of, then what channels.tsv finds in its sentence. */
#include "annotate/quote/speaker.h"

#include "tables/gender.h"
#include "tables/lexicon.h"
#include "tables/newsroom.h"

#include <stdlib.h>

typedef enum role {
    ROLE_NONE,
    ROLE_PERSON,
    ROLE_OFFICE,
    ROLE_BODY,
    ROLE_INSTITUTION,
    ROLE_NEWSROOM,
    ROLE_DOCUMENT
} role;

enum { CHANNEL_WORDS = 3 };

typedef struct channel_row {
    const char *words[CHANNEL_WORDS];
    uint8_t count;
    bool itself; /* the words are the channel; else the name behind them */
} channel_row;

#include "annotate/quote/channels.inc"
#include "annotate/quote/roles.inc"

/* How far back a pronoun or "the minister" looks for names, how many sentences back a speaker still counts as the last one, and how
 * much of a sentence is searched for channels. */
enum {
    NAMES_BACK = 12,
    CALLED_BACK = 60,
    SENTENCES_BACK = 8,
    CHANNEL_REACH = 80,
    CHAIN_MOST = 4,
    LONGEST_NAME = 30,
    VOTES = 2
};

typedef struct last_voice {
    fhi_voice voice; /* an entity, or words such as "a coalition of rights groups"; no name where nobody spoke yet */
    uint32_t sentence, end; /* index of its sentence, and the offset behind its cue */
} last_voice;

typedef struct resolver {
    fhi_arena *arena;
    const fhi_scene *scene;
    const fhi_marks *marks;
    uint8_t *genders; /* fhi_gender of each entity */
    last_voice person, body;
} resolver;

static role role_of(fh_span word)
{
    return (role)fhi_lexicon_find(&role_words, word);
}

static fh_span words_of(const fhi_scene *scene, fhi_extent at)
{
    if (at.first >= at.end) return (fh_span){NULL, 0};
    return fhi_span_cut(scene->text, (fh_range){scene->tokens[at.first].at.start, scene->tokens[at.end - 1].at.end});
}

static fhi_voice voice_of(const resolver *r, uint32_t entity)
{
    return (fhi_voice){entity, r->marks->entities.at[entity].name};
}

static uint32_t entity_at(const resolver *r, uint32_t token)
{
    uint32_t name = r->scene->named[token];
    return name == FHI_NONE ? FHI_NONE : r->marks->names.at[name].entity;
}

/* The end of the segment's head: before a comma, a preposition or a relative clause. */
static uint32_t head_end(const fhi_scene *scene, fhi_extent at)
{
    for (uint32_t i = at.first; i < at.end; i++) {
        uint8_t part = scene->parts[i];
        bool ends = part == FHI_PART_COMMA || part == FHI_PART_PREPOSITION || part == FHI_PART_COMPLEMENTIZER ||
                    part == FHI_PART_OPEN || part == FHI_PART_VERB || part == FHI_PART_CONJUNCTION ||
                    (part == FHI_PART_PRONOUN && i > at.first);
        if (ends && i > at.first && scene->named[i] == FHI_NONE) return i;
    }
    return at.end;
}

/* The name that is the head of one segment between commas of the source, persons first. */
static uint32_t entity_named(const resolver *r, fhi_extent source)
{
    uint32_t found = FHI_NONE;
    uint32_t limit = source.end - source.first > LONGEST_NAME ? source.first + LONGEST_NAME : source.end;
    for (uint32_t from = source.first; from < limit;) {
        uint32_t to = head_end(r->scene, (fhi_extent){from, limit});
        uint32_t last = to;
        if (last > from && r->scene->parts[last - 1] == FHI_PART_GENITIVE && to == source.end) last--;
        uint32_t entity = last > from ? entity_at(r, last - 1) : FHI_NONE;
        if (entity != FHI_NONE) {
            bool person = r->marks->entities.at[entity].type == FHI_NAME_PER;
            if (person || (found == FHI_NONE && from == source.first)) found = entity;
            if (person) return found;
        }
        while (to < limit && r->scene->parts[to] != FHI_PART_COMMA) to++;
        from = to + 1;
    }
    return found;
}

/* The pronouns behind the only person that a sentence has named tell which goes with a name that does not say it: "Brandt has sold her boat".
 * A few more of one kind than of the other are needed. False when memory is out. */
static bool learn_genders(resolver *r)
{
    const fhi_scene *scene = r->scene;
    int32_t *votes = fhi_arena_array(r->arena, r->marks->entities.n, sizeof *votes); /* hers less his */
    r->genders = fhi_arena_array(r->arena, r->marks->entities.n, sizeof *r->genders);
    if (!votes || !r->genders) return false;
    uint32_t sentence = FHI_NONE, person = FHI_NONE;
    bool alone = false;
    for (uint32_t i = 0; i < scene->count; i++) {
        if (scene->tokens[i].sentence != sentence) {
            sentence = scene->tokens[i].sentence;
            person = FHI_NONE;
            alone = true;
        }
        uint32_t entity = entity_at(r, i);
        if (entity != FHI_NONE && r->marks->entities.at[entity].type == FHI_NAME_PER) {
            alone = alone && (person == FHI_NONE || person == entity);
            person = entity;
        }
        if (!alone || person == FHI_NONE || scene->quoted[i] != FHI_NONE) continue;
        fhi_gender gender = fhi_gender_of_pronoun(fhi_scene_word(scene, i));
        votes[person] += (gender == FHI_GENDER_WOMAN) - (gender == FHI_GENDER_MAN);
    }
    for (uint32_t i = 0; i < r->marks->entities.n; i++) {
        const fhi_entity *e = &r->marks->entities.at[i];
        fhi_gender gender = fhi_gender_of(fhi_span_cut(scene->text, e->title), e->name);
        if (gender == FHI_GENDER_UNKNOWN && abs(votes[i]) >= VOTES)
            gender = votes[i] > 0 ? FHI_GENDER_WOMAN : FHI_GENDER_MAN;
        r->genders[i] = (uint8_t)gender;
    }
    return true;
}

static fhi_gender gender_of(const resolver *r, uint32_t entity)
{
    return (fhi_gender)r->genders[entity];
}

/* Whether a pronoun of that gender may stand for the entity; FHI_GENDER_UNKNOWN stands for anybody. */
static bool agrees(const resolver *r, uint32_t entity, fhi_gender gender)
{
    if (gender == FHI_GENDER_UNKNOWN || entity == FHI_NONE) return true;
    fhi_gender own = gender_of(r, entity);
    return own == FHI_GENDER_UNKNOWN || own == gender;
}

/* "a Falk supporter", "the Brandt inquiry": a name that only tells which one stands for nobody that a pronoun may mean. */
static bool is_epithet(const resolver *r, const fhi_name *name)
{
    const fhi_text *text = r->marks->text;
    uint32_t first = fhi_words_from(text, name->at.start), next = fhi_words_from(text, name->at.end);
    if (first == 0 || next >= text->tokens.n || text->tokens.at[next].sentence != text->tokens.at[first - 1].sentence)
        return false;
    uint8_t before = text->tokens.at[first - 1].tag, behind = text->tokens.at[next].tag;
    return fhi_words_common_noun(behind) &&
           (before == FHI_TAG_DT || before == FHI_TAG_PRPS || before == FHI_TAG_JJ || before == FHI_TAG_POS);
}

/* Who wrote the article, or took the picture, is nobody that its text speaks of. */
static bool is_of_authors(const resolver *r, const fhi_name *name)
{
    const fhi_text *text = r->marks->text;
    uint32_t sentence = text->tokens.at[fhi_words_from(text, name->at.start)].sentence;
    return text->article->blocks.at[text->sentences.at[sentence].block].kind == FHI_BLOCK_CREDIT;
}

/* How many names end before the token. */
static uint32_t names_before(const resolver *r, uint32_t token)
{
    return fhi_marks_name_behind(r->marks, r->scene->tokens[token].at.start);
}

/* The name of a person of that gender (or of a body) before `token` that a pronoun there means, as an index into the names; FHI_NONE if none
 * is near. It is the nearest in the token's own sentence, else the first of the nearest sentence before: the subject, more often than not
 * (centering; Grosz, Joshi and Weinstein 1995). Of people whose names tell nothing most are men, in the news: "she" is rather a woman named
 * before them. */
static uint32_t name_before(const resolver *r, uint32_t token, bool person, fhi_gender gender)
{
    uint32_t before = names_before(r, token), found = FHI_NONE, sentence = FHI_NONE, doubtful = FHI_NONE;
    for (uint32_t back = 1; back <= NAMES_BACK && back <= before; back++) {
        const fhi_name *name = &r->marks->names.at[before - back];
        if ((name->type == FHI_NAME_PER) != person || name->type == FHI_NAME_OTHER || !agrees(r, name->entity, gender))
            continue;
        if ((person && is_epithet(r, name)) || is_of_authors(r, name)) continue;
        uint32_t first = fhi_words_from(r->marks->text, name->at.start), in = r->scene->tokens[first].sentence;
        uint32_t quoted = r->scene->quoted[first];
        if (quoted != FHI_NONE && quoted != r->scene->quoted[token]) continue; /* of whom others spoke */
        if (found != FHI_NONE && in != sentence) break;
        if (gender != FHI_GENDER_WOMAN || gender_of(r, name->entity) == gender) {
            found = before - back;
            sentence = in;
            if (!person || in == r->scene->tokens[token].sentence) break;
        } else if (doubtful == FHI_NONE) {
            doubtful = before - back;
        }
    }
    return found != FHI_NONE ? found : doubtful;
}

/* The sentence before, of the same paragraph, opens with that name: whom it is about ("Falk ran the pier. He said"). Who adds or goes on has spoken
 * before. */
static bool is_topic(const resolver *r, uint32_t name, uint32_t token)
{
    static const char *const on[] = {"added", "adds", "continued", "continues", "concluded", "went"};
    bool goes_on =
        token + 1 < r->scene->count && fhi_span_among(fhi_scene_word(r->scene, token + 1), on, sizeof on / sizeof *on);
    if (goes_on) return false;
    uint32_t here = r->scene->tokens[token].sentence;
    uint32_t first = fhi_words_from(r->marks->text, r->marks->names.at[name].at.start);
    const fhi_sentence *before = here ? &r->scene->sentences[here - 1] : NULL;
    return before && r->scene->tokens[first].sentence == here - 1 && first <= before->first + 1 &&
           before->block == r->scene->sentences[here].block;
}

/* The last person of that gender, or body, that spoke; else the one named last. One whose gender is not known gives way to one who is known to
 * be a woman, and words that describe a speaker to one of that gender named since. */
static fhi_voice last_of(const resolver *r, bool person, fhi_gender gender, uint32_t token)
{
    const last_voice *last = person ? &r->person : &r->body;
    uint32_t name = name_before(r, token, person, gender), speaker = last->voice.entity;
    uint32_t entity = name == FHI_NONE ? FHI_NONE : r->marks->names.at[name].entity;
    bool near = last->voice.name.len && r->scene->tokens[token].sentence - last->sentence <= SENTENCES_BACK;
    bool topic =
        person && name != FHI_NONE && r->marks->names.at[name].at.start > last->end && is_topic(r, name, token);
    if (near && agrees(r, speaker, gender) && !topic) {
        bool known = entity != FHI_NONE && gender != FHI_GENDER_UNKNOWN && gender_of(r, entity) == gender;
        bool since = known && r->marks->names.at[name].at.start > last->end;
        bool unknown = speaker != FHI_NONE && gender_of(r, speaker) == FHI_GENDER_UNKNOWN;
        if (!(known && gender == FHI_GENDER_WOMAN && unknown) && !(since && speaker == FHI_NONE)) return last->voice;
    }
    return entity == FHI_NONE ? (fhi_voice){FHI_NONE, {NULL, 0}} : voice_of(r, entity);
}

static bool is_person(role kind)
{
    return kind == ROLE_PERSON || kind == ROLE_OFFICE;
}

static bool is_body(role kind)
{
    return kind == ROLE_BODY || kind == ROLE_INSTITUTION || kind == ROLE_NEWSROOM;
}

/* Whether a word of the phrase is that one. */
static bool has_word(fh_span phrase, fh_span word)
{
    for (size_t at = 0; at + word.len <= phrase.len; at++) {
        bool begins = at == 0 || !fhi_ascii_alpha(phrase.ptr[at - 1]);
        bool ends = at + word.len == phrase.len || !fhi_ascii_alpha(phrase.ptr[at + word.len]);
        if (begins && ends && fhi_span_same((fh_span){phrase.ptr + at, word.len}, word)) return true;
    }
    return false;
}

static fh_span title_of(const resolver *r, uint32_t entity)
{
    return fhi_span_cut(r->scene->text, r->marks->entities.at[entity].title);
}

/* "Gov. Falk" is a governor, "Vice President Falk" is not the president. */
static bool has_title(const resolver *r, uint32_t entity, fh_span office)
{
    static const struct {
        const char *office, *title;
    } short_forms[] = {{"governor", "gov"},       {"senator", "sen"},  {"congressman", "rep"}, {"congresswoman", "rep"},
                       {"representative", "rep"}, {"general", "gen"},  {"secretary", "sec"},   {"president", "pres"},
                       {"captain", "capt"},       {"admiral", "adm"},  {"professor", "prof"},  {"lieutenant", "lt"},
                       {"attorney", "atty"},      {"sergeant", "sgt"}, {"doctor", "dr"}};
    fh_span title = title_of(r, entity);
    if (has_word(title, FHI_SPAN("vice")) || has_word(title, FHI_SPAN("deputy"))) return false;
    if (has_word(title, office)) return true;
    for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
        if (fhi_span_same(office, fhi_span_of(short_forms[i].office)) &&
            has_word(title, fhi_span_of(short_forms[i].title)))
            return true;
    return false;
}

/* "Mr Falk" may be anything. */
static bool has_office(const resolver *r, uint32_t entity)
{
    static const char *const forms[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "dame"};
    fh_span title = title_of(r, entity);
    return title.len && !fhi_span_among(title, forms, sizeof forms / sizeof *forms);
}

static bool is_called(const resolver *r, uint32_t entity, fh_span head, role kind)
{
    const fhi_entity *e = &r->marks->entities.at[entity];
    if (is_person(kind)) return e->type == FHI_NAME_PER && has_title(r, entity, head);
    if (e->type != FHI_NAME_ORG) return false;
    return (e->name.len > head.len && has_word(e->name, head)) ||
           (kind == ROLE_NEWSROOM && fhi_newsroom_find(e->name) != NULL);
}

/* Who is called so and was named last; of several in one sentence the first. */
static uint32_t called(const resolver *r, uint32_t token, fh_span head, role kind)
{
    uint32_t found = FHI_NONE, sentence = FHI_NONE;
    for (uint32_t back = 0, name = names_before(r, token); back < CALLED_BACK && name-- > 0; back++) {
        uint32_t entity = r->marks->names.at[name].entity;
        if (!is_called(r, entity, head, kind)) continue;
        uint32_t in = r->scene->tokens[fhi_words_from(r->marks->text, r->marks->names.at[name].at.start)].sentence;
        if (found != FHI_NONE && in != sentence) break;
        found = entity;
        sentence = in;
    }
    return found;
}

/* "The mayor": who is called so; else the last who spoke, where that one has no other title. "The agency": the body that is called so, else
 * the last. FHI_NONE where the words name another: "the Falk campaign", "the next mayor". */
static uint32_t described(const resolver *r, fhi_extent source, fh_span head, role kind)
{
    static const char *const others[] = {"late", "then", "next", "new", "other"};
    for (uint32_t i = source.first + 1; i + 1 < source.end; i++) {
        if (fhi_span_among(fhi_scene_word(r->scene, i), others, sizeof others / sizeof *others)) return FHI_NONE;
        if (is_body(kind) && r->scene->tokens[i].flags & FHI_TOKEN_CAPITAL) return FHI_NONE;
    }
    uint32_t entity = called(r, source.first, head, kind);
    if (entity != FHI_NONE || kind == ROLE_INSTITUTION || kind == ROLE_NEWSROOM) return entity;
    uint32_t near = last_of(r, is_person(kind), FHI_GENDER_UNKNOWN, source.first).entity;
    if (near == FHI_NONE) return near;
    if (kind == ROLE_OFFICE && has_office(r, near)) return FHI_NONE;
    /* "the service" is a body, never the country or town that was named last */
    return is_person(kind) || r->marks->entities.at[near].type == FHI_NAME_ORG ? near : FHI_NONE;
}

/* "government officials, Sunday", "figures issued at 6pm on Thursday": the source without the time at its end, and without what leads to it. */
static fhi_extent without_time(const resolver *r, fhi_extent source)
{
    const fhi_token *tokens = r->scene->tokens;
    uint32_t time = fhi_marks_time_behind(r->marks, tokens[source.end - 1].at.start);
    if (time >= r->marks->times.n || r->marks->times.at[time].at.end != tokens[source.end - 1].at.end) return source;
    uint32_t end = source.end;
    while (end > source.first && tokens[end - 1].at.start >= r->marks->times.at[time].at.start) end--;
    if (end > source.first && tokens[end - 1].tag == FHI_TAG_IN) end--;
    if (end > source.first && (tokens[end - 1].tag == FHI_TAG_VBN || r->scene->parts[end - 1] == FHI_PART_COMMA)) end--;
    return end > source.first ? (fhi_extent){source.first, end} : source;
}

/* "Her lawyers said": they speak, not she; "his office said" is he. */
static bool is_of_another(const fhi_scene *scene, fhi_extent source)
{
    if (source.end < source.first + 2 || scene->parts[source.first] != FHI_PART_POSSESSIVE) return false;
    fh_span head = fhi_scene_word(scene, source.end - 1);
    bool plural = head.len > 1 && head.ptr[head.len - 1] == 's';
    return is_person(role_of(head)) || (plural && is_person(role_of((fh_span){head.ptr, head.len - 1})));
}

static fhi_voice speaker_of(resolver *r, fhi_extent source)
{
    static const char *const it[] = {"it", "its"};
    const fhi_scene *scene = r->scene;
    if (source.first >= source.end) return (fhi_voice){FHI_NONE, {NULL, 0}};
    fh_span first = fhi_scene_word(scene, source.first);
    uint32_t entity = entity_named(r, source);
    if (entity == FHI_NONE && source.end - source.first <= 2 && !is_of_another(scene, source)) {
        fhi_gender gender = fhi_gender_of_pronoun(first);
        bool person = gender != FHI_GENDER_UNKNOWN;
        if (person || fhi_span_among(first, it, sizeof it / sizeof it[0])) {
            fhi_voice last = last_of(r, person, gender, source.first);
            if (last.name.len) return last;
        }
        if (fhi_span_same(first, FHI_SPAN("who")) && source.first > 0)
            entity = entity_at(r, source.first -
                                      (source.first > 1 && scene->parts[source.first - 1] == FHI_PART_COMMA ? 2 : 1));
    }
    if (entity == FHI_NONE && fhi_span_same(first, FHI_SPAN("the"))) {
        uint32_t end = head_end(scene, source);
        fh_span head = fhi_scene_word(scene, end - 1);
        role kind = role_of(head);
        /* a capital is a name that the finder missed ("the White House") */
        bool named = scene->tokens[end - 1].flags & FHI_TOKEN_CAPITAL;
        bool short_enough = end == source.end && end - source.first <= 3;
        if (!named && short_enough && (is_person(kind) || is_body(kind))) entity = described(r, source, head, kind);
    }
    return entity == FHI_NONE ? (fhi_voice){FHI_NONE, words_of(scene, without_time(r, source))} : voice_of(r, entity);
}

/* Words that describe a speaker are one by their head: "a spokesman for the port", "a coalition of rights groups". */
static void remember(resolver *r, fhi_voice speaker, const fhi_frame *frame)
{
    bool named = speaker.entity != FHI_NONE;
    bool person = named && r->marks->entities.at[speaker.entity].type == FHI_NAME_PER;
    if (!named) {
        if (frame->source.first >= frame->source.end) return;
        role kind = role_of(fhi_scene_word(r->scene, head_end(r->scene, frame->source) - 1));
        if (!is_person(kind) && !is_body(kind)) return;
        person = is_person(kind);
    }
    *(person ? &r->person : &r->body) =
        (last_voice){speaker, r->scene->tokens[frame->cue.first].sentence, r->scene->tokens[frame->cue.first].at.end};
}

/* ---- the chain */

static bool same_voice(fhi_voice a, fhi_voice b)
{
    if (a.entity != FHI_NONE || b.entity != FHI_NONE) return a.entity == b.entity;
    return fhi_span_same(a.name, b.name);
}

static bool link_voice(resolver *r, fhi_statement *statement, fhi_voice voice)
{
    if (voice.name.len == 0 || statement->chain.n >= CHAIN_MOST || same_voice(voice, statement->speaker)) return true;
    for (uint32_t i = 0; i < statement->chain.n; i++)
        if (same_voice(statement->chain.at[i], voice)) return true;
    fhi_voice *room = FHI_PUSH(r->arena, &statement->chain);
    if (room) *room = voice;
    return room != NULL;
}

/* The name right behind a channel's words, over an article and words of its title ("the newspaper Aldport Courier"). */
static fhi_voice name_behind(const resolver *r, uint32_t from, uint32_t end)
{
    for (uint32_t i = from; i < end && i < from + 3; i++) {
        uint32_t entity = entity_at(r, i);
        if (entity != FHI_NONE) {
            bool person = r->marks->entities.at[entity].type == FHI_NAME_PER;
            return person ? (fhi_voice){FHI_NONE, {NULL, 0}} : voice_of(r, entity);
        }
        if (r->scene->parts[i] != FHI_PART_DET && r->scene->parts[i] != FHI_PART_NONE) break;
    }
    return (fhi_voice){FHI_NONE, {NULL, 0}};
}

static uint32_t channel_at(const fhi_scene *scene, uint32_t at, uint32_t end, bool *itself)
{
    char first = fhi_ascii_lower(scene->text.ptr[scene->tokens[at].at.start]);
    if (first < 'a' || first > 'z') return 0;
    for (uint32_t c = channel_letters[first - 'a']; c < channel_letters[first - 'a' + 1]; c++) {
        const channel_row *row = &channel_rows[c];
        uint32_t i = 0;
        while (i < row->count && at + i < end &&
               fhi_span_same(fhi_scene_word(scene, at + i), fhi_span_of(row->words[i])))
            i++;
        *itself = row->itself;
        if (i == row->count) return row->count;
    }
    return 0;
}

/* "According to a report, but the mayor said": who speaks for another statement nearby. */
static bool speaks_elsewhere(const fhi_frames *frames, uint32_t at, uint32_t token)
{
    uint32_t first = at > CHAIN_MOST ? at - CHAIN_MOST : 0;
    uint32_t end = frames->n - at > CHAIN_MOST ? at + CHAIN_MOST : frames->n;
    for (uint32_t i = first; i < end; i++) {
        fhi_extent source = frames->at[i].source;
        if (i != at && source.first != frames->at[at].source.first && source.first <= token && token < source.end)
            return true;
    }
    return false;
}

static bool link_channels(resolver *r, const fhi_frames *frames, uint32_t at, fhi_statement *statement)
{
    const fhi_scene *scene = r->scene;
    const fhi_frame *frame = &frames->at[at];
    fhi_extent sentence = fhi_scene_sentence(scene, frame->cue.first);
    uint32_t cue = frame->cue.first;
    uint32_t first = cue - sentence.first > CHANNEL_REACH ? cue - CHANNEL_REACH : sentence.first;
    uint32_t end = sentence.end - cue > CHANNEL_REACH ? cue + CHANNEL_REACH : sentence.end;
    for (uint32_t i = first; i < end; i++) {
        bool itself;
        if (scene->quoted[i] != FHI_NONE || speaks_elsewhere(frames, at, i)) continue;
        uint32_t words = channel_at(scene, i, end, &itself);
        if (words == 0) continue;
        fhi_voice voice = itself ? (fhi_voice){FHI_NONE, words_of(scene, (fhi_extent){i, i + words})}
                                 : name_behind(r, i + words, end);
        if (!link_voice(r, statement, voice)) return false;
    }
    return true;
}

static bool within(const fhi_frame *inner, const fhi_frame *outer)
{
    for (uint32_t i = 0; i < outer->content.n; i++)
        if (outer->content.at[i].first <= inner->cue.first && inner->cue.end <= outer->content.at[i].end) return true;
    return false;
}

/* The frames that this one stands inside of, outermost first: their speakers passed it on. Looks a few frames back and ahead. */
static bool link_outer(resolver *r, const fhi_frames *frames, uint32_t at, fhi_statement *statements)
{
    uint32_t first = at > CHAIN_MOST ? at - CHAIN_MOST : 0;
    uint32_t end = frames->n - at > CHAIN_MOST ? at + CHAIN_MOST : frames->n;
    for (uint32_t i = first; i < end; i++) {
        if (i == at || !within(&frames->at[at], &frames->at[i]) || within(&frames->at[i], &frames->at[at])) continue;
        if (!link_voice(r, &statements[at], statements[i].speaker)) return false;
    }
    return true;
}

bool fhi_speaker_resolve(fhi_arena *arena, const fhi_scene *scene, const fhi_frames *frames, fhi_statement *statements)
{
    const last_voice nobody = {{FHI_NONE, {NULL, 0}}, 0, 0};
    resolver r = {arena, scene, scene->marks, NULL, nobody, nobody};
    if (!learn_genders(&r)) return false;
    for (uint32_t i = 0; i < frames->n; i++) {
        statements[i].speaker = speaker_of(&r, frames->at[i].source);
        remember(&r, statements[i].speaker, &frames->at[i]);
    }
    fhi_voice outlet = {FHI_NONE, scene->marks->text->article->outlet};
    for (uint32_t i = 0; i < frames->n; i++) {
        if (!link_voice(&r, &statements[i], outlet) || !link_outer(&r, frames, i, statements) ||
            !link_channels(&r, frames, i, &statements[i]))
            return false;
    }
    return true;
}
