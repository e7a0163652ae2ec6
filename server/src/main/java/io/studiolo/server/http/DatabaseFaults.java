package io.studiolo.server.http;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that doesn't answer from a fault of ours. */
public final class DatabaseFaults {
    /** Not of the encoding, a number out of range, a time out of range. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22003", "22008");

    private DatabaseFaults() {}

    /** Whether somewhere in the chain of causes the connection was refused, cut or not had in time. */
    public static boolean unavailable(Throwable e) {
        return any(e, DatabaseFaults::connection);
    }

    /** Whether somewhere in the chain of causes the database had no place for a value: the request must say it otherwise. */
    static boolean unstorable(Throwable e) {
        return any(e, sql -> UNSTORABLE.contains(String.valueOf(sql.getSQLState())));
    }

    private static boolean any(Throwable e, Predicate<SQLException> test) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && test.test(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean connection(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout")
                || (state != null && (state.startsWith("08") || state.startsWith("57P")));
    }
}
