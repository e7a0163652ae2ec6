package io.studiolo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

class DatabaseFaultsTest {
    private static RuntimeException caused(SQLException e) {
        return new IllegalStateException(new RuntimeException(e));
    }

    @Test
    void aConnectionThatIsCutOrNotHadInTimeIsNoFaultOfOurs() {
        assertThat(DatabaseFaults.unavailable(caused(new SQLException("cut", "08006"))))
                .isTrue();
        assertThat(DatabaseFaults.unavailable(caused(new SQLException("stopping", "57P01"))))
                .isTrue();
        assertThat(DatabaseFaults.unavailable(caused(new SQLTransientConnectionException())))
                .isTrue();
        // The pool's own words; it changed their case once.
        assertThat(DatabaseFaults.unavailable(
                        caused(new SQLException("Sorry, acquisition timeout! No connection available"))))
                .isTrue();
        assertThat(DatabaseFaults.unavailable(caused(new SQLException("Acquisition timeout while waiting"))))
                .isTrue();
        assertThat(DatabaseFaults.unavailable(caused(new SQLException("no such table", "42P01"))))
                .isFalse();
        assertThat(DatabaseFaults.unavailable(new IllegalStateException())).isFalse();
    }

    @Test
    void aValueThatHasNoPlaceIsTheRequests() {
        assertThat(DatabaseFaults.unstorable(caused(new SQLException("0x00", "22021"))))
                .isTrue();
        assertThat(DatabaseFaults.unstorable(caused(new SQLException("no such table", "42P01"))))
                .isFalse();
    }
}
