package dev.quarterdeck.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks with a thousand different filters leaves no thousand statements behind. */
class StatementsTest {
    private static final int SHAPES = 1_000;

    @TempDir
    Path dir;

    @Test
    void fewAreKeptAndManyAreNot() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            var statements = new Statements();
            PreparedStatement first = statements.prepare(connection, "SELECT 0");
            statements.forgetMany();
            assertThat(statements.prepare(connection, "SELECT 0")).isSameAs(first);

            for (int i = 0; i < SHAPES; i++) {
                statements.prepare(connection, "SELECT " + i);
            }
            statements.forgetMany();

            assertThat(first.isClosed()).isTrue();
            assertThat(statements.prepare(connection, "SELECT 0").executeQuery().next())
                    .isTrue();
        }
    }

    @Test
    void readerThatWasAskedManyThingsIsOpenedAnew() throws SQLException {
        Path path = dir.resolve("any.db");
        DriverManager.getConnection("jdbc:sqlite:" + path).close();
        try (var readers = new Readers(() -> Connections.toRead(path), jdbi -> {}, new Errors(path))) {
            IntFunction<Connection> ask = i -> readers.read(handle -> {
                assertThat(handle.createQuery("SELECT " + i)
                                .mapTo(Integer.class)
                                .one())
                        .isEqualTo(i);
                return handle.getConnection();
            });
            Connection first = ask.apply(0);
            assertThat(ask.apply(0)).isSameAs(first);

            for (int i = 0; i < SHAPES; i++) {
                ask.apply(i);
            }

            assertThat(first.isClosed()).isTrue();
        }
    }
}
