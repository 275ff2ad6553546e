package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns that cannot tell cases or events apart, or tell nothing else: constant ones, numbers of the row, empty ones.
 *
 * <p>{@code constant}: one value wherever there is any. {@code identifier}: a text or whole number that is different in every row that
 * has it. {@code empty}: no value at all. Columns of fewer than {@link #FEWEST} values are not judged as constant or identifiers. Columns
 * with the role of lifecycle or instance are left out. Offenders are columns of the log, not cases. Cost: one pass for each column.
 */
public final class UniqueValues extends Detected {

    static final int FEWEST = 10;

    private static final About ABOUT = new About(
            "unique-values",
            Phrase.of("Columns without distinctions", "区別に役立たない列"),
            Phrase.of(
                    "Leave these columns out of comparisons; identifiers may name persons, so do not show them.",
                    "比較にはこれらの列を使わないでください。識別子は個人を特定しうるため表示しないでください。"));

    private UniqueValues(Offences offences) {
        super(ABOUT, offences);
    }

    public static UniqueValues of(EventLog log) {
        return of(new CheckedLog(log));
    }

    static UniqueValues of(CheckedLog checked) {
        Search search = new Search(Offences.in(checked.log()));
        for (CodedValues column : checked.eventColumns()) {
            String name = column.name();
            boolean role = name.equals(checked.log().mapping().lifecycle())
                    || name.equals(checked.log().mapping().instance());
            if (!role) {
                search.judge(column, Phrase.of("event attribute", "イベント属性"));
            }
        }
        for (CodedValues column : checked.caseColumns()) {
            search.judge(column, Phrase.of("case attribute", "ケース属性"));
        }
        return new UniqueValues(search.found.build());
    }

    private static final class Search {
        private final Offences.Builder found;
        private final List<Phrase> details = new ArrayList<>();
        private final Reason empty = reason("empty", Phrase.of("column without any value", "値のない列"));
        private final Reason constant = reason("constant", Phrase.of("column with one value only", "値が1種類だけの列"));
        private final Reason identifier =
                reason("identifier", Phrase.of("column that is different in every row", "すべての行で値が異なる列"));

        Search(Offences.Builder found) {
            this.found = found;
        }

        private Reason reason(String id, Phrase label) {
            return Reason.of(id, Severity.INFO, label).withDetail((log, index, value) -> details.get((int) value));
        }

        void judge(CodedValues column, Phrase level) {
            int present = column.present();
            Column.Type type = column.column().type();
            boolean names = type == Column.Type.TEXT || type == Column.Type.LONG;
            String name = column.name();
            if (column.size() > 0 && present == 0) {
                add(empty, Phrase.same(name), level);
            } else if (present >= FEWEST && column.distinct() == 1) {
                String value = Wording.shortened(column.label(0));
                add(constant, Phrase.of(name + " is always \"" + value + "\"", name + " は常に「" + value + "」"), level);
            } else if (present >= FEWEST && names && column.isIdentifier()) {
                add(identifier, Phrase.same(name), level);
            }
        }

        private void add(Reason reason, Phrase detail, Phrase level) {
            found.ofLog(reason, details.size());
            details.add(Phrase.of(detail.en() + " (" + level.en() + ")", detail.ja() + "(" + level.ja() + ")"));
        }
    }
}
