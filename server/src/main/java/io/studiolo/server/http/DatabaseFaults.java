package io.studiolo.server.http;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells a database that doesn't answer from a fault of ours. */
public final class DatabaseFaults {
    private DatabaseFaults() {}

    /** Whether somewhere in the chain of causes the connection was refused, cut or not had in time. */
    public static boolean unavailable(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && connection(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean connection(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || String.valueOf(e.getMessage()).contains("Acquisition timeout")
                || (state != null && (state.startsWith("08") || state.startsWith("57P")));
    }
}
