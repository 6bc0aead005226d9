# Needs a JDK 17 or newer, Maven and make. The words: build demo test check accept-tour bench figures format dist install
# screenshots clean

MVN ?= mvn
PREFIX ?= /usr/local
DESTDIR ?=
# Of the bench: quick, normal or full; and a text that its rows must contain, such as purge.
SIZE ?= normal
ONLY ?=

DIST := target/dist
LAUNCHER := $(DIST)/bin/qdeck
# With their directories, whose times tell of files that were deleted.
SOURCES := pom.xml .mvn/jvm.config $(shell find src/main src/dist)

LOG := -Dorg.slf4j.simpleLogger
# Warnings and errors; of the tests a line for each class, and what failed.
MVN_RUN := $(MVN) -B -ntp $(LOG).defaultLogLevel=warn
MVN_TEST := $(MVN_RUN) \
	$(LOG).log.org.apache.maven.plugin.surefire.SurefireMojo=info \
	$(LOG).log.org.apache.maven.plugin.failsafe.IntegrationTestMojo=info

# The same for every run, so that figures can be compared.
BENCH_JAVA := java -Xmx2g -XX:+UseSerialGC
BENCH_CLASSPATH := target/bench.classpath
PEERS := target/peers

HOME_DIRECTORY = $(DESTDIR)$(PREFIX)/lib/quarterdeck

.PHONY: build demo test check accept-tour bench figures format dist install screenshots clean

build: $(LAUNCHER)

$(LAUNCHER): $(SOURCES)
	$(MVN_RUN) -Dmaven.test.skip=true package

demo: build
	$(LAUNCHER) demo

test:
	$(MVN_TEST) -P packages verify

# All that must hold before a change goes in.
check:
	$(MVN_TEST) -P strict,packages verify

# Takes the console's tour in a terminal, and accepts its screens as they are now: look at what has changed in them.
accept-tour:
	$(MVN_TEST) -P packages verify -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ConsoleTourIT -Dqdeck.accept=true

bench: build $(BENCH_CLASSPATH)
	$(BENCH_JAVA) -cp "$(PEERS):target/test-classes:target/classes:$$(cat $(BENCH_CLASSPATH))" \
		dev.quarterdeck.bench.Bench target "$(SIZE)" "$(ONLY)"

# Touched, because the plugin leaves a file alone that says the same. The peers are in a folder of their own: the tests do without.
$(BENCH_CLASSPATH): pom.xml .mvn/jvm.config $(shell find src/main src/test src/peers)
	$(MVN_RUN) -P peers test-compile dependency:build-classpath -Dmdep.outputFile=$@
	mkdir -p $(PEERS)
	cp -R src/peers/resources/. $(PEERS)
	javac --release 17 -d $(PEERS) -cp "target/test-classes:target/classes:$$(cat $@)" $$(find src/peers/java -name '*.java')
	@touch $@

# Keeps the last bench: README.md tells its figures, and shows its growth.
figures:
	src/screenshots/growth.sh target/bench.json
	cp target/bench.json src/docs/bench.json
	$(MVN_RUN) test -Dtest=ReadmeBenchTest -Dqdeck.accept=true

format:
	$(MVN_RUN) spotless:apply

dist:
	$(MVN_RUN) -Dmaven.test.skip=true -P packages package
	@ls -l target/packages/*.tar.gz target/packages/*.deb

# The archive belongs to the paths it was made for: a package built with DESTDIR makes its own once it is in place.
install: build
	rm -rf "$(HOME_DIRECTORY)"
	mkdir -p "$(HOME_DIRECTORY)" "$(DESTDIR)$(PREFIX)/bin"
	umask 022; cp -R $(DIST)/. "$(HOME_DIRECTORY)"
	rm -f "$(HOME_DIRECTORY)"/lib/qdeck.jsa*
	ln -sf ../lib/quarterdeck/bin/qdeck "$(DESTDIR)$(PREFIX)/bin/qdeck"
	mkdir -p "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions"
	ln -sf ../../../lib/quarterdeck/share/man/man1/qdeck.1 "$(DESTDIR)$(PREFIX)/share/man/man1/qdeck.1"
	ln -sf ../../../lib/quarterdeck/share/bash-completion/completions/qdeck \
		"$(DESTDIR)$(PREFIX)/share/bash-completion/completions/qdeck"
	@if [ -z "$(DESTDIR)" ]; then \
		"$(HOME_DIRECTORY)/lib/archive.sh" || true; \
	else \
		echo "For a faster start, run $(PREFIX)/lib/quarterdeck/lib/archive.sh where the package is installed."; \
	fi

screenshots: build
	src/screenshots/make.sh

clean:
	rm -rf target
