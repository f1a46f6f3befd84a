/* SPDX-License-Identifier: Apache-2.0 */
/* The inside of the HTML tokenizer: one function a state. A state is given the next character, or FHI_EOF; it may take more bytes by
 * itself where a run of them means the same. To "reconsume" in the standard's sense is to set `again`. */
#ifndef FHI_EXTRACT_HTML_MACHINE_H
#define FHI_EXTRACT_HTML_MACHINE_H

#include "extract/html/tokenizer.h"

enum { FHI_EOF = -1 };

typedef enum fhi_html_state {
#define STATE(file, name) FHI_STATE_##file##_##name,
#include "extract/html/states.def"
#undef STATE
    FHI_STATE_COUNT
} fhi_html_state;

/* A range of the token's buffer; `missing` where there is none. */
typedef struct fhi_html_part {
    uint32_t start, end;
    bool there;
} fhi_html_part;

typedef struct fhi_html_pair {
    fhi_html_part name, value;
    uint32_t hash; /* of the name: for finding a second one of the same name */
} fhi_html_pair;

struct fhi_tokenizer {
    fhi_tokenizer_sink *sink;
    void *context;
    fhi_html_state state;
    fhi_html_state back; /* where a character reference, or the text behind an end tag that is none, goes on */
    bool again;          /* the character is to be seen once more, by the new state */
    bool skip_line_feed; /* a carriage return was read as a line feed */
    bool foreign;
    bool stopped; /* by the sink */
    bool failed;  /* memory is out */

    const char *chunk; /* what is being fed */
    const char *at;    /* behind the current character */
    const char *end;
    uint64_t offset; /* of `chunk` in the input */

    fhi_tokenizer_number *number; /* of attributes' names; NULL: all are given */
    /* The token being made. `bytes` holds its name, attributes, comment or identifiers, one behind the other. */
    char *bytes;
    uint32_t used, room;
    fhi_html_kind kind;
    uint64_t start; /* offset of its "<"; in text, of the "&" of a reference */
    fhi_html_part name, text, public_id, system_id;
    bool self_closing, quirks, cut;
    fhi_html_pair *pairs;
    fhi_html_attribute *attributes;
    uint32_t pair_count, pair_room;

    char pending[40]; /* letters read ahead: of an end tag's name, a keyword, a reference */
    uint32_t pending_count;
    uint32_t code;  /* of a numeric reference */
    char until[40]; /* name of the end tag that ends RCDATA, RAWTEXT and script; longer names never do */
    uint32_t until_count;
};

/* ---- for the states */

static inline bool fhi_html_is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool fhi_html_is_space(int c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\f';
}

static inline char fhi_html_lower(int c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static inline void fhi_html_go(fhi_tokenizer *t, fhi_html_state state)
{
    t->state = state;
}

/* The character is not for this state but for `state`. */
static inline void fhi_html_again(fhi_tokenizer *t, fhi_html_state state)
{
    t->state = state;
    t->again = true;
}

/* Offset in the input of the current character. */
static inline uint64_t fhi_html_here(const fhi_tokenizer *t)
{
    return t->offset + (uint64_t)(t->at - t->chunk) - 1;
}

/* Begins a token of `kind`, which started at input offset `start`. */
void fhi_tokenizer_begin(fhi_tokenizer *t, fhi_html_kind kind, uint64_t start);

/* Makes room for `n` more bytes in the token's buffer, which may move. False when memory is out. */
bool fhi_tokenizer_room(fhi_tokenizer *t, size_t n);

/* Adds bytes to the part of the token that was begun last. */
void fhi_tokenizer_add(fhi_tokenizer *t, fhi_html_part *part, const char *bytes, size_t n);

static inline void fhi_html_add(fhi_tokenizer *t, fhi_html_part *part, int c)
{
    char byte = (char)c;
    fhi_tokenizer_add(t, part, &byte, 1);
}

/* Adds U+FFFD, which stands for a NUL. */
void fhi_tokenizer_add_replacement(fhi_tokenizer *t, fhi_html_part *part);

/* Begins an attribute. Gives NULL past the limit, or when memory is out. */
fhi_html_pair *fhi_tokenizer_attribute(fhi_tokenizer *t);

/* The attribute that was begun last; a token has one whenever a state of attributes is entered, or `cut` is set and it is NULL. */
static inline fhi_html_pair *fhi_html_last(fhi_tokenizer *t)
{
    return t->pair_count && !t->cut ? &t->pairs[t->pair_count - 1] : NULL;
}

/* Hands the token to the sink. The current character is its last, or, at the end of the input, there is none. */
void fhi_tokenizer_emit(fhi_tokenizer *t, int c);

/* Hands text to the sink, made from the `source_len` bytes of input that end behind the current character. */
void fhi_tokenizer_text(fhi_tokenizer *t, const char *bytes, size_t n, uint64_t start, uint64_t end);

/* The current character as text: NUL as it is, or as U+FFFD. */
void fhi_tokenizer_character(fhi_tokenizer *t, int c, bool replace_nul);

/* "<" or "</", and the letters that were read ahead, as text: an end tag that turned out to be none. `c` is the character behind. */
void fhi_tokenizer_flush(fhi_tokenizer *t, const char *before, int c);

/* The name of an end tag in RCDATA, RAWTEXT or script, whose text is read in state `text`. */
void fhi_tokenizer_end_name(fhi_tokenizer *t, int c, fhi_html_state text);

/* Takes the run of bytes, from behind the current one on, that are neither of the two `stops` nor a NUL or carriage return, which stand
 * for something else. */
size_t fhi_tokenizer_run(fhi_tokenizer *t, const char stops[3]);

#define STATE(file, name) void fhi_##file##_##name(fhi_tokenizer *t, int c);
#include "extract/html/states.def"
#undef STATE

#endif
