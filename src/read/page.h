/* SPDX-License-Identifier: Apache-2.0 */
/* What `read` makes of bytes: one page, that is, one captured document and what came with it. */
#ifndef FHI_READ_PAGE_H
#define FHI_READ_PAGE_H

#include "base/list.h"
#include "base/map.h"

typedef enum fhi_media {
    FHI_MEDIA_TEXT, /* plain text */
    FHI_MEDIA_HTML,
    FHI_MEDIA_JSON, /* a JSON Lines record */
    FHI_MEDIA_FEED, /* an entry of RSS, Atom or JSON Feed */
} fhi_media;

/* What the body of a page is written in. */
typedef enum fhi_body_form {
    FHI_BODY_TEXT,     /* plain text */
    FHI_BODY_HTML,     /* a whole page: the article is to be found in it */
    FHI_BODY_FRAGMENT, /* HTML that is the article and nothing else: the content of a feed's entry */
} fhi_body_form;

/* Fields that came with the document, in a record of JSON Lines or an entry of a feed; {NULL, 0} where they did not. They are believed
 * over the text. */
typedef struct fhi_given {
    fh_span title;
    fh_span outlet;
    fh_span byline;
    fh_span published; /* as written there: ISO 8601, or --published */
    fh_span modified;  /* likewise */
    fh_span language;
} fhi_given;

/* The feed that a document is an entry of; {NULL, 0} for what the feed does not say, and for documents that are none. */
typedef struct fhi_fed {
    fh_span title; /* as its list of feeds calls it, else as it calls itself */
    fh_span url;   /* where the feed is published */
    fh_span site;  /* the page that it belongs to */
} fhi_fed;

/* What an archive says of the document that was taken out of it; {NULL, 0} where it says nothing, as for documents from elsewhere. */
typedef struct fhi_archived {
    fh_span record_id;    /* WARC-Record-ID: "<urn:uuid:...>" */
    fh_span digest;       /* WARC-Payload-Digest, or that of the block, as it stands there: "sha1:..." */
    fh_span captured_at;  /* WARC-Date, or the date of an ARC record, ISO 8601 */
    fh_span content_type; /* of the HTTP header: "text/html; charset=utf-8" */
    uint32_t status;      /* of the HTTP header: 200; 0 for what is no response */
    /* Where its record lies in the file, as it is stored, and how many bytes of it; a length of 0 where it cannot be taken out by itself,
     * being compressed in one with others. */
    uint64_t offset, length;
} fhi_archived;

/* All spans live in the arena that the page was read into, or in the input, which outlives it. */
typedef struct fhi_page {
    fh_span id;      /* the record's id; else the path, with "#RECORD" behind it where a file holds several records */
    fh_span path;    /* as the caller named it, folders joined by "/"; "-" is standard input */
    fh_span url;     /* {NULL, 0} if not known */
    uint32_t record; /* number of the line or record in its file, from 1; 0 where the file is one document */
    fhi_media media;
    bool plain;         /* --plain: nothing may be removed or healed */
    fh_span captured;   /* the document as captured, after content-decoding: a file, or one line of JSON Lines */
    uint8_t sha256[32]; /* of `captured` */
    fhi_body_form form; /* what `body` is */
    fh_span body;       /* the text or HTML in it, as valid UTF-8 */
    fhi_map map;        /* body → captured */
    fhi_given given;
    fhi_fed fed;
    fhi_archived archived;
} fhi_page;

#endif
