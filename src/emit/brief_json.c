/* SPDX-License-Identifier: Apache-2.0 */
/* The brief as JSON: everything that the stages found, and the lines that an editor reads. */
#include "emit/brief_json.h"

#include "emit/article_json.h"
#include "emit/cite.h"
#include "emit/lineage_json.h"
#include "emit/stories_json.h"
#include "emit/terms.h"

static void write_id(fhi_print *json, const char *key, char letter, uint32_t index)
{
    fhi_print_key(json, key);
    fhi_lineage_json_id(json, letter, index);
}

static void write_ids(fhi_print *json, const char *key, char letter, const uint32_t *at, uint32_t n)
{
    fhi_print_key(json, key);
    fhi_print_array(json);
    for (uint32_t i = 0; i < n; i++) fhi_lineage_json_id(json, letter, at[i]);
    fhi_print_end_array(json);
}

static void write_documents(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "documents");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->n; i++) {
        fhi_print_object(json);
        fhi_print_string_at(json, "id", edition->readings[i].article->id);
        fhi_article_json_document(json, edition->readings[i].page);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_articles(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "articles");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->n; i++) fhi_article_json_write(json, &edition->readings[i], false);
    fhi_print_end_array(json);
}

static void write_stories(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "stories");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->stories->stories.n; i++) {
        const fhi_story *story = &edition->stories->stories.at[i];
        fhi_print_object(json);
        write_id(json, "id", 's', i);
        fhi_print_string_at(json, "title", story->title);
        fhi_lineage_json_articles(json, edition, story->articles.at, story->articles.n);
        fhi_print_integer_at(json, "independent", edition->claims->counts.at[i].least);
        fhi_print_integer_at(json, "most", edition->claims->counts.at[i].most);
        fhi_print_day_at(json, "first", story->first);
        fhi_print_day_at(json, "last", story->last);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_statement_refs(fhi_print *json, const fhi_edition *edition, const fhi_claim *claim)
{
    fhi_print_key(json, "statements");
    fhi_print_array(json);
    for (uint32_t i = 0; i < claim->statements.n; i++) {
        const fhi_statement_ref *ref = &claim->statements.at[i];
        const fhi_reading *reading = &edition->readings[ref->article];
        const fhi_statement *statement = &reading->marks->statements.at[ref->statement];
        fhi_print_object(json);
        fhi_print_string_at(json, "article", reading->article->id);
        fhi_print_integer_at(json, "statement", ref->statement);
        fhi_print_string_at(json, "speaker", statement->speaker.name);
        fhi_print_key(json, "content");
        fhi_print_array(json);
        for (uint32_t k = 0; k < statement->content.n; k++) fhi_print_range(json, statement->content.at[k]);
        fhi_print_end_array(json);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_history(fhi_print *json, const fhi_edition *edition, const fhi_claim *claim)
{
    fhi_print_key(json, "history");
    fhi_print_array(json);
    for (uint32_t i = 0; i < claim->history.n; i++) {
        const fhi_claim_step *step = &claim->history.at[i];
        fhi_print_object(json);
        fhi_print_day_at(json, "when", step->when);
        fhi_print_word_at(json, "status", fhi_terms_claim_status(step->status));
        fhi_print_string_at(json, "by", step->by);
        fhi_print_key(json, "cite");
        fhi_cite_write(json, edition->readings, &step->cite);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_claim(fhi_print *json, const fhi_edition *edition, uint32_t index)
{
    const fhi_claim *claim = &edition->claims->claims.at[index];
    fhi_print_object(json);
    write_id(json, "id", 'c', index);
    write_id(json, "story", 's', claim->story);
    fhi_print_string_at(json, "text", claim->text);
    fhi_lineage_json_articles(json, edition, claim->articles.at, claim->articles.n);
    write_ids(json, "origins", 'o', claim->origins.at, claim->origins.n);
    fhi_print_integer_at(json, "independent", claim->independent);
    fhi_print_integer_at(json, "most", claim->most);
    fhi_print_word_at(json, "relation", fhi_terms_relation(claim->relation));
    write_statement_refs(json, edition, claim);
    fhi_print_day_at(json, "first", claim->first);
    fhi_print_day_at(json, "last", claim->last);
    fhi_print_word_at(json, "status", fhi_terms_claim_status(claim->status));
    write_history(json, edition, claim);
    fhi_cite_list(json, edition->readings, &claim->cites);
    fhi_print_end_object(json);
}

static void write_figure(fhi_print *json, const fhi_edition *edition, uint32_t index)
{
    const fhi_figure *figure = &edition->claims->figures.at[index];
    fhi_print_object(json);
    write_id(json, "id", 'f', index);
    write_id(json, "story", 's', figure->story);
    fhi_print_string_at(json, "counted", figure->counted);
    fhi_print_key(json, "values");
    fhi_print_array(json);
    for (uint32_t i = 0; i < figure->values.n; i++) {
        const fhi_figure_value *value = &figure->values.at[i];
        fhi_print_object(json);
        fhi_print_number_at(json, "low", value->low);
        fhi_print_number_at(json, "high", value->high);
        fhi_print_word_at(json, "bound", fhi_terms_bound(value->bound));
        fhi_print_string_at(json, "unit", value->unit);
        fhi_print_day_at(json, "as_of", value->as_of);
        fhi_print_string_at(json, "by", value->by);
        fhi_print_word_at(json, "status", fhi_terms_status(value->status));
        fhi_cite_list(json, edition->readings, &value->cites);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    fhi_print_word_at(json, "relation", fhi_terms_figure_relation(figure->relation));
    fhi_print_end_object(json);
}

static void write_event(fhi_print *json, const fhi_edition *edition, const fhi_event *event)
{
    fhi_print_object(json);
    write_id(json, "story", 's', event->story);
    fhi_print_string_at(json, "edtf", event->edtf);
    fhi_print_string_at(json, "text", event->text);
    fhi_cite_list(json, edition->readings, &event->cites);
    fhi_print_word_at(json, "certainty", fhi_terms_certainty(event->certainty));
    fhi_print_key(json, "expected");
    fhi_print_boolean(json, event->expected);
    fhi_print_end_object(json);
}

static void write_section(fhi_print *json, const fhi_edition *edition, const fhi_section *section)
{
    fhi_print_object(json);
    fhi_print_word_at(json, "kind", fhi_terms_section(section->kind));
    write_id(json, "story", 's', section->story);
    fhi_print_key(json, "lines");
    fhi_print_array(json);
    for (uint32_t i = 0; i < section->lines.n; i++) {
        const fhi_line *line = &section->lines.at[i];
        fhi_print_object(json);
        fhi_print_string_at(json, "text", line->text);
        fhi_cite_list(json, edition->readings, &line->cites);
        write_ids(json, "claims", 'c', line->claims.at, line->claims.n);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    fhi_print_end_object(json);
}

void fhi_brief_json_claims(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "claims");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->claims->claims.n; i++) write_claim(json, edition, i);
    fhi_print_end_array(json);
    fhi_print_key(json, "figures");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->claims->figures.n; i++) write_figure(json, edition, i);
    fhi_print_end_array(json);
    fhi_print_key(json, "timeline");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->claims->timeline.n; i++)
        write_event(json, edition, &edition->claims->timeline.at[i]);
    fhi_print_end_array(json);
}

void fhi_brief_json_sections(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "brief");
    fhi_print_object(json);
    fhi_print_key(json, "sections");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->brief->sections.n; i++)
        write_section(json, edition, &edition->brief->sections.at[i]);
    fhi_print_end_array(json);
    fhi_print_end_object(json);
}

void fhi_brief_json_head(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_integer_at(json, "schema", FH_SCHEMA);
    fhi_print_word_at(json, "program", "firsthand " FIRSTHAND_VERSION);
    fhi_print_key(json, "plain");
    fhi_print_boolean(json, edition->plain);
    write_documents(json, edition);
}

void fhi_brief_json_write(fhi_output *output, const fhi_edition *edition)
{
    fhi_print json;
    fhi_print_start(&json, output);
    fhi_print_object(&json);
    fhi_brief_json_head(&json, edition);
    write_articles(&json, edition);
    fhi_print_key(&json, "lineage");
    fhi_print_object(&json);
    fhi_lineage_json_fields(&json, edition);
    fhi_print_end_object(&json);
    write_stories(&json, edition);
    fhi_brief_json_claims(&json, edition);
    fhi_brief_json_sections(&json, edition);
    fhi_print_end_object(&json);
    fhi_output_char(output, '\n');
}
