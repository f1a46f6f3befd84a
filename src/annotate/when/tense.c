/* SPDX-License-Identifier: Apache-2.0 */
/* Tense for weekdays and months, after the observation of HeidelTime and SUTime that the nearest verb decides: the verb before
 * the time in its clause, else the one behind it. */
#include "annotate/when/tense.h"

#include "base/span.h"

#include <string.h>

enum {
    WINDOW = 30,    /* tokens looked at on each side: longer than any clause that a reader keeps in mind */
    FRAGMENT = 8,   /* tokens */
    CLAUSE = 10,    /* tokens from "until" or "if" to the verb of its clause */
    REACH_OF_TO = 8 /* tokens from a verb to the "to" of the day to which something is put off */
};

typedef struct place {
    const fhi_text *text;
    uint32_t start, end;   /* of the sentence, in tokens */
    fhi_direction present; /* what the present tense says */
} place;

static fh_span word_at(const place *p, uint32_t at)
{
    return fhi_span_cut(p->text->article->text, p->text->tokens.at[at].at);
}

/* True if the token is one of the words of `list`, each set off by one blank on both sides. */
static bool among(const place *p, uint32_t at, const char *list)
{
    char low[20];
    fh_span word = word_at(p, at);
    if (word.len == 0 || word.len > sizeof low - 3) return false;
    size_t n = 0;
    low[n++] = ' ';
    for (size_t i = 0; i < word.len; i++) low[n++] = fhi_ascii_lower(word.ptr[i]);
    low[n++] = ' ';
    low[n] = '\0';
    return strstr(list, low) != NULL;
}

#define FUTURE_MODALS " will would shall 'll wo ’ll can may might should must "
/* Past forms that no present shares, for where the tagger takes them for one. */
#define PAST_ONLY                                                                                                      \
    " said told were had did made met went came took gave began held won lost wrote spoke rose fell grew sent became " \
    "kept brought bought sold paid spent flew drove "
/* Words after which a "to" or a "for" looks ahead. */
#define AHEAD                                                                                                          \
    " is are was were 's has have had set expected scheduled due slated planned plans plan planning going likely "     \
    "ready about "                                                                                                     \
    "hopes hope hoped aims aim poised threatens wants "                                                                \
    "want intends intended able trying seek seeks agreed "                                                             \
    "agree vowed vows promised pledged expects expect needs need prepares preparing decided begin start continue "     \
    "deadline upcoming "                                                                                               \
    "election opening talks summit meeting hearing vote "
/* What befalls nobody planned: "Sunday's crash" is behind. */
#define HAPPENINGS                                                                                                     \
    " attack attacks massacre shooting shootings blast blasts explosion explosions bombing bombings crash accident "   \
    "quake earthquake fire killing killings violence incident riot riots stabbing assault collapse murder tragedy "    \
    "disaster derailment landslide rampage carnage death deaths flood floods storm "
#define SPEECH_NOW " says tells reports writes adds "
/* For what has been done: "under fire for opening", "accused of hiding". */
#define BLAME                                                                                                          \
    " fire backlash criticism criticized criticised heat scrutiny flak praise praised apology apologizes apologized "  \
    "apologised arrested charged accused suspected convicted guilty sued fined jailed sentenced condemned blamed "     \
    "sorry outrage "

static fhi_tag tag_at(const place *p, uint32_t at)
{
    return (fhi_tag)p->text->tokens.at[at].tag;
}

static bool is_participle(const place *p, uint32_t at)
{
    return tag_at(p, at) == FHI_TAG_VBN || tag_at(p, at) == FHI_TAG_VBD;
}

/* "may have sunk", "would have voted": of what is over, or did not come about. */
static bool guesses_past(const place *p, uint32_t at)
{
    return among(p, at, " may might could would should must can ") && at + 2 < p->end && among(p, at + 1, " have ") &&
           is_participle(p, at + 2);
}

/* Titles and captions tell in the present what has happened: "Relatives wait on the quay on Thursday". */
static bool is_vivid(const fhi_text *text, const fhi_sentence *sentence)
{
    const fhi_article *article = text->article;
    if (sentence->block >= article->blocks.n) return false;
    fhi_block_kind kind = article->blocks.at[sentence->block].kind;
    return kind == FHI_BLOCK_TITLE || kind == FHI_BLOCK_CAPTION;
}

/* "Delegation to brief council this week", in a title: no verb stands before the "to". */
static bool is_plan(const place *p, uint32_t to)
{
    for (uint32_t i = p->start; i < to; i++)
        if (fhi_words_finite(tag_at(p, i))) return false;
    return to > p->start && is_vivid(p->text, &p->text->sentences.at[p->text->tokens.at[to].sentence]);
}

