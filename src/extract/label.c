/* SPDX-License-Identifier: Apache-2.0 */
/* What each part is; see label.h. Furniture comes first, as it hides what the other rules look at; headings last, as they are told by
 * what stands round them. */
#include "extract/label.h"

#include "base/limits.h"
#include "base/span.h"
#include "extract/byline.h"
#include "extract/credit.h"
#include "extract/dateline.h"
#include "extract/linklist.h"
#include "extract/pagedate.h"
#include "extract/photoline.h"
#include "extract/repeat.h"
#include "tables/furniture.h"
#include "tables/key.h"

enum {
    LEAD_WORDS = 15,      /* of a paragraph that a title or heading may stand above */
    TITLE_LEAST = 3,      /* words of a title */
    TITLE_MOST = 22,      /* and at most, where it is guessed */
    TITLE_AMONG = 6,      /* parts at the start among which the title is */
    HEADING_MOST = 12,    /* words of a heading */
    STANDFIRST_LEAST = 6, /* words of a standfirst */
    STANDFIRST_MOST = 45, /* words of a standfirst */
    RELATED_LABEL = 6,    /* words of a line that says that links to other stories follow */
    RELATED_MOST = 12,    /* links in a list of related stories */
    RELATED_WORDS = 25,   /* words of such a link */
    COPYRIGHT_MOST = 40,  /* words of a copyright line */
    NEAR_HEADER = 3,      /* parts behind the header in which bylines and dates still stand */
};

static void drop(fhi_part *part, const char *rule)
{
    part->drop = FHI_DROP_BOILERPLATE;
    part->rule = rule;
}

/* "© 2025 Harbour Gazette": nothing but a year and a name. */
static bool is_copyright(fh_span text, const fhi_part *part)
{
    return fhi_span_starts(text, FHI_SPAN("\xC2\xA9")) && part->words <= COPYRIGHT_MOST;
}

static bool is_related(const char *rule)
{
    return strcmp(rule, "related-line") == 0;
}

/* Lines that say what the next ones are: links to other stories. */
static bool opens_related(const fhi_part *part)
{
    return part->rule && is_related(part->rule) && part->words <= RELATED_LABEL;
}

/* A copyright line that names a news agency or another outlet says whose text it is: it stays, as a credit. */
static bool credits_owner(const fhi_part *part, const char *rule)
{
    fhi_credit_name name;
    return strcmp(rule, "copyright-line") == 0 && fhi_credit_names(part->text, &name, 1) > 0 && name.known &&
           name.known->kind != FHI_NEWSROOM_PICTURES;
}

static void drop_furniture(fhi_parts *parts)
{
    uint32_t related = 0; /* links that may still follow */
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fhi_part *part = &parts->list.at[i];
        const char *rule = fhi_furniture_rule(part->key, part->words);
        if (rule && part->sentence && part->words > RELATED_LABEL && is_related(rule))
            rule = NULL; /* "Read more of them, he said." */
        if (part->words == 0) rule = "no-words";
        if (!rule && is_copyright(part->text, part)) rule = "copyright-line";
        if (rule && credits_owner(part, rule)) {
            part->kind = FHI_BLOCK_CREDIT;
        } else if (rule) {
            drop(part, rule);
            if (opens_related(part)) related = RELATED_MOST;
        } else if (related > 0 && !part->sentence && part->words <= RELATED_WORDS && i > parts->title + 1) {
            drop(part, "related-list");
            related--;
        } else {
            related = 0;
        }
    }
}

/* True if text follows the part on its last line: a date that was cut off it, see fhi_pagedate_ahead(). */
static bool runs_on(const fhi_parts *parts, const fhi_part *part)
{
    const fhi_part *end = parts->list.at + parts->list.n, *next = part + 1;
    if (next == end) return false;
    fh_span between = fhi_span_cut(parts->body, (fh_range){part->at.end, next->at.start});
    return !memchr(between.ptr, '\n', between.len) && !memchr(between.ptr, '\r', between.len);
}

