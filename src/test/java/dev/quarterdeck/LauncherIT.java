package dev.quarterdeck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as it is installed, in an environment with nothing but a PATH unless the test says otherwise. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of(System.getProperty("qdeck.dist"), "bin", "qdeck");
    private static final String PATH = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");

    @TempDir
    Path directory;

    @Test
    void startsThroughAChainOfLinksFromAnyDirectory() throws Exception {
        var moved = directory.resolve("two words");
        copy(LAUNCHER.resolve("../..").normalize(), moved);
        Files.createSymbolicLink(directory.resolve("first"), moved.resolve("bin/qdeck"));
        var second = Files.createSymbolicLink(directory.resolve("second"), Path.of("first"));

        var ended = run(Map.of("PATH", PATH), second, "--version");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out())
                .startsWith("qdeck ")
                .doesNotContain("unpackaged")
                .hasLineCount(1);
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "xx_YY.UTF-8", "xx_YY.ISO-8859-1", "C.UTF-8"})
    void speaksUtf8WhateverTheLocale(String locale) throws Exception {
        var environment = new TreeMap<>(Map.of("PATH", PATH));
        if (!locale.isEmpty()) {
            environment.put("LANG", locale);
        }

        var ended = run(environment, LAUNCHER, "grüße-日本");

        assertThat(ended.err()).isEqualTo("qdeck: unknown command 'grüße-日本'; try 'qdeck --help'\n");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.exitCode()).isEqualTo(2);
    }

    @Test
    void tellsTheProgramWhatTheLocaleWas() throws Exception {
        var environment = Map.of("JAVA_HOME", fakeJava("17.0.15"), "PATH", PATH, "LANG", "xx_YY.ISO-8859-1");

        assertThat(run(environment, LAUNCHER, "stats").arguments()).contains("-Dqdeck.locale=xx_YY.ISO-8859-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats",
                "--db work stats",
                "--json list",
                "--db=x --role viewer show 1",
                "--version",
                "",
                "demo",
                "--role viewer console"
            })
    void startsWhatIsShortOrWaitsForKeysWithTheFirstCompilerOnly(String line) throws Exception {
        assertThat(javaArguments("17.0.15", line)).contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "--db stats serve --port 1", "--db=x --json produce"})
    void leavesBusyOnesBothCompilers(String line) throws Exception {
        assertThat(javaArguments("17.0.15", line))
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "--db x sshd", "console", "demo", "prompt", "run script", "source script", ""})
    void bringsTheDoorsWhereOneMayBeOpened(String line) throws Exception {
        assertThat(classPath(line)).contains("jetty-server", "sshd-core", "sqlite-jdbc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "--db serve put a", "work", "--version"})
    void leavesThemOutOfWhatOpensNone(String line) throws Exception {
        assertThat(classPath(line)).contains("sqlite-jdbc", "postgresql").doesNotContain("jetty", "sshd", "bcprov");
    }

    private String classPath(String line) throws Exception {
        List<String> arguments = List.of(javaArguments("17.0.15", line));
        return arguments.get(arguments.indexOf("-cp") + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "stats"})
    void keepsNoCountersForWhichJavaWouldWakeAllTheTime(String line) throws Exception {
        assertThat(javaArguments("17.0.15", line)).contains("-XX:-UsePerfData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "--db work stats", "console", "demo", ""})
    void setsUpNoFlightRecorderThatNobodyAsksFor(String line) throws Exception {
        assertThat(javaArguments("25.0.3", line)).containsSubsequence("-XX:-PrintWarnings", "-XX:-FlightRecorder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "manage", "--db x serve", "produce"})
    void leavesItToWhatServesForDays(String line) throws Exception {
        assertThat(javaArguments("17.0.15", line)).doesNotContain("-XX:-FlightRecorder");
    }

    @Test
    void saysNothingOfItToAJavaThatMayNotKnowItAnyMore() throws Exception {
        assertThat(javaArguments("26", "stats")).doesNotContain("-XX:-FlightRecorder");
    }

    @ParameterizedTest
    @CsvSource({
        "whole, 7, true",
        "cut off, 6, false",
        "longer, 8, false",
        "empty, 0, false",
    })
    void usesAnArchiveOfItsVerySizeOnly(String what, int length, boolean used) throws Exception {
        var home = installation();
        Files.writeString(home.resolve("lib/qdeck.jsa"), "x".repeat(length));
        Files.writeString(home.resolve("lib/qdeck.jsa.size"), "7\n");

        assertThat(usesArchive(home)).as(what).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "seven\n"})
    void usesNoArchiveWhoseSizeNobodyKnows(String size) throws Exception {
        var home = installation();
        Files.writeString(home.resolve("lib/qdeck.jsa"), "");
        assertThat(usesArchive(home)).isFalse();

        Files.writeString(home.resolve("lib/qdeck.jsa.size"), size);
        assertThat(usesArchive(home)).isFalse();
    }

    @Test
    void startsWithoutAnArchive() throws Exception {
        var home = installation();
        Files.writeString(home.resolve("lib/qdeck.jsa.size"), "7\n");

        assertThat(usesArchive(home)).isFalse();
    }

    /** An installation with a launcher and nothing else. */
    private Path installation() throws IOException {
        var home = Files.createDirectory(directory.resolve("installation"));
        Files.createDirectory(home.resolve("lib"));
        Files.createDirectory(home.resolve("bin"));
        Files.copy(LAUNCHER, home.resolve("bin/qdeck"), StandardCopyOption.COPY_ATTRIBUTES);
        return home;
    }

    private boolean usesArchive(Path home) throws Exception {
        var ended = run(Map.of("JAVA_HOME", fakeJava("17.0.15"), "PATH", PATH), home.resolve("bin/qdeck"), "stats");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        return ended.out().contains("-XX:SharedArchiveFile=" + home.toRealPath() + "/lib/qdeck.jsa");
    }

    @Test
    void allowsNativeAccessWhereJavaAsksForIt() throws Exception {
        assertThat(javaArguments("23.0.1", "stats")).doesNotContain("--enable-native-access=ALL-UNNAMED");
        assertThat(javaArguments("24", "stats")).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void letsTheUsersJavaOptionsWin() throws Exception {
        var environment =
                Map.of("JAVA_HOME", fakeJava("17.0.15"), "PATH", PATH, "QDECK_JAVA_OPTS", "-Xmx1g -XX:+UseG1GC");

        assertThat(run(environment, LAUNCHER, "stats").arguments())
                .containsSubsequence("-XX:TieredStopAtLevel=1", "-Xmx1g", "-XX:+UseG1GC", "-cp")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void handsArgumentsOnAsTheyAre() throws Exception {
        var environment = Map.of("JAVA_HOME", fakeJava("17.0.15"), "PATH", PATH);

        assertThat(run(environment, LAUNCHER, "put", "mail", "a  b", "*", "$HOME", "")
                        .out())
                .endsWith("\nput\nmail\na  b\n*\n$HOME\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"import -", "put a -", "run -", "prompt"})
    void readsNothingElseWhenItsInputIsClosed(String line) throws Exception {
        var environment =
                Map.of("PATH", PATH, "QDECK_DB", directory.resolve("jobs.db").toString());

        var ended = run(environment, Path.of("/bin/sh"), "-c", "exec \"$0\" " + line + " <&-", LAUNCHER.toString());

        assertThat(ended.err()).contains("Bad file descriptor").hasLineCount(1);
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show 999", "nonsense", "--db /none/x.db put a"})
    void saysNothingElsewhereWhenTheStreamForErrorsIsClosed(String line) throws Exception {
        var environment =
                Map.of("PATH", PATH, "QDECK_DB", directory.resolve("jobs.db").toString());

        var ended = run(environment, Path.of("/bin/sh"), "-c", "exec \"$0\" " + line + " 2>&-", LAUNCHER.toString());

        assertThat(ended.out() + ended.err()).isEmpty();
        assertThat(ended.exitCode()).isPositive();
    }

    @Test
    void refusesToStartWithoutJava() throws Exception {
        var ended = run(Map.of("PATH", directory.toString()), LAUNCHER, "stats");

        assertThat(ended.err())
                .isEqualTo("qdeck: no Java found; install a Java 17 or newer, or set JAVA_HOME to one\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_412", "11.0.2"})
    void refusesAnOldJava(String version) throws Exception {
        var home = fakeJava(version);

        var ended = run(Map.of("JAVA_HOME", home, "PATH", PATH), LAUNCHER, "stats");

        assertThat(ended.err())
                .isEqualTo("qdeck: " + home + "/bin/java is not a Java 17 or newer; install one,"
                        + " or set JAVA_HOME to one\n");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void loadsItsClassesFromTheArchive() throws Exception {
        var environment = new TreeMap<>(System.getenv());
        environment.put("QDECK_JAVA_OPTS", "-Xlog:class+load:stdout");

        assertThat(run(environment, LAUNCHER, "--version").out())
                .containsPattern("picocli\\.CommandLine source: shared objects file");
    }

    private String[] javaArguments(String version, String line) throws Exception {
        var environment = Map.of("JAVA_HOME", fakeJava(version), "PATH", PATH);
        return run(environment, LAUNCHER, line.isEmpty() ? new String[0] : line.split(" "))
                .arguments();
    }

    /** A Java that prints what it was given, an argument a line. */
    private String fakeJava(String version) throws IOException {
        var home = Files.createTempDirectory(directory, "java");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        var java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home.toString();
    }

    private Ended run(Map<String, String> environment, Path program, String... arguments) throws Exception {
        var out = Files.createTempFile(directory, "out", ".txt");
        var err = Files.createTempFile(directory, "err", ".txt");
        var process = new ProcessBuilder();
        process.command().add(program.toAbsolutePath().toString());
        process.command().addAll(Arrays.asList(arguments));
        process.environment().clear();
        process.environment().putAll(environment);
        process.directory(directory.toFile());
        process.redirectOutput(out.toFile()).redirectError(err.toFile());
        var started = process.start();
        started.getOutputStream().close();
        if (!started.waitFor(60, TimeUnit.SECONDS)) {
            started.destroyForcibly();
            throw new AssertionError("did not end within a minute: " + String.join(" ", process.command()));
        }
        return new Ended(started.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private record Ended(int exitCode, String out, String err) {
        String[] arguments() {
            return out.split("\n");
        }
    }
}
