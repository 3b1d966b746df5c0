# The commands of this project. Plain `make` prints them.

.DEFAULT_GOAL := help
.PHONY: help run dev demo web playground test test-sqlite test-postgres test-clients test-playground test-web screenshots torture bench lint schema

help: ## Print this list.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-14s %s\n", $$1, $$2 }'

run: tools ## Build everything and serve it at http://localhost:8000, on SQLite in ./data.
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory web playground; else echo 'Node is missing: the API is served without its pages.' >&2; fi
	cargo run --release --package api -- serve

dev: tools web/node_modules ## Serve the web client as it is being written at http://localhost:3000, beside the API.
	cargo build --package api
	@target/debug/api serve & api=$$!; trap "kill $$api" EXIT; cd web && npm run --silent dev

demo: tools ## Fill a demo tenant in the same database, and print how to log in.
	cargo run --release --package api -- demo

web: web/dist/index.html ## Build the web client, which browsers are shown at /.

web/dist/index.html: web/node_modules $(shell find web/src web/public web/scripts -type f 2>/dev/null) web/index.html $(wildcard web/*.ts)
	cd web && npm run --silent build

playground: playground/dist/index.html ## Build the playground, which browsers are shown at /graphql.

playground/dist/index.html: playground/node_modules $(shell find playground/src playground/public -type f) playground/index.html playground/vite.config.js
	cd playground && npm run --silent build

%/node_modules: %/package-lock.json
	@command -v npm >/dev/null || { echo 'Node is missing. Install version 20 or later from https://nodejs.org, then try again.' >&2; exit 1; }
	cd $* && npm ci --no-audit --no-fund && touch node_modules

test: lint test-sqlite test-postgres test-playground test-web test-clients ## Run every check and every test, on SQLite and on PostgreSQL.

# Without `faults`: it kills servers on both databases in one run, and needs PostgreSQL's programs.
test-sqlite: tools
	cargo test --workspace --lib --bins --test api
	cargo test --workspace --doc

test-postgres: tools
	scripts/with-postgres cargo test --package api --test api --test faults

test-clients: tools conformance/node_modules
	cargo build --package api
	cd conformance && API_BINARY=../target/debug/api node --test

test-playground: tools playground
	@scripts/need chromium chromium fonts-noto-core
	cargo build --package api
	cd playground && API_BINARY=$(CURDIR)/target/debug/api npm run --silent test

test-web: tools web
	@scripts/need chromium chromium fonts-noto-core
	cargo build --package api
	cd web && npm run --silent test
	cd web && API_BINARY=$(CURDIR)/target/debug/api npm run --silent test:browser

screenshots: tools web playground ## Make the pictures of docs/screenshots anew.
	@scripts/need chromium chromium fonts-noto-core
	cargo build --package api
	cd web && API_BINARY=$(CURDIR)/target/debug/api PLAYGROUND_DIR=$(CURDIR)/playground/dist SCREENSHOTS=$(CURDIR)/docs/screenshots node --test test/browser/screenshots.spec.mjs

torture: tools ## Run the long form of every test: about half an hour.
	scripts/torture

# Whom the speed of the API is measured beside: `make bench PEERS=limit` leaves the others out.
PEERS ?= limit,fastapi,yoga,postgraphile

bench: tools $(if $(findstring fastapi,$(PEERS)),bench/peers/fastapi/environment) $(if $(or $(findstring yoga,$(PEERS)),$(findstring postgraphile,$(PEERS))),bench/peers/node/node_modules) ## Measure on release servers, and write bench/RESULTS.md. It needs the machine to itself.
	@scripts/need wrk wrk
	cargo build --release --workspace
	cargo run --release --package bench -- speed --peers $(PEERS)
	cargo run --release --package bench -- all

bench/peers/fastapi/environment: bench/peers/fastapi/requirements.txt
	@scripts/need python3 python3 python3-venv
	python3 -m venv $@
	$@/bin/pip install --quiet --requirement $<

lint: tools playground/node_modules web/node_modules ## Check format, lints, documentation and the published schema.
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --document-private-items --quiet
	cargo run --quiet --package api -- schema | diff schema.graphql - || { echo 'schema.graphql is stale: run make schema' >&2; exit 1; }
	cd playground && npm run --silent check
	cd web && npm run --silent check

schema: tools ## Write schema.graphql from the code.
	cargo run --quiet --package api -- schema > schema.graphql

.PHONY: tools
tools:
	@command -v cargo >/dev/null || { echo 'Rust is missing. Install it from https://rustup.rs, then try again.' >&2; exit 1; }
	@scripts/need cc gcc libc6-dev
