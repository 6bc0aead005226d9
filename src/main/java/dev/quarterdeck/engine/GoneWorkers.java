package dev.quarterdeck.engine;

import dev.quarterdeck.store.WorkerInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells which workers are known to be gone: those that ran on this host, under this run of its kernel and in this pid
 * namespace, and whose process is not there any more. Of every other worker nothing is known, and nothing is guessed:
 * its leases decide.
 */
public final class GoneWorkers {
    /** Present for everybody, unless the system hides the processes of other users. */
    private static final String FIRST_PROCESS = "1/stat";

    private final ProcessIdentity own = ProcessIdentity.own();
    private final Path proc;

    public GoneWorkers() {
        this(ProcessStatus.PROC);
    }

    /** @param proc where the system tells of its processes */
    GoneWorkers(Path proc) {
        this.proc = proc;
    }

    /**
     * Those that a store lists, each with the last row that it wrote: it may have beaten between our look and its end.
     *
     * @param workers reads them, as often as it is asked
     */
    List<WorkerInfo> of(Supplier<List<WorkerInfo>> workers) {
        Set<String> gone = idsAmong(workers.get());
        return gone.isEmpty()
                ? List.of()
                : among(workers.get()).stream()
                        .filter(worker -> gone.contains(worker.id()))
                        .toList();
    }

    /** Those among these. */
    public List<WorkerInfo> among(List<WorkerInfo> workers) {
        return workers.stream().filter(this::gone).toList();
    }

    public Set<String> idsAmong(List<WorkerInfo> workers) {
        return among(workers).stream().map(WorkerInfo::id).collect(Collectors.toSet());
    }

    private boolean gone(WorkerInfo worker) {
        if (own.bootId().isEmpty()
                || !own.bootId().equals(worker.bootId())
                || !own.host().equals(worker.host())
                || isThisProcess(worker)
                || !Files.isReadable(proc.resolve(FIRST_PROCESS))) {
            return false;
        }
        try {
            Optional<ProcessStatus> found = ProcessStatus.of(worker.pid(), proc);
            return found.isEmpty()
                    || found.get().ended()
                    || !found.get().start().equals(worker.processStart());
        } catch (IOException notKnown) {
            return false;
        }
    }

    private boolean isThisProcess(WorkerInfo worker) {
        return own.pid() == worker.pid() && own.start().equals(worker.processStart());
    }
}
