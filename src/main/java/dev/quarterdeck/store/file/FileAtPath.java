package dev.quarterdeck.store.file;

import dev.quarterdeck.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the file that was opened is still the one at its path. Deleted, renamed or replaced from a backup it goes on for
 * those who have it open, and what they write to it nobody else will ever see. Asks the file system only, which opens
 * nothing. Safe for use by many threads.
 */
public final class FileAtPath {
    /** Between two questions, so that they cost those who write in short steps nothing. */
    private static final long APART_NANOS = Duration.ofMillis(100).toNanos();

    private final Path path;
    private final @Nullable Object opened;
    private volatile long askedAtNanos;
    private volatile boolean gone;

    /** @param path of a file that is open and stays so, so that no other one gets its number */
    public FileAtPath(Path path) {
        this.path = path.toAbsolutePath();
        this.opened = number();
        this.askedAtNanos = System.nanoTime();
    }

    /** @throws StoreException.Failed once another file, or none, is there */
    public void verify() {
        long now = System.nanoTime();
        if (!gone && opened != null && now - askedAtNanos > APART_NANOS) {
            askedAtNanos = now;
            gone = !opened.equals(number());
        }
        if (gone) {
            throw new StoreException.Failed(
                    path + " was deleted or replaced: open it anew; the file that was open takes no more changes",
                    null,
                    false);
        }
    }

    /** Null when there is no file; what cannot be asked now is taken to be as it was. */
    private @Nullable Object number() {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return opened;
        }
    }
}
