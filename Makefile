CARGO ?= cargo
STELLING := $(CARGO) run --quiet --
FAST := $(CARGO) run --quiet --release --
TREEBANK ?= ../shared/treebank
RAWTEXT ?= ../shared/rawtext
GOLD ?= ../shared/gold
CHROMIUM ?= chromium

.DEFAULT_GOAL := help
.PHONY: help claims verify test check model parser inflection bench screenshot score constructions news challenge update

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

claims: ## make the claims of seeds/ and the ledger of its sentences, each with metadata
	@mkdir -p claims
	$(STELLING) extract seeds -o claims/claims.csv --ledger claims/ledger.csv

verify: ## prove that claims/ can be made again, byte for byte
	$(STELLING) extract seeds -o claims/claims.csv --ledger claims/ledger.csv --check

test: ## run all tests
	$(CARGO) test

check: ## everything that a change must pass
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps
	$(MAKE) test
	$(CARGO) test --no-default-features
	$(MAKE) verify

# The allocator keeps what it has: training gives back and takes again the same memory all the time.
model: export MALLOC_MMAP_MAX_ = 0
model: export MALLOC_TRIM_THRESHOLD_ = 100000000000
model: ## train the model again; TREEBANK=DIR and RAWTEXT=DIR say from what
	$(FAST) train $(TREEBANK) --text $(RAWTEXT) --labels target/labels.jsonl \
	  --dev $(TREEBANK)/alpino-dev.conllu -o src/model/nl.model

parser: dev := $(TREEBANK)/alpino-dev.conllu
parser: ## score the parser on TREEBANK=DIR, first with its tokens, then from raw text
	@mkdir -p target/score
	$(FAST) parse $(dev) > target/score/tokens.conllu
	$(FAST) score --conllu -v $(dev) target/score/tokens.conllu
	@awk '/^# sent_id/ { part = $$4; sub(/\.s\.[0-9]+$$/, "", part) } \
	  /^# text = / { sub(/^# text = /, ""); \
	    printf "%s%s", part == last ? " " : last ? "\n\n" : "", $$0; last = part }' $(dev) > target/score/raw.txt
	$(FAST) parse target/score/raw.txt > target/score/raw.conllu
	$(FAST) score --conllu $(dev) target/score/raw.conllu

inflection: ## hold verb forms against those of TREEBANK=DIR
	$(CARGO) bench --quiet --profile dev --bench inflection -- $(abspath $(wildcard $(TREEBANK)/train-*.conllu))
	$(CARGO) bench --quiet --profile dev --bench inflection -- -v $(abspath $(TREEBANK)/alpino-dev.conllu)

bench: ## measure speed, start-up and memory
	$(CARGO) bench --bench throughput

screenshot: claims ## take the picture of the page for the README, with CHROMIUM
	@mkdir -p target/view
	$(STELLING) view claims/claims.csv --source seeds -o target/view/page.html
	$(CHROMIUM) --headless --no-sandbox --hide-scrollbars --window-size=1360,900 --force-device-scale-factor=1 \
	  --screenshot=$(abspath src/view/screenshot.png) file://$(abspath target/view/page.html)

score: claims ## hold the claims against our annotation, and against more where GOLD=DIR has it
	$(STELLING) score tests/gold/seeds.jsonl claims/claims.csv --texts seeds
	$(STELLING) score tests/gold/held-out.jsonl claims/claims.csv --texts seeds
	@$(MAKE) --no-print-directory constructions
	@if [ -d $(GOLD) ]; then $(MAKE) --no-print-directory news challenge; fi

constructions: own := tests/constructions
constructions: ## hold claims against our annotation by construction
	@mkdir -p target/score
	$(STELLING) extract $(own)/texts -o target/score/constructions.csv
	$(STELLING) score $(own)/dev.jsonl target/score/constructions.csv --texts $(own)/texts
	$(STELLING) score $(own)/held-out.jsonl target/score/constructions.csv --texts $(own)/texts

news challenge: texts = $(GOLD)/$(if $(filter news,$@),texts,challenge-dev-texts)
news challenge:
	@mkdir -p target/score
	$(STELLING) extract $(texts) -o target/score/$@.csv
	$(STELLING) score $(GOLD)/$@-dev.jsonl target/score/$@.csv --texts $(texts)

update: ## rewrite snapshots and the lists of the phenomena; review the difference
	UPDATE=1 INSTA_UPDATE=always $(CARGO) test
