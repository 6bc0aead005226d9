package dev.quarterdeck.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A shell command and everything that it starts, signalled as one. The group is made by {@code setsid}, which also takes
 * the terminal away from it, so that Ctrl-C there reaches the worker only. On a system without {@code setsid} the
 * command stays in the worker's group, and signals go to the processes that descend from it at that moment.
 */
final class ProcessGroup {
    private static final Optional<String> SETSID = find("setsid");

    private final Process leader;

    /** What has left the group, as {@code timeout} does, when it was asked to end: later nobody knows whose it was. */
    private List<ProcessHandle> strays = List.of();

    private ProcessGroup(Process leader) {
        this.leader = leader;
    }

    static ProcessGroup start(String command, Map<String, String> environment) throws IOException {
        List<String> shell = List.of("/bin/sh", "-c", command);
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(SETSID.stream(), shell.stream()).toList());
        builder.environment().putAll(environment);
        return new ProcessGroup(builder.start());
    }

    /** The shell that runs the command. */
    Process leader() {
        return leader;
    }

    /** Asks every process of the group to end, and those that descend from it outside. */
    void terminate() throws IOException {
        if (SETSID.isPresent()) {
            strays = leader.descendants().filter(this::isOutside).toList();
            signal("TERM");
            strays.forEach(ProcessHandle::destroy);
        } else {
            leader.descendants().forEach(ProcessHandle::destroy);
            leader.destroy();
        }
    }

    /** Ends every process of the group, and those that descended from it outside when they were asked to end. */
    void kill() throws IOException {
        if (SETSID.isPresent()) {
            signal("KILL");
            strays.stream()
                    .flatMap(stray -> Stream.concat(stray.descendants(), Stream.of(stray)))
                    .forEach(ProcessHandle::destroyForcibly);
        } else {
            leader.descendants().forEach(ProcessHandle::destroyForcibly);
            leader.destroyForcibly();
        }
    }

    private boolean isOutside(ProcessHandle process) {
        try {
            return ProcessStatus.of(process.pid())
                    .filter(status -> status.group() != leader.pid())
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Java signals single processes only. That there is no such group any more is no error. */
    private void signal(String name) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "kill", name, String.valueOf(leader.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Optional<String> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
