package io.keiro.log;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret with which {@link Transformations#pseudonymise} makes pseudonyms: equal values get equal pseudonyms wherever they stand, and
 * without the key nobody can find out a pseudonym by trying names. Two logs that were treated with the same key can still be joined. It
 * prints as hidden and cannot be serialised; take it from the environment, never write it into a notebook.
 *
 * <p>A pseudonym is the HMAC-SHA-256 of the value (Krawczyk, Bellare, Canetti, HMAC: Keyed-Hashing for Message Authentication, RFC 2104,
 * 1997), of which the first 128 bits are written as 32 hexadecimal digits: among a billion values two are equal with a probability
 * below 10<sup>-20</sup>.
 */
public final class PseudonymKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    private PseudonymKey(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * A secret text that the program already holds.
     *
     * @throws IllegalArgumentException if it has fewer than 16 characters, so that it could be guessed
     */
    public static PseudonymKey of(String secret) {
        return checked(secret, "the given key");
    }

    /**
     * The secret in an environment variable.
     *
     * @throws IllegalArgumentException if it is not set, or has fewer than 16 characters
     */
    public static PseudonymKey fromEnvironment(String variable) {
        return fromEnvironment(variable, System.getenv());
    }

    static PseudonymKey fromEnvironment(String variable, Map<String, String> environment) {
        return checked(environment.get(variable), "the key in the environment variable " + variable);
    }

    /** A key that nobody knows and that is gone with the program: the pseudonyms can never be made again. */
    public static PseudonymKey random() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new PseudonymKey(secret);
    }

    private static PseudonymKey checked(String secret, String what) {
        if (secret == null || secret.strip().length() < SHORTEST) {
            throw new IllegalArgumentException(what + " has "
                    + (secret == null ? 0 : secret.strip().length())
                    + " characters; a key that cannot be guessed has at least " + SHORTEST);
        }
        return new PseudonymKey(secret.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** What makes pseudonyms, for one thread. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM + ", this one has not", e);
        }
    }

    /** The pseudonym of a value, the same in every log. */
    public String pseudonym(String value) {
        return pseudonym(mac(), Objects.requireNonNull(value, "a pseudonym needs a value"));
    }

    static String pseudonym(Mac mac, String value) {
        byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    @Override
    public String toString() {
        return "PseudonymKey (hidden)";
    }
}
