package dev.quarterdeck.engine;

import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Names this process so that others on its host can tell whether it is still there.
 *
 * @param host the host's name up to its first dot, in {@code A-Za-z0-9._-}
 * @param start when the process started, by the operating system's own mark; tells a pid from its successor
 * @param bootId names the run of the kernel and the pid namespace in which the pid has its meaning; empty when the
 *     system does not say
 */
public record ProcessIdentity(String host, long pid, String start, String bootId) {

    private static final Path HOSTNAME = Path.of("/proc/sys/kernel/hostname");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final String NOBODY = "localhost";

    /** The environment variable that marks the processes which a worker's commands started. */
    static final String MARK_VARIABLE = "QDECK_WORKER";

    /** This process. */
    public static ProcessIdentity own() {
        return Own.IDENTITY;
    }

    /** What jobs name the process's first worker by: {@code host/pid}. */
    public String worker() {
        return host + "/" + pid;
    }

    /** What is told of a worker in it. */
    WorkerInfo row(String name, int threads, List<String> queues, int jobs, Instant startedAt, Instant beatAt) {
        return new WorkerInfo(name, host, pid, start, bootId, threads, queues, jobs, startedAt, beatAt);
    }

    /**
     * What a job that was taken by hand names its worker by: {@code user@host/pid}, with the pid of the process that
     * started this one, which goes on when this one has ended. No worker process has such a name.
     */
    public static String byHand() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "");
        String caller = ProcessHandle.current()
                .parent()
                .map(parent -> "/" + parent.pid())
                .orElse("");
        return (user.isEmpty() ? "somebody" : user) + "@" + own().host() + caller;
    }

    /** The value of {@link #MARK_VARIABLE} in the environment of everything that this process's commands start. */
    String mark() {
        return mark(host, pid, start);
    }

    static String mark(String host, long pid, String start) {
        return host + "/" + pid + "@" + start;
    }

    /** It does not change while the process lives, so that it is read once. */
    private static final class Own {
        static final ProcessIdentity IDENTITY = read();

        private static ProcessIdentity read() {
            long pid = ProcessHandle.current().pid();
            try {
                String start = ProcessStatus.of(pid).map(ProcessStatus::start).orElseGet(Own::startByJava);
                return new ProcessIdentity(shortName(hostName()), pid, start, readBootId());
            } catch (IOException e) {
                // Others would hold Java's mark against the system's, and take this process for one that is gone.
                return new ProcessIdentity(shortName(hostName()), pid, startByJava(), "");
            }
        }

        private static String startByJava() {
            return ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(Instant::toEpochMilli)
                    .map(String::valueOf)
                    .orElse("");
        }
    }

    /** Only what every surface prints as it is; {@code localhost} when nothing is left. */
    static String shortName(String host) {
        int dot = host.indexOf('.');
        String first = (dot < 0 ? host : host.substring(0, dot)).replaceAll("[^A-Za-z0-9._-]", "");
        return first.isEmpty() ? NOBODY : first;
    }

    private static String hostName() {
        return line(HOSTNAME).orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return NOBODY;
            }
        });
    }

    private static String readBootId() {
        Optional<String> boot = line(BOOT_ID);
        try {
            return boot.isEmpty() ? "" : boot.get() + "/" + Files.readSymbolicLink(PID_NAMESPACE);
        } catch (IOException e) {
            return "";
        }
    }

    private static Optional<String> line(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
