package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the portal told the histories that it was asked for. A property that has a value was set at some time, so a kind whose values
 * are without a single row of history is one of which the portal does not tell histories.
 */
final class UntoldHistories {

    private UntoldHistories() {}

    /** Leaves a gap for each kind of record of which no history is told at all, though it has values; it names the properties and how many. */
    static void check(Store store) {
        store.write(() -> {
            for (PortalObject object : PortalObject.values()) {
                List<String> en = new ArrayList<>();
                List<String> ja = new ArrayList<>();
                boolean told = false;
                for (String property : object.historyProperties()) {
                    StoredSoFar.Coverage coverage = store.soFar().coverage(object, property);
                    told |= coverage.without() < coverage.values();
                    if (coverage.without() > 0) {
                        en.add(property + " (" + coverage.without() + " of " + coverage.values() + " with a value)");
                        ja.add(property + "（値のある" + coverage.values() + "件中" + coverage.without() + "件）");
                    }
                }
                if (!en.isEmpty() && !told) {
                    store.gap(
                            object.type(),
                            "history",
                            Phrase.of(
                                    "The portal tells no history of these properties of "
                                            + object.label().en() + ": " + String.join(", ", en)
                                            + ". Missing: when they changed and who changed them.",
                                    object.label().ja() + "の次のプロパティの履歴をポータルが返しません：" + String.join("、", ja)
                                            + "。欠けるもの：変更の日時と変更者。"));
                }
            }
        });
    }
}
