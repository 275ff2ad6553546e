package io.keiro.mining;

import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a metric is measured for: one row of its table. Each metric says which levels it has. */
public enum Level {
    /** the whole log, one row */
    LOG("log", "ログ", "logs"),
    /** each variant of the order of activities */
    TRACE("variant", "バリアント", "variants"),
    /** each case; joins back onto the log as a case attribute */
    CASE("case", "ケース", "cases"),
    /** each activity */
    ACTIVITY("activity", "アクティビティ", "activities"),
    /** each resource; events without one are left out and counted */
    RESOURCE("resource", "リソース", "resources"),
    /** each pair of resource and activity; events without resource are left out and counted */
    RESOURCE_ACTIVITY("resource and activity", "リソースとアクティビティ", "pairs of resource and activity"),
    /** each event; joins back onto the log as an event attribute */
    EVENT("event", "イベント", "events");

    private final Phrase label;
    private final String many;

    Level(String en, String ja, String many) {
        this.label = Phrase.of(en, ja);
        this.many = many;
    }

    /** What people call it. */
    public Phrase label() {
        return label;
    }

    /** "3 activities". */
    Phrase count(int n) {
        return Phrase.of(Wording.count(n, label.en(), many), label.ja() + Wording.number(n) + "件");
    }

    /** This level, if the metric has it. */
    Level of(Phrase metric, Level... has) {
        List<Level> valid = Arrays.asList(has);
        if (!valid.contains(this)) {
            throw new IllegalArgumentException("\"" + metric + "\" is not measured at Level." + this + "; valid are "
                    + valid.stream().map(level -> "Level." + level).collect(Collectors.joining(", ")));
        }
        return this;
    }
}
