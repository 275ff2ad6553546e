package io.keiro.hubspot;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * What happens to the names of people and customers, and to the mail addresses of contacts, on their way into a snapshot. By default each
 * is replaced by a pseudonym that stays the same as long as the key stays the same; the key lies in a file of its own, readable by its
 * owner only, and never in the snapshot.
 */
public final class Privacy {

    private final Path keyFile;

    private Privacy(Path keyFile) {
        this.keyFile = keyFile;
    }

    /** Pseudonyms with the key in {@code .keiro/pseudonym.key}, which is made when it is missing. */
    public static Privacy pseudonyms() {
        return new Privacy(WorkingFolder.pseudonymKey());
    }

    /** Pseudonyms with the key in this file, which is made when it is missing. */
    public static Privacy pseudonymsWithKey(Path keyFile) {
        return new Privacy(Objects.requireNonNull(keyFile, "name the file of the pseudonym key"));
    }

    /** Names as the portal holds them, and the mail addresses of contacts. Settle first who may see them. */
    public static Privacy namesKept() {
        return new Privacy(null);
    }

    /**
     * Turns a customer's name into what a snapshot that was extracted with this setting shows in its place, so that a finance file can be
     * matched: {@code FinanceFile.read(path).withCustomerNames(privacy.customerNames())}. Only names that are spelled alike meet.
     */
    public UnaryOperator<String> customerNames() {
        Pseudonyms pseudonyms = Pseudonyms.of(this);
        return pseudonyms::customer;
    }

    boolean keepsNames() {
        return keyFile == null;
    }

    Path keyFile() {
        return keyFile;
    }

    @Override
    public String toString() {
        return keepsNames() ? "names kept" : "pseudonyms, key in " + keyFile;
    }
}
