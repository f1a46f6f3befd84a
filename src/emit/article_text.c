/* SPDX-License-Identifier: Apache-2.0 */
/* Articles for people; see article_text.h. */
#include "emit/article_text.h"

#include "base/span.h"
#include "emit/terms.h"
#include "emit/wrap.h"

#include <stdio.h>
#include <string.h>

/* Columns of a field's name, of what is shown of a passage, a mark and what is said of it at most, and what lines that go on are set in by. */
enum { LABEL = 13, PASSAGE = 50, MARK = 48, PIECE = 60, MARK_AT = 14, GOES_ON_AT = 16 };

typedef struct sheet {
    fhi_output *output;
    const fhi_reading *reading;
    fhi_article_text_style style;
    uint32_t column; /* where the line of a mark has come to */
} sheet;

static void write_field(const sheet *s, const char *label, fh_span value)
{
    if (!value.ptr) return;
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_DIM);
    fhi_output_format(s->output, "%-*s", LABEL, label);
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_PLAIN);
    fhi_wrap_put(s->output, value, LABEL, LABEL, s->style.width);
}

static void write_published(const sheet *s, const fhi_published *published)
{
    char line[512];
    fh_span value = published->value.ptr ? published->value : FHI_SPAN("not known");
    snprintf(line, sizeof line, "%.*s (%s)%s%.*s", (int)(value.len < 40 ? value.len : 40), value.ptr,
             fhi_terms_basis(published->basis), published->why.len ? ": " : "",
             (int)(published->why.len < 400 ? published->why.len : 400), published->why.len ? published->why.ptr : "");
    write_field(s, "published", fhi_span_of(line));
}

static void write_head(const sheet *s)
{
    const fhi_article *article = s->reading->article;
    if (!s->style.first) {
        fhi_output_char(s->output, '\n');
        for (uint32_t i = 0; i < s->style.width; i++) fhi_output_put(s->output, FHI_SPAN("\xE2\x94\x80"));
        fhi_output_put(s->output, FHI_SPAN("\n\n"));
    }
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_BOLD);
    fhi_wrap_put(s->output, article->title.ptr ? article->title : FHI_SPAN("(no title)"), 0, 0, s->style.width);
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_PLAIN);
    write_field(s, "id", article->id);
    write_field(s, "url", article->page->url);
    for (uint32_t i = 0; i < article->bylines.n; i++) write_field(s, i ? "" : "by", article->bylines.at[i]);
    write_field(s, "outlet", article->outlet);
    write_field(s, "dateline", article->dateline);
    write_published(s, &article->published);
    write_field(s, "modified", article->modified);
    write_field(s, "language", article->language);
    if (article->sort > FHI_SORT_ARTICLE) write_field(s, "page", fhi_span_of(fhi_terms_sort(article->sort)));
    for (uint32_t i = 0; i < article->credits.n; i++) {
        bool photo = article->credits.at[i].applies_to == FHI_CREDIT_PHOTO;
        write_field(s, photo ? "photo credit" : "credit", article->credits.at[i].name);
    }
    fhi_output_char(s->output, '\n');
}

static void write_blocks(const sheet *s)
{
    const fhi_article *article = s->reading->article;
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        const fhi_block *block = &article->blocks.at[i];
        fhi_output_format(s->output, "%-11s", fhi_terms_block(block->kind));
        fhi_wrap_put(s->output, fhi_span_cut(article->text, block->at), 11, 11, s->style.width);
    }
    if (article->dropped.n) fhi_output_put(s->output, FHI_SPAN("\nleft out, by bytes of the document:\n"));
    for (uint32_t i = 0; i < article->dropped.n; i++) {
        const fhi_drop *drop = &article->dropped.at[i];
        fh_span passage = fhi_span_trim(fhi_span_cut(article->page->captured, drop->source));
        char line[128];
        int len = snprintf(line, sizeof line, "  %u-%u %s (%s):", drop->source.start, drop->source.end,
                           fhi_terms_drop(drop->kind), drop->rule ? drop->rule : "");
        uint32_t shown = fhi_wrap_columns(passage), most = s->style.width - GOES_ON_AT;
        shown = shown < PASSAGE ? shown : PASSAGE;
        fhi_output_put(s->output, fhi_span_of(line));
        if ((uint32_t)len + 1 + shown > s->style.width) {
            fhi_output_char(s->output, '\n');
            fhi_output_repeat(s->output, ' ', GOES_ON_AT);
            shown = shown < most ? shown : most;
        } else {
            fhi_output_char(s->output, ' ');
        }
        fhi_wrap_cut(s->output, passage, shown);
        fhi_output_char(s->output, '\n');
    }
}

/* ---- marks */

/* "    name    Rutte" and the start of a remark behind it. */
static void start_mark(sheet *s, const char *kind, fh_range at)
{
    uint32_t most = s->style.width - MARK_AT;
    fhi_output_format(s->output, "    %-10s", kind);
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_ACCENT);
    s->column =
        MARK_AT + fhi_wrap_cut(s->output, fhi_span_cut(s->reading->article->text, at), most < MARK ? most : MARK);
    fhi_wrap_style(s->output, s->style.colour, FHI_STYLE_PLAIN);
}

static void end_mark(const sheet *s)
{
    fhi_output_char(s->output, '\n');
}

