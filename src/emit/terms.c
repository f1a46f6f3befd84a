/* SPDX-License-Identifier: Apache-2.0 */
/* The outputs' words for the stages' enums; see terms.h. */
#include "emit/terms.h"

const char *fhi_terms_media(fhi_media media)
{
    static const char *const words[] = {
        [FHI_MEDIA_TEXT] = "text/plain",
        [FHI_MEDIA_HTML] = "text/html",
        [FHI_MEDIA_JSON] = "application/json",
        [FHI_MEDIA_FEED] = "application/xml",
    };
    return words[media];
}

const char *fhi_terms_sort(fhi_page_sort sort)
{
    static const char *const words[] = {
        [FHI_SORT_NONE] = "none",         [FHI_SORT_ARTICLE] = "article", [FHI_SORT_LIVE] = "live_blog",
        [FHI_SORT_STUB] = "paywall_stub", [FHI_SORT_CONSENT] = "consent", [FHI_SORT_EMPTY] = "no_article",
    };
    return words[sort];
}

const char *fhi_terms_block(fhi_block_kind kind)
{
    static const char *const words[] = {
        [FHI_BLOCK_TITLE] = "title",         [FHI_BLOCK_STANDFIRST] = "standfirst",
        [FHI_BLOCK_PARAGRAPH] = "paragraph", [FHI_BLOCK_HEADING] = "heading",
        [FHI_BLOCK_LIST] = "list",           [FHI_BLOCK_QUOTE] = "quote",
        [FHI_BLOCK_TABLE] = "table",         [FHI_BLOCK_CAPTION] = "caption",
        [FHI_BLOCK_CREDIT] = "credit",
    };
    return words[kind];
}

const char *fhi_terms_drop(fhi_drop_kind kind)
{
    static const char *const words[] = {
        [FHI_DROP_BOILERPLATE] = "boilerplate",
        [FHI_DROP_DUPLICATE] = "duplicate",
        [FHI_DROP_TEASER] = "teaser",
    };
    return words[kind];
}

const char *fhi_terms_basis(fhi_basis basis)
{
    static const char *const words[] = {
        [FHI_BASIS_GIVEN] = "given",       [FHI_BASIS_METADATA] = "metadata", [FHI_BASIS_TEXT] = "text",
        [FHI_BASIS_INFERRED] = "inferred", [FHI_BASIS_UNKNOWN] = "unknown",
    };
    return words[basis];
}

const char *fhi_terms_credit_use(fhi_credit_use use)
{
    static const char *const words[] = {
        [FHI_CREDIT_TEXT] = "text",
        [FHI_CREDIT_PHOTO] = "photo",
    };
    return words[use];
}

const char *fhi_terms_name(fhi_name_type type)
{
    static const char *const words[] = {
        [FHI_NAME_PER] = "PER",
        [FHI_NAME_ORG] = "ORG",
        [FHI_NAME_LOC] = "LOC",
        [FHI_NAME_OTHER] = "OTHER",
    };
    return words[type];
}

const char *fhi_terms_time(fhi_time_type type)
{
    static const char *const words[] = {
        [FHI_TIME_DATE] = "DATE",
        [FHI_TIME_TIME] = "TIME",
        [FHI_TIME_DURATION] = "DURATION",
        [FHI_TIME_SET] = "SET",
    };
    return words[type];
}

const char *fhi_terms_anchor(fhi_anchor anchor)
{
    static const char *const words[] = {
        [FHI_ANCHOR_NONE] = "none",
        [FHI_ANCHOR_PUBLISHED] = "published",
        [FHI_ANCHOR_BEFORE] = "before",
    };
    return words[anchor];
}

const char *fhi_terms_bound(fhi_bound bound)
{
    static const char *const words[] = {
        [FHI_BOUND_EXACT] = "exact",     [FHI_BOUND_ABOUT] = "about",         [FHI_BOUND_AT_LEAST] = "at_least",
        [FHI_BOUND_AT_MOST] = "at_most", [FHI_BOUND_MORE_THAN] = "more_than", [FHI_BOUND_LESS_THAN] = "less_than",
        [FHI_BOUND_RANGE] = "range",
    };
    return words[bound];
}

