package dev.quarterdeck.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    Path folder;

    @Test
    void hasItsNameOnceItIsPublished() throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        try (Draft draft = Draft.of(file)) {
            Files.writeString(draft.path(), "all of it");
            assertThat(file).doesNotExist();
            draft.publish();
        }

        assertThat(file).hasContent("all of it");
        assertThat(names()).containsExactly("jobs.jsonl");
    }

    @Test
    void isGoneWhenItIsNotPublished() throws IOException {
        try (Draft draft = Draft.of(folder.resolve("jobs.jsonl"))) {
            Files.writeString(draft.path(), "half of");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAloneWhatHasTheNameByThen() throws IOException {
        Path file = folder.resolve("jobs.jsonl");
        try (Draft draft = Draft.of(file)) {
            Files.writeString(file, "somebody's");

            assertThatThrownBy(draft::publish).isInstanceOf(FileAlreadyExistsException.class);
        }

        assertThat(names()).containsExactly("jobs.jsonl");
        assertThat(file).hasContent("somebody's");
    }

    @Test
    void aNameMayBeAsLongAsNamesAre() throws IOException {
        Path file = folder.resolve("x".repeat(255));
        try (Draft draft = Draft.of(file)) {
            draft.publish();
        }

        assertThat(file).isEmptyFile();
    }

    private String[] names() {
        return folder.toFile().list();
    }
}
