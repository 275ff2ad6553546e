package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.Coverage;
import io.keiro.mining.Evidence;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import io.keiro.mining.Segment;
import io.keiro.mining.SuggestedAction;
import io.keiro.mining.ValueAtStake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Findings as four CSV files: one row per finding, per measure, per segment and per suggested action. */
final class FindingFiles {

    static final String FINDINGS = "findings.csv";

    private static final String MEASURES = "measures.csv";
    private static final String SEGMENTS = "segments.csv";
    private static final String SUGGESTIONS = "suggestions.csv";

    private FindingFiles() {}

    static void write(Path folder, List<SavedFinding> findings) {
        measures(findings).write(folder.resolve(MEASURES));
        segments(findings).write(folder.resolve(SEGMENTS));
        suggestions(findings).write(folder.resolve(SUGGESTIONS));
        heads(findings).write(folder.resolve(FINDINGS));
    }

    private static DataTable.Builder table(String name, String... columns) {
        return DataTable.titled(
                Phrase.same(name),
                Arrays.stream(columns)
                        .map(column -> Field.of(column, Kind.TEXT))
                        .toList());
    }

    private static DataTable heads(List<SavedFinding> findings) {
        DataTable.Builder table = table(
                FINDINGS,
                "Id",
                "TitleEn",
                "TitleJa",
                "Status",
                "VerdictEn",
                "VerdictJa",
                "Considered",
                "Measured",
                "CoverageEn",
                "CoverageJa",
                "Explicit",
                "Inferred",
                "External",
                "CutOff",
                "Stake",
                "Currency",
                "FormulaEn",
                "FormulaJa");
        for (SavedFinding each : findings) {
            Optional<ValueAtStake> stake = each.valueAtStake();
            table.row(
                    each.id(),
                    each.title().en(),
                    each.title().ja(),
                    each.status().name(),
                    each.verdict().en(),
                    each.verdict().ja(),
                    each.coverage().considered(),
                    each.coverage().measured(),
                    each.coverage().explanation().en(),
                    each.coverage().explanation().ja(),
                    each.evidence().explicit(),
                    each.evidence().inferred(),
                    each.evidence().external(),
                    each.cutOff(),
                    stake.map(ValueAtStake::amount).orElse(null),
                    stake.map(ValueAtStake::currency).orElse(null),
                    stake.map(value -> value.formula().en()).orElse(null),
                    stake.map(value -> value.formula().ja()).orElse(null));
        }
        return table.build();
    }

    private static DataTable measures(List<SavedFinding> findings) {
        DataTable.Builder table = table(
                MEASURES,
                "Finding",
                "Id",
                "LabelEn",
                "LabelJa",
                "Value",
                "Unit",
                "Low",
                "High",
                "Cases",
                "DefinitionEn",
                "DefinitionJa");
        for (SavedFinding each : findings) {
            each.measures().forEach(measure -> table.row(measureRow(each.id(), measure)));
        }
        return table.build();
    }

    private static Object[] measureRow(String finding, Measure measure) {
        return new Object[] {
            finding,
            measure.id(),
            measure.label().en(),
            measure.label().ja(),
            measure.value(),
            measure.unit(),
            measure.low(),
            measure.high(),
            measure.n(),
            measure.definition().en(),
            measure.definition().ja()
        };
    }

    static Measure measure(SavedRow row) {
        return new Measure(
                row.text("Id"),
                row.phrase("Label"),
                row.number("Value"),
                row.text("Unit"),
                row.number("Low"),
                row.number("High"),
                row.count("Cases"),
                row.phrase("Definition"));
    }

    private static DataTable segments(List<SavedFinding> findings) {
        DataTable.Builder table = table(
                SEGMENTS,
                "Finding",
                "NameEn",
                "NameJa",
                "Attributes",
                "Values",
                "Cases",
                "Value",
                "Rest",
                "Unit",
                "Effect",
                "AdjustedP",
                "Significant");
        for (SavedFinding each : findings) {
            for (Segment segment : each.segments()) {
                table.row(
                        each.id(),
                        segment.name().en(),
                        segment.name().ja(),
                        lines(segment.keys().keySet()),
                        lines(segment.keys().values()),
                        segment.n(),
                        segment.value(),
                        segment.rest(),
                        segment.unit(),
                        segment.effect(),
                        segment.adjustedP(),
                        segment.significant());
            }
        }
        return table.build();
    }

    private static String lines(Iterable<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(text.replaceAll("\\R", " ")));
        return String.join("\n", lines);
    }

    private static Segment segment(SavedRow row) {
        String[] attributes = row.text("Attributes").split("\n", -1);
        String[] values = row.text("Values").split("\n", -1);
        Map<String, String> keys = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(attributes.length, values.length); i++) {
            keys.put(attributes[i], values[i]);
        }
        return new Segment(
                row.phrase("Name"),
                keys,
                row.count("Cases"),
                row.number("Value"),
                row.number("Rest"),
                row.text("Unit"),
                row.number("Effect"),
                row.number("AdjustedP"),
                row.flag("Significant"));
    }

    private static DataTable suggestions(List<SavedFinding> findings) {
        DataTable.Builder table = table(SUGGESTIONS, "Finding", "WhatEn", "WhatJa", "WhyEn", "WhyJa", "Kpi");
        for (SavedFinding each : findings) {
            for (SuggestedAction action : each.actions()) {
                table.row(
                        each.id(),
                        action.what().en(),
                        action.what().ja(),
                        action.why().en(),
                        action.why().ja(),
                        action.kpi());
            }
        }
        return table.build();
    }

    static List<SavedFinding> read(Path folder) {
        Map<String, List<Measure>> measures = grouped(folder.resolve(MEASURES), FindingFiles::measure);
        Map<String, List<Segment>> segments = grouped(folder.resolve(SEGMENTS), FindingFiles::segment);
        Map<String, List<SuggestedAction>> actions = grouped(
                folder.resolve(SUGGESTIONS),
                row -> new SuggestedAction(row.phrase("What"), row.phrase("Why"), row.text("Kpi")));
        return SavedRow.of(folder.resolve(FINDINGS)).stream()
                .map(row -> head(
                        row,
                        measures.getOrDefault(row.text("Id"), List.of()),
                        segments.getOrDefault(row.text("Id"), List.of()),
                        actions.getOrDefault(row.text("Id"), List.of())))
                .toList();
    }

    private static <T> Map<String, List<T>> grouped(Path file, Function<SavedRow, T> reader) {
        Map<String, List<T>> groups = new LinkedHashMap<>();
        SavedRow.of(file)
                .forEach(row -> groups.computeIfAbsent(row.text("Finding"), id -> new ArrayList<>())
                        .add(reader.apply(row)));
        return groups;
    }

    private static SavedFinding head(
            SavedRow row, List<Measure> measures, List<Segment> segments, List<SuggestedAction> actions) {
        boolean stake = !row.text("FormulaEn").isEmpty();
        return new SavedFinding(
                row.text("Id"),
                row.phrase("Title"),
                Finding.Status.valueOf(row.text("Status")),
                row.phrase("Verdict"),
                new Coverage(row.count("Considered"), row.count("Measured"), row.phrase("Coverage")),
                new Evidence(row.count("Explicit"), row.count("Inferred"), row.count("External")),
                row.text("CutOff"),
                stake
                        ? Optional.of(
                                new ValueAtStake(row.number("Stake"), row.text("Currency"), row.phrase("Formula")))
                        : Optional.empty(),
                measures,
                segments,
                actions);
    }
}
