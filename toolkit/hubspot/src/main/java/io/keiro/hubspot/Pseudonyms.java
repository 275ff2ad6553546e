package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces ids and names of people and customers by the first half of an HMAC-SHA-256 (H. Krawczyk, M. Bellare, R. Canetti: HMAC, 1997)
 * under a secret key: the same input gives the same pseudonym, so joins and comparisons work, and without the key nobody can try names.
 * With {@link Privacy#namesKept()} everything stays as it is.
 */
final class Pseudonyms {

    private static final int KEY_BYTES = 32;
    private static final int LABEL_LENGTH = 8;

    private final SecretKeySpec key;

    /** Owners and users are few and stand in every line of every history. */
    private final Map<String, String> staff = new ConcurrentHashMap<>();

    private Pseudonyms(SecretKeySpec key) {
        this.key = key;
    }

    static Pseudonyms of(Privacy privacy) {
        return privacy.keepsNames()
                ? new Pseudonyms(null)
                : new Pseudonyms(new SecretKeySpec(key(privacy.keyFile()), "HmacSHA256"));
    }

    private static byte[] key(Path file) {
        Phrase where = Phrase.of("The pseudonym key " + file, "仮名化の鍵 " + file);
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(fresh);
                OwnerOnly.createFolders(file.toAbsolutePath().getParent());
                OwnerOnly.writeOnce(file, Base64.getEncoder().encode(fresh));
            }
            // Read also when it was made here: of two that make it at once, one has to take the other's.
            OwnerOnly.require(file, where);
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // not Base64: the sentence below tells
        } catch (IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            where.en() + " cannot be read or made: " + e.getMessage()
                                    + ". Name a file in a folder of your own with" + " Privacy.pseudonymsWithKey.",
                            where.ja() + " を読み書きできません：" + e.getMessage()
                                    + "。Privacy.pseudonymsWithKey で自分のフォルダーのファイルを指定してください。"),
                    e);
        }
        throw new HubSpotException(Phrase.of(
                where.en()
                        + " does not hold a key. Restore it from your copy; or delete it to get a new key, under which all"
                        + " pseudonyms change.",
                where.ja() + " の内容が鍵ではありません。控えから復元するか、削除して新しい鍵を作ってください（仮名はすべて変わります）。"));
    }

    boolean keepNames() {
        return key == null;
    }

    /** Tells keys apart without revealing them; "names" where names are kept. */
    String fingerprint() {
        return keepNames() ? "names" : hash("fingerprint", "keiro");
    }

    /** The id under which an owner is stored. */
    String owner(String ownerId) {
        return keepNames() ? ownerId : staff.computeIfAbsent("owner:" + ownerId, known -> hash("owner", ownerId));
    }

    /** The id under which a user is stored. */
    String user(String userId) {
        return keepNames() ? userId : staff.computeIfAbsent("user:" + userId, known -> hash("user", userId));
    }

    /** What stands instead of a customer's name, for example "Customer 9C01A7F3". */
    String customer(String name) {
        return keepNames() ? name : "Customer " + label(hash("customer", name.strip()));
    }

    /** What stands instead of any other personal text. */
    String person(String text) {
        return keepNames()
                ? text
                : "Person " + label(hash("person", text.strip().toLowerCase(Locale.ROOT)));
    }

    /**
     * What stands instead of a mail address, the same however it was written. The hash is not shortened as for people: addresses are
     * compared with each other, and among a million of them short labels would meet by chance.
     */
    String address(String text) {
        return keepNames()
                ? text
                : "Address " + hash("address", MailAddress.plain(text)).toUpperCase(Locale.ROOT);
    }

    private static String label(String hash) {
        return hash.substring(0, LABEL_LENGTH).toUpperCase(Locale.ROOT);
    }

    private String hash(String kind, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] full = mac.doFinal((kind + ':' + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, KEY_BYTES / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256, which every Java must have", e);
        }
    }
}
