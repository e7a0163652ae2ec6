package io.studiolo.server.workspace;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/** Tells the database's refusal of a second workspace of the same name from every other fault. */
final class NameTaken {
    private static final String UNIQUE_VIOLATION = "23505";

    private NameTaken() {}

    static <T> T translate(WorkspaceRow row, Supplier<T> write) {
        try {
            return write.get();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException sql
                    && UNIQUE_VIOLATION.equals(sql.getSQLState())
                    && String.valueOf(sql.getMessage()).contains("workspace_name")) {
                throw new ApiException(
                        ErrorCode.NAME_TAKEN,
                        row.owner() + " has a workspace " + row.name() + " already; choose another name, or rename or"
                                + " delete that one first");
            }
            throw e;
        }
    }
}
