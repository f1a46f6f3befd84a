/* SPDX-License-Identifier: Apache-2.0 */
/* Who took what from whom, as JSON: what `lineage` gives. */
#include "emit/lineage_json.h"

#include "emit/terms.h"

#include <math.h>

void fhi_lineage_json_id(fhi_print *json, char letter, uint32_t index)
{
    fhi_print_numbered(json, letter, index + 1);
}

static void write_share(fhi_print *json, const char *key, double share)
{
    fhi_print_number_at(json, key, round(share * 1e4) / 1e4);
}

static void write_standings(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "articles");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->n; i++) {
        const fhi_standing *standing = &edition->lineage->standings[i];
        if (!fhi_lineage_is_new(edition->lineage, i)) continue;
        fhi_print_object(json);
        fhi_print_string_at(json, "id", edition->readings[i].article->id);
        fhi_print_word_at(json, "class", fhi_terms_class(standing->of));
        write_share(json, "own_share", standing->own_share);
        fhi_print_key(json, "origin");
        fhi_lineage_json_id(json, 'o', edition->lineage->origins.at[standing->origin].number);
        fhi_print_strings_at(json, "credited", standing->credited.at, standing->credited.n);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_basis(fhi_print *json, uint32_t basis)
{
    fhi_print_key(json, "basis");
    fhi_print_array(json);
    for (uint32_t bit = 0; fhi_terms_link_basis(bit); bit++) {
        if (basis >> bit & 1) fhi_print_word(json, fhi_terms_link_basis(bit));
    }
    fhi_print_end_array(json);
}

static void write_link(fhi_print *json, const fhi_edition *edition, const fhi_link *link)
{
    fhi_print_object(json);
    fhi_print_string_at(json, "from", edition->readings[link->from].article->id);
    fhi_print_string_at(json, "to", edition->readings[link->to].article->id);
    write_share(json, "share", link->share);
    write_basis(json, link->basis);
    fhi_print_key(json, "passages");
    fhi_print_array(json);
    for (uint32_t i = 0; i < link->passages.n; i++) {
        fhi_print_object(json);
        fhi_print_range_at(json, "from", link->passages.at[i].from);
        fhi_print_range_at(json, "to", link->passages.at[i].to);
        fhi_print_word_at(json, "kind", fhi_terms_passage(link->passages.at[i].kind));
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    fhi_print_end_object(json);
}

void fhi_lineage_json_articles(fhi_print *json, const fhi_edition *edition, const uint32_t *articles, uint32_t n)
{
    fhi_print_key(json, "articles");
    fhi_print_array(json);
    for (uint32_t i = 0; i < n; i++) fhi_print_string(json, edition->readings[articles[i]].article->id);
    fhi_print_end_array(json);
}

static void write_joined(fhi_print *json, const fhi_origin *origin)
{
    fhi_print_key(json, "joined");
    fhi_print_array(json);
    for (uint32_t i = 0; i < origin->joined.n; i++) fhi_lineage_json_id(json, 'o', origin->joined.at[i]);
    fhi_print_end_array(json);
}

static void write_origins(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "origins");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->lineage->origins.n; i++) {
        const fhi_origin *origin = &edition->lineage->origins.at[i];
        if (!fhi_lineage_has_new(edition->lineage, origin)) continue;
        fhi_print_object(json);
        fhi_print_key(json, "id");
        fhi_lineage_json_id(json, 'o', origin->number);
        fhi_print_string_at(json, "name", origin->name);
        fhi_lineage_json_articles(json, edition, origin->articles.at, origin->articles.n);
        fhi_print_strings_at(json, "why", origin->why.at, origin->why.n);
        if (origin->joined.n) write_joined(json, origin);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
}

static void write_pairs(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_key(json, "pairs");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->lineage->pairs.n; i++) {
        const fhi_pair *pair = &edition->lineage->pairs.at[i];
        fhi_print_object(json);
        fhi_print_string_at(json, "a", edition->readings[pair->a].article->id);
        fhi_print_string_at(json, "b", edition->readings[pair->b].article->id);
        fhi_print_word_at(json, "relation", fhi_terms_relation(pair->relation));
        fhi_print_strings_at(json, "why", pair->why.at, pair->why.n);
        fhi_print_end_object(json);
    }
    fhi_print_end_array(json);
    if (edition->lineage->uncompared)
        fhi_print_integer_at(json, "pairs_not_compared", (int64_t)edition->lineage->uncompared);
}

void fhi_lineage_json_days(const fhi_edition *edition, fhi_day *first, fhi_day *last)
{
    *first = *last = FHI_NO_DAY;
    for (uint32_t i = 0; i < edition->n; i++) {
        fhi_day day = edition->readings[i].article->published.day;
        if (day == FHI_NO_DAY || !fhi_lineage_is_new(edition->lineage, i)) continue;
        if (*first == FHI_NO_DAY || day < *first) *first = day;
        if (*last == FHI_NO_DAY || day > *last) *last = day;
    }
}

void fhi_lineage_json_fields(fhi_print *json, const fhi_edition *edition)
{
    write_standings(json, edition);
    fhi_print_key(json, "links");
    fhi_print_array(json);
    for (uint32_t i = 0; i < edition->lineage->links.n; i++) write_link(json, edition, &edition->lineage->links.at[i]);
    fhi_print_end_array(json);
    write_origins(json, edition);
    write_pairs(json, edition);
}

void fhi_lineage_json_write(fhi_print *json, const fhi_edition *edition)
{
    fhi_print_object(json);
    fhi_print_integer_at(json, "schema", FH_SCHEMA);
    if (edition->lineage->told) {
        fhi_day first, last;
        fhi_lineage_json_days(edition, &first, &last);
        fhi_print_day_at(json, "first", first);
        fhi_print_day_at(json, "last", last);
        if (edition->open) {
            fhi_print_key(json, "open");
            fhi_print_boolean(json, true);
        }
    }
    fhi_lineage_json_fields(json, edition);
    fhi_print_end_object(json);
}
