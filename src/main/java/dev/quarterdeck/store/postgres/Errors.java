package dev.quarterdeck.store.postgres;

import dev.quarterdeck.store.StoreException;
import dev.quarterdeck.store.Target;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Says in our words what PostgreSQL says in codes; never by reading its sentences, and never with a password. */
final class Errors {
    private final Target.Server target;

    Errors(Target.Server target) {
        this.target = target;
    }

    StoreException whileWorking(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        String code = code(cause);
        if (isLoss(thrown)) {
            return new StoreException.Failed("cannot reach " + target.text() + ": " + said(thrown), thrown, true);
        }
        return switch (code) {
            case "40001", "40P01", "55P03", "23505" ->
                new StoreException.Busy(
                        target.text() + " is kept busy by others: try again, or look into pg_stat_activity", thrown);
            case "53100" ->
                new StoreException.Full(
                        "no room for " + target.text()
                                + ": its disk is full; nothing acknowledged is lost, free some space",
                        thrown);
            case "53300" ->
                new StoreException.Busy(target.text() + " takes no more connections: raise max_connections", thrown);
            case "57014" ->
                new StoreException.Failed(
                        target.text() + " took longer than it may and was stopped: try again, or with fewer jobs",
                        thrown,
                        true);
            case "25006", "42501" ->
                new StoreException.Unusable(
                        "cannot write " + target.text() + ": no permission for this user, or the server is read only",
                        thrown);
            case "XX001", "XX002" ->
                new StoreException.Unusable(target.text() + " is damaged: stop its users and restore a backup", thrown);
            case "42P01", "3F000" ->
                new StoreException.Unusable(
                        "the tables of " + target.text() + " are gone: stop its users and restore a backup", thrown);
            default ->
                new StoreException.Failed(
                        "the store " + target.text() + " failed: " + said(thrown), thrown, mayPass(code, thrown));
        };
    }

    /** Troubles of the disk and the memory come and go; what is wrong with a statement, a value or our code stays. */
    private static boolean mayPass(String code, Throwable thrown) {
        return code.startsWith("53") || code.startsWith("58") || thrown instanceof OutOfMemoryError;
    }

    /** Whether it was done cannot be told: who says it again does so knowingly. */
    StoreException unknown(SQLException loss) {
        return new StoreException.Failed(
                "the connection to " + target.text() + " was lost at the commit, and whether it was done is not known:"
                        + " look before it is done again",
                loss,
                false);
    }

    StoreException whileOpening(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        String code = code(cause);
        String cannot = "cannot open " + target.text() + ": ";
        String why =
                switch (code) {
                    case "28P01", "28000" ->
                        "the server refuses this user; give the password with PGPASSFILE or PGPASSWORD";
                    // Also where it asks for a password and none was given.
                    case "08004" ->
                        "the server at " + target.host() + ":" + target.port() + " does not let us in (" + said(thrown)
                                + ")" + howToGiveAPassword();
                    case "3D000" ->
                        "there is no database " + target.database() + " on the server; make it with createdb";
                    case "42501" -> "this user may not use or make the schema " + target.schema();
                    case "55P03", "57014" -> "others keep it locked; try again";
                    default ->
                        isLoss(thrown)
                                ? "no server answers at " + target.host() + ":" + target.port() + " (" + said(thrown)
                                        + ")"
                                : said(thrown);
                };
        return new StoreException.CannotOpen(cannot + why, thrown);
    }

    private String howToGiveAPassword() {
        return target.password() == null && System.getenv("PGPASSWORD") == null
                ? "; give a password with PGPASSFILE or PGPASSWORD"
                : "";
    }

    StoreException.CannotOpen refused(String why) {
        return new StoreException.CannotOpen(target.text() + " " + why);
    }

    /** The connection, or the server at its other end, is no more. */
    static boolean isLoss(Throwable thrown) {
        SQLException cause = sqlCause(thrown);
        String code = code(cause);
        return (code.startsWith("08") && !code.equals("08004"))
                || code.equals("57P01")
                || code.equals("57P02")
                || code.equals("57P03")
                || cause instanceof SQLTransientConnectionException;
    }

    /** Others were in the way: the same transaction may well succeed when it is done again. */
    static boolean isConflict(SQLException thrown) {
        String code = code(thrown);
        return code.equals("40001") || code.equals("40P01") || code.equals("23505");
    }

    private static String code(@Nullable SQLException cause) {
        String state = cause == null ? null : cause.getSQLState();
        return state == null ? "" : state;
    }

    /** JDBI and the pool wrap what the driver throws; the code is on the driver's own exception. */
    private static @Nullable SQLException sqlCause(@Nullable Throwable thrown) {
        SQLException found = null;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && (found == null || found.getSQLState() == null)) {
                found = sql;
            }
        }
        return found;
    }

    private static String said(Throwable thrown) {
        SQLException sql = sqlCause(thrown);
        Throwable cause = sql == null ? thrown : sql;
        if (cause instanceof SQLTransientConnectionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