const char *fhi_terms_change(fhi_change change)
{
    static const char *const words[] = {
        [FHI_CHANGE_NONE] = "none",
        [FHI_CHANGE_UP] = "up",
        [FHI_CHANGE_DOWN] = "down",
    };
    return words[change];
}

const char *fhi_terms_statement(fhi_statement_kind kind)
{
    static const char *const words[] = {
        [FHI_STATEMENT_DIRECT] = "direct",
        [FHI_STATEMENT_MIXED] = "mixed",
        [FHI_STATEMENT_INDIRECT] = "indirect",
    };
    return words[kind];
}

const char *fhi_terms_status(fhi_status_of status)
{
    static const char *const words[] = {
        [FHI_ASSERTED] = "asserted",
        [FHI_EXPECTED] = "expected",
        [FHI_POSSIBLE] = "possible",
        [FHI_DENIED] = "denied",
    };
    return words[status];
}

const char *fhi_terms_passage(fhi_passage_kind kind)
{
    static const char *const words[] = {
        [FHI_PASSAGE_VERBATIM] = "verbatim",
        [FHI_PASSAGE_EDITED] = "edited",
        [FHI_PASSAGE_REWRITTEN] = "rewritten",
    };
    return words[kind];
}

const char *fhi_terms_class(fhi_class of)
{
    static const char *const words[] = {
        [FHI_CLASS_OWN] = "own",
        [FHI_CLASS_PARTLY_DERIVED] = "partly_derived",
        [FHI_CLASS_DERIVED] = "derived",
    };
    return words[of];
}

const char *fhi_terms_relation(fhi_relation relation)
{
    static const char *const words[] = {
        [FHI_NOT_ESTABLISHED] = "not_established",
        [FHI_SAME_ORIGIN] = "same_origin",
        [FHI_INDEPENDENT] = "independent",
    };
    return words[relation];
}

const char *fhi_terms_claim_status(fhi_claim_status status)
{
    static const char *const words[] = {
        [FHI_CLAIM_ANNOUNCED] = "announced", [FHI_CLAIM_REPORTED] = "reported", [FHI_CLAIM_CONFIRMED] = "confirmed",
        [FHI_CLAIM_DENIED] = "denied",       [FHI_CLAIM_DISPUTED] = "disputed", [FHI_CLAIM_CORRECTED] = "corrected",
    };
    return words[status];
}

const char *fhi_terms_figure_relation(fhi_figure_relation relation)
{
    static const char *const words[] = {
        [FHI_FIGURE_AGREE] = "agree",
        [FHI_FIGURE_CONFLICT] = "conflict",
        [FHI_FIGURE_UPDATE] = "update",
        [FHI_FIGURE_DIFFERENT_THING] = "different_thing",
    };
    return words[relation];
}

const char *fhi_terms_certainty(fhi_certainty certainty)
{
    static const char *const words[] = {
        [FHI_CERTAINTY_STATED] = "stated",
        [FHI_CERTAINTY_RESOLVED] = "resolved",
        [FHI_CERTAINTY_INFERRED] = "inferred",
    };
    return words[certainty];
}

const char *fhi_terms_section(fhi_section_kind kind)
{
    static const char *const words[] = {
        [FHI_SECTION_LATEST] = "latest",     [FHI_SECTION_ESTABLISHED] = "established",
        [FHI_SECTION_SINGLE] = "single",     [FHI_SECTION_FIGURES] = "figures",
        [FHI_SECTION_DISPUTED] = "disputed", [FHI_SECTION_ANNOUNCED] = "announced",
        [FHI_SECTION_SAID] = "said",         [FHI_SECTION_TIMELINE] = "timeline",
        [FHI_SECTION_SOURCES] = "sources",
    };
    return words[kind];
}

const char *fhi_terms_link_basis(uint32_t bit)
{
    static const char *const words[] = {"credit", "containment", "time", "order", "dateline", "outlet"};
    return bit < sizeof words / sizeof *words ? words[bit] : NULL;
}
