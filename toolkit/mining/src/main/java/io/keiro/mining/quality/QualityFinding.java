package io.keiro.mining.quality;

import io.keiro.log.DataTable;
import io.keiro.log.Event;
import io.keiro.log.Phrase;
import io.keiro.log.Trace;
import io.keiro.mining.Coverage;
import io.keiro.mining.Finding;
import java.util.function.Predicate;

/**
 * What one detector found: the offenders, how bad they are, and conditions that choose them: {@code log.dropEvents(found.events())}.
 *
 * <p>A detector of your own is a record that implements {@link #offences()} and {@link #title()}; the rest has a default, and
 * {@link DataQuality#with} takes it in beside the built-in ones.
 */
public interface QualityFinding extends Finding {

    /** How much a finding matters, the least first. */
    enum Severity {
        /** nothing was found, or nothing could be looked at */
        NONE("none", "なし"),
        /** good to know when numbers are read */
        INFO("info", "情報"),
        /** changes results: decide before you measure */
        WARNING("warning", "警告"),
        /** results that use these events are wrong */
        ERROR("error", "エラー");

        private final Phrase label;

        Severity(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        /** The word that people read. */
        public Phrase label() {
            return label;
        }
    }

    /** All offenders. */
    Offences offences();

    default Severity severity() {
        return offences().severity();
    }

    /** What to do about it, as an instruction. */
    default Phrase advice() {
        return Phrase.of("Look at the offenders and decide.", "該当する箇所を確認して判断してください。");
    }

    /** The cases with an offender, as a condition for {@code keepCases} and {@code dropCases}. */
    default Predicate<Trace> cases() {
        return offences().cases();
    }

    /** The offending events, as a condition for {@code keepEvents} and {@code dropEvents}; none for offenders that are whole cases. */
    default Predicate<Event> events() {
        return offences().events();
    }

    /** One row for each thing that is wrong; {@link #offences()} lists the offenders one by one. */
    @Override
    default DataTable table() {
        return new OffenceText(offences()).summary(title());
    }

    @Override
    default Phrase verdict() {
        return offences().sentence();
    }

    @Override
    default Status status() {
        if (offences().unanswered().isPresent()) {
            return Status.NOT_POSSIBLE;
        }
        return switch (severity()) {
            case NONE -> Status.NO_PROBLEM;
            case INFO -> Status.DESCRIPTION;
            case WARNING, ERROR -> Status.PROBLEM;
        };
    }

    @Override
    default Coverage coverage() {
        int cases = offences().log().caseCount();
        boolean looked = offences().unanswered().isEmpty();
        return new Coverage(
                cases,
                looked ? cases : 0,
                offences().unanswered().orElse(Phrase.of("all cases were looked at", "すべてのケースを検査")));
    }
}
