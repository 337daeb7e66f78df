CARGO ?= cargo
STELLING := $(CARGO) run --quiet --
FAST := $(CARGO) run --quiet --release --
TREEBANK ?= ../shared/treebank
GOLD ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help claims verify test check model bench score news challenge update

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

claims: ## make claims/claims.csv and its metadata from seeds/
	@mkdir -p claims
	$(STELLING) extract seeds -o claims/claims.csv

verify: ## prove that claims/ can be made again, byte for byte
	$(STELLING) extract seeds -o claims/claims.csv --check

test: ## run all tests
	$(CARGO) test

check: ## everything that a change must pass
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps
	$(MAKE) test
	$(CARGO) test --no-default-features
	$(MAKE) verify

model: ## train the model again; TREEBANK=DIR says from what
	$(FAST) train $(TREEBANK) -o src/model/nl.model --dev $(TREEBANK)/alpino-dev.conllu

bench: ## measure speed, start-up and memory
	$(CARGO) bench --bench throughput

score: claims ## hold the claims against our annotation, and against more where GOLD=DIR has it
	$(STELLING) score tests/gold/seeds.jsonl claims/claims.csv --texts seeds
	$(STELLING) score tests/gold/held-out.jsonl claims/claims.csv --texts seeds
	@if [ -d $(GOLD) ]; then $(MAKE) --no-print-directory news challenge; fi

news challenge: texts = $(GOLD)/$(if $(filter news,$@),texts,challenge-dev-texts)
news challenge:
	@mkdir -p target/score
	$(STELLING) extract $(texts) -o target/score/$@.csv
	$(STELLING) score $(GOLD)/$@-dev.jsonl target/score/$@.csv --texts $(texts)

update: ## rewrite snapshots and the lists of the phenomena; review the difference
	UPDATE=1 INSTA_UPDATE=always $(CARGO) test
