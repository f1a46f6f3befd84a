/* SPDX-License-Identifier: Apache-2.0 */
/* The trained judge of segments as read-only bytes; data/models/body.model is made by tools/train. */
    .section .rodata
    .global fhi_forest_bytes
    .global fhi_forest_bytes_end
    .balign 64
fhi_forest_bytes:
    .incbin "data/models/body.model"
fhi_forest_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