/* What comes before an infinitive: "is expected to", "will", "to". */
static fhi_direction before_infinitive(const place *p, uint32_t at)
{
    for (uint32_t i = at; i > p->start && at - i < 6; i--) {
        uint32_t t = i - 1;
        if (guesses_past(p, t)) return FHI_DIRECTION_PAST;
        if (among(p, t, FUTURE_MODALS)) return FHI_DIRECTION_FUTURE;
        if (among(p, t, " did didn't does do "))
            return among(p, t, " did didn't ") ? FHI_DIRECTION_PAST : FHI_DIRECTION_FUTURE;
        if (among(p, t, " could ")) return FHI_DIRECTION_PAST;
        if (among(p, t, " to "))
            return (t > p->start && among(p, t - 1, AHEAD)) || is_plan(p, t) ? FHI_DIRECTION_FUTURE
                                                                             : FHI_DIRECTION_NONE;
        fhi_tag tag = tag_at(p, t);
        if (tag != FHI_TAG_RB && tag != FHI_TAG_CC && tag != FHI_TAG_VB) break;
    }
    return FHI_DIRECTION_NEAREST;
}

/* What a present-tense verb says. Things fixed for a coming day stand in the present ("meets Monday"); with a year behind the day
 * it is the present of captions and histories. */
static fhi_direction present(const place *p, uint32_t at)
{
    if (among(p, at, SPEECH_NOW)) return FHI_DIRECTION_PAST;
    if (at + 1 < p->end && among(p, at + 1, " already ")) return FHI_DIRECTION_PAST;
    if (among(p, at, " has have 've "))
        return at + 1 < p->end && among(p, at + 1, " to ") ? FHI_DIRECTION_FUTURE : FHI_DIRECTION_PAST;
    return p->present;
}

/* True behind an article, an adjective or a possessive: what stands there is no verb, whatever its tag. */
static bool follows_noun_words(const place *p, uint32_t at)
{
    if (at == p->start) return false;
    fhi_tag tag = tag_at(p, at - 1);
    return tag == FHI_TAG_DT || tag == FHI_TAG_JJ || tag == FHI_TAG_PRPS || tag == FHI_TAG_POS;
}

/* "will visit the burned warehouse on Friday": the participle says what the warehouse is like, not when it is visited. */
static bool is_adjective(const place *p, uint32_t at)
{
    return follows_noun_words(p, at) && at + 1 < p->end &&
           (tag_at(p, at + 1) == FHI_TAG_NN || tag_at(p, at + 1) == FHI_TAG_NNS);
}

/* "is under fire for opening the road Saturday", "celebrates after winning on Sunday": an act that is over, unless all of it is still to come. */
static bool is_over(const place *p, uint32_t at)
{
    if (at < p->start + 2) return false;
    bool after = among(p, at - 1, " after since "), blamed = among(p, at - 1, " for of ") && among(p, at - 2, BLAME);
    for (uint32_t i = at; i > p->start && (after || blamed) && at - i < WINDOW; i--)
        if (among(p, i - 1, FUTURE_MODALS)) return false;
    return after || blamed;
}

/* What the token at `at` says if it is a verb; NONE if it is not. */
static fhi_direction verb_at(const place *p, uint32_t at)
{
    if (guesses_past(p, at)) return FHI_DIRECTION_PAST;
    if (among(p, at, FUTURE_MODALS)) return FHI_DIRECTION_FUTURE;
    if (among(p, at, " scheduled slated due upcoming expected planned likely ")) return FHI_DIRECTION_FUTURE;
    fhi_tag tag = tag_at(p, at);
    if ((tag == FHI_TAG_VB || tag == FHI_TAG_VBP) && among(p, at, PAST_ONLY)) return FHI_DIRECTION_PAST;
    switch (tag) {
    case FHI_TAG_VBD: return FHI_DIRECTION_PAST;
    case FHI_TAG_VBN: return is_adjective(p, at) ? FHI_DIRECTION_NONE : FHI_DIRECTION_PAST;
    case FHI_TAG_VB: {
        fhi_direction found = before_infinitive(p, at);
        return found == FHI_DIRECTION_NEAREST ? FHI_DIRECTION_NONE : found;
    }
    case FHI_TAG_MD: return among(p, at, " could ") ? FHI_DIRECTION_PAST : FHI_DIRECTION_FUTURE;
    case FHI_TAG_VBZ:
    case FHI_TAG_VBP: return follows_noun_words(p, at) ? FHI_DIRECTION_NONE : present(p, at);
    case FHI_TAG_VBG: return is_over(p, at) ? FHI_DIRECTION_PAST : FHI_DIRECTION_NONE;
    default: return FHI_DIRECTION_NONE;
    }
}

