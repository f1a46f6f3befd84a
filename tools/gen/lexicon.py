# SPDX-License-Identifier: Apache-2.0
"""Word lists as C hash tables for src/tables/lexicon.h, and the reading of the TSV files that they come from."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def rows(path):
    """The rows of a TSV file below the root as dictionaries; lines that start with # are notes."""
    with open(os.path.join(ROOT, path), encoding='utf-8') as f:
        lines = [line.rstrip('\n') for line in f if line.strip() and not line.startswith('#')]
    head = lines[0].split('\t')
    for line in lines[1:]:
        cells = line.split('\t')
        if len(cells) != len(head):
            sys.exit(f'{path}: {len(cells)} cells where {len(head)} are wanted: {line}')
        yield dict(zip(head, cells))


def lowered(word):
    return ''.join(chr(ord(c) + 32) if 'A' <= c <= 'Z' else c for c in word)


def hashed(word):
    h = 0x811C9DC5
    for byte in lowered(word).encode():
        h = (h ^ byte) * 0x01000193 & 0xFFFFFFFF
    return h


def shape(word):
    """As fhi_lexicon_shape() has it, of bytes."""
    return (word[0] & 31 | (word[-1] & 31) << 5 | (len(word) & 31) << 10) * 0x9E3779B1 & 0xFFFFFFFF


def quoted(word):
    """A C string literal: what is not ASCII as octal escapes, which end after three digits."""
    return '"' + ''.join(chr(b) if 32 <= b < 127 and chr(b) not in '"\\?' else f'\\{b:03o}' for b in word.encode()) + '"'


def table(name, values):
    """C source of a table `name` from {word: C expression}."""
    words = {}
    for word, value in values.items():
        if lowered(word) in words:
            sys.exit(f'{name}: {word} stands twice')
        words[lowered(word)] = value
    size = 8
    while size < 2 * len(words):
        size *= 2
    slots = [None] * size
    for word in sorted(words):
        slot = hashed(word) % size
        while slots[slot]:
            slot = (slot + 1) % size
        slots[slot] = word
    out = [f'static const fhi_lexicon_entry {name}_slots[{size}] = {{\n']
    marks = bytes(hashed(word) >> 24 | 1 if word else 0 for word in slots)
    for slot, word in enumerate(slots):
        if word:
            out.append(f'    [{slot}] = {{{quoted(word)}, {len(word.encode())}, {words[word]}}},\n')
    out.append(f'}};\nstatic const uint8_t {name}_marks[{size}] = {{\n')
    for at in range(0, size, 32):
        out.append('    ' + ', '.join(str(mark) for mark in marks[at:at + 32]) + ',\n')
    out.append('};\n')
    shift = 33 - (4 * size).bit_length()  # four bits a slot, eight or more a word
    shapes = [0] * (size // 8)
    for word in words:
        at = shape(word.encode()) >> shift
        shapes[at // 32] |= 1 << at % 32
    out.append(f'static const uint32_t {name}_shapes[{size // 8}] = {{\n')
    for at in range(0, size // 8, 8):
        out.append('    ' + ', '.join(f'0x{bits:X}' for bits in shapes[at:at + 8]) + ',\n')
    out.append('};\n')
    out.append(f'static const fhi_lexicon {name} = {{{name}_slots, {name}_marks, {name}_shapes, {shift}, {size - 1}}};\n')
    return ''.join(out)


def write(path, source, script, text):
    """Writes a generated file, or with --check compares it."""
    text = (f'/* SPDX-License-Identifier: Apache-2.0 */\n/* Made by {script} from {source}. Edit that, not this. */\n'
            f'/* clang-format off */\n{text}/* clang-format on */\n')
    path = os.path.join(ROOT, path)
    if '--check' in sys.argv[1:]:
        with open(path, encoding='utf-8') as f:
            if f.read() != text:
                sys.exit(f'{path} is not what {script} makes')
    else:
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
