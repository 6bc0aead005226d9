package dev.quarterdeck.ssh;

import dev.quarterdeck.command.CommandException;
import dev.quarterdeck.disk.OwnersFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Collections;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The key by which whoever comes in knows the server. It is kept, or they would be warned of a stranger every time. */
final class HostKey {
    private static final int ED25519_BITS = 256;

    private HostKey() {}

    /**
     * Reads the key, and makes it first when it is not there.
     *
     * @throws CommandException when that cannot be done
     */
    static KeyPair of(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            OwnersFile.refuseReaders(file);
            return read(file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw CommandException.refused("cannot use the host key " + file + ": " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : e.toString();
    }

    /** Under another name first, so that a key that is there is a whole one. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        var text = new ByteArrayOutputStream();
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "qdeck", null, text);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("its folder is not there");
        }
        Path draft = Files.createTempFile(folder, ".qdeck", ".key", OwnersFile.alone());
        try {
            Files.write(draft, text.toByteArray());
            Files.move(draft, file);
        } catch (FileAlreadyExistsException e) {
            // Another server made it meanwhile, and this one takes it too.
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(file.toString()), in, FilePasswordProvider.EMPTY);
            Iterator<KeyPair> each = keys == null ? Collections.emptyIterator() : keys.iterator();
            if (!each.hasNext()) {
                throw new IllegalArgumentException(
                        "expected a private key without a passphrase, as ssh-keygen makes it");
            }
            return each.next();
        }
    }
}
