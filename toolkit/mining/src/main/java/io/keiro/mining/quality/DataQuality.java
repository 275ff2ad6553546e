package io.keiro.mining.quality;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Finding;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that can be found wrong with a log without asking: each detector that needs no parameters, one row each, the most severe
 * first, and a sentence that says what to do first. It never changes the log.
 *
 * <p>Runs {@link MissingValues}, {@link TimeAnomalies}, {@link WrongOrder}, {@link DuplicateEvents}, {@link SimilarLabels}, {@link
 * MultiRegistration}, {@link OverlappingInstances}, {@link ResourceInconsistency}, {@link InactivePeriods}, {@link IncompleteCases},
 * {@link CaseIdGaps}, {@link DurationOutliers}, {@link AttributeDependencies}, {@link RelatedActivities} and {@link UniqueValues}, with a
 * list of activities {@link UnknownActivities} too. Detectors with parameters, and your own, come in with {@link #with}. Cost: linear in
 * events and columns but for sorts of times. Empty log: nothing found.
 */
public final class DataQuality implements Finding {

    /**
     * What is known beside the log.
     *
     * @param readAt when the data was read, to find times in the future; null if not known
     * @param sequence event attribute that numbers events as they were recorded, or empty
     * @param activities labels that may occur; empty for all
     * @param ends activities with which a case may end; empty to find out
     * @param without ids of detectors that are not run
     */
    public record Options(
            Instant readAt, String sequence, Set<String> activities, Set<String> ends, Set<String> without) {
        public Options {
            Objects.requireNonNull(sequence, "the sequence may be empty, but not null");
            activities = Set.copyOf(activities);
            ends = Set.copyOf(ends);
            without = Set.copyOf(without);
        }

        /** Nothing is known, everything is run. */
        public static Options defaults() {
            return new Options(null, "", Set.of(), Set.of(), Set.of());
        }

        public Options withReadAt(Instant moment) {
            return new Options(moment, sequence, activities, ends, without);
        }

        public Options withSequence(String eventAttribute) {
            return new Options(readAt, eventAttribute, activities, ends, without);
        }

        public Options withActivities(Collection<String> known) {
            return new Options(readAt, sequence, new TreeSet<>(known), ends, without);
        }

        public Options withEnds(String... allowed) {
            return new Options(readAt, sequence, activities, new TreeSet<>(Arrays.asList(allowed)), without);
        }

        /** Leaves detectors out, by their ids: {@code withoutDetectors("unique-values")}. */
        public Options withoutDetectors(String... ids) {
            return new Options(readAt, sequence, activities, ends, new TreeSet<>(Arrays.asList(ids)));
        }
    }

    /** As they are shown: what could not be looked at comes last. */
    private static final Comparator<QualityFinding> RANK = Comparator.comparing(QualityFinding::severity)
            .reversed()
            .thenComparing(finding -> finding.offences().unanswered().isPresent())
            .thenComparing(Comparator.comparingDouble(DataQuality::share).reversed());

    private final EventLog log;
    private final List<QualityFinding> findings;

    private DataQuality(EventLog log, List<QualityFinding> findings) {
        this.log = log;
        this.findings = findings.stream().sorted(RANK).toList();
    }

    public static DataQuality of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static DataQuality of(EventLog log, Options options) {
        return new DataQuality(log, new Detectors(log, options).run());
    }

    private static double share(QualityFinding finding) {
        double share = finding.offences().caseShare();
        return Double.isNaN(share) ? 0 : share;
    }

    /**
     * The same with further findings: those of detectors with parameters, or of your own. One with an id that is there already takes its
     * place.
     *
     * @throws IllegalArgumentException if a finding is about another log
     */
    public DataQuality with(QualityFinding... more) {
        List<QualityFinding> all = new ArrayList<>(findings);
        for (QualityFinding finding : more) {
            if (finding.offences().log() != log) {
                throw new IllegalArgumentException("\"" + finding.title() + "\" is about the log "
                        + finding.offences().log().name() + ", and this is about " + log.name()
                        + "; look for it in the same log");
            }
            all.removeIf(known -> known.id().equals(finding.id()));
            all.add(finding);
        }
        return new DataQuality(log, all);
    }

    /** All findings, the most severe first, those without offenders among them. */
    public List<QualityFinding> findings() {
        return findings;
    }

    /** The finding of one detector, by its id, such as {@code "missing-values"}. A wrong id answers with those that there are. */
    public QualityFinding result(String id) {
        return findings.stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no finding \"" + id + "\"; there are: "
                        + String.join(
                                ", ",
                                findings.stream()
                                        .map(QualityFinding::id)
                                        .sorted()
                                        .toList())));
    }

    /** The worst severity of all. */
    public Severity severity() {
        return findings.stream()
                .map(QualityFinding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.NONE);
    }

    @Override
    public String id() {
        return "data-quality";
    }

    @Override
    public Phrase title() {
        return Phrase.of("Data quality of " + log.name(), log.name() + " のデータ品質");
    }

    /** One row for each detector. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                title(),
                Field.of("detector", Phrase.of("Looked for", "検査"), Kind.TEXT),
                Field.of("severity", Phrase.of("Severity", "重要度"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "ケース数"), Kind.COUNT),
                Field.of("events", Phrase.of("Events", "イベント数"), Kind.COUNT),
                Field.of("share", Phrase.of("Share of cases", "ケースの割合"), Kind.SHARE),
                Field.of("found", Phrase.of("Found", "結果"), Kind.TEXT),
                Field.of("case", Phrase.of("Example case", "ケースの例"), Kind.TEXT),
                Field.of("example", Phrase.of("Example", "例"), Kind.TEXT));
        for (QualityFinding finding : findings) {
            Offences offences = finding.offences();
            Optional<Offences.Tally> worst = offences.tallies().stream().findFirst();
            table.row(
                    finding.title(),
                    offences.unanswered().isPresent()
                            ? Phrase.of("not possible", "検査不可")
                            : finding.severity().label(),
                    offences.caseCount(),
                    offences.eventCount(),
                    offences.caseCount() == 0 ? null : (Object) offences.caseShare(),
                    new OffenceText(offences).heading(),
                    worst.map(tally -> tally.example().caseId()).orElse(null),
                    worst.map(tally -> tally.example().detail()).orElse(null));
        }
        return table.build();
    }

    /** What was found, and what to do first. */
    @Override
    public Phrase verdict() {
        int asked = (int) findings.stream()
                .filter(finding -> finding.offences().unanswered().isEmpty())
                .count();
        String checks = Wording.count(asked, "check", "checks");
        String checksJa = "検査" + Wording.number(asked) + "件";
        if (severity() == Severity.NONE) {
            return Phrase.of(checks + ", nothing found.", checksJa + "、問題は見つかりませんでした。");
        }
        long errors = count(Severity.ERROR);
        long warnings = count(Severity.WARNING);
        long infos = count(Severity.INFO);
        QualityFinding first = findings.get(0);
        String en = checks + ": " + Wording.count(errors, "error", "errors") + ", "
                + Wording.count(warnings, "warning", "warnings") + ", " + Wording.number(infos) + " to know. ";
        String ja = checksJa + ": エラー" + errors + "件、警告" + warnings + "件、情報" + infos + "件。";
        return severity() == Severity.INFO
                ? Phrase.of(en + "Nothing keeps you from measuring.", ja + "測定の妨げになる問題はありません。")
                : Phrase.of(
                        en + "First: " + first.title().en() + " ("
                                + first.verdict().en() + "). " + first.advice().en(),
                        ja + "最初に: " + first.title().ja() + "("
                                + first.verdict().ja() + ")。" + first.advice().ja());
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    @Override
    public Status status() {
        return switch (severity()) {
            case NONE -> Status.NO_PROBLEM;
            case INFO -> Status.DESCRIPTION;
            case WARNING, ERROR -> Status.PROBLEM;
        };
    }

    @Override
    public Coverage coverage() {
        return new Coverage(log.caseCount(), log.caseCount(), Phrase.of("all cases were looked at", "すべてのケースを検査"));
    }

    /** What to do about errors and warnings, in this order. */
    @Override
    public List<SuggestedAction> actions() {
        return findings.stream()
                .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                .map(finding -> new SuggestedAction(finding.advice(), finding.sentence(), finding.id()))
                .toList();
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
