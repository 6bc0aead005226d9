package dev.quarterdeck.store.foreign;

import dev.quarterdeck.store.file.Errors;
import dev.quarterdeck.store.file.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Writes to another program's file in its owner's stead, from the first change on. For use by one thread at a time. */
final class Owner implements AutoCloseable {
    private final ForeignFile file;
    private final Errors errors;
    private final Statements statements = new Statements();
    private @Nullable Connection connection;

    Owner(ForeignFile file) {
        this.file = file;
        this.errors = file.errors();
    }

    /** Work in a transaction that nobody else writes in. */
    interface Work<T> {
        T run(Turn turn) throws SQLException;
    }

    /** A transaction under way; whoever commits it may say what is to be done before and after. */
    final class Turn {
        private final Connection open;

        private Turn(Connection open) {
            this.open = open;
        }

        OwnerRows rows() {
            return new OwnerRows(open, statements);
        }

        void commit() throws SQLException {
            execute(open, "COMMIT");
        }
    }

    /** Makes sure that the file can be written, before anything is told of a change to it. */
    void prepare() {
        turn(turn -> true);
    }

    /** Runs work; what it did not commit is undone. */
    <T> T turn(Work<T> work) {
        try {
            Connection open = connection();
            statements.forgetMany();
            execute(open, "BEGIN IMMEDIATE");
            try {
                return work.run(new Turn(open));
            } finally {
                rollBack(open);
            }
        } catch (SQLException e) {
            throw errors.whileWorking(e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = file.openWriter();
        }
        return connection;
    }

    /** After a commit there is nothing to roll back, which is no failure. */
    private static void rollBack(Connection open) {
        Statements.rollBack(open, new SQLException());
    }

    private static void execute(Connection open, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw errors.whileWorking(e);
            }
        }
    }
}
