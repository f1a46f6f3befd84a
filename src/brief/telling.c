/* SPDX-License-Identifier: Apache-2.0 */
/* A range of an article and its statement come in; the words of a line, and whether they can do without what stood before, go out. */
#include "brief/telling.h"

#include "base/span.h"
#include "brief/gist.h"
#include "text/letters.h"

enum { SUBJECT = 20 /* tokens within which a sentence comes to whom it tells of */ };

static bool is_named(const fhi_statement *statement)
{
    return statement && statement->speaker.name.len && statement->speaker.entity != FHI_NONE;
}

/* The pronoun that stands for the speaker in the range ("he said"); {0, 0} if a name does, or nothing. */
static fh_range pronoun_of(const fhi_draft *draft, fhi_cite cite, const fhi_statement *statement)
{
    static const char *const pronouns[] = {"he", "she", "they"}; /* what "it" is, is too often told wrong */
    for (uint32_t i = 0; i < statement->source.n; i++) {
        fh_range at = statement->source.at[i];
        if (at.start < cite.at.start || at.end > cite.at.end) continue;
        fh_span source = fhi_span_cut(draft->readings[cite.article].article->text, at);
        if (fhi_span_among(source, pronouns, sizeof pronouns / sizeof *pronouns)) return at;
    }
    return (fh_range){0, 0};
}

/* True if the words before the pronoun name the speaker: "Minister Lind will attack what she calls waste". */
static bool is_named_before(const fhi_draft *draft, fhi_cite cite, fh_range pronoun, fh_span name)
{
    size_t start = name.len;
    while (start && name.ptr[start - 1] != ' ') start--;
    fh_span before =
        fhi_span_cut(draft->readings[cite.article].article->text, (fh_range){cite.at.start, pronoun.start});
    return fhi_span_find(before, (fh_span){name.ptr + start, name.len - start}, 0) >= 0;
}

static uint32_t words_in(const fhi_text *text, fh_range at)
{
    uint32_t words = 0;
    for (uint32_t i = fhi_words_from(text, at.start); i < text->tokens.n && text->tokens.at[i].at.start < at.end; i++)
        words += (text->tokens.at[i].flags & FHI_TOKEN_WORD) != 0;
    return words;
}

uint32_t fhi_telling_least(const fhi_draft *draft, fhi_cite cite, fh_range time)
{
    const fhi_text *text = draft->readings[cite.article].text;
    return words_in(text, (fh_range){cite.at.start, fhi_gist_end(text, cite.at, time)});
}

void fhi_telling_put(const fhi_draft *draft, fhi_phrase *phrase, fhi_cite cite, const fhi_statement *statement,
                     fh_range time, uint32_t words)
{
    fh_span text = draft->readings[cite.article].article->text;
    const char *gist = text.ptr + fhi_gist_end(draft->readings[cite.article].text, cite.at, time);
    bool named = is_named(statement);
    if (named && statement->kind == FHI_STATEMENT_DIRECT) {
        fhi_draft_speaker(draft, phrase, cite.article, &statement->speaker);
        fhi_phrase_string(phrase, ": ");
        fhi_draft_content(draft, phrase, cite.article, statement, cite.at, words);
        return;
    }
    fh_range pronoun = named ? pronoun_of(draft, cite, statement) : (fh_range){0, 0};
    if (pronoun.end == 0 || is_named_before(draft, cite, pronoun, statement->speaker.name) ||
        words_in(draft->readings[cite.article].text, (fh_range){cite.at.start, pronoun.end}) > words) {
        fhi_phrase_line(phrase, fhi_span_cut(text, cite.at), gist, words);
        return;
    }
    fhi_phrase_words(phrase, fhi_span_cut(text, (fh_range){cite.at.start, pronoun.end}), words, false);
    fhi_phrase_string(phrase, " [");
    fhi_phrase_words(phrase, statement->speaker.name, FHI_PHRASE_NAME, true);
    fh_span rest = fhi_span_cut(text, (fh_range){pronoun.end, cite.at.end});
    bool clitic = rest.len && fhi_letters_at(rest, 0).kind == FHI_LETTER_APOSTROPHE; /* "he's" */
    fhi_phrase_string(phrase, clitic ? "]" : "] ");
    fhi_phrase_rest(phrase, rest, gist, words);
}

