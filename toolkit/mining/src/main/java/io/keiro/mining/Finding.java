package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.List;
import java.util.Optional;

/**
 * The answer to one question: a sentence, numbers with their uncertainty, what they rest on, a picture and what to do.
 *
 * <p>An analysis of your own is a record that implements {@link #title()} and {@link #table()}; everything else has a default. It
 * then draws, prints and goes into the report like the built-in ones.
 */
public interface Finding extends Tabular {

    /** What the data said. */
    enum Status {
        /** there is a problem, and the verdict names it */
        PROBLEM,
        /** enough data, and nothing stands out beyond chance */
        NO_PROBLEM,
        /** the data cannot answer; the verdict says what is missing */
        NOT_POSSIBLE,
        /** a description, not a judgement */
        DESCRIPTION
    }

    /** A stable technical name, for example "sales-cycle". */
    default String id() {
        return getClass().getSimpleName();
    }

    Phrase title();

    @Override
    DataTable table();

    /** The answer in one or two plain sentences, with the main number. */
    default Phrase verdict() {
        return table().sentence();
    }

    default Status status() {
        return Status.DESCRIPTION;
    }

    default List<Measure> measures() {
        return List.of();
    }

    default Coverage coverage() {
        return new Coverage(table().rowCount(), table().rowCount(), Phrase.of("all rows", "全行"));
    }

    default Evidence evidence() {
        return Evidence.NONE;
    }

    /** The one picture that shows the verdict. */
    default Optional<Shape> shape() {
        return Optional.empty();
    }

    /** The compared segments, the most notable first. */
    default List<Segment> segments() {
        return List.of();
    }

    default Optional<ValueAtStake> valueAtStake() {
        return Optional.empty();
    }

    default List<SuggestedAction> actions() {
        return List.of();
    }

    @Override
    default Phrase sentence() {
        return Phrase.of(
                title().en() + ": " + verdict().en(),
                title().ja() + ": " + verdict().ja());
    }
}
