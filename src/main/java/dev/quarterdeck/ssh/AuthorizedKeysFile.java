package dev.quarterdeck.ssh;

import dev.quarterdeck.disk.OwnersFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file of authorized keys. It is read for everyone who comes: a key that was taken out of it lets nobody in from that
 * moment. Safe for use by many threads.
 */
final class AuthorizedKeysFile {
    /** Thousands of keys; a log that was named by mistake is not to fill the memory. */
    private static final long MAX_BYTES = 4 << 20;

    private final Path file;
    private final Consumer<Visitor> check;
    private final Consumer<String> warnings;
    private List<String> told = List.of();

    /**
     * @param warnings told of each fault once, when it is new
     */
    AuthorizedKeysFile(Path file, Consumer<Visitor> check, Consumer<String> warnings) {
        this.file = file;
        this.check = check;
        this.warnings = warnings;
    }

    /** Whose a key is now. */
    Optional<Visitor> visitor(KeyText key) {
        AuthorizedKeys keys = read();
        tell(keys.faults());
        return keys.visitor(key);
    }

    /** The keys as they are now; a file that cannot be used has none, and says why. */
    AuthorizedKeys read() {
        try {
            OwnersFile.refuseWriters(file);
            if (Files.size(file) > MAX_BYTES) {
                return none("it is longer than " + MAX_BYTES + " bytes");
            }
            AuthorizedKeys keys = AuthorizedKeys.parse(Files.readAllLines(file), check);
            List<String> faults = keys.faults().stream().map(this::sentence).toList();
            return keys.visitors().isEmpty() && faults.isEmpty()
                    ? none("it has no key; write lines such as: role=\"viewer\" ssh-ed25519 AAAA... ann")
                    : new AuthorizedKeys(keys.visitors(), faults);
        } catch (NoSuchFileException e) {
            return none("there is no such file");
        } catch (AccessDeniedException e) {
            return none("permission denied");
        } catch (CharacterCodingException e) {
            return none("expected UTF-8, got bytes that are none");
        } catch (IOException | IllegalArgumentException e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    private AuthorizedKeys none(String why) {
        return AuthorizedKeys.none(sentence(why));
    }

    private String sentence(String fault) {
        return "cannot use the authorized keys " + file + ": " + fault;
    }

    private synchronized void tell(List<String> faults) {
        List<String> before = told;
        told = faults;
        faults.stream().filter(fault -> !before.contains(fault)).forEach(warnings);
    }
}
