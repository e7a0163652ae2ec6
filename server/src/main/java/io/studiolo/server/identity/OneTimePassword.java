package io.studiolo.server.identity;

import io.quarkus.runtime.StartupEvent;
import io.studiolo.api.PlatformRole;
import io.studiolo.api.User;
import io.studiolo.server.identity.UserStore.Account;
import io.studiolo.server.secret.PrivateFile;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first administrator: made at the first start, with a one-time password in a file that only the server's own user
 * can read. Beside it lies a token for the command line on this machine: whoever can read the data folder owns the
 * database anyway.
 */
@ApplicationScoped
class OneTimePassword {
    private static final Logger LOG = LoggerFactory.getLogger(OneTimePassword.class);
    private static final String ADMIN = "admin";
    private static final String LOCAL = "this machine";

    private final UserStore users;
    private final TokenStore stored;
    private final Tokens tokens;
    private final Clock clock;
    private final Path dataDir;

    OneTimePassword(
            UserStore users,
            TokenStore stored,
            Tokens tokens,
            Clock clock,
            @ConfigProperty(name = "studiolo.data-dir") Path dataDir) {
        this.users = users;
        this.stored = stored;
        this.tokens = tokens;
        this.clock = clock;
        this.dataDir = dataDir;
    }

    void start(@Observes @Priority(100) StartupEvent event, Passwords passwords) {
        if (users.empty()) {
            String password = SecretText.typable();
            User admin = new User(UUID.randomUUID(), ADMIN, "Administrator", PlatformRole.ADMIN, clock.instant());
            write("admin-password", password);
            users.insert(new Account(admin, passwords.hash(password), true));
            LOG.info(
                    "the first administrator is admin; the one-time password is in {}",
                    dataDir.resolve("admin-password"));
        }
        users.find(ADMIN).ifPresent(account -> {
            stored.deleteNamed(account.user().id(), LOCAL);
            write(
                    "admin.token",
                    String.valueOf(tokens.create(account.user().id(), LOCAL, List.of(), null)
                            .token()));
        });
    }

    /** The password was changed: the one in the file is worth nothing now. */
    void used(String name) {
        if (name.equals(ADMIN)) {
            try {
                Files.deleteIfExists(dataDir.resolve("admin-password"));
            } catch (IOException e) {
                LOG.warn("{} can't be removed; it is worth nothing now", dataDir.resolve("admin-password"));
            }
        }
    }

    private void write(String name, String text) {
        PrivateFile.write(dataDir.resolve(name), text + "\n");
    }
}
