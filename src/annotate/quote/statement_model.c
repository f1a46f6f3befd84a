/* SPDX-License-Identifier: Apache-2.0 */
/* bytes → model. */
#include "annotate/quote/statement_model.h"

#include "annotate/quote/statement_features.h"
#include "base/hash.h"

enum { MOST_BITS = 24 };

#ifdef FIRSTHAND_POLNEAR
extern const char fhi_statement_model_bytes[], fhi_statement_model_bytes_end[]; /* statement_blob.S */
#endif

bool fhi_statement_model_read(fh_span bytes, fhi_statement_model *model)
{
    const fhi_statement_head *head = (const void *)bytes.ptr;
    if (bytes.len < sizeof *head || memcmp(head->magic, "FHSM", 4) != 0) return false;
    if (head->version != FHI_STATEMENT_MODEL_VERSION || head->features != FHI_STATEMENT_FEATURES) return false;
    if (head->cue_bits > MOST_BITS || head->edge_bits > MOST_BITS) return false;
    size_t cues = (size_t)2 << head->cue_bits, edges = (size_t)1 << head->edge_bits;
    if (bytes.len != sizeof *head + FHI_MEETINGS + cues + edges) return false;
    const char *rest = bytes.ptr + sizeof *head;
    const int8_t *weights = (const void *)(rest + FHI_MEETINGS);
    *model = (fhi_statement_model){head, (const void *)rest, weights, weights + cues};
    return true;
}

bool fhi_statement_model_intact(const fhi_statement_model *model)
{
    size_t size = FHI_MEETINGS + ((size_t)2 << model->head->cue_bits) + ((size_t)1 << model->head->edge_bits);
    return fhi_hash((fh_span){(const void *)model->meetings, size}) == model->head->digest;
}

bool fhi_statement_model_own(fhi_statement_model *model)
{
#ifdef FIRSTHAND_POLNEAR
    size_t size = (size_t)(fhi_statement_model_bytes_end - fhi_statement_model_bytes);
    return fhi_statement_model_read((fh_span){fhi_statement_model_bytes, size}, model);
#else
    (void)model;
    return false;
#endif
}
