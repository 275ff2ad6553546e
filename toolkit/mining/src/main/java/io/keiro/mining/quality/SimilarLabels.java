package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels that people would read as the same: activities, resources and values of text attributes.
 *
 * <p>Spelled differently ({@code spelling}): equal but for capitals, full and half width (Unicode NFKC), blanks, hyphens and the
 * prolonged sound mark at the end of a Japanese word. Mistyped ({@code typo}), but for resources, whose names may differ by a letter: one
 * letter too many, too few, other, or two swapped, in a word of at least five letters without digits and without Chinese characters, of a
 * label that occurs at most {@link Options#rareShare} as often as the other. The rarer label offends; of equally frequent ones the later
 * by code point. Columns with more than {@link Options#mostLabels} different texts, and those that identify rows, are not looked at.
 * Reasons are called {@code spelling:concept:name:label}, with the column in between. Cost: linear in labels, by a table of what each
 * leaves when a letter is deleted.
 */
public final class SimilarLabels extends Detected {

    private static final About ABOUT = new About(
            "similar-labels",
            Phrase.of("Similar labels", "類似した名称"),
            Phrase.of(
                    "Decide which spelling is right, and recode the others before you count variants.",
                    "正しい表記を決め、バリアントを数える前に他の表記を置き換えてください。"));

    /**
     * @param rareShare how often a mistyped label may occur for each time of the right one, 0 to 1; 0 looks for other spellings only
     * @param mostLabels largest number of different texts of a column that is looked at
     */
    public record Options(double rareShare, int mostLabels) {
        public Options {
            if (!(rareShare >= 0 && rareShare <= 1) || mostLabels < 2) {
                throw new IllegalArgumentException("rareShare is " + rareShare + " and mostLabels is " + mostLabels
                        + "; rareShare must lie between 0 and 1, mostLabels must be 2 or more");
            }
        }

        /** A tenth as often; columns of up to 5,000 texts. */
        public static Options defaults() {
            return new Options(0.1, 5_000);
        }

        public Options withRareShare(double share) {
            return new Options(share, mostLabels);
        }

        public Options withMostLabels(int count) {
            return new Options(rareShare, count);
        }
    }

    private SimilarLabels(Offences offences) {
        super(ABOUT, offences);
    }

    public static SimilarLabels of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static SimilarLabels of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static SimilarLabels of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        activities(log, options, found);
        for (CodedValues column : checked.eventColumns()) {
            // Tomas and Thomas may be two people.
            boolean people = column.name().equals(log.mapping().resource());
            Reason[] reasons = reasons(column, people ? options.withRareShare(0) : options);
            for (int e = 0; reasons.length > 0 && e < column.size(); e++) {
                int code = column.codes()[e];
                if (code >= 0 && reasons[code] != null) {
                    found.event(e, reasons[code]);
                }
            }
        }
        for (CodedValues column : checked.caseColumns()) {
            Reason[] reasons = reasons(column, options);
            for (int c = 0; reasons.length > 0 && c < column.size(); c++) {
                int code = column.codes()[c];
                if (code >= 0 && reasons[code] != null) {
                    found.ofCase(c, reasons[code]);
                }
            }
        }
        return new SimilarLabels(found.build());
    }

    private static void activities(EventLog log, Options options, Offences.Builder found) {
        int[] counts = new int[log.activityCodeCount()];
        for (int e = 0; e < log.eventCount(); e++) {
            counts[log.activityCode(e)]++;
        }
        List<LabelPairs.Label> labels = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                labels.add(new LabelPairs.Label(log.activityLabel(code), code, counts[code]));
            }
        }
        Reason[] reasons = reasons(labels, counts.length, log.mapping().activity(), options);
        for (int e = 0; reasons.length > 0 && e < log.eventCount(); e++) {
            if (reasons[log.activityCode(e)] != null) {
                found.event(e, reasons[log.activityCode(e)]);
            }
        }
    }

    private static Reason[] reasons(CodedValues column, Options options) {
        boolean texts = column.column().type() == Column.Type.TEXT && !column.isIdentifier();
        if (!texts) {
            return new Reason[0];
        }
        List<LabelPairs.Label> labels = new ArrayList<>();
        for (int code = 0; code < column.distinct() && column.distinct() <= options.mostLabels(); code++) {
            labels.add(new LabelPairs.Label(column.label(code), code, column.counts()[code]));
        }
        return reasons(labels, column.distinct(), column.name(), options);
    }

    /** What is wrong with the label of each code, or null; empty if nothing is wrong with any. */
    private static Reason[] reasons(List<LabelPairs.Label> labels, int codes, String column, Options options) {
        if (labels.size() > options.mostLabels()) {
            return new Reason[0];
        }
        List<LabelPairs.Pair> pairs = LabelPairs.of(labels, options.rareShare());
        Reason[] reasons = new Reason[pairs.isEmpty() ? 0 : codes];
        for (LabelPairs.Pair pair : pairs) {
            String wrong = pair.wrong().text();
            String right = pair.right().text();
            String kind = pair.isTypo() ? "typo" : "spelling";
            reasons[pair.wrong().code()] = Reason.of(
                    kind + ":" + column + ":" + wrong,
                    pair.isTypo() ? Severity.INFO : Severity.WARNING,
                    Phrase.of(
                            "\"" + Wording.shortened(wrong) + "\" is like \"" + Wording.shortened(right) + "\" in \""
                                    + column + "\"",
                            "「" + column + "」の「" + Wording.shortened(wrong) + "」は「" + Wording.shortened(right)
                                    + "」に類似"));
        }
        return reasons;
    }
}
