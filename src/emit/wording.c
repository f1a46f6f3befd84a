/* SPDX-License-Identifier: Apache-2.0 */
/* How the formats that people read call things; see wording.h. */
#include "emit/wording.h"

#include "base/span.h"
#include "extract/extract.h"
#include "reconcile/opening.h"

#include <stdio.h>

static const char *const headings[] = {
    [FHI_SECTION_LATEST] = "Latest",
    [FHI_SECTION_ESTABLISHED] = "On two or more independent origins",
    [FHI_SECTION_SINGLE] = "On one origin",
    [FHI_SECTION_FIGURES] = "Figures that differ",
    [FHI_SECTION_DISPUTED] = "Denied, disputed or corrected",
    [FHI_SECTION_ANNOUNCED] = "Announced",
    [FHI_SECTION_SAID] = "Who said what",
    [FHI_SECTION_TIMELINE] = "Timeline",
    [FHI_SECTION_SOURCES] = "Where it comes from",
};

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

const char *fhi_wording_heading(fhi_section_kind kind)
{
    return headings[kind];
}

fh_span fhi_wording_outlet(const fhi_edition *edition, uint32_t article)
{
    const fhi_article *a = edition->readings[article].article;
    if (a->outlet.len) return a->outlet;
    const fhi_page *page = edition->readings[article].page;
    return page->record ? a->id : fhi_span_file_name(page->path);
}

fh_span fhi_wording_title(const fhi_edition *edition, uint32_t article)
{
    const fhi_reading *reading = &edition->readings[article];
    if (reading->article->title.len) return reading->article->title;
    if (reading->text->sentences.n) return fhi_span_cut(reading->article->text, reading->text->sentences.at[0].at);
    return (fh_span){NULL, 0};
}

fh_span fhi_wording_story(const fhi_edition *edition, const fhi_story *story)
{
    const fhi_reading *middle = &edition->readings[story->titled_by];
    if (middle->article->title.len) return story->title;
    const fhi_article *latest = NULL;
    for (uint32_t i = 0; i < story->articles.n; i++) {
        const fhi_article *article = edition->readings[story->articles.at[i]].article;
        if (!article->title.len || fhi_extract_is_foreign(article)) continue;
        if (!latest || article->published.day > latest->published.day) latest = article;
    }
    if (latest) return latest->title;
    if (!middle->text->sentences.n) return story->title;
    const fhi_sentence *first = &middle->text->sentences.at[0];
    return fhi_span_cut(middle->article->text, (fh_range){fhi_opening_of(middle->text, first), first->at.end});
}

void fhi_wording_day(fhi_day day, char out[32])
{
    if (day == FHI_NO_DAY) {
        snprintf(out, 32, "date unknown");
        return;
    }
    fhi_date date = fhi_day_date(day);
    snprintf(out, 32, "%u %s %d", (unsigned)date.day, months[date.month - 1], (int)date.year);
}

void fhi_wording_published(const fhi_published *published, char out[96])
{
    char day[32], other[32];
    fhi_wording_day(published->day, day);
    if (published->basis != FHI_BASIS_INFERRED) {
        snprintf(out, 96, "%s", day);
    } else if (published->disbelieved == FHI_NO_DAY || published->disbelieved == published->day) {
        snprintf(out, 96, "%s (inferred)", day);
    } else {
        fhi_wording_day(published->disbelieved, other);
        snprintf(out, 96, "%s (inferred; the page says %s)", day, other);
    }
}

void fhi_wording_days(fhi_day first, fhi_day last, char out[64])
{
    char end[32];
    fhi_wording_day(last == FHI_NO_DAY ? first : last, end);
    if (first == FHI_NO_DAY || last == FHI_NO_DAY || first == last) {
        snprintf(out, 64, "%s", end);
        return;
    }
    fhi_date a = fhi_day_date(first), b = fhi_day_date(last);
    if (a.year != b.year) {
        snprintf(out, 64, "%u %s %d to %s", (unsigned)a.day, months[a.month - 1], (int)a.year, end);
    } else if (a.month != b.month) {
        snprintf(out, 64, "%u %s to %s", (unsigned)a.day, months[a.month - 1], end);
    } else {
        snprintf(out, 64, "%u to %s", (unsigned)a.day, end);
    }
}

fh_span fhi_wording_quote(const fhi_edition *edition, fhi_cite cite)
{
    return fhi_span_cut(edition->readings[cite.article].article->text, cite.at);
}

fh_range fhi_wording_source(const fhi_edition *edition, fhi_cite cite)
{
    return fhi_map_source(&edition->readings[cite.article].article->map, cite.at);
}

/* What is known of the origins behind a story; nothing of a single one. */
static void put_independent(const fhi_origin_count *count, char out[48])
{
    if (count->origins < 2)
        out[0] = '\0';
    else if (count->least == count->origins)
        snprintf(out, 48, ", %s independent", count->origins == 2 ? "both" : "all");
    else if (count->most < 2)
        snprintf(out, 48, ", none independent");
    else if (count->least == count->most)
        snprintf(out, 48, ", %u of them independent", (unsigned)count->least);
    else
        snprintf(out, 48, ", %u %s %u of them independent", (unsigned)count->least,
                 count->most == count->least + 1 ? "or" : "to", (unsigned)count->most);
}

void fhi_wording_counts(const fhi_edition *edition, uint32_t story, char out[192])
{
    const fhi_story *s = &edition->stories->stories.at[story];
    const fhi_origin_count *count = &edition->claims->counts.at[story];
    char days[64], independent[48];
    fhi_wording_days(s->first, s->last, days);
    put_independent(count, independent);
    snprintf(out, 192, "%u article%s on %u origin%s%s \xC2\xB7 %s", (unsigned)s->articles.n,
             s->articles.n == 1 ? "" : "s", (unsigned)count->origins, count->origins == 1 ? "" : "s", independent,
             days);
}

const char *fhi_wording_unread(const fhi_article *article)
{
    return fhi_extract_is_foreign(article) ? ", not in English: not read" : "";
}

const char *fhi_wording_class(fhi_class of)
{
    static const char *const names[] = {
        [FHI_CLASS_OWN] = "own report", [FHI_CLASS_PARTLY_DERIVED] = "partly derived", [FHI_CLASS_DERIVED] = "derived"};
    return names[of];
}
