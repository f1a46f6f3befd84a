/* SPDX-License-Identifier: Apache-2.0 */
#include "flow/packed.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>
#include <zstd.h>

enum {
    LEVEL = 1,  /* of zstd: text of 3 KB takes 20 microseconds, and comes to half */
    DIGEST = 32 /* bytes of a SHA-256 */
};

void fhi_packed_write(const fhi_article *article, const uint8_t *digest, fhi_pack *pack)
{
    uint32_t before = 0;
    fhi_pack_bytes(pack, article->id);
    fhi_pack_bytes(pack, (fh_span){(const char *)digest, FHI_ARRIVALS_DIGEST});
    fhi_pack_signed(pack, article->published.day);
    fhi_pack_bytes(pack, article->title);
    fhi_pack_bytes(pack, article->language);
    fhi_pack_number(pack, article->blocks.n);
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        const fhi_block *block = &article->blocks.at[i];
        fhi_pack_number(pack, block->kind);
        fhi_pack_number(pack, block->at.start - before);
        fhi_pack_number(pack, block->at.end - block->at.start);
        before = block->at.end;
    }
    fhi_pack_number(pack, article->text.len);
    size_t most = ZSTD_compressBound(article->text.len);
    char *to = fhi_pack_room(pack, most);
    if (!to) return;
    size_t n = ZSTD_compress(to, most, article->text.ptr ? article->text.ptr : "", article->text.len, LEVEL);
    if (ZSTD_isError(n))
        pack->failed = true; /* for memory: there is no other cause */
    else
        pack->n += n;
}

static bool read_blocks(fhi_arena *arena, fhi_unpack *row, fhi_article *article)
{
    uint32_t n = (uint32_t)fhi_pack_take_number(row, FHI_MAX_BLOCKS), at = 0;
    for (uint32_t i = 0; i < n && !row->damaged; i++) {
        fhi_block *block = FHI_PUSH(arena, &article->blocks);
        if (!block) return false;
        block->kind = (fhi_block_kind)fhi_pack_take_number(row, FHI_BLOCK_CREDIT);
        block->at.start = at + (uint32_t)fhi_pack_take_number(row, FHI_MAX_TEXT_BYTES - at);
        block->at.end = block->at.start + (uint32_t)fhi_pack_take_number(row, FHI_MAX_TEXT_BYTES - block->at.start);
        at = block->at.end;
    }
    return true;
}

/* Whether the blocks lie in the text, and cut no character. */
static bool is_sound(const fhi_article *article)
{
    fh_span text = article->text;
    if (fhi_utf8_valid(text) != text.len) return false;
    for (uint32_t i = 0; i < article->blocks.n; i++) {
        fh_range at = article->blocks.at[i].at;
        if (at.end > text.len) return false;
        if (at.start < text.len && ((unsigned char)text.ptr[at.start] & 0xC0) == 0x80) return false;
        if (at.end < text.len && ((unsigned char)text.ptr[at.end] & 0xC0) == 0x80) return false;
    }
    return true;
}

fh_status fhi_packed_read(fhi_arena *arena, fh_span bytes, fhi_packed *packed, fh_error *error)
{
    fhi_unpack row = {bytes, false};
    fhi_packed made = {.article = {.id = fhi_pack_take_bytes(&row)}};
    fhi_article *article = &made.article;
    fh_span digest = fhi_pack_take_bytes(&row);
    article->published.day = fhi_pack_take_day(&row);
    article->title = fhi_pack_take_bytes(&row);
    article->language = fhi_pack_take_bytes(&row);
    if (!read_blocks(arena, &row, article)) return fhi_error_memory(error, "flow");
    size_t len = (size_t)fhi_pack_take_number(&row, FHI_MAX_TEXT_BYTES);
    char *text = fhi_arena_alloc(arena, len + 1);
    if (!text) return fhi_error_memory(error, "flow");
    size_t n = row.damaged ? 0 : ZSTD_decompress(text, len, row.rest.ptr, row.rest.len);
    article->text = (fh_span){text, len};
    if (row.damaged || n != len || digest.len != FHI_ARRIVALS_DIGEST || !is_sound(article))
        return fhi_error_set(error, FH_STORE, "flow", 0, "an article in it is damaged");
    memcpy(made.digest, digest.ptr, FHI_ARRIVALS_DIGEST);
    *packed = made;
    return FH_OK;
}

/* ---- with what lineage needs */

void fhi_packed_write_date(const fhi_published *published, fhi_pack *pack)
{
    fhi_pack_bytes(pack, published->value);
    fhi_pack_signed(pack, published->day);
    fhi_pack_number(pack, published->basis);
    fhi_pack_bytes(pack, published->why);
}

