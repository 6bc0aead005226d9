package dev.quarterdeck.store.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Processes that have to mind the permissions of files, also where the tests are run by root, who need not. */
public final class Unprivileged {
    private static final List<String> WITHOUT_OVERRIDE =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    private Unprivileged() {}

    /** The words to put before a command; the test is skipped, or fails in CI, where that cannot be done. */
    public static List<String> prefix() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        boolean possible = works();
        if (!possible && System.getenv("QDECK_CI") != null) {
            throw new AssertionError("these tests need setpriv (util-linux) when they are run as root");
        }
        if (!possible) {
            System.err.println("SKIPPED: tests of permissions need setpriv (util-linux) when they are run as root");
        }
        Assumptions.assumeTrue(possible, "needs setpriv when it is run as root");
        return WITHOUT_OVERRIDE;
    }

    private static boolean works() throws InterruptedException {
        List<String> command = new ArrayList<>(WITHOUT_OVERRIDE);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
