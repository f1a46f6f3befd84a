# SPDX-License-Identifier: Apache-2.0
"""XXH3 (Yann Collet), 64 bits, seed 0, of up to 32 bytes, as src/base/hash.h has it: for tables that are looked up by hashes."""

SECRET = bytes.fromhex('b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671fcb79e64eccc0e578825ad07dccff7221')
SECRET += bytes.fromhex('b8084674f743248ee03590e6813a264c')
PRIME64_1, PRIME64_2, PRIME64_3 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9
RRMXMX, MIX = 0x9FB21C651E98DF25, 0x165667919E3779F9
LONGEST = 32
ALL = 2 ** 64 - 1


def number(data, at, size=8):
    return int.from_bytes(data[at:at + size], 'little')


def secret(at, size=8):
    return number(SECRET, at, size) ^ number(SECRET, at + size, size)


def turned(x, bits):
    return (x << bits | x >> (64 - bits)) & ALL


def folded(a, b):
    product = a * b
    return (product ^ product >> 64) & ALL


def avalanche(x):
    x = (x ^ x >> 37) * MIX & ALL
    return x ^ x >> 32


def mix(data, at, of_secret):
    return folded(number(data, at) ^ number(SECRET, of_secret), number(data, at + 8) ^ number(SECRET, of_secret + 8))


def xxh3(data):
    n = len(data)
    if not 0 < n <= LONGEST:
        raise ValueError(f'{n} bytes')
    if n <= 3:
        x = secret(0, 4) ^ (data[0] << 16 | data[n >> 1] << 24 | data[-1] | n << 8)
        x = (x ^ x >> 33) * PRIME64_2 & ALL
        x = (x ^ x >> 29) * PRIME64_3 & ALL
        return x ^ x >> 32
    if n <= 8:
        x = secret(8) ^ (number(data, n - 4, 4) + (number(data, 0, 4) << 32))
        x = (x ^ turned(x, 49) ^ turned(x, 24)) * RRMXMX & ALL
        x = (x ^ (x >> 35) + n) * RRMXMX & ALL
        return x ^ x >> 28
    if n <= 16:
        low, high = number(data, 0) ^ secret(24), number(data, n - 8) ^ secret(40)
        return avalanche((n + int.from_bytes(low.to_bytes(8, 'little'), 'big') + high + folded(low, high)) & ALL)
    return avalanche((n * PRIME64_1 + mix(data, 0, 0) + mix(data, n - 16, 16)) & ALL)
