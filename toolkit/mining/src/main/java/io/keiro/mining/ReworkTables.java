package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.List;

/** How {@link Rework} shows itself at each of its levels. */
record ReworkTables(EventLog log, List<Rework.Repetition> repetitions, long reworkedCases) {

    private static final Field REWORKED =
            Field.of("reworked", Phrase.of("Cases with two or more", "2回以上のケース"), Kind.COUNT);
    private static final Field RATE = Field.of("share", Phrase.of("Rework rate", "手戻り率"), Kind.SHARE);
    private static final Field EXTRA = Field.of("extra", Phrase.of("Extra occurrences", "追加の実施回数"), Kind.COUNT);

    Metric.Result at(Level level, long[] extra, long[] activities) {
        return new Metric.Result(
                level,
                () -> switch (level) {
                    case LOG -> ofLog();
                    case CASE -> ofCases(extra, activities);
                    default -> ofActivities();
                },
                this::sentence,
                level != Level.CASE
                        ? List.of()
                        : List.of(
                                JoinedColumn.ofCases("extraOccurrences", log, c -> extra[log.variantOf(c)]),
                                JoinedColumn.ofCases("reworkedActivities", log, c -> activities[log.variantOf(c)])));
    }

    private DataTable ofLog() {
        return DataTable.titled(Rework.TITLE, Whole.CASES.count(), REWORKED, RATE, EXTRA)
                .row(
                        log.caseCount(),
                        reworkedCases,
                        Whole.share(reworkedCases, log.caseCount()),
                        repetitions.stream()
                                .mapToLong(Rework.Repetition::extraOccurrences)
                                .sum())
                .build();
    }

    private DataTable ofCases(long[] extra, long[] activities) {
        DataTable.Builder table = DataTable.titled(
                Shares.byLevel(Rework.TITLE, Level.CASE),
                Subjects.CASE,
                EXTRA,
                Field.of("activities", Phrase.of("Activities done again", "やり直したアクティビティ数"), Kind.COUNT));
        for (int c = 0; c < log.caseCount(); c++) {
            table.row(log.caseId(c), extra[log.variantOf(c)], activities[log.variantOf(c)]);
        }
        return table.build();
    }

    private DataTable ofActivities() {
        DataTable.Builder table = DataTable.titled(
                Rework.TITLE,
                Subjects.ACTIVITY,
                Field.of("cases", Phrase.of("Cases with it", "該当ケース"), Kind.COUNT),
                REWORKED,
                RATE,
                EXTRA);
        for (Rework.Repetition r : repetitions) {
            table.row(r.activity(), r.cases(), r.reworkedCases(), r.share(), r.extraOccurrences());
        }
        return table.build();
    }

    private Phrase sentence() {
        Phrase said = Whole.CASES.said(reworkedCases, log.caseCount());
        boolean none = reworkedCases == 0;
        return Phrase.of(
                "Rework in " + said.en()
                        + (none ? "" : ", most often of \"" + repetitions.get(0).activity() + "\""),
                "手戻りのあるケース: " + said.ja()
                        + (none ? "" : "。最も多いのは「" + repetitions.get(0).activity() + "」"));
    }
}
