#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Trains every embedded model again from the training files of EVAL_DIR and writes them to data/models, and the weights of stories to
# src/story: the same bytes each time.
#   tools/train/run.sh EVAL_DIR
set -eu
[ $# -eq 1 ] && [ -d "$1/data/pos" ] || { echo "usage: tools/train/run.sh EVAL_DIR" >&2; exit 2; }
eval=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
# a model that is not there yet must be a file for the build; an empty one is refused when it is opened
for model in clusters lists tags names body; do [ -e "data/models/$model.model" ] || : >"data/models/$model.model"; done
# the model of statements, which comes last, has no part in the training of the others
cmake --preset release -B build-train -DFIRSTHAND_TRAIN=ON -DFIRSTHAND_TESTS=OFF -DFIRSTHAND_POLNEAR=OFF >/dev/null
cmake --build build-train --target train_wordtable -- --quiet
build-train/train_wordtable data/models/clusters.model clusters data/text/clusters.tsv
build-train/train_wordtable data/models/lists.model lists data/name/lists.tsv
cmake --build build-train --target train_tags -- --quiet
build-train/train_tags data/models/tags.model data/text/word_tags.tsv "$eval/data/pos/ewt.train.conllu.gz" "$eval/data/pos/gum.train.conllu.gz"
# names are learned on the tags that the program now gives, with what a teacher found in a treebank (data/name/teacher.tsv)
cmake --build build-train --target train_names -- --quiet
python3 tools/train/name_patterns.py 500 >build-train/patterns.jsonl
python3 tools/train/name_gaps.py "$eval/data/names/gum.train.jsonl.gz" "$eval/data/pos/gum.train.conllu.gz" >build-train/gum.jsonl
python3 tools/train/name_lessons.py "$eval/data/pos/ewt.train.conllu.gz" >build-train/lessons.jsonl
build-train/train_names data/models/names.model build-train/gum.jsonl "$eval/data/names/wikigold.train.jsonl" \
    "$eval/data/names/wnut17.train.jsonl" build-train/patterns.jsonl build-train/lessons.jsonl
# PolNeAR's licence is not stated: FIRSTHAND_POLNEAR=OFF leaves the model of statements out, and the program then goes by rules alone
if [ "${FIRSTHAND_POLNEAR:-ON}" = ON ] && [ -d "$eval/data/statements" ]; then
    cmake --build build-train --target train_statements -- --quiet
    gzip -dc "$eval/data/statements/polnear.train.jsonl.gz" | build-train/train_statements data/models/statements.model
fi
if [ -d "$eval/data/extract" ]; then
    cmake --build build-train --target train_body -- --quiet
    build-train/train_body data/models/body.model "$eval/data/extract/naeb" "$eval/data/extract/aeb" "$eval/data/extract/wcxb"
fi
# the weights that stories are told apart by, and those by which two passages say the same; tables of the source, so that the program must be built again
if [ -d "$eval/data/stories" ]; then
    # passages are cut by the statements that the program now finds
    cmake --preset release -B build-train -DFIRSTHAND_POLNEAR="${FIRSTHAND_POLNEAR:-ON}" >/dev/null
    cmake --build build-train --target train_paraphrase -- --quiet
    build-train/train_paraphrase learn src/reconcile/paraphrase_weights.inc data/reconcile/pairs.tsv "$eval/data/stories/allsides" \
        "$eval/data/stories/groundnews" "$eval/data/stories/ecb"
    cmake --build build-train --target train_stories firsthand -- --quiet
    python3 tools/train/page_stories.py build-train/firsthand "$eval" build-train/pages
    build-train/train_stories src/story/weights.inc "$eval/data/stories/allsides" "$eval/data/stories/groundnews" "$eval/data/stories/ecb" \
        "$eval/data/stories/uci" build-train/pages
fi
