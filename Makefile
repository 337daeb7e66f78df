CARGO ?= cargo
STELLING := $(CARGO) run --quiet --
FAST := $(CARGO) run --quiet --release --
TREEBANK ?= ../shared/treebank
GOLD ?= ../shared/gold

.DEFAULT_GOAL := help
.PHONY: help claims verify test check model bench score update

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

score: ## hold the claims against annotated news, where there is some; GOLD=DIR says where
	@mkdir -p target/score
	$(STELLING) extract tests/gold -o target/score/own.csv 
	@if [ -d $(GOLD) ]; then \
	  $(STELLING) extract $(GOLD)/texts -o target/score/news.csv && \
	  $(STELLING) score $(GOLD)/news-dev.jsonl target/score/news.csv --texts $(GOLD)/texts && \
	  $(STELLING) extract $(GOLD)/challenge-dev-texts -o target/score/challenge.csv && \
	  $(STELLING) score $(GOLD)/challenge-dev.jsonl target/score/challenge.csv --texts $(GOLD)/challenge-dev-texts; \
	fi

update: ## rewrite snapshots and the lists of the phenomena; review the difference
	UPDATE=1 INSTA_UPDATE=always $(CARGO) test
