package io.studiolo.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnerSharesTest {
    @Test
    void anOwnerHasItsShareAndNoMore() {
        OwnerShares shares = new OwnerShares();
        UUID many = UUID.randomUUID();
        for (int i = 0; i < OwnerShares.AT_ONCE; i++) {
            assertThat(shares.take(many)).isTrue();
        }
        assertThat(shares.take(many)).isFalse();
        assertThat(shares.take(UUID.randomUUID())).isTrue();
        shares.give(many);
        assertThat(shares.take(many)).isTrue();
        assertThat(shares.take(many)).isFalse();
    }
}