/* "until she is sentenced on Friday", "if no deal is reached by Sunday": the token stands in a clause that waits for what it tells. */
static bool is_awaited(const place *p, uint32_t at)
{
    for (uint32_t i = at; i > p->start && at - i < CLAUSE; i--) {
        if (among(p, i - 1, " if unless until till once before ")) return true;
        fhi_tag tag = tag_at(p, i - 1);
        if (tag == FHI_TAG_COMMA || tag == FHI_TAG_COLON || tag == FHI_TAG_VBD || tag == FHI_TAG_MD) return false;
    }
    return false;
}

/* A participle after "be" with "to" or a modal before it is not past: "will be held", "to be named". */
static fhi_direction refine(const place *p, uint32_t at, fhi_direction found)
{
    if (found != FHI_DIRECTION_PAST || !is_participle(p, at)) return found;
    for (uint32_t i = at; i > p->start && at - i < 5; i--) {
        if (among(p, i - 1, " be ")) {
            fhi_direction before = before_infinitive(p, i - 1);
            return before == FHI_DIRECTION_NEAREST ? FHI_DIRECTION_FUTURE : before;
        }
        if (among(p, i - 1, " being ")) return FHI_DIRECTION_FUTURE;
        if (among(p, i - 1, " was were had has have been ")) return FHI_DIRECTION_PAST;
        if (among(p, i - 1, " is are "))
            return among(p, at, AHEAD) || is_awaited(p, i - 1) ? FHI_DIRECTION_FUTURE : FHI_DIRECTION_PAST;
        if (tag_at(p, i - 1) != FHI_TAG_RB || among(p, i - 1, " , ")) break;
    }
    return found;
}

/* "…, according to officials, Sunday": when it was said. */
static bool dates_source(const place *p, uint32_t from)
{
    for (uint32_t i = from; i > p->start && from - i < 10; i--) {
        if (among(p, i - 1, " according ")) return true;
        fhi_tag tag = tag_at(p, i - 1);
        if (tag == FHI_TAG_VBD || tag == FHI_TAG_VBZ || tag == FHI_TAG_MD) return false;
    }
    return false;
}

static fhi_direction look_back(const place *p, uint32_t from)
{
    if (dates_source(p, from)) return FHI_DIRECTION_PAST;
    for (uint32_t i = from; i > p->start && from - i < WINDOW; i--) {
        fhi_direction found = verb_at(p, i - 1);
        if (found != FHI_DIRECTION_NONE) return refine(p, i - 1, found);
        if (among(p, i - 1, " ; : ")) break;
    }
    return FHI_DIRECTION_NEAREST;
}

static fhi_direction look_ahead(const place *p, uint32_t from)
{
    for (uint32_t i = from; i < p->end && i - from < WINDOW; i++) {
        fhi_direction found = verb_at(p, i);
        if (found == FHI_DIRECTION_NONE) continue;
        fhi_direction whole = refine(p, i, found);
        /* "is expected to" and "is to": the verb behind tells more */
        if (i + 1 < p->end && among(p, i, " is are was were ") && found != FHI_DIRECTION_NONE) {
            for (uint32_t k = i + 1; k < p->end && k < i + 4; k++) {
                if (among(p, k, " to ")) return FHI_DIRECTION_FUTURE;
                if (among(p, k, " scheduled slated due expected ")) return FHI_DIRECTION_FUTURE;
            }
        }
        return whole;
    }
    return FHI_DIRECTION_NEAREST;
}

/* "set sentencing for Sept. 9", "called a vote for Monday", "pushed the deadline to Sept. 17", "adjourned the trial to Monday": what it is set for or
 * put off to is ahead, as of "the next one coming up on". */
static bool is_put_off(const place *p, uint32_t first)
{
    if (first > p->start + 2 && among(p, first - 1, " on ") && among(p, first - 2, " up ") &&
        among(p, first - 3, " coming "))
        return true;
    if (first == p->start || !among(p, first - 1, " to for ")) return false;
    bool to = among(p, first - 1, " to ");
    for (uint32_t i = first - 1; i > p->start && first - i < REACH_OF_TO; i--)
        if (among(p, i - 1,
                  to ? " pushed postponed delayed extended adjourned deferred rescheduled "
                     : " set sets scheduled schedules rescheduled called calls fixed booked "))
            return true;
    return false;
}

