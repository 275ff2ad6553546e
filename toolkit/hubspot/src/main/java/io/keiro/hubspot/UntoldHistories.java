package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the portal told the histories that it was asked for. A property that has a value was set at some time, so a kind whose values
 * are without a single row of history is one of which the portal does not tell histories.
 */
final class UntoldHistories {

    /** The kind of gap that it leaves. */
    static final String GAP = "history";

    private UntoldHistories() {}

    /** Leaves a gap for each kind of record of which no history is told at all, though it has values; it names the properties and how many. */
    static void check(Store store) {
        store.write(() -> {
            for (PortalObject object : PortalObject.values()) {
                List<String> en = new ArrayList<>();
                List<String> ja = new ArrayList<>();
                boolean told = false;
                for (String property : object.historyProperties()) {
                    UntoldValues found = store.soFar().untold(object, property);
                    told |= found.untold() < found.values();
                    if (found.untold() > 0) {
                        en.add(property + " (" + found.untold() + " of " + found.values() + " with a value)");
                        ja.add(property + "（値のある" + found.values() + "件中" + found.untold() + "件）");
                    }
                }
                if (!en.isEmpty() && !told) {
                    store.gap(
                            object.type(),
                            GAP,
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
