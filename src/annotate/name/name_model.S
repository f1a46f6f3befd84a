/* SPDX-License-Identifier: Apache-2.0 */
/* The trained model of names as read-only bytes; data/models/names.model is made by tools/train. */
    .section .rodata
    .global fhi_naming_bytes
    .global fhi_naming_bytes_end
    .balign 64
fhi_naming_bytes:
    .incbin "data/models/names.model"
fhi_naming_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
