/* SPDX-License-Identifier: Apache-2.0 */
/* Articles and their marks as JSON, field by field; see article_json.h. */
#include "emit/article_json.h"

#include "emit/terms.h"

void fhi_article_json_digest(const fhi_page *page, char out[65])
{
    static const char hex[] = "0123456789abcdef";
    for (uint32_t i = 0; i < 32; i++) {
        out[2 * i] = hex[page->sha256[i] >> 4];
        out[2 * i + 1] = hex[page->sha256[i] & 15];
    }
    out[64] = '\0';
}

static void write_feed(fhi_print *json, const fhi_fed *fed)
{
    if (!fed->title.ptr && !fed->url.ptr && !fed->site.ptr) return;
    fhi_print_key(json, "feed");
    fhi_print_object(json);
    if (fed->title.ptr) fhi_print_string_at(json, "title", fed->title);
    if (fed->url.ptr) fhi_print_string_at(json, "url", fed->url);
    if (fed->site.ptr) fhi_print_string_at(json, "site", fed->site);
    fhi_print_end_object(json);
}

void fhi_article_json_document(fhi_print *json, const fhi_page *page)
{
    char digest[65];
    fhi_article_json_digest(page, digest);
    fhi_print_string_at(json, "path", page->path);
    if (page->url.ptr) fhi_print_string_at(json, "url", page->url);
    fhi_print_word_at(json, "sha256", digest);
    fhi_print_word_at(json, "media_type", fhi_terms_media(page->media));
    if (page->record) fhi_print_integer_at(json, "record", page->record);
    write_feed(json, &page->fed);
    const fhi_archived *archived = &page->archived;
    if (!archived->captured_at.ptr && !archived->record_id.ptr) return;
    fhi_print_key(json, "archived");
    fhi_print_object(json);
    if (archived->record_id.ptr) fhi_print_string_at(json, "record_id", archived->record_id);
    if (archived->digest.ptr) fhi_print_string_at(json, "digest", archived->digest);
    if (archived->captured_at.ptr) fhi_print_string_at(json, "captured_at", archived->captured_at);
    fhi_print_end_object(json);
}

static void write_published(fhi_print *json, const fhi_published *published)
{
    fhi_print_key(json, "published");
    fhi_print_object(json);
    /* "" where it is unknown, which scripts may cut as they cut a date */
    fhi_print_string_at(json, "value", published->value.ptr ? published->value : (fh_span){"", 0});
    fhi_print_word_at(json, "basis", fhi_terms_basis(published->basis));
    fhi_print_string_at(json, "why", published->why);
    if (published->at.end > published->at.start) fhi_print_range_at(json, "source", published->at);
    fhi_print_end_object(json);
}

