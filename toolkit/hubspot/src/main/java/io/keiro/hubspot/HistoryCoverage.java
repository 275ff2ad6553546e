package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the portal told the histories that it was asked for. A property that has a value was set at some time, so a value without a
 * single row of history means that the portal keeps this history to itself, or does not tell histories of this kind of record at all.
 */
final class HistoryCoverage {

    private HistoryCoverage() {}

    /** Leaves a gap for each kind of record with values that have no history, which names the properties and how many records. */
    static void check(Store store) {
        store.write(() -> {
            for (PortalObject object : PortalObject.values()) {
                List<String> en = new ArrayList<>();
                List<String> ja = new ArrayList<>();
                for (String property : object.historyProperties()) {
                    StoredSoFar.Coverage coverage = store.soFar().coverage(object, property);
                    if (coverage.without() > 0) {
                        en.add(property + " (" + coverage.without() + " of " + coverage.values() + " with a value)");
                        ja.add(property + "（値のある" + coverage.values() + "件中" + coverage.without() + "件）");
                    }
                }
                if (!en.isEmpty()) {
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
