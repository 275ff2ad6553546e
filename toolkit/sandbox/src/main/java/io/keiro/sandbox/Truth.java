package io.keiro.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The answer key of a sandbox: what was planted where, which records it touches, and what an analysis should measure.
 *
 * @param generator name and version of what made the company
 * @param options what the sandbox was started with
 * @param problems every problem that can be planted, in order, planted or not
 * @param defects every defect of the dirty edition; empty for a clean one
 * @param contracts every contract that is a record of its own, in the order of their deals
 */
public record Truth(
        String generator,
        Sandbox.Options options,
        List<Planted> problems,
        List<Defect> defects,
        List<Contract> contracts) {

    public Truth {
        problems = List.copyOf(problems);
        defects = List.copyOf(defects);
        contracts = List.copyOf(contracts);
    }

    /**
     * A contract as a record of the portal.
     *
     * @param id of the record
     * @param dealId the deal that it belongs to
     * @param created when the record was made, ISO 8601
     * @param signed when it was signed, ISO 8601; null if it is not yet
     */
    public record Contract(String id, String dealId, String created, String signed) {}

    /**
     * A defect of the dirty edition.
     *
     * @param gate the quality gate that should notice it, Q01 to Q20
     * @param kind a name that all defects of the kind share
     * @param type type of the spoilt record by plural name, or the file that has it
     * @param id of the record, or the row of the file
     * @param what what is wrong with it
     */
    public record Defect(String gate, String kind, String type, String id, String what) {}

    /**
     * A problem in this company.
     *
     * @param on true if it was planted
     * @param strength factor of its effect, 1 if it was not planted
     * @param where the segment, as values of attributes that must all hold; where it would be, if it was not planted
     * @param details further facts that an analysis may find
     * @param affectedType type of the affected records by plural name
     * @param affectedIds records in the segment whose course the problem changed; empty if it was not planted
     * @param kinds further lists of ids by what they have in common, for example "stalled" or "orphans"
     * @param expected figures to measure
     */
    public record Planted(
            Problem problem,
            boolean on,
            double strength,
            List<Where> where,
            List<Where> details,
            String affectedType,
            List<String> affectedIds,
            List<IdList> kinds,
            List<Figure> expected) {
        public Planted {
            where = List.copyOf(where);
            details = List.copyOf(details);
            affectedIds = List.copyOf(affectedIds);
            kinds = List.copyOf(kinds);
            expected = List.copyOf(expected);
        }

        /** P1 to P12. */
        public String id() {
            return problem.id();
        }

        /** P1: deals of the segment that stand in its stage, longer than nine tenths of the won deals did. */
        public List<String> stalledIds() {
            return ids("stalled");
        }

        /** The ids of a kind; empty if there are none. */
        public List<String> ids(String kind) {
            return kinds.stream()
                    .filter(list -> list.kind().equals(kind))
                    .findFirst()
                    .map(IdList::ids)
                    .orElse(List.of());
        }

        /** The value that an attribute has in the segment. */
        public String where(String attribute) {
            return where.stream()
                    .filter(pair -> pair.attribute().equals(attribute))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(
                            id() + " has no attribute \"" + attribute + "\"; it is planted where " + where))
                    .value();
        }

        /** The figure of a measure. */
        public Figure expected(String measure) {
            return expected.stream()
                    .filter(figure -> figure.measure().equals(measure))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchElementException(id() + " has no measure \"" + measure + "\"; it has "
                            + expected.stream().map(Figure::measure).toList()));
        }
    }

    /**
     * Ids of records that have something in common.
     *
     * @param kind for example "stalled", "orphans", "skips"
     */
    public record IdList(String kind, List<String> ids) {
        public IdList {
            ids = List.copyOf(ids);
        }
    }

    /** An attribute and its value, as people read both. */
    public record Where(String attribute, String value) {
        @Override
        public String toString() {
            return attribute + " = " + value;
        }
    }

    /**
     * What an analysis should measure at the company's present.
     *
     * @param measure name of the measure
     * @param unit days, deals, leads, share (0 to 1), quotes, touches or currency
     * @param value in the segment, in this data; NaN if nothing is there to measure
     * @param elsewhere outside the segment, in this data
     * @param without in the segment, in the same company without this one problem; equal to {@code value} if it was not planted
     * @param tolerance how far an analysis may be off, in the unit
     */
    public record Figure(
            String measure, String unit, double value, double elsewhere, double without, double tolerance) {}

    /** The entry of a problem. */
    public Planted problem(Problem problem) {
        return problems.stream()
                .filter(planted -> planted.problem() == problem)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The answer key has no entry for " + problem + "."));
    }

    /**
     * Reads an answer key that {@link #write} wrote; figures come back rounded to four places.
     *
     * @throws IllegalArgumentException if the file is no answer key; the message says what is wrong with it
     */
    public static Truth read(Path file) {
        return TruthReader.read(file);
    }

    /** The answer key as JSON text. */
    public String json() {
        return TruthJson.text(this);
    }

    /**
     * Writes the answer key as JSON.
     *
     * @param file usually {@code truth.json}; missing folders are made
     */
    public void write(Path file) {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.writeString(file, json());
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The answer key could not be written to " + file.toAbsolutePath() + ": " + failed, failed);
        }
    }

    @Override
    public String toString() {
        long on = problems.stream().filter(Planted::on).count();
        return "Answer key of " + generator + ": " + on + " of " + problems.size() + " problems planted"
                + (on == 0
                        ? ""
                        : ": "
                                + problems.stream()
                                        .filter(Planted::on)
                                        .map(planted -> planted.id() + " where " + planted.where())
                                        .collect(java.util.stream.Collectors.joining("; ")));
    }
}