static bool set_date(fhi_arena *arena, const fhi_parts *parts, const fhi_part *part, const fhi_pagedate *date,
                     fhi_article *article)
{
    char day[11];
    fhi_day_write(fhi_day_of(date->date), day);
    fh_span value = date->has_time ? fhi_arena_format(arena, "%sT%02u:%02u", day, date->hour % 100, date->minute % 100)
                                   : fhi_arena_format(arena, "%s", day);
    fh_span shown = fhi_span_cut(part->text, date->at);
    if (!value.ptr) return false;
    if (date->modified) {
        if (!date->two_ways && article->modified.len == 0) article->modified = value;
        return true;
    }
    if (article->published.basis != FHI_BASIS_UNKNOWN || article->published.at.end > 0) return true;
    fhi_published made = {.day = FHI_NO_DAY, .basis = FHI_BASIS_UNKNOWN};
    uint32_t start = part->at.start + date->at.start;
    if (part->count == 1) made.at = fhi_map_source(&parts->page->map, (fh_range){start, start + (uint32_t)shown.len});
    if (date->two_ways) {
        made.why =
            fhi_arena_format(arena, "the page's date \"%.*s\" can be read in two ways", (int)shown.len, shown.ptr);
    } else {
        bool glued = runs_on(parts, part);
        made.basis = glued ? FHI_BASIS_TEXT : FHI_BASIS_METADATA;
        made.value = value;
        made.day = fhi_day_of(date->date);
        made.why =
            fhi_arena_format(arena, glued ? "the text opens with \"%.*s\"" : "the page's date line says \"%.*s\"",
                             (int)shown.len, shown.ptr);
    }
    if (!made.why.ptr) return false;
    article->published = made;
    return true;
}

