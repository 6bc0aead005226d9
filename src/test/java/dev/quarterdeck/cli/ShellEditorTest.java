package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.command.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor that the environment names is run on a private file, of which nothing stays. */
class ShellEditorTest {
    @TempDir
    Path directory;

    @Test
    void readsWhatTheEditorWroteAndLeavesNothing() throws Exception {
        Path seen = directory.resolve("seen");
        var editor = new ShellEditor(Map.of(
                "VISUAL",
                "f() { stat -c '%a %n' \"$1\" >" + seen + "; sed -i 's/old/new/' \"$1\"; }; f",
                "EDITOR",
                "no"));

        assertThat(editor.edit("old text ü\n", ".json")).isEqualTo("new text ü\n");

        String[] file = Files.readString(seen).strip().split(" ");
        assertThat(file[0]).isEqualTo("600");
        assertThat(file[1]).endsWith(".json");
        assertThat(Path.of(file[1])).doesNotExist();
    }

    @Test
    void takesOptionsWithTheEditor() {
        assertThat(new ShellEditor(Map.of("VISUAL", " ", "EDITOR", "sed -i s/a/b/")).edit("a\n", ".txt"))
                .isEqualTo("b\n");
    }

    @Test
    void saysThatTheEditorFailed() throws Exception {
        Path seen = directory.resolve("seen");
        var editor = new ShellEditor(Map.of("EDITOR", "f() { echo \"$1\" >" + seen + "; exit 3; }; f"));

        assertThatThrownBy(() -> editor.edit("a\n", ".txt"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("nothing was changed: the editor '")
                .hasMessageEndingWith("ended with exit code 3");
        assertThat(Path.of(Files.readString(seen).strip())).doesNotExist();
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThatThrownBy(() -> new ShellEditor(Map.of("EDITOR", "printf '\\377' >")).edit("a\n", ".txt"))
                .hasMessage("nothing was changed: expected UTF-8 from the editor, got bytes that are none");
    }
}
