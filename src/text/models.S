/* SPDX-License-Identifier: Apache-2.0 */
/* The trained model of the tagger and the clusters of words as read-only bytes; tools/train makes the files. */
    .section .rodata
    .global fhi_tagging_bytes
    .global fhi_tagging_bytes_end
    .balign 64
fhi_tagging_bytes:
    .incbin "data/models/tags.model"
fhi_tagging_bytes_end:
    .byte 0
    .global fhi_clusters_bytes
    .global fhi_clusters_bytes_end
    .balign 64
fhi_clusters_bytes:
    .incbin "data/models/clusters.model"
fhi_clusters_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
