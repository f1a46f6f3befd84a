/* SPDX-License-Identifier: Apache-2.0 */
/* The trained model of names and the long lists of names as read-only bytes; tools/train makes the files. */
    .section .rodata
    .global fhi_naming_bytes
    .global fhi_naming_bytes_end
    .balign 64
fhi_naming_bytes:
    .incbin "data/models/names.model"
fhi_naming_bytes_end:
    .byte 0
    .global fhi_lists_bytes
    .global fhi_lists_bytes_end
    .balign 64
fhi_lists_bytes:
    .incbin "data/models/lists.model"
fhi_lists_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
