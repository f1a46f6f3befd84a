/* SPDX-License-Identifier: Apache-2.0 */
#include "emit/feeds.h"

#include "base/span.h"
#include "emit/markup.h"

static bool copy(fhi_arena *arena, fh_span *span)
{
    if (!span->ptr) return true;
    *span = fhi_arena_copy(arena, *span);
    return span->ptr != NULL;
}

bool fhi_feeds_add(fhi_arena *arena, fhi_feeds *feeds, const fhi_page *page)
{
    bool fed = page->media == FHI_MEDIA_FEED || page->fed.title.len || page->fed.url.len || page->fed.site.len;
    uint32_t n = feeds->feeds.n;
    if (!fed || (n && fhi_span_is(feeds->feeds.at[n - 1].path, page->path))) return true;
    fhi_feed_entry *feed = FHI_PUSH(arena, &feeds->feeds);
    if (!feed) return false;
    *feed = (fhi_feed_entry){page->fed, page->path, page->given.language};
    return copy(arena, &feed->fed.title) && copy(arena, &feed->fed.url) && copy(arena, &feed->fed.site) &&
           copy(arena, &feed->path) && copy(arena, &feed->language);
}

static void write_attribute(fhi_output *output, const char *name, fh_span value)
{
    if (!value.len) return;
    fhi_output_format(output, " %s=\"", name);
    fhi_markup_text(output, value);
    fhi_output_char(output, '"');
}

void fhi_feeds_write(fhi_output *output, const fhi_feeds *feeds)
{
    fhi_output_put(output, FHI_SPAN("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
                                    "<head><title>Feeds</title></head>\n<body>\n"));
    for (uint32_t i = 0; i < feeds->feeds.n; i++) {
        const fhi_feed_entry *feed = &feeds->feeds.at[i];
        fh_span title = feed->fed.title.len ? feed->fed.title : fhi_span_file_name(feed->path);
        fhi_output_put(output, FHI_SPAN("<outline type=\"rss\""));
        write_attribute(output, "text", title);
        write_attribute(output, "title", title);
        write_attribute(output, "xmlUrl", feed->fed.url.len ? feed->fed.url : feed->path);
        write_attribute(output, "htmlUrl", feed->fed.site);
        write_attribute(output, "language", feed->language);
        fhi_output_put(output, FHI_SPAN("/>\n"));
    }
    fhi_output_put(output, FHI_SPAN("</body>\n</opml>\n"));
}
