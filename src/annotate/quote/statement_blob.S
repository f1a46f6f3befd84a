/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of data/models/statements.model, as they stand in the file (STYLE.md: an array in C costs seconds to compile). */
#ifdef FIRSTHAND_POLNEAR
    .section .rodata
    .balign 64
    .global fhi_statement_model_bytes
    .hidden fhi_statement_model_bytes
    .type fhi_statement_model_bytes, @object
fhi_statement_model_bytes:
    .incbin "data/models/statements.model"
    .global fhi_statement_model_bytes_end
    .hidden fhi_statement_model_bytes_end
fhi_statement_model_bytes_end:
    .byte 0
    .size fhi_statement_model_bytes, . - fhi_statement_model_bytes
#endif
#if defined(__linux__) && defined(__ELF__)
    .section .note.GNU-stack, "", @progbits
#endif