/* An empty one was none. */
static bool take_text(fhi_arena *arena, fhi_unpack *row, fh_span *text)
{
    fh_span bytes = fhi_pack_take_bytes(row);
    *text = (fh_span){NULL, 0};
    if (!bytes.len) return true;
    if (fhi_utf8_valid(bytes) != bytes.len) row->damaged = true;
    *text = fhi_arena_copy(arena, bytes);
    return text->ptr != NULL;
}

bool fhi_packed_read_date(fhi_arena *arena, fhi_unpack *row, fhi_published *published)
{
    fhi_published made = {.disbelieved = FHI_NO_DAY};
    bool ok = take_text(arena, row, &made.value);
    made.day = fhi_pack_take_day(row);
    made.basis = (fhi_basis)fhi_pack_take_number(row, FHI_BASIS_UNKNOWN);
    if (made.basis == FHI_BASIS_GIVEN && made.day == FHI_NO_DAY)
        row->damaged = true; /* it would be without marks to infer one by */
    ok = ok && take_text(arena, row, &made.why);
    *published = made;
    return ok;
}

void fhi_packed_write_whole(const fhi_article *article, const uint8_t *sha256, fhi_pack *pack)
{
    fhi_pack_bytes(pack, (fh_span){(const char *)sha256, DIGEST});
    fhi_packed_write_date(&article->published, pack);
    fhi_pack_bytes(pack, article->outlet);
    fhi_pack_bytes(pack, article->dateline);
    fhi_pack_number(pack, article->credits.n);
    for (uint32_t i = 0; i < article->credits.n; i++) {
        const fhi_credit *credit = &article->credits.at[i];
        fhi_pack_bytes(pack, credit->name);
        fhi_pack_number(pack, credit->applies_to);
        fhi_pack_number(pack, credit->form);
        fhi_pack_number(pack, credit->at.start);
        fhi_pack_number(pack, credit->at.end);
    }
    fhi_packed_write(article, sha256, pack);
}

static bool read_credits(fhi_arena *arena, fhi_unpack *row, fhi_article *article)
{
    uint32_t n = (uint32_t)fhi_pack_take_number(row, FHI_MAX_TEXT_BYTES);
    for (uint32_t i = 0; i < n && !row->damaged; i++) {
        fhi_credit *credit = FHI_PUSH(arena, &article->credits);
        if (!credit || !take_text(arena, row, &credit->name)) return false;
        credit->applies_to = (fhi_credit_use)fhi_pack_take_number(row, FHI_CREDIT_PHOTO);
        credit->form = (fhi_credit_form)fhi_pack_take_number(row, FHI_CREDITED_IN_SENTENCE);
        credit->at.start = (uint32_t)fhi_pack_take_number(row, FHI_MAX_TEXT_BYTES);
        credit->at.end = (uint32_t)fhi_pack_take_number(row, FHI_MAX_TEXT_BYTES);
        if (credit->at.start > credit->at.end) row->damaged = true;
    }
    return true;
}

fh_status fhi_packed_read_whole(fhi_arena *arena, fh_span bytes, fhi_article *article, uint8_t *sha256, fh_error *error)
{
    fhi_unpack row = {bytes, false};
    fhi_article made = {0};
    fhi_packed packed;
    fh_span digest = fhi_pack_take_bytes(&row);
    if (!fhi_packed_read_date(arena, &row, &made.published) || !take_text(arena, &row, &made.outlet) ||
        !take_text(arena, &row, &made.dateline) || !read_credits(arena, &row, &made))
        return fhi_error_memory(error, "flow");
    bool sound = !row.damaged && digest.len == DIGEST;
    if (sound) {
        fh_status status = fhi_packed_read(arena, row.rest, &packed, error);
        if (status != FH_OK) return status;
        made.id = fhi_arena_copy(arena, packed.article.id);
        made.title = packed.article.title.len ? fhi_arena_copy(arena, packed.article.title) : (fh_span){NULL, 0};
        if (!made.id.ptr || (packed.article.title.len && !made.title.ptr)) return fhi_error_memory(error, "flow");
        made.text = packed.article.text;
        made.blocks = packed.article.blocks;
        sound = packed.article.published.day == made.published.day;
        for (uint32_t i = 0; i < made.credits.n; i++) sound = sound && made.credits.at[i].at.end <= made.text.len;
    }
    if (!sound) return fhi_error_set(error, FH_STORE, "flow", 0, "an article in it is damaged");
    memcpy(sha256, digest.ptr, DIGEST);
    *article = made;
    return FH_OK;
}