/* Adds `text` to the line of a mark with `joint` before it (", by "), on a line of its own where it does not fit behind, with a comma. */
static void put_cut(sheet *s, const char *joint, fh_span text)
{
    uint32_t wide = fhi_wrap_columns(text), most = s->style.width - GOES_ON_AT - (uint32_t)strlen(joint);
    most = most < PIECE ? most : PIECE;
    wide = wide < most ? wide : most;
    if (s->column + strlen(joint) + wide >= s->style.width && s->column > GOES_ON_AT) {
        if (*joint == ',') fhi_output_char(s->output, *joint++);
        fhi_output_char(s->output, '\n');
        fhi_output_repeat(s->output, ' ', GOES_ON_AT);
        while (*joint == ' ') joint++;
        s->column = GOES_ON_AT;
    }
    fhi_output_put(s->output, fhi_span_of(joint));
    s->column += (uint32_t)strlen(joint) + fhi_wrap_cut(s->output, text, wide);
}

/* A number for people: no trailing zeros, enough digits; the JSON has the exact one. */
static void put_value(sheet *s, const char *joint, double value)
{
    char text[40];
    int len = snprintf(text, sizeof text, "%.10g", value);
    for (int i = 0; i < len; i++)
        if (text[i] == ',') text[i] = '.'; /* of a locale that the caller set */
    put_cut(s, joint, fhi_span_of(text));
}

static bool inside(fh_range part, fh_range whole)
{
    return part.start >= whole.start && part.start < whole.end;
}

static void write_names(sheet *s, fh_range sentence, uint32_t *next)
{
    const fhi_marks *marks = s->reading->marks;
    for (; *next < marks->names.n && marks->names.at[*next].at.start < sentence.end; ++*next) {
        const fhi_name *name = &marks->names.at[*next];
        if (!inside(name->at, sentence)) continue;
        start_mark(s, "name", name->at);
        put_cut(s, "  ", fhi_span_of(fhi_terms_name(name->type)));
        if (name->entity != FHI_NONE) put_cut(s, " = ", marks->entities.at[name->entity].name);
        end_mark(s);
    }
}

static void write_times(sheet *s, fh_range sentence, uint32_t *next)
{
    const fhi_marks *marks = s->reading->marks;
    for (; *next < marks->times.n && marks->times.at[*next].at.start < sentence.end; ++*next) {
        const fhi_time *time = &marks->times.at[*next];
        if (!inside(time->at, sentence)) continue;
        start_mark(s, "time", time->at);
        put_cut(s, "  ", fhi_span_of(fhi_terms_time(time->type)));
        put_cut(s, " ", time->value);
        if (time->edtf.ptr) put_cut(s, ", that is ", time->edtf);
        end_mark(s);
    }
}

static void write_amounts(sheet *s, fh_range sentence, uint32_t *next)
{
    const fhi_marks *marks = s->reading->marks;
    for (; *next < marks->amounts.n && marks->amounts.at[*next].at.start < sentence.end; ++*next) {
        const fhi_amount *amount = &marks->amounts.at[*next];
        if (!inside(amount->at, sentence)) continue;
        start_mark(s, "amount", amount->at);
        put_cut(s, "  ", fhi_span_of(fhi_terms_bound(amount->bound)));
        put_value(s, " ", amount->low);
        if (amount->high > amount->low || amount->high < amount->low) put_value(s, " to ", amount->high);
        if (amount->unit.ptr) put_cut(s, " ", amount->unit);
        if (amount->counted.end > amount->counted.start)
            put_cut(s, " of: ", fhi_span_cut(s->reading->article->text, amount->counted));
        end_mark(s);
    }
}

static void write_statements(sheet *s, fh_range sentence, uint32_t *next)
{
    const fhi_marks *marks = s->reading->marks;
    for (; *next < marks->statements.n; ++*next) {
        const fhi_statement *statement = &marks->statements.at[*next];
        if (statement->content.n && statement->content.at[0].start >= sentence.end) break;
        if (!statement->content.n) continue;
        start_mark(s, "said", statement->content.at[0]);
        put_cut(s, "  ", fhi_span_of(fhi_terms_statement(statement->kind)));
        put_cut(s, ", ", fhi_span_of(fhi_terms_status(statement->status)));
        put_cut(s, ", by ", statement->speaker.name.ptr ? statement->speaker.name : FHI_SPAN("nobody named"));
        for (uint32_t k = 0; k < statement->chain.n; k++) put_cut(s, ", through ", statement->chain.at[k].name);
        end_mark(s);
    }
}

static void write_sentences(sheet *s)
{
    const fhi_text *text = s->reading->text;
    uint32_t name = 0, time = 0, amount = 0, statement = 0;
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        fh_range at = text->sentences.at[i].at;
        fhi_wrap_put(s->output, fhi_span_cut(s->reading->article->text, at), 0, 2, s->style.width);
        write_names(s, at, &name);
        write_times(s, at, &time);
        write_amounts(s, at, &amount);
        write_statements(s, at, &statement);
    }
}

void fhi_article_text_write(fhi_output *output, const fhi_reading *reading, bool annotated,
                            fhi_article_text_style style)
{
    sheet s = {.output = output, .reading = reading, .style = style};
    write_head(&s);
    if (annotated)
        write_sentences(&s);
    else
        write_blocks(&s);
}
