# Crucible. Two commands set everything up: `make demo` shows it, `make test` proves it.
SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT ?= swift
CHECK := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Benchmarks Fuzz Package.swift
RELEASE := .build/release/crucible

.DEFAULT_GOAL := help
.PHONY: help build demo test format lint bench fuzz mutate race sanitize docs install clean packages packages-test

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: packages ## Build the optimised command: .build/release/crucible
	$(SWIFT) build -c release --product crucible $(CHECK)

demo: build ## Run the quickstart on the built-in sandbox, about 30 s, nothing else to install
	$(RELEASE) run scenarios/temperature-filter-quickstart.yaml --sandbox

test: packages-test lint ## Run everything: strict formatting, the dependency check, all tests
	$(SWIFT) build --build-tests $(CHECK)
	$(SWIFT) test --skip-build
	FUZZ_SECONDS=20 scripts/fuzz

format: ## Lay the sources out as .swift-format says
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

lint: ## Check the layout without changing anything
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

bench: packages-test build ## Measure speed and memory; every figure is a ratio of one run
	Benchmarks/run

race: packages-test ## Run the tests of threads and loops under ThreadSanitizer (about 10 minutes to build)
	scripts/sanitize thread

sanitize: packages-test ## Run the same tests under AddressSanitizer
	scripts/sanitize address

fuzz: ## Fuzz the MQTT codec and the client's state machine for 10 minutes, guided by coverage
	scripts/fuzz

mutate: packages-test ## Invert each detector's deciding line and see that a test notices, about 15 minutes
	scripts/mutate

docs: packages ## Build the library documentation into docs/site
	scripts/build-docs

install: packages ## Install the command below PREFIX (default /usr/local), without needing Swift to run
	$(SWIFT) build -c release --product crucible --static-swift-stdlib --scratch-path .build-static
	install -D -s -m 755 .build-static/release/crucible $(DESTDIR)$(PREFIX)/bin/crucible
	install -d $(DESTDIR)$(PREFIX)/share/crucible
	cp -R scenarios $(DESTDIR)$(PREFIX)/share/crucible/

clean: ## Remove everything that was built
	rm -rf .build .build-* docs/site

packages:
	@scripts/install-packages libssl-dev libmosquitto-dev pkg-config

packages-test: packages
	@scripts/install-packages mosquitto mosquitto-clients mosquitto-dev libcjson-dev gcc libxml2-utils