static bool is_in_time(const fhi_marks *marks, fh_range at)
{
    uint32_t time = fhi_marks_time_behind(marks, at.start);
    return time < marks->times.n && fhi_range_within(at, marks->times.at[time].at);
}

/* Whether a pronoun may be the subject of its sentence by what stands before it: "On Monday he left", "Then they", but not "As he left, Lind", "The results
 * they had". */
static bool may_be_subject(const fhi_marks *marks, uint32_t token)
{
    const fhi_token *before = &marks->text->tokens.at[token - 1];
    return before->tag == FHI_TAG_COMMA || before->tag == FHI_TAG_RB || before->tag == FHI_TAG_CC ||
           is_in_time(marks, before->at);
}

/* True if a person is named in the range; or a body too, where several are spoken of. */
static bool names_anyone(const fhi_marks *marks, fh_range at, bool several)
{
    for (uint32_t i = fhi_marks_name_behind(marks, at.start);
         i < marks->names.n && marks->names.at[i].at.start < at.end; i++) {
        fhi_name_type type = marks->names.at[i].type;
        if (type == FHI_NAME_PER || (several && type == FHI_NAME_ORG)) return true;
    }
    return false;
}

/* The first token that tells of whom the range is: a pronoun that may be its subject, with nobody named before it. */
static bool begins_with_pronoun(const fhi_marks *marks, fhi_cite cite, fh_range known)
{
    static const char *const subjects[] = {"he", "she", "they"}, *const owners[] = {"his", "her", "their", "its"};
    const fhi_text *text = marks->text;
    uint32_t first = fhi_words_from(text, cite.at.start);
    bool nouns = false, name = false;
    for (uint32_t i = first; i < text->tokens.n && i < first + SUBJECT; i++) {
        const fhi_token *token = &text->tokens.at[i];
        if (token->at.end > cite.at.end || token->flags & FHI_TOKEN_QUOTED) return false;
        if (token->tag == FHI_TAG_MD || (token->tag >= FHI_TAG_VB && token->tag <= FHI_TAG_VBZ)) return false;
        if (!is_in_time(marks, token->at)) {
            nouns = nouns || token->tag == FHI_TAG_NNS;
            name = name || fhi_words_proper_noun(token->tag);
        }
        fh_span word = fhi_words_text(text, i);
        bool owner =
            fhi_span_among(word, owners, sizeof owners / sizeof *owners) && i > first && token[-1].tag == FHI_TAG_COMMA;
        if (!owner && !fhi_span_among(word, subjects, sizeof subjects / sizeof *subjects)) continue;
        if (token->at.start == known.start && known.end) return false;
        bool several = fhi_span_same(word, FHI_SPAN("they")) || owner;
        return i > first && may_be_subject(marks, i) && !(several && nouns) && !(owner && name) &&
               !names_anyone(marks, (fh_range){cite.at.start, token->at.start}, several);
    }
    return false;
}

bool fhi_telling_leans(const fhi_draft *draft, fhi_cite cite, const fhi_statement *statement)
{
    static const char *const words[] = {"its",  "their", "his", "her", "they", "it",
                                        "this", "these", "he",  "she", "that"};
    const fhi_marks *marks = draft->readings[cite.article].marks;
    const fhi_text *text = marks->text;
    fh_range known = {0, 0};
    if (statement && statement->speaker.name.len) {
        if (statement->kind == FHI_STATEMENT_DIRECT) return false;
        known = pronoun_of(draft, cite, statement); /* the name is put behind it */
    }
    uint32_t first = fhi_words_from(text, cite.at.start);
    if (first < text->tokens.n && text->tokens.at[first].tag == FHI_TAG_CC) first++; /* "But it" */
    if (first == text->tokens.n || (known.end && known.start == text->tokens.at[first].at.start)) return false;
    if (fhi_span_among(fhi_words_text(text, first), words, sizeof words / sizeof *words) &&
        !is_in_time(marks, text->tokens.at[first].at))
        return true;
    return begins_with_pronoun(marks, cite, known);
}
