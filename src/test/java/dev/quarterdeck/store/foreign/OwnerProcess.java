package dev.quarterdeck.store.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** A process of another program at work, until its input ends; then it says how many jobs it worked. */
final class OwnerProcess {
    private OwnerProcess() {}

    public static void main(String[] args) throws SQLException, IOException {
        OwnerFile kind = OwnerFile.valueOf(args[0]);
        long worked = 0;
        try (OwnerSql sql = new OwnerSql(Path.of(args[1]))) {
            while (System.in.available() == 0) {
                worked += kind.work(sql) ? 1 : 0;
                if (worked == 1) {
                    System.out.println("at work");
                }
            }
        }
        System.out.println(worked);
    }
}
