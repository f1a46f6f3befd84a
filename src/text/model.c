/* SPDX-License-Identifier: Apache-2.0 */
/* Opening a model file; see model.h. */
#include "text/model.h"

#include "base/hash.h"

_Static_assert(sizeof(fhi_model_head) == FHI_MODEL_HEAD, "the head of a model file is laid out without gaps");

static fh_status wrong(fh_error *error, const char *name, const char *what)
{
    return fhi_error_set(error, FH_INVALID, "text", 0, "the model %s %s", name, what);
}

fh_status fhi_model_view(fh_span bytes, fhi_model *model)
{
    const fhi_model_head *head = (const void *)bytes.ptr;
    fhi_model made = {.head = head, .labels = bytes.ptr + FHI_MODEL_HEAD};
    made.keys = (const void *)(made.labels + FHI_MODEL_CLASSES * FHI_MODEL_LABEL);
    made.values = (const void *)(made.keys + head->words);
    made.marks = made.values + head->words;
    made.weights = (const void *)(made.marks + head->slots);
    *model = made;
    return FH_OK;
}

fh_status fhi_model_open(fh_span bytes, const char *name, uint32_t stride, uint32_t features, fhi_model *model,
                         fh_error *error)
{
    const fhi_model_head *head = (const void *)bytes.ptr;
    if (bytes.len < FHI_MODEL_HEAD || memcmp(head->magic, "fhmodel", 8) != 0)
        return wrong(error, name, "is not a model file");
    if (head->version != FHI_MODEL_VERSION) return wrong(error, name, "is of another format version");
    if (strncmp(head->name, name, sizeof head->name) != 0)
        return wrong(error, name, "is another model than its name says");
    uint64_t labels = (uint64_t)FHI_MODEL_CLASSES * FHI_MODEL_LABEL;
    uint64_t rows = (uint64_t)head->slots * (sizeof(uint16_t) + head->stride);
    uint64_t words = (uint64_t)head->words * (sizeof(uint32_t) + sizeof(uint16_t));
    if (head->stride != stride || head->features != features)
        return wrong(error, name, "was trained for other features");
    bool shaped = features <= FHI_MODEL_FEATURES && head->classes && head->classes < stride && head->slots &&
                  head->slots % FHI_MODEL_BUCKET == 0 && head->words && (head->words & (head->words - 1)) == 0;
    if (!shaped || bytes.len != FHI_MODEL_HEAD + labels + rows + words)
        return wrong(error, name, "is cut short or damaged");
    fh_span payload = {bytes.ptr + FHI_MODEL_HEAD, bytes.len - FHI_MODEL_HEAD};
    if (fhi_hash(payload) != head->digest) return wrong(error, name, "is damaged: its digest does not match");
    return fhi_model_view(bytes, model);
}

uint32_t fhi_model_word(const fhi_model *model, uint64_t word)
{
    uint32_t mask = model->head->words - 1, key = (uint32_t)word ? (uint32_t)word : 1;
    for (uint32_t slot = (uint32_t)(word >> 32) & mask; model->keys[slot]; slot = (slot + 1) & mask) {
        if (model->keys[slot] == key) return model->values[slot];
    }
    return 0;
}
