package io.keiro.mining.quality;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Tally;

/** Says what offenders amount to. */
record OffenceText(Offences offences) {

    /** One row for each reason. */
    DataTable summary(Phrase title) {
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("what", Phrase.of("What is wrong", "内容"), Kind.TEXT),
                Field.of("severity", Phrase.of("Severity", "重要度"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "ケース数"), Kind.COUNT),
                Field.of("events", Phrase.of("Events", "イベント数"), Kind.COUNT),
                Field.of("share", Phrase.of("Share of cases", "ケースの割合"), Kind.SHARE),
                Field.of("case", Phrase.of("Example case", "ケースの例"), Kind.TEXT),
                Field.of("example", Phrase.of("Example", "例"), Kind.TEXT));
        for (Tally tally : offences.tallies()) {
            table.row(
                    tally.reason().label(),
                    tally.reason().severity().label(),
                    tally.cases(),
                    tally.events(),
                    tally.cases() == 0 ? null : (Object) share(tally.cases()),
                    tally.example().caseId(),
                    tally.example().detail());
        }
        return table.build();
    }

    Phrase sentence() {
        if (offences.unanswered().isPresent()) {
            return offences.unanswered().get();
        }
        if (offences.isEmpty()) {
            return Phrase.of("nothing found", "問題なし");
        }
        Tally first = offences.tallies().get(0);
        int others = offences.tallies().size() - 1;
        Phrase amount = amount(first.cases(), first.events(), first.offenders());
        Phrase all = amount(offences.caseCount(), offences.eventCount(), offences.size());
        return Phrase.of(
                first.reason().label().en() + ": " + amount.en()
                        + (others == 0
                                ? ""
                                : "; with " + Wording.count(others, "other reason", "other reasons") + " " + all.en()),
                first.reason().label().ja() + ": " + amount.ja()
                        + (others == 0 ? "" : "。ほか" + Wording.number(others) + "種類を含め" + all.ja()));
    }

    /** What was found, without numbers. */
    Phrase heading() {
        if (offences.unanswered().isPresent() || offences.isEmpty()) {
            return sentence();
        }
        Phrase first = offences.tallies().get(0).reason().label();
        int others = offences.tallies().size() - 1;
        return others == 0
                ? first
                : Phrase.of(
                        first.en() + " and " + Wording.count(others, "other", "others"),
                        first.ja() + "ほか" + Wording.number(others) + "種類");
    }

    private Phrase amount(int cases, int events, int offenders) {
        if (cases == 0) {
            return Phrase.of(Wording.number(offenders) + " found", Wording.number(offenders) + "件");
        }
        String share = Wording.share(share(cases));
        String inCases = Wording.count(cases, "case", "cases") + " (" + share + ")";
        String casesJa = Wording.number(cases) + "ケース(" + share + ")";
        return events == 0
                ? Phrase.of(inCases, casesJa)
                : Phrase.of(
                        Wording.count(events, "event", "events") + " in " + inCases,
                        casesJa + "の" + Wording.number(events) + "イベント");
    }

    private double share(int cases) {
        return (double) cases / offences.log().caseCount();
    }
}
