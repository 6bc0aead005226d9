package dev.quarterdeck.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that is its owner's alone: makes one, and asks whether one is, as far as that is known here. */
public final class OwnersFile {
    private static final Set<PosixFilePermission> WRITERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> READERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final int STICKY = 01000;

    private OwnersFile() {}

    /** What makes a new file readable by its owner alone from the first moment on. */
    public static FileAttribute<?>[] alone() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /**
     * Makes an empty one.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something is there already
     */
    public static void make(Path file) throws IOException {
        Files.createFile(file, alone());
    }

    /**
     * Refuses a file that others could write, or put another one in the place of.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static void refuseWriters(Path file) throws IOException {
        Path real = file.toRealPath();
        if (!isPosix(real)) {
            return;
        }
        refuse(real, "", WRITERS, "write it", "chmod go-w");
        refuseFolder(real.getParent());
        // A link may lie where others can lay another one.
        refuseFolder(file.toAbsolutePath().getParent());
    }

    private static void refuseFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !isSticky(folder)) {
            refuse(folder, "its folder: ", WRITERS, "write it", "chmod go-w");
        }
    }

    /**
     * Refuses a file that others could read or write.
     *
     * @throws IllegalArgumentException with the reason
     */
    public static void refuseReaders(Path file) throws IOException {
        refuseWriters(file);
        if (isPosix(file)) {
            refuse(file.toRealPath(), "", READERS, "read it", "chmod 600");
        }
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix");
    }

    /** Where only the owner of a file can replace it, whoever may make others beside it: {@code /tmp}. */
    private static boolean isSticky(Path folder) throws IOException {
        return ((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0;
    }

    private static void refuse(Path path, String what, Set<PosixFilePermission> unwanted, String can, String mend)
            throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().anyMatch(unwanted::contains)) {
            throw new IllegalArgumentException(what + "others than its owner can " + can + " ("
                    + PosixFilePermissions.toString(permissions) + "); " + mend + " " + path);
        }
    }
}
