package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes and checks passwords with Argon2id, a few at a time: each takes 19 MiB for a moment. */
@ApplicationScoped
class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int AT_ONCE = 4;
    private static final int MIN = 12;
    private static final int MAX = 256;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final SecureRandom random = new SecureRandom();
    private final String decoy = hash(SecretText.random());

    /** The stored form: parameters, salt and hash. */
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt));
    }

    boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] hash = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(hash, derive(password, salt));
    }

    /** Takes as long as {@link #matches}: so that time doesn't tell whether a user name exists. */
    void pretend(String password) {
        matches(password, decoy);
    }

    private byte[] derive(String password, byte[] salt) {
        byte[] hash = new byte[HASH_BYTES];
        places.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(MEMORY_KIB)
                    .withIterations(ITERATIONS)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            places.release();
        }
        return hash;
    }

    /** Refuses a password that is too short, too long or the user's own name. */
    static void check(String field, String password, String userName) {
        String rule = null;
        if (password.length() < MIN || password.length() > MAX) {
            rule = "a password has " + MIN + " to " + MAX + " characters; this has " + password.length();
        } else if (password.toLowerCase(Locale.ROOT).contains(userName)) {
            rule = "a password must not contain the user name";
        } else if (password.chars().distinct().count() < 5) {
            rule = "a password has at least five different characters";
        }
        if (rule != null) {
            throw new ApiException(ErrorCode.INVALID_FIELD, rule, List.of(new FieldError(field, rule)));
        }
    }
}
