# SPDX-License-Identifier: Apache-2.0
# A short door to CMake and Ninja. `make` lists the targets.
.DEFAULT_GOAL := help
.PHONY: help deps build demo dev test check lint format tables models fuzz-smoke bench quality coverage install clean

JOBS ?= $(shell nproc)
EVAL ?= ../shared/eval
CMAKE_EVAL = -DFIRSTHAND_EVAL=$(abspath $(EVAL))
PREFIX ?= /usr/local
SECONDS ?= 60

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

deps: ## install what is missing (Debian, Ubuntu; asks for sudo where not root)
	@sh tools/deps.sh

build: deps ## the release program: build/firsthand
	@cmake --preset release $(CMAKE_EVAL) >/dev/null
	@cmake --build build -j $(JOBS) -- --quiet

demo: build ## brief the bundled example
	@build/firsthand brief examples

dev: deps ## the development build, with the address and undefined sanitizers
	@cmake --preset dev $(CMAKE_EVAL) >/dev/null
	@cmake --build build-dev -j $(JOBS) -- --quiet

test: build dev ## build and run every test, under the sanitizers; ends in "N passed, N failed"
	@sh tools/run_tests.sh build-dev

check: test ## what CI runs: the same as `make test`, which holds `make lint`

lint: deps ## format, layers, symbols, sizes, banned calls, headers, regenerated tables
	@python3 tools/lint/lint.py

format: deps ## lay out the C sources as .clang-format says
	@git ls-files '*.c' '*.h' | xargs clang-format -i

tables: deps ## make the tables under src/ again from data/
	@sh tools/gen/all.sh

models: deps ## train the embedded models again from $(EVAL)
	@sh tools/train/run.sh $(EVAL)

fuzz-smoke: deps ## run each fuzz target for SECONDS (60) and stop at the first finding
	@sh tools/fuzz.sh $(SECONDS)

bench: build ## time the program, and the peers that are installed, on the same input
	@sh bench/run.sh $(EVAL)

quality: build ## every figure the project is judged by, into docs/quality.csv; shows what changed
	@sh tools/quality.sh $(EVAL)

coverage: deps ## lines covered by the tests
	@cmake --preset coverage $(CMAKE_EVAL) >/dev/null && cmake --build build-coverage -j $(JOBS) -- --quiet
	@ctest --test-dir build-coverage -j $(JOBS) >/dev/null; lcov -q -c -d build-coverage -o build-coverage/all.info && lcov --list build-coverage/all.info | tail -n 60

install: build ## install the program, the library, its headers and the man page below PREFIX (/usr/local)
	@cmake --install build --prefix $(PREFIX)

clean: ## remove what was built
	@rm -rf build build-dev build-tsan build-fuzz build-coverage
