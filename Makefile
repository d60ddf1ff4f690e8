# One short command for each thing that is done here; `make` alone lists them.
# PYTHON names the interpreter (3.11 or later): make test PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

OUT := demo-output
SAMPLES := $(wildcard references/samples/*.md)
STYLES := apa chicago-notes-bibliography modern-language-association ieee

.DEFAULT_GOAL := help
.PHONY: help demo test check docs bench train train-notes clean

help:  ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

# The environment is made again when pyproject.toml changes, and only then.
$(VENV)/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11")'
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(VENV)/made-%: $(VENV)/made
	$(PIP) --editable '.[$*]'
	@touch $@

demo: export PATH := $(CURDIR)/$(BIN):$(PATH)
demo: $(VENV)/made  ## notes of the sample documents become data and bibliographies
	@rm -rf $(OUT) && mkdir $(OUT)
	@printf "\n== A document's notes: what they cite, and what their short forms mean\n\n"
	alliance-refs notes $(firstword $(SAMPLES))
	@printf '\n== The works cited, as BibLaTeX and CSL-JSON\n\n'
	@for sample in $(SAMPLES); do \
	  name=$(OUT)/$$(basename $$sample .md); \
	  for suffix in bib json; do \
	    echo "alliance-refs export $$sample -o $$name.$$suffix"; \
	    alliance-refs export $$sample -o $$name.$$suffix || exit; \
	  done; \
	done
	@printf '\n%s\n' "head -n 24 $(OUT)/$(basename $(notdir $(firstword $(SAMPLES)))).bib"
	@head -n 24 $(OUT)/$(basename $(notdir $(firstword $(SAMPLES)))).bib
	@printf '\n== All works in four styles\n\n'
	alliance-refs export $(SAMPLES) --provenance -o $(OUT)/alliance.json
	alliance-refs render $(OUT)/alliance.json $(STYLES:%=--style %) -o '$(OUT)/alliance-{style}.txt'
	alliance-refs render $(OUT)/alliance.json $(STYLES:%=--style %) -o '$(OUT)/alliance-{style}.html'
	@for style in $(STYLES); do \
	  printf '\n%s\n' "head -n 5 $(OUT)/alliance-$$style.txt"; \
	  head -n 5 $(OUT)/alliance-$$style.txt; \
	done
	@printf '\n== What was made\n\n'
	@ls $(OUT) | sed 's|^|$(OUT)/|'

test: check  ## all checks, then all tests
	$(BIN)/pytest

check: $(VENV)/made-test  ## style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy src tests/api_typed.py

docs: $(VENV)/made-docs  ## the documentation, as HTML in docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

bench: $(VENV)/made-test  ## measure, against peers where there are any
	@for script in $(wildcard bench/*.py); do $(BIN)/python $$script || exit; done

# What the shipped model was made from: kinds of synthetic references, and how many of each; two
# models that each lack a half of the labelled ones, which tell what is doubtful in that half;
# three teachers with seeds of their own, each trained in two stages, the second nearer to the real
# sets and with the references that were written to learn from; the model, which goes on from the
# first teacher and learns from all three, as the mean of two seeds, twice; and models that lack a
# set, to measure by. What reads notes stands on the model, so it is made last.
MODEL := training/made
KINDS := styles=26000 mixed=16000 law=14000 german=12000 humanities=10000 romance=10000 social=9000 other=6000 eastasian=6000

TRAIN = $(BIN)/python -m training.train --synthetic $(sort $(foreach kind,$(KINDS),$(MODEL)/$(firstword $(subst =, ,$(kind))).jsonl))
DOUBTS = --doubts $(MODEL)/doubts.jsonl
SHOWN = --shown $(sort $(wildcard training/shown/*.txt))
NEARER = $(SHOWN) --drawn 6000 --most 10000 --rate 8e-4 --rounds 6
LAST = $(SHOWN) --times 2 --drawn 6000 --most 10000 --rate 5e-4 --rounds 3
SEEDS := 1 11 21

train: $(VENV)/made-training  ## make the citation model anew (hours; needs the labelled sets)
	@mkdir -p $(MODEL)
	@for kind in $(KINDS); do \
	  name=$${kind%=*}; echo "synthetic references: $$name"; \
	  $(BIN)/python -m training.synthetic $$name --seed 51 --count $${kind#*=} --out $(MODEL)/$$name.jsonl || exit; \
	done
	@for half in 0 1; do \
	  $(TRAIN) --without-half $$half --size 160 --drawn 6000 --most 5500 --rounds 8 --out $(MODEL)/half-$$half.npz || exit; \
	done
	$(BIN)/python -m training.doubts $(MODEL)/half-0.npz $(MODEL)/half-1.npz --out $(MODEL)/doubts.jsonl
	@for seed in $(SEEDS); do \
	  $(TRAIN) $(DOUBTS) --drawn 14000 --most 6000 --rounds 18 --seed $$seed --out $(MODEL)/first-$$seed.npz || exit; \
	  $(TRAIN) $(DOUBTS) $(NEARER) --start $(MODEL)/first-$$seed.pt --seed 2 --out $(MODEL)/teacher-$$seed.npz || exit; \
	done
	@for seed in 4 5; do \
	  $(TRAIN) $(DOUBTS) $(NEARER) --start $(MODEL)/teacher-1.pt --teachers $(SEEDS:%=$(MODEL)/teacher-%.npz) --check 3 --seed $$seed --out $(MODEL)/taught-$$seed.npz || exit; \
	done
	$(BIN)/python -m training.blend $(MODEL)/taught-4.pt $(MODEL)/taught-5.pt --out $(MODEL)/whole.npz
	@for seed in 6 7; do \
	  $(TRAIN) $(DOUBTS) $(LAST) --start $(MODEL)/whole.pt --teachers $(SEEDS:%=$(MODEL)/teacher-%.npz) --check 3 --seed $$seed --out $(MODEL)/last-$$seed.npz || exit; \
	done
	$(BIN)/python -m training.blend $(MODEL)/last-6.pt $(MODEL)/last-7.pt --out $(MODEL)/last.npz
	$(BIN)/python -m training.finish $(MODEL)/last.npz --out src/alliance_refs/parsing/neural/trained.npz
	@$(MAKE) train-notes

# What weighs the works that a citation may mean learns from documents as they are read by a splitter
# that has not learnt from them; the splitter that is shipped has.
SPLITTER := src/alliance_refs/notes/splitting/splitter.npz

train-notes: $(VENV)/made-training  ## make anew what reads notes (half an hour)
	$(BIN)/python -m training.splitter --documents --out $(SPLITTER)
	$(BIN)/python -m training.weigher --out src/alliance_refs/notes/resolving/weighing/weigher.npz
	$(BIN)/python -m training.splitter --seed 2 --out $(SPLITTER)

clean:  ## take away what the commands above have made
	rm -rf $(VENV) $(OUT) docs/_build build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
