package dev.quarterdeck.ssh;

import static dev.quarterdeck.ssh.PublicKeys.ECDSA;
import static dev.quarterdeck.ssh.PublicKeys.ED25519;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.command.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of keys: who else may have them, and what happens when they change. */
class KeyFilesTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Path file;
    private AuthorizedKeysFile keys;

    @BeforeEach
    void name() {
        file = folder.resolve("keys");
        keys = new AuthorizedKeysFile(file, visitor -> {}, warnings::add);
    }

    private void write(String... lines) throws IOException {
        Files.write(file, List.of(lines));
        permit(file, "rw-r--r--");
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private boolean letsIn(String key) {
        return keys.visitor(PublicKeys.text(key)).isPresent();
    }

    @Test
    void aKeyThatWasTakenOutLetsNobodyInFromThenOn() throws IOException {
        write(ED25519 + " ann", ECDSA + " bob");
        assertThat(letsIn(ED25519)).isTrue();

        write(ECDSA + " bob");

        assertThat(letsIn(ED25519)).isFalse();
        assertThat(letsIn(ECDSA)).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFaultThatComesLaterIsToldOnceAndTheOtherLinesGoOn() throws IOException {
        write("role=\"oprator\" " + ED25519, ECDSA);

        assertThat(letsIn(ED25519)).isFalse();
        assertThat(letsIn(ECDSA)).isTrue();
        assertThat(letsIn(ECDSA)).isTrue();

        assertThat(warnings)
                .containsExactly("cannot use the authorized keys " + file
                        + ": line 1: expected role to be viewer, operator or admin, got: oprator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-r--rw-", "rw--w----"})
    void aFileThatOthersCanWriteLetsNobodyIn(String permissions) throws IOException {
        write(ED25519);
        permit(file, permissions);

        assertThat(letsIn(ED25519)).isFalse();
        assertThat(warnings)
                .containsExactly("cannot use the authorized keys " + file + ": others than its owner can write it ("
                        + permissions + "); chmod go-w " + file.toRealPath());
    }

    @Test
    void aFileThatOthersCanReplaceLetsNobodyIn() throws IOException {
        write(ED25519);
        permit(folder, "rwxrwxr-x");

        assertThat(letsIn(ED25519)).isFalse();
        assertThat(warnings).singleElement().asString().contains("its folder: others than its owner can write it");
    }

    @Test
    void aFileThatIsNotThereOrNoTextSaysSo() throws IOException {
        assertThat(keys.read().faults())
                .containsExactly("cannot use the authorized keys " + file + ": there is no such file");
        write("# nobody");
        assertThat(keys.read().faults()).singleElement().asString().contains("it has no key; write lines such as");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(keys.read().faults()).singleElement().asString().contains("expected UTF-8, got bytes that are none");
    }

    @Test
    void theHostKeyIsMadeForItsOwnerAloneAndKept() throws IOException {
        Path host = folder.resolve("host");

        KeyPair made = HostKey.of(host);
        KeyPair again = HostKey.of(host);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(host)))
                .isEqualTo("rw-------");
        assertThat(KeyUtils.getKeyType(made)).isEqualTo("ssh-ed25519");
        assertThat(KeyUtils.getFingerPrint(again.getPublic())).isEqualTo(KeyUtils.getFingerPrint(made.getPublic()));
        assertThat(folder).isDirectoryNotContaining("glob:**.qdeck*");
    }

    @Test
    void aHostKeyThatOthersCanReadIsRefused() throws IOException {
        Path host = folder.resolve("host");
        HostKey.of(host);
        permit(host, "rw-r-----");

        assertThatThrownBy(() -> HostKey.of(host))
                .isInstanceOf(CommandException.class)
                .hasMessage("cannot use the host key " + host + ": others than its owner can read it (rw-r-----);"
                        + " chmod 600 " + host.toRealPath());
    }

    @Test
    void aHostKeyThatIsNoneIsRefusedAndLeftAsItIs() throws IOException {
        Path host = Files.writeString(folder.resolve("host"), "a letter\n");
        permit(host, "rw-------");

        assertThatThrownBy(() -> HostKey.of(host))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("cannot use the host key " + host + ": ");
        assertThat(host).hasContent("a letter\n");
        assertThatThrownBy(() -> HostKey.of(folder.resolve("no").resolve("host")))
                .hasMessageEndingWith("its folder is not there");
    }
}
