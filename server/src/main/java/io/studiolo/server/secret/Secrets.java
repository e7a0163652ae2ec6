package io.studiolo.server.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals what must not lie in the clear: AES-256-GCM, bound to a context, so that a sealed value moved elsewhere doesn't
 * open. Keys come from {@code STUDIOLO_SECRET_KEY} or from a file in the data folder, which is made at the first start.
 * Several keys may be given, one per line: the first seals, all open; that is how a key is rotated.
 */
@ApplicationScoped
public class Secrets {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_CHARACTERS = 8;
    private static final String FILE = "secret.key";
    private static final String WAY_OUT = "; put the right one back: what it sealed opens with no other";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String sealing;

    @Inject
    Secrets(
            @ConfigProperty(name = "studiolo.data-dir") Path dataDir,
            @ConfigProperty(name = "studiolo.secret-key") Optional<String> configured) {
        this(
                configured.orElseGet(() -> PrivateFile.readOrMake(dataDir.resolve(FILE), Secrets::fresh)),
                configured.isPresent()
                        ? "STUDIOLO_SECRET_KEY"
                        : dataDir.resolve(FILE).toString());
    }

    /**
     * Reads the keys.
     *
     * @param text a key per line, in base64
     * @param source where they come from, for words
     */
    Secrets(String text, String source) {
        text.lines().filter(line -> !line.isBlank()).forEach(line -> {
            byte[] key = key(line.strip(), source);
            keys.put(id(key), new SecretKeySpec(key, "AES"));
        });
        this.sealing = keys.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no secret key in " + source + WAY_OUT));
    }

    private static String fresh() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static byte[] key(String line, String source) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a secret key in " + source + " is no base64" + WAY_OUT, e);
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "a secret key has " + KEY_BYTES + " bytes; one in " + source + " has " + key.length + WAY_OUT);
        }
        return key;
    }

    /** The first characters of the key's hash: which key sealed a value. */
    private static String id(byte[] key) {
        try {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash).substring(0, ID_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Seals a text.
     *
     * @param context what it belongs to; the same must be given to open it
     */
    public String seal(String clear, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, sealing, nonce, context);
            byte[] sealed = cipher.doFinal(clear.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return sealing + ":" + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /**
     * Opens a sealed text.
     *
     * @throws IllegalStateException if it was changed, moved to another context, or sealed by a key that isn't here
     */
    public String open(String sealed, String context) {
        String id = sealed.substring(0, Math.max(0, sealed.indexOf(':')));
        if (!keys.containsKey(id)) {
            throw new IllegalStateException("a secret was sealed by a key that isn't here (" + id
                    + "); put it back into the key file, behind the new one");
        }
        byte[] all = Base64.getDecoder().decode(sealed.substring(id.length() + 1));
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, Arrays.copyOf(all, NONCE_BYTES), context);
            return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed secret was changed or belongs elsewhere", e);
        }
    }

    private Cipher cipher(int mode, String id, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
