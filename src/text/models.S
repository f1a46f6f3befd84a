/* SPDX-License-Identifier: Apache-2.0 */
/* The trained model of the tagger as read-only bytes; data/models/tags.model is made by tools/train. */
    .section .rodata
    .global fhi_tagging_bytes
    .global fhi_tagging_bytes_end
    .balign 64
fhi_tagging_bytes:
    .incbin "data/models/tags.model"
fhi_tagging_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
