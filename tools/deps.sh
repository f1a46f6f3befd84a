#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the packages that building and testing need and that are not there yet; says which. Debian 12, Ubuntu 22.04, or later.
set -eu

packages="gcc g++ cmake ninja-build pkg-config python3 git
libjansson-dev libicu-dev libxml2-dev libssl-dev libxxhash-dev libzstd-dev libisal-dev libsqlite3-dev zlib1g-dev libbrotli-dev libstemmer-dev libcmocka-dev
clang-format"

if ! command -v dpkg-query >/dev/null 2>&1; then
    for tool in cc cmake ninja pkg-config python3; do
        command -v "$tool" >/dev/null 2>&1 || missing="${missing:-} $tool"
    done
    [ -z "${missing:-}" ] && exit 0
    echo "deps: this is no Debian or Ubuntu; please install:$missing" >&2
    echo "deps: and the development files of jansson, ICU, libxml2, OpenSSL, xxHash, zstd, ISA-L, SQLite, zlib, brotli, libstemmer and cmocka" >&2
    exit 1
fi

missing=""
for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "deps: installing:$missing" >&2
as_root=""
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "deps: not root and no sudo here; as root, run: apt-get install$missing" >&2
        exit 1
    fi
    as_root="sudo"
fi
$as_root apt-get update -q
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
