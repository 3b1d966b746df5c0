# The commands of this project. Plain `make` prints them.

.DEFAULT_GOAL := help
.PHONY: help run demo test test-sqlite test-postgres torture bench lint schema

help: ## Print this list.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-14s %s\n", $$1, $$2 }'

run: tools ## Build the API and serve it at http://127.0.0.1:8000, on SQLite in ./data.
	cargo run --release --package api -- serve

demo: tools ## Fill a demo tenant in the same database, and print how to log in.
	cargo run --release --package api -- demo

test: lint test-sqlite test-postgres ## Run every check and every test, on SQLite and on PostgreSQL.

# Without `faults`: it kills servers on both databases in one run, and needs PostgreSQL's programs.
test-sqlite: tools
	cargo test --workspace --lib --bins --test api
	cargo test --workspace --doc

test-postgres: tools
	scripts/with-postgres cargo test --package api --test api --test faults

torture: tools ## Run the long form of every test: about half an hour.
	scripts/torture

bench: tools ## Measure on release servers, and write bench/RESULTS.md. It needs the machine to itself.
	cargo build --release --workspace
	cargo run --release --package bench -- all

lint: tools ## Check format, lints, documentation and the published schema.
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- --deny warnings
	RUSTDOCFLAGS='--deny warnings' cargo doc --workspace --no-deps --document-private-items --quiet
	cargo run --quiet --package api -- schema | diff schema.graphql - || { echo 'schema.graphql is stale: run make schema' >&2; exit 1; }

schema: tools ## Write schema.graphql from the code.
	cargo run --quiet --package api -- schema > schema.graphql

.PHONY: tools
tools:
	@command -v cargo >/dev/null || { echo 'Rust is missing. Install it from https://rustup.rs, then try again.' >&2; exit 1; }
	@scripts/need cc gcc libc6-dev