/* True if the time opens a clause: "On Friday, the agency said …", "…, and on Monday it will …". */
static bool opens_clause(const place *p, uint32_t first, uint32_t last)
{
    uint32_t at = first;
    while (at > p->start && among(p, at - 1, " on in by at late early the since until this ")) at--;
    if (at == p->start) return true;
    if (among(p, at - 1, " “ `` — -- ; : ") || tag_at(p, at - 1) == FHI_TAG_OPEN_QUOTE) return true;
    if (!among(p, at - 1, " , and but or while when as that ")) return false;
    return last + 1 < p->end &&
           (among(p, last + 1, " , ") || tag_at(p, last + 1) == FHI_TAG_PRP || tag_at(p, last + 1) == FHI_TAG_DT) &&
           !among(p, at - 1, " , ");
}

/* "The fire Monday is the third this year": what befell somebody is over, though it is judged in the present. */
static bool befell(const place *p, uint32_t first)
{
    for (uint32_t i = first; i > p->start && first - i < WINDOW; i--)
        if (among(p, i - 1, HAPPENINGS)) return true;
    return false;
}

/* "The talks go on, but Lind on Tuesday said": between its subject and its verb, which is in the past. */
static bool is_day_of_next_verb(const place *p, uint32_t first, uint32_t last)
{
    if (last + 1 >= p->end || tag_at(p, last + 1) != FHI_TAG_VBD) return false;
    uint32_t before = first;
    if (before > p->start && among(p, before - 1, " on ")) before--;
    return before > p->start && fhi_words_proper_noun(tag_at(p, before - 1));
}

fhi_direction fhi_tense_at(const fhi_text *text, uint32_t first, uint32_t last, bool whole)
{
    const fhi_sentence *sentence = &text->sentences.at[text->tokens.at[first].sentence];
    bool vivid = is_vivid(text, sentence);
    place p = {text, sentence->first, sentence->first + sentence->count,
               whole || vivid ? FHI_DIRECTION_PAST : FHI_DIRECTION_FUTURE};
    if (first == p.start + 1 && among(&p, p.start, " until till ")) { /* "Until Friday, they had not" */
        fhi_direction ahead = look_ahead(&p, last + 1);
        return ahead == FHI_DIRECTION_PAST ? ahead : FHI_DIRECTION_FUTURE;
    }
    if (first > p.start && among(&p, first - 1, " until till effective ")) return FHI_DIRECTION_FUTURE;
    if (first > p.start && among(&p, first - 1, " by before ") && look_back(&p, first - 1) == FHI_DIRECTION_FUTURE)
        return FHI_DIRECTION_FUTURE;
    if (is_put_off(&p, first)) return FHI_DIRECTION_FUTURE;
    if (first > p.start + 1 && among(&p, first - 1, " as ") && among(&p, first - 2, " soon early "))
        return FHI_DIRECTION_FUTURE;
    if (among(&p, first, " earlier ")) return FHI_DIRECTION_PAST;
    bool happening = last + 2 < p.end && among(&p, last + 2, HAPPENINGS);
    if (last + 1 < p.end && among(&p, last + 1, " 's ’s ")) /* "Friday's vote" */
        return happening                                                    ? FHI_DIRECTION_PAST
               : first > p.start && among(&p, first - 1, " of before for ") ? look_back(&p, first)
                                                                            : FHI_DIRECTION_PAST;
    fhi_direction found;
    if (opens_clause(&p, first, last)) {
        found = look_ahead(&p, last + 1);
        if (found == FHI_DIRECTION_NEAREST) found = look_back(&p, first);
    } else {
        found = look_back(&p, first);
        if (found == FHI_DIRECTION_FUTURE && is_day_of_next_verb(&p, first, last)) found = FHI_DIRECTION_PAST;
        if (befell(&p, first)) p.present = FHI_DIRECTION_PAST;
        if (found == FHI_DIRECTION_NEAREST) found = look_ahead(&p, last + 1);
    }
    /* A few words without a verb ("Monday at 9") are a plan. */
    return found == FHI_DIRECTION_NEAREST && sentence->count <= FRAGMENT ? FHI_DIRECTION_FUTURE : found;
}

bool fhi_tense_is_ahead(const fhi_text *text, uint32_t first, bool present)
{
    const fhi_sentence *sentence = &text->sentences.at[text->tokens.at[first].sentence];
    place p = {text, sentence->first, sentence->first + sentence->count,
               present ? FHI_DIRECTION_FUTURE : FHI_DIRECTION_PAST};
    return look_back(&p, first) == FHI_DIRECTION_FUTURE;
}
