package io.keiro.mining.quality;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Activities that are not on a list: {@code UnknownActivities.of(log, DataTable.readSheet(template, "StageMap"), "StageName")}.
 *
 * <p>Labels are compared as they stand; one that is only spelled or typed differently says which it probably is. Cost: one pass.
 */
public final class UnknownActivities extends Detected {

    private static final About ABOUT = new About(
            "unknown-activities",
            Phrase.of("Unknown activities", "未知のアクティビティ"),
            Phrase.of(
                    "Put the new ones on the list, or recode those that are misspelled.",
                    "新しいものは一覧に加え、表記の誤りは置き換えてください。"));

    private UnknownActivities(Offences offences) {
        super(ABOUT, offences);
    }

    public static UnknownActivities of(EventLog log, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>(known);
        Reason[] reasons = new Reason[log.activityCodeCount()];
        for (int code = 0; code < reasons.length; code++) {
            String label = log.activityLabel(code);
            reasons[code] = names.contains(label) ? null : reason(label, names);
        }
        Offences.Builder found = Offences.in(log);
        for (int e = 0; e < log.eventCount(); e++) {
            if (reasons[log.activityCode(e)] != null) {
                found.event(e, reasons[log.activityCode(e)]);
            }
        }
        return new UnknownActivities(found.build());
    }

    /** With a table that lists the activities, such as a sheet of the template with the stages and their steps. */
    public static UnknownActivities of(EventLog log, DataTable table, String column) {
        Set<String> known = new LinkedHashSet<>();
        int place = table.indexOf(column);
        for (int row = 0; row < table.rowCount(); row++) {
            Object value = table.row(row).get(place);
            if (value instanceof Phrase phrase) {
                known.add(phrase.en());
                known.add(phrase.ja());
            } else if (value != null) {
                known.add(value.toString());
            }
        }
        return of(log, known);
    }

    private static Reason reason(String label, Set<String> known) {
        String similar = known.stream()
                .filter(name -> LabelPairs.isLike(label, name))
                .findFirst()
                .orElse(null);
        return Reason.of(
                label,
                Severity.WARNING,
                Phrase.of(
                        "\"" + label + "\" is not known" + (similar == null ? "" : ", perhaps \"" + similar + "\""),
                        "「" + label + "」は未知" + (similar == null ? "" : "(「" + similar + "」の可能性)")));
    }
}
