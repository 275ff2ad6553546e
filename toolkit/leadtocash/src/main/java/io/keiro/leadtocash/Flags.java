package io.keiro.leadtocash;

import java.util.Optional;
import java.util.Set;

/** Reads yes and no as people write them, in English and Japanese. */
final class Flags {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "はい", "必須", "○");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "いいえ", "任意", "×");

    private Flags() {}

    static Optional<Boolean> of(String text) {
        String key = Spelling.key(text);
        if (YES.contains(key)) {
            return Optional.of(true);
        }
        return NO.contains(key) ? Optional.of(false) : Optional.empty();
    }
}
