package dev.quarterdeck.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packages that {@code make dist} makes, unpacked where nothing else is. */
class PackagesIT {
    private static final Path DIST = Program.LAUNCHER.getParent().getParent();
    private static final Pattern FILES = Pattern.compile("(?m)^Files: (.*)$");
    private static final String PROPERTY = "qdeck.packages";
    private static final String REASON = "the packages are made with mvn -P packages";

    @TempDir
    Path directory;

    @Test
    void everyLibraryHasItsLicence() throws Exception {
        List<String> globs = FILES.matcher(Files.readString(DIST.resolve("share/doc/copyright")))
                .results()
                .flatMap(files -> Stream.of(files.group(1).split(" ")))
                .filter(glob -> !glob.equals("*"))
                .toList();

        try (Stream<Path> jars = Files.list(DIST.resolve("lib"))) {
            assertThat(jars.map(DIST::relativize)
                            .filter(jar -> jar.toString().endsWith(".jar") && !jar.endsWith("quarterdeck.jar")))
                    .isNotEmpty()
                    .allSatisfy(jar -> assertThat(globs)
                            .as("stanzas in src/dist/share/doc/copyright for %s", jar)
                            .anyMatch(glob -> FileSystems.getDefault()
                                    .getPathMatcher("glob:" + glob)
                                    .matches(jar)));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = PROPERTY, matches = ".+", disabledReason = REASON)
    void theArchiveRunsWhereItIsUnpacked() throws Exception {
        shell("tar xzf " + made(".tar.gz"));

        assertThat(shell("ls -d quarterdeck-*")).hasLineCount(1);
        assertThat(shell("ls quarterdeck-*")).isEqualTo("CHANGELOG.md\nLICENSE\nbin\nlib\nshare\n");
        worksWith("quarterdeck-*/bin/qdeck");
    }

    @Test
    @EnabledIfSystemProperty(named = PROPERTY, matches = ".+", disabledReason = REASON)
    void theDebianPackageRunsWhereItIsUnpacked() throws Exception {
        Tool.require("dpkg-deb");
        String deb = made(".deb");
        shell("dpkg-deb -x " + deb + " root; dpkg-deb -e " + deb + " control");

        worksWith("root/usr/bin/qdeck");
        assertThat(shell("gzip -dc root/usr/share/man/man1/qdeck.1.gz")).startsWith(".\\\"");
        assertThat(shell("bash -n root/usr/share/bash-completion/completions/qdeck"))
                .isEmpty();
        assertThat(shell("cd root; find usr/share/doc -type f | sort")).isEqualTo("""
                usr/share/doc/quarterdeck/changelog.gz
                usr/share/doc/quarterdeck/copyright
                usr/share/doc/quarterdeck/examples/supervisor/quarterdeck.conf
                usr/share/doc/quarterdeck/examples/systemd/qdeck-manage.service
                usr/share/doc/quarterdeck/examples/systemd/qdeck-serve.service
                usr/share/doc/quarterdeck/examples/systemd/qdeck-work@.service
                """);
        assertThat(shell("grep -rhoE '(Exec|command)[^ ]*=[^ ]*qdeck ' root/usr/share/doc | sort -u"))
                .isEqualTo("ExecStart=/usr/bin/qdeck \ncommand=/usr/bin/qdeck \n");
        assertThat(shell("cd control; ls; sh -n postinst; sh -n prerm")).isEqualTo("""
                control
                md5sums
                postinst
                prerm
                triggers
                """);
    }

    /** Neither has the class-data archive of the machine that built it. */
    private void worksWith(String qdeck) throws Exception {
        assertThat(shell("find . -name '*.jsa'")).isEmpty();
        assertThat(shell(Stream.of("--db t.db put mail {} --key a", "--db t.db stats --json", "--version")
                        .map(words -> qdeck + " " + words + "; ")
                        .collect(joining())))
                .contains("\"pending\":1")
                .contains("qdeck ")
                .doesNotContain("unpackaged");
    }

    private static String made(String ending) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty(PROPERTY)))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).hasSize(1);
            return found.get(0).toAbsolutePath().toString();
        }
    }

    private String shell(String line) throws Exception {
        var ended = new Program(directory)
                .startCommand("/bin/sh", "-euc", "cd \"$0\"; " + line, directory.toString())
                .await();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
        return ended.out();
    }
}