/* "Radio Vess - News", "Kestria Today web desk": the name alone. */
static fh_span outlet_alone(fh_span name)
{
    static const char *const separators[] = {" - ", " | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " / ", ", "};
    static const char *const desks[] = {" web desk", " news desk", " staff reporter", " staff",
                                        " desk",     " reporter",  " correspondent"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        ptrdiff_t at = fhi_span_find(name, fhi_span_of(separators[i]), 0);
        if (at > 0) name.len = (size_t)at;
    }
    for (size_t i = 0; i < sizeof desks / sizeof *desks; i++) {
        fh_span desk = fhi_span_of(desks[i]);
        bool has = name.len > desk.len && fhi_span_same((fh_span){name.ptr + name.len - desk.len, desk.len}, desk);
        if (has) name.len -= desk.len;
    }
    return fhi_span_trim(name);
}

static bool set_outlet(fhi_arena *arena, fh_span name, fhi_article *article)
{
    const fhi_newsroom *known = fhi_newsroom_find(name);
    if ((known && known->kind == FHI_NEWSROOM_PICTURES) || name.len > FHI_MAX_FIELD_BYTES) return true;
    article->outlet = known ? known->name : fhi_arena_copy(arena, name);
    article->outlet_basis = FHI_BASIS_METADATA;
    return article->outlet.ptr != NULL;
}

/* The people of a byline, and the outlet behind them; that of a page with an address is told by the address, and the one in the byline may have
 * sold the text. */
static bool set_authors(fhi_arena *arena, fh_span line, fhi_article *article)
{
    uint32_t before = article->bylines.n;
    if (!fhi_byline_people(arena, line, article)) return false;
    if (article->bylines.n == before || article->outlet.len || article->page->url.len) return true;
    fh_span outlet = fhi_byline_outlet(line);
    return outlet.len == 0 || set_outlet(arena, outlet, article);
}

/* A name before a date: an author, an agency or the outlet. */
static bool set_name(fhi_arena *arena, fh_span name, bool *person, fhi_article *article)
{
    uint32_t before = article->bylines.n;
    bool by = fhi_span_starts(name, FHI_SPAN("By ")) || fhi_span_starts(name, FHI_SPAN("by ")) ||
              fhi_span_starts(name, FHI_SPAN("BY "));
    *person = false;
    if (by && !set_authors(arena, name, article)) return false;
    *person = article->bylines.n > before;
    return by || article->outlet.len > 0 || set_outlet(arena, outlet_alone(name), article);
}

static bool take_date_line(fhi_arena *arena, fhi_parts *parts, uint32_t i, fhi_article *article)
{
    fhi_part *part = &parts->list.at[i];
    fhi_pagedate dates[4];
    uint32_t n = fhi_pagedate_read(part->text, dates, 4);
    if (n == 0) return true;
    bool top = i <= parts->header + NEAR_HEADER, person = false;
    if (!top && !dates[0].labelled) return true;
    for (uint32_t k = 0; k < n; k++) {
        if (!set_date(arena, parts, part, &dates[k], article)) return false;
    }
    if (dates[0].before.len > 0 && !set_name(arena, dates[0].before, &person, article)) return false;
    if (person) {
        part->kind = FHI_BLOCK_CREDIT;
    } else {
        drop(part, "date-line");
    }
    return true;
}

/* The outlet's name, alone on a line above the text. */
static bool take_outlet_line(fhi_arena *arena, fhi_parts *parts, uint32_t i, fhi_article *article)
{
    enum { LONGEST_NAME = 8 };
    fhi_part *part = &parts->list.at[i];
    if (i == 0 || i >= parts->header || part->sentence || part->words > LONGEST_NAME) return true;
    fh_span name = outlet_alone(part->text);
    const fhi_newsroom *known = fhi_newsroom_find(name);
    bool desk = name.len < part->text.len; /* "Kestria Today web desk" */
    if (known ? known->kind != FHI_NEWSROOM_OUTLET : !fhi_newsroom_is_outlet_like(name) && !desk) return true;
    bool person;
    if (!set_name(arena, name, &person, article)) return false;
    drop(part, "outlet-line");
    return true;
}

static bool take_byline(fhi_arena *arena, fhi_parts *parts, uint32_t i, fhi_article *article)
{
    fhi_part *part = &parts->list.at[i];
    bool edge = i <= parts->header + NEAR_HEADER || i + NEAR_HEADER >= parts->list.n, top = i > 0 && i < parts->header;
    if (!fhi_byline_is_line(part->text, part->words)) return true;
    if (!edge && !fhi_span_starts(part->key, FHI_SPAN("by "))) return true;
    uint32_t before = article->bylines.n;
    fhi_credit_name agency;
    if (!set_authors(arena, part->text, article)) return false;
    if (article->bylines.n > before || top || fhi_credit_names(part->text, &agency, 1) > 0)
        part->kind = FHI_BLOCK_CREDIT;
    return true;
}

/* Two bars or more: the cells of a table. */
static bool has_bars(fh_span text)
{
    const char *bar = memchr(text.ptr, '|', text.len);
    return bar && memchr(bar + 1, '|', text.len - (size_t)(bar + 1 - text.ptr));
}

/* Kinds that a part shows by itself. */
static void label_alone(fhi_part *part)
{
    if (fhi_credit_is_line(part->text, part->key, part->words)) {
        part->kind = FHI_BLOCK_CREDIT;
    } else if (fhi_photoline_is_caption(part)) {
        part->kind = FHI_BLOCK_CAPTION;
    } else if (part->bullet) {
        part->kind = FHI_BLOCK_LIST;
    } else if (part->words <= HEADING_MOST * 4 && has_bars(part->text)) {
        part->kind = FHI_BLOCK_TABLE;
    }
}

/* Sets `parts->title`: the part that says what the given title says, but for the site's name behind the latter. */
static bool find_given_title(fhi_arena *scratch, fhi_parts *parts)
{
    fh_span title = parts->page->given.title;
    parts->title = UINT32_MAX;
    if (title.len == 0) return true;
    char *room = fhi_arena_alloc(scratch, FHI_KEY_ROOM(title.len));
    if (!room) return false;
    fh_span key = fhi_key_make(title, room, NULL);
    for (uint32_t i = 0, seen = 0; i < parts->list.n && seen < TITLE_AMONG; i++) {
        const fhi_part *part = &parts->list.at[i];
        if (part->words == 0) continue;
        seen++;
        bool opens = part->words > TITLE_LEAST && !part->sentence && fhi_span_starts(key, part->key);
        if (!opens && !fhi_span_is(key, part->key)) continue;
        parts->title = i;
        break;
    }
    return true;
}

/* "… in the U.S.": a full stop that does not end a sentence. */
static bool ends_in_abbreviation(fh_span text)
{
    return text.len > 4 && text.ptr[text.len - 1] == '.' && fhi_ascii_upper(text.ptr[text.len - 2]) &&
           text.ptr[text.len - 3] == '.';
}

static bool looks_like_title(const fhi_part *part)
{
    fhi_dateline dateline;
    if (part->kind != FHI_BLOCK_PARAGRAPH || part->bullet || part->words < TITLE_LEAST || part->words > TITLE_MOST)
        return false;
    char first = part->text.ptr[0], last = part->text.ptr[part->text.len - 1];
    if (first >= 'a' && first <= 'z') return false;
    if (part->sentence && last == '.' && !ends_in_abbreviation(part->text)) return false;
    if (last == ':' || last == ',' || fhi_span_ends(part->text, FHI_SPAN("\xE2\x80\xA6"))) return false;
    if (part->sentence && part->words > HEADING_MOST && last != '?') return false;
    return !fhi_dateline_read(part->text, &dateline);
}

/* The next part behind `i` that stays, or NULL. Asked only for parts that stay themselves, so that all the ways are walked once. */
static fhi_part *kept_behind(fhi_parts *parts, uint32_t i)
{
    while (++i < parts->list.n) {
        if (!parts->list.at[i].rule) return &parts->list.at[i];
    }
    return NULL;
}

static bool is_lead(const fhi_part *part)
{
    return part->kind == FHI_BLOCK_PARAGRAPH && part->sentence && part->words >= LEAD_WORDS;
}

/* A first line that looks like a headline, with a lead not far below it. */
static uint32_t guessed_title(const fhi_parts *parts)
{
    uint32_t title = UINT32_MAX;
    for (uint32_t i = 0, seen = 0; i < parts->list.n && seen < TITLE_AMONG; i++) {
        const fhi_part *part = &parts->list.at[i];
        if (part->rule || part->kind != FHI_BLOCK_PARAGRAPH) continue;
        seen++;
        if (title != UINT32_MAX && is_lead(part)) return title;
        if (title == UINT32_MAX && looks_like_title(part)) title = i;
        if (title == UINT32_MAX && part->words > TITLE_LEAST) return UINT32_MAX; /* the text has begun */
    }
    return UINT32_MAX;
}

static void label_standfirst(fhi_parts *parts)
{
    for (uint32_t i = parts->title + 1; i < parts->list.n; i++) {
        fhi_part *part = &parts->list.at[i];
        if (part->rule || part->kind == FHI_BLOCK_CAPTION) continue;
        fhi_part *next = kept_behind(parts, i);
        if (part->kind != FHI_BLOCK_PARAGRAPH || part->words < TITLE_LEAST || part->words > STANDFIRST_MOST || !next)
            return;
        bool byline_next = next->kind == FHI_BLOCK_CREDIT && i < parts->header + NEAR_HEADER &&
                           kept_behind(parts, (uint32_t)(next - parts->list.at));
        if ((!part->sentence && is_lead(next)) || byline_next) part->kind = FHI_BLOCK_STANDFIRST;
        return;
    }
}

/* "Doe said:", "What it means for trade and for the ports:": words that open a quotation or go on, not a heading. */
static bool opens_quotation(const fhi_part *part)
{
    static const char *const verbs[] = {" said",    " says",  " told",   " wrote", " writes",
                                        " writing", " added", " posted", " reads", " responded"};
    if (part->text.ptr[part->text.len - 1] != ':') return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (fhi_span_ends(part->key, fhi_span_of(verbs[i]))) return true;
    }
    return part->words > 4;
}

