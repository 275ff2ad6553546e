package io.keiro.leadtocash;

import java.util.List;
import java.util.Optional;

/** Reads won, lost and open as people write them, in English and Japanese. */
final class Outcomes {

    private static final List<String> WON = List.of("won", "closedwon", "win", "受注", "成約", "受注クローズ", "受注済み");
    private static final List<String> LOST = List.of("lost", "closedlost", "loss", "失注", "失注クローズ", "失注済み");
    private static final List<String> OPEN = List.of("open", "進行中", "商談中", "未確定", "オープン");

    private Outcomes() {}

    static Optional<Outcome> of(String text) {
        String key = Spelling.key(text);
        if (WON.contains(key)) {
            return Optional.of(Outcome.WON);
        }
        if (LOST.contains(key)) {
            return Optional.of(Outcome.LOST);
        }
        return OPEN.contains(key) ? Optional.of(Outcome.OPEN) : Optional.empty();
    }
}