static void write_credits(fhi_print *json, const fhi_article *article)
{
    fhi_print_key(json, "credits");
    fhi_print_array(json);
    for (uint32_t i = 0; i < article->credits.n; i++) {
        const fhi_credit *credit = &article->credits.at[i];
        fhi_print_object(json);
        fhi_print_string_at(json, "name", credit->name);
        fhi_print_word_at(json, "applies_to", fhi_terms_credit_use(credit->applies_to));
        fhi_print_bounds(json, credit->at);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_fields(fhi_print *json, const fhi_article *article)
{
    fhi_print_string_at(json, "title", article->title);
    fhi_print_strings_at(json, "byline", article->bylines.at, article->bylines.n);
    fhi_print_string_at(json, "outlet", article->outlet);
    if (article->outlet.ptr) fhi_print_word_at(json, "outlet_basis", fhi_terms_basis(article->outlet_basis));
    fhi_print_string_at(json, "language", article->language);
    write_published(json, &article->published);
    fhi_print_string_at(json, "modified", article->modified);
    if (article->dateline.ptr) fhi_print_string_at(json, "dateline", article->dateline);
    if (article->canonical.ptr) fhi_print_string_at(json, "canonical", article->canonical);
    if (article->sort != FHI_SORT_NONE) fhi_print_word_at(json, "page", fhi_terms_sort(article->sort));
    write_credits(json, article);
}

static void write_blocks(fhi_print *json, const fhi_article *article)
{
    fhi_print_key(json, "blocks");
    fhi_print_array(json);
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        fhi_print_object(json);
        fhi_print_word_at(json, "kind", fhi_terms_block(article->blocks.at[i].kind));
        fhi_print_bounds(json, article->blocks.at[i].at);
        fhi_print_range_at(json, "source", article->blocks.at[i].source);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    fhi_print_key(json, "dropped");
    fhi_print_array(json);
    for (uint32_t i = 0; i < article->dropped.n; i++) {
        fhi_print_object(json);
        fhi_print_word_at(json, "kind", fhi_terms_drop(article->dropped.at[i].kind));
        fhi_print_range_at(json, "source", article->dropped.at[i].source);
        fhi_print_word_at(json, "rule", article->dropped.at[i].rule);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_text_marks(fhi_print *json, const fhi_text *text)
{
    fhi_print_key(json, "sentences");
    fhi_print_array(json);
    for (uint32_t i = 0; i < text->sentences.n; i++) fhi_print_range(json, text->sentences.at[i].at);
    fhi_print_end_array(json);
    fhi_print_key(json, "tokens");
    fhi_print_array(json);
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const fhi_token *token = &text->tokens.at[i];
        fhi_print_range_of(json, token->at, fhi_words_tag((fhi_tag)token->tag));
    }
    fhi_print_end_array(json);
}

static void write_entity(fhi_print *json, const char *key, uint32_t entity)
{
    fhi_print_key(json, key);
    if (entity == FHI_NONE)
        fhi_print_null(json);
    else
        fhi_print_integer(json, entity);
}

static void write_names(fhi_print *json, const fhi_marks *marks)
{
    fhi_print_key(json, "names");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->names.n; i++) {
        fhi_print_object(json);
        fhi_print_bounds(json, marks->names.at[i].at);
        fhi_print_word_at(json, "type", fhi_terms_name(marks->names.at[i].type));
        write_entity(json, "entity", marks->names.at[i].entity);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    fhi_print_key(json, "entities");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->entities.n; i++) {
        const fhi_entity *entity = &marks->entities.at[i];
        fhi_print_object(json);
        fhi_print_integer_at(json, "id", i);
        fhi_print_string_at(json, "name", entity->name);
        fhi_print_word_at(json, "type", fhi_terms_name(entity->type));
        if (entity->title.end > entity->title.start) fhi_print_range_at(json, "title", entity->title);
        fhi_print_integer_at(json, "mentions", entity->mentions);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_times(fhi_print *json, const fhi_marks *marks)
{
    fhi_print_key(json, "times");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->times.n; i++) {
        const fhi_time *time = &marks->times.at[i];
        fhi_print_object(json);
        fhi_print_bounds(json, time->at);
        fhi_print_word_at(json, "type", fhi_terms_time(time->type));
        fhi_print_string_at(json, "value", time->value);
        fhi_print_string_at(json, "edtf", time->edtf);
        fhi_print_word_at(json, "anchor", fhi_terms_anchor(time->anchor));
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_amounts(fhi_print *json, const fhi_marks *marks)
{
    fhi_print_key(json, "amounts");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->amounts.n; i++) {
        const fhi_amount *amount = &marks->amounts.at[i];
        fhi_print_object(json);
        fhi_print_bounds(json, amount->at);
        fhi_print_number_at(json, "low", amount->low);
        fhi_print_number_at(json, "high", amount->high);
        fhi_print_word_at(json, "bound", fhi_terms_bound(amount->bound));
        fhi_print_string_at(json, "unit", amount->unit);
        fhi_print_key(json, "counted");
        if (amount->counted.end > amount->counted.start)
            fhi_print_range(json, amount->counted);
        else
            fhi_print_null(json);
        if (amount->change != FHI_CHANGE_NONE) fhi_print_word_at(json, "change", fhi_terms_change(amount->change));
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_events(fhi_print *json, const fhi_marks *marks)
{
    fhi_print_key(json, "events");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->events.n; i++) {
        fhi_print_object(json);
        fhi_print_bounds(json, marks->events.at[i].at);
        fhi_print_word_at(json, "status", fhi_terms_status(marks->events.at[i].status));
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_ranges(fhi_print *json, const char *key, const fhi_ranges *ranges)
{
    fhi_print_key(json, key);
    fhi_print_array(json);
    for (uint32_t i = 0; i < ranges->n; i++) fhi_print_range(json, ranges->at[i]);
    fhi_print_end_array(json);
}

static void write_voice(fhi_print *json, const fhi_voice *voice)
{
    fhi_print_object(json);
    write_entity(json, "entity", voice->entity);
    fhi_print_string_at(json, "name", voice->name);
    fhi_print_end_object(json);
}

static void write_statements(fhi_print *json, const fhi_marks *marks)
{
    fhi_print_key(json, "statements");
    fhi_print_array(json);
    for (uint32_t i = 0; i < marks->statements.n; i++) {
        const fhi_statement *statement = &marks->statements.at[i];
        fhi_print_object(json);
        write_ranges(json, "source", &statement->source);
        write_ranges(json, "cue", &statement->cue);
        write_ranges(json, "content", &statement->content);
        fhi_print_word_at(json, "kind", fhi_terms_statement(statement->kind));
        fhi_print_key(json, "speaker");
        write_voice(json, &statement->speaker);
        fhi_print_key(json, "chain");
        fhi_print_array(json);
        for (uint32_t k = 0; k < statement->chain.n; k++) write_voice(json, &statement->chain.at[k]);
        fhi_print_end_array(json);
        fhi_print_word_at(json, "status", fhi_terms_status(statement->status));
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

void fhi_article_json_write(fhi_print *json, const fhi_reading *reading, bool annotated)
{
    const fhi_article *article = reading->article;
    fhi_print_object(json);
    fhi_print_string_at(json, "id", article->id);
    fhi_article_json_document(json, article->page);
    fhi_print_integer_at(json, "schema", FH_SCHEMA);
    write_fields(json, article);
    fhi_print_key(json, "text");
    fhi_print_string(json, article->text);
    write_blocks(json, article);
    if (annotated) {
        write_text_marks(json, reading->text);
        write_names(json, reading->marks);
        write_times(json, reading->marks);
        write_amounts(json, reading->marks);
        write_events(json, reading->marks);
        write_statements(json, reading->marks);
    }
    fhi_print_end_object(json);
}