/* Short lines without a full stop above a longer paragraph, and questions above their answers. */
static void label_headings(fhi_parts *parts)
{
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fhi_part *part = &parts->list.at[i];
        if (part->rule || part->kind != FHI_BLOCK_PARAGRAPH || part->words > HEADING_MOST || part->words == 0) continue;
        char first = part->text.ptr[0], last = part->text.ptr[part->text.len - 1];
        bool quoted = first == '"' || fhi_span_starts(part->text, FHI_SPAN("\xE2\x80\x9C"));
        if ((first >= 'a' && first <= 'z') || last == ',' || last == ';' || quoted) continue;
        if ((part->sentence && last != '?') || opens_quotation(part)) continue;
        fhi_part *next = kept_behind(parts, i);
        if (!next) continue;
        if (next->kind == FHI_BLOCK_LIST || (next->kind == FHI_BLOCK_PARAGRAPH && next->words >= LEAD_WORDS))
            part->kind = FHI_BLOCK_HEADING;
    }
}

bool fhi_label_parts(fhi_arena *arena, fhi_arena *scratch, fhi_parts *parts, fhi_article *article)
{
    if (!find_given_title(scratch, parts)) return false;
    if (parts->page->plain) {
        if (parts->title != UINT32_MAX) parts->list.at[parts->title].kind = FHI_BLOCK_TITLE;
        return true;
    }
    drop_furniture(parts);
    if (parts->title != UINT32_MAX) parts->list.at[parts->title].rule = NULL;
    for (uint32_t i = 0; i < parts->list.n; i++) {
        fhi_part *part = &parts->list.at[i];
        if (part->rule || i == parts->title || part->kind != FHI_BLOCK_PARAGRAPH) continue;
        if (!take_date_line(arena, parts, i, article)) return false;
        if (!part->rule && part->kind == FHI_BLOCK_PARAGRAPH && !take_byline(arena, parts, i, article)) return false;
        if (!part->rule && part->kind == FHI_BLOCK_PARAGRAPH) label_alone(part);
        if (!part->rule && part->kind == FHI_BLOCK_PARAGRAPH && !take_outlet_line(arena, parts, i, article))
            return false;
    }
    if (!fhi_repeat_drop(scratch, parts)) return false;
    if (parts->title == UINT32_MAX && parts->page->given.title.len == 0) parts->title = guessed_title(parts);
    fhi_linklist_drop(parts);
    if (parts->title != UINT32_MAX && !parts->list.at[parts->title].rule)
        parts->list.at[parts->title].kind = FHI_BLOCK_TITLE;
    label_standfirst(parts);
    label_headings(parts);
    return true;
}
