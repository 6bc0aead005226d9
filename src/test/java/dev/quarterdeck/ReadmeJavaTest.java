package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.job.JobState;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs that README.md shows compile without a warning, and run on what it says is needed and nothing else. */
@Timeout(60)
class ReadmeJavaTest {
    private static final int KILLED_BY_SIGTERM = 143;

    /** Names a class in each of the jars that an embedding program gets to run with. */
    private static final List<String> NEEDED = List.of(
            "dev.quarterdeck.Quarterdeck",
            "org.sqlite.JDBC",
            "org.jdbi.v3.core.Jdbi",
            "org.jdbi.v3.sqlobject.SqlObject",
            "io.leangen.geantyref.GenericTypeReflector",
            "org.slf4j.Logger");

    @TempDir
    Path folder;

    private @Nullable Process program;

    @AfterEach
    void end() {
        if (program != null) {
            program.destroyForcibly();
        }
    }

    @Test
    void theShortProgramDoesItsJob() throws Exception {
        Process mailer = run("java", "Mailer");

        assertThat(mailer.inputReader().lines()).containsExactly("sent {\"to\":\"user@example.com\"}");
        assertThat(mailer.waitFor()).as(errors()).isZero();
        assertThat(onlyJob()).isEqualTo(JobState.DONE);
    }

    @Test
    void theServiceWorksUntilItIsToldToStop() throws Exception {
        Process service = run("java service", "MailService");
        try (BufferedReader out = service.inputReader()) {
            assertThat(out.readLine()).as(errors()).isEqualTo("job 1, attempt 1");
            service.toHandle().destroy();

            assertThat(service.waitFor()).isEqualTo(KILLED_BY_SIGTERM);
        }
        assertThat(onlyJob()).isEqualTo(JobState.DONE);
    }

    /** Compiles a section's program and starts it in a folder of its own. */
    private Process run(String section, String mainClass) throws Exception {
        Path source = folder.resolve(mainClass + ".java");
        Files.writeString(source, program(section));
        compile(source);
        List<String> classPath = Stream.concat(
                        Stream.of(folder.toString()), NEEDED.stream().map(ReadmeJavaTest::home))
                .toList();
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        mainClass)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        return program;
    }

    private static String program(String section) throws IOException {
        return Pattern.compile(
                        "<!-- " + section + " begin[^>]*-->\n```java\n(.*?)```\n<!-- " + section + " end -->",
                        Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = List.of(
                "-Xlint:all",
                "-Werror",
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                home("dev.quarterdeck.Quarterdeck") + File.pathSeparator + home("org.jspecify.annotations.Nullable"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    /** The jar or folder that holds a class. */
    private static String home(String className) {
        try {
            return Path.of(Class.forName(className)
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(className, e);
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private JobState onlyJob() {
        try (var queue = Quarterdeck.open(folder.resolve("jobs.db"))) {
            assertThat(queue.store().workers()).isEmpty();
            assertThat(queue.store().counts().total()).isEqualTo(1);
            return queue.store().find(1).orElseThrow().state();
        }
    }
}
