package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.PerformanceDfg;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMapTest {

    private static final EventLog DEALS =
            Logs.of("Lead Quote Won", "Lead Quote Quote Won", "Lead Lost", "Lead Quote Won");

    private static ProcessMap frequencies(EventLog log) {
        return ProcessMap.of(DirectlyFollowsGraph.of(log));
    }

    @Test
    void showsActivitiesPathsAndTheirCounts() {
        ProcessMap map = frequencies(DEALS);
        assertThat(map.activities()).containsExactly("Lead", "Quote", "Won", "Lost");
        assertThat(map.paths())
                .extracting(DirectlyFollowsGraph.Edge::toString)
                .containsExactly(
                        "Edge[from=Lead, to=Quote, count=3]",
                        "Edge[from=Quote, to=Won, count=3]",
                        "Edge[from=Lead, to=Lost, count=1]",
                        "Edge[from=Quote, to=Quote, count=1]");
        assertThat(Svg.selfContained(map.toSvg()).texts())
                .contains("Start", "4 cases", "Lead", "Quote", "Won", "Lost", "End")
                .filteredOn("3"::equals)
                .as("Lead to Quote, Quote to Won, Won occurs, Won ends")
                .hasSize(4);
        assertThat(map).hasToString("Process map: 4 activities, 4 paths.");
    }

    @Test
    void durationsAreMediansInTheUnitThatFits() {
        ProcessMap map = ProcessMap.of(PerformanceDfg.of(DEALS));
        assertThat(Svg.selfContained(map.toSvg()).texts())
                .contains("60 min · 3", "60 min · 1", "fast", "slow (60.0 min)");
        assertThat(map).hasToString("Process map of durations: 4 activities, 4 paths.");
    }

    @Test
    void keepPathsDropsTheRareAndSaysSo() {
        ProcessMap map = frequencies(Logs.of("A B C", "A B C", "A B C", "A B C", "A C", "A B B C"))
                .keepPaths(0.7);
        assertThat(map.paths()).extracting(e -> e.from() + e.to()).containsExactly("AB", "BC");
        assertThat(map).hasToString("Process map: 3 activities, 2 of 4 paths, 83 % of all transitions.");
        assertThat(map.in(Language.JA)).hasToString("プロセスマップ: アクティビティ3件、パス4本中2本、全遷移の83 %。");
    }

    @Test
    void keepActivitiesKeepsTheirMainPathsWhole() {
        // Z is frequent but is only reached through Y, so Y stays; nothing needs D.
        ProcessMap map = frequencies(Logs.of("A B C", "A B C", "A D C", "A Y Z Z Z Z Z Z C"))
                .keepActivities(0.3);
        assertThat(map.activities()).contains("Z", "Y", "A", "C").doesNotContain("D");
        assertThat(map.toString()).startsWith("Process map: 5 of 6 activities (94 % of all events), ");
    }

    @Test
    void manyPathsAreReducedButNeverInSilence() {
        ProcessMap map = frequencies(Logs.random(7, 12, 400));
        int all = DirectlyFollowsGraph.of(Logs.random(7, 12, 400)).edges().size();
        assertThat(all).isGreaterThan(40);
        assertThat(map.paths()).hasSizeLessThan(all);
        assertThat(map.toString()).contains("of " + all + " paths").endsWith("keepPaths(1.0) shows all " + all + ".");
        assertThat(Svg.parse(map.toSvg()).title()).isEqualTo(map.toString());
        assertThat(map.keepPaths(1).paths()).hasSize(all);
        assertThat(map.keepPaths(1)).hasToString("Process map: 12 activities, " + all + " paths.");
    }

    @Test
    void manyActivitiesAreReducedButNeverInSilence() {
        ProcessMap map = frequencies(Logs.random(3, 60, 300));
        assertThat(map.activities().size()).isLessThan(60);
        assertThat(map.toString())
                .startsWith("Process map: 58 of 60 activities")
                .endsWith(" A map shows at most 200 activities and 400 paths; narrow the log to see the others.");
        assertThat(map.keepPaths(0.3).toString()).endsWith("keepActivities(1.0).keepPaths(1.0) shows all.");
        assertThat(map.keepActivities(1).keepPaths(0.5).activities()).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyActivityShownLiesOnAPathFromStartToEnd(long seed) {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.random(seed, 4 + (int) seed * 3, 60));
        for (double activities : new double[] {0, 0.5, 0.9, 1}) {
            Set<List<Integer>> before = Set.of();
            for (double paths : new double[] {0, 0.3, 0.6, 0.9, 1}) {
                MapSelection selection = MapSelection.of(graph, activities, paths);
                assertThat(reached(selection, true))
                        .as("from the start")
                        .hasSize(selection.activities().size());
                assertThat(reached(selection, false))
                        .as("to the end")
                        .hasSize(selection.activities().size());
                Set<List<Integer>> arcs = new HashSet<>();
                selection.arcs().forEach(arc -> arcs.add(List.of(arc.from(), arc.to())));
                assertThat(arcs).as("a larger share shows no less").containsAll(before);
                before = arcs;
            }
        }
        MapSelection whole = MapSelection.of(graph, 1, 1);
        assertThat(whole.shown()).isEqualTo(whole.totals());
    }

    private static Set<Integer> reached(MapSelection selection, boolean forwards) {
        Map<Integer, Set<Integer>> neighbours = new HashMap<>();
        selection
                .arcs()
                .forEach(arc -> neighbours
                        .computeIfAbsent(forwards ? arc.from() : arc.to(), a -> new HashSet<>())
                        .add(forwards ? arc.to() : arc.from()));
        Set<Integer> reached = new HashSet<>();
        List<Integer> open = new java.util.ArrayList<>(List.of(forwards ? MapSelection.START : MapSelection.END));
        while (!open.isEmpty()) {
            for (int next : neighbours.getOrDefault(open.remove(0), Set.of())) {
                if (next >= 0 && reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }

    @Test
    void emptyLog() {
        ProcessMap map = frequencies(Logs.empty());
        assertThat(map).hasToString("Process map: no events to draw.");
        assertThat(Svg.selfContained(map.toSvg()).texts()).containsExactly("Process map: no events to draw.");
        assertThat(ProcessMap.of(PerformanceDfg.of(Logs.empty()))
                        .in(Language.JA)
                        .toString())
                .isEqualTo("プロセスマップ(所要時間): 描画するイベントがありません。");
        assertThat(map.toPng()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void caseWithoutEvents() {
        EventLog log = EventLog.builder("x")
                .event("1", "A", Logs.START)
                .caseAttribute("2", "Region", "West")
                .build();
        assertThat(frequencies(log)).hasToString("Process map: 1 activity, 0 paths; 1 case without events.");
    }

    @Test
    void singleEvent() {
        assertThat(Svg.selfContained(frequencies(Logs.of("A")).toSvg()).texts())
                .contains("Start", "1 case", "A", "End");
    }

    @Test
    void timesMissing() {
        EventLog log = EventLog.builder("x")
                .event("1", "A", null)
                .event("1", "B", null)
                .build();
        assertThat(Svg.selfContained(ProcessMap.of(PerformanceDfg.of(log)).toSvg())
                        .texts())
                .contains("– · 1");
    }

    @Test
    void overlapsAreNegative() {
        EventLog log = EventLog.builder("x")
                .interval("1", "A", new io.keiro.log.EventLogBuilder.Span(Logs.START, Logs.START.plusSeconds(7_200)))
                .interval(
                        "1",
                        "B",
                        new io.keiro.log.EventLogBuilder.Span(
                                Logs.START.plusSeconds(600), Logs.START.plusSeconds(9_000)))
                .build();
        assertThat(Svg.selfContained(ProcessMap.of(PerformanceDfg.of(log)).toSvg())
                        .texts())
                .contains("−1.8 h · 1");
    }

    @Test
    void foreignNamesStayText() {
        EventLog log = EventLog.builder("x")
                .event("1", "<script>alert('1')</script> & \"co\"", Logs.START)
                .event("1", "control\u0007\u0000 \uD83D\uDE80 \u202Eoverride", Logs.START.plusSeconds(1))
                .event("1", "מכירה", Logs.START.plusSeconds(2))
                .event("1", "  ", Logs.START.plusSeconds(3))
                .build();
        String svg = frequencies(log).toSvg();
        Svg parsed = Svg.selfContained(svg);
        assertThat(parsed.elements("script")).isEmpty();
        assertThat(String.join("", parsed.texts()))
                .contains("<script>alert", "& \"co\"", "control 🚀", "override", "מכירה")
                .doesNotContain("\u202E");
    }

    @Test
    void longNamesAreWrappedAndThenShortened() {
        String name = "Check whether the customer has accepted the revised quotation "
                .repeat(4)
                .strip();
        EventLog log = EventLog.builder("x").event("1", name, Logs.START).build();
        List<String> texts = Svg.parse(frequencies(log).toSvg()).texts();
        assertThat(texts).anyMatch(text -> text.endsWith("…"));
        assertThat(texts)
                .filteredOn(text -> name.contains(text.replace("…", "")))
                .hasSizeBetween(4, 6);
    }

    @Test
    void labelsGiveNamesForPeopleInEitherLanguage() {
        ProcessMap map = frequencies(Logs.of("quote_issued contract_signed"))
                .withLabels(id -> id.equals("quote_issued") ? Phrase.of("Quote issued", "見積書発行") : null);
        assertThat(Svg.parse(map.toSvg()).texts()).contains("Quote issued", "contract_signed", "Start");
        assertThat(Svg.parse(map.in(Language.JA).toSvg()).texts())
                .contains("見積書発行", "contract_signed", "開始", "終了", "1ケース");
        assertThat(map.in(Language.JA).toSvg()).contains("xml:lang=\"ja\"");
    }

    @Test
    void sameMapSameBytes() {
        EventLog log = Logs.random(11, 9, 100);
        assertThat(frequencies(log).toSvg()).isEqualTo(frequencies(log).toSvg());
        assertThat(frequencies(log).toPng()).isEqualTo(frequencies(log).toPng());
    }

    @Test
    void twoMapsOnAPageDoNotDisturbEachOther() {
        String first = frequencies(DEALS).toSvg();
        String second = ProcessMap.of(PerformanceDfg.of(DEALS)).toSvg();
        Svg page = Svg.parse("<svg xmlns=\"http://www.w3.org/2000/svg\">" + first + second + "</svg>");
        assertThat(page.ids()).doesNotHaveDuplicates();
        assertThat(page.elements("style")).isEmpty();
        assertThat(first).doesNotContain("url(#");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void everythingLiesInsideAndNoLabelCoversAnother(long seed) {
        EventLog log = Logs.random(seed, 9, 40);
        MapSelection selection = MapSelection.of(DirectlyFollowsGraph.of(log), 1, 0.85);
        PerformanceDfg performance = PerformanceDfg.of(log);
        MapPicture.Words words = new MapPicture.Words(
                seed % 2 == 0 ? Language.EN : Language.JA,
                name -> Phrase.of(name, "アクティビティの名称" + name),
                Phrase.of("All shown.", "すべて表示。"),
                performance.graph()::activityCount,
                arc -> arc.count() * 5_000.0);
        Drawing drawing = MapPicture.of(selection, words);
        Rectangle2D page = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
        List<Rectangle2D> labels = drawing.marks().stream()
                .filter(Label.class::isInstance)
                .map(mark -> ((Label) mark).bounds())
                .toList();
        assertThat(labels).allMatch(page::contains);
        for (int i = 0; i < labels.size(); i++) {
            for (int j = i + 1; j < labels.size(); j++) {
                Rectangle2D both = labels.get(i).createIntersection(labels.get(j));
                boolean apart = both.getWidth() <= 0.5 || both.getHeight() <= 1;
                assertThat(apart).as(drawing.marks().toString()).isTrue();
            }
        }
        for (Drawing.Mark mark : drawing.marks()) {
            if (mark instanceof Line line) {
                assertThat(line.outline().controlPoints()).allMatch(p -> page.contains(p.x(), p.y()));
            } else if (mark instanceof Box box) {
                assertThat(page.contains(box.x(), box.y(), box.width(), box.height()))
                        .isTrue();
            }
        }
    }

    @Test
    void arcsRunFromBoxToBoxWithTheirHeadsOnTheEdge() {
        Drawing drawing = MapPicture.of(
                MapSelection.of(DirectlyFollowsGraph.of(DEALS), 1, 1),
                new MapPicture.Words(Language.EN, Phrase::same, Phrase.same("x"), name -> 1, null));
        List<Box> boxes = drawing.marks().stream()
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .filter(b -> b.width() > 70)
                .toList();
        assertThat(boxes).hasSize(6);
        assertThat(drawing.marks())
                .filteredOn(mark -> mark instanceof Line line && line.arrow())
                .hasSize(7)
                .allSatisfy(mark -> {
                    Line line = (Line) mark;
                    assertThat(boxes)
                            .anyMatch(box -> touches(box, line.outline().start()));
                    assertThat(boxes)
                            .anyMatch(box -> touches(box, line.outline().end()));
                });
    }

    private static boolean touches(Box box, Outline.Point point) {
        Rectangle2D outer = new Rectangle2D.Double(box.x() - 1, box.y() - 1, box.width() + 2, box.height() + 2);
        Rectangle2D inner = new Rectangle2D.Double(box.x() + 1, box.y() + 1, box.width() - 2, box.height() - 2);
        return outer.contains(point.x(), point.y()) && !inner.contains(point.x(), point.y());
    }

    @Test
    void writesSvgAndPngWhole(@TempDir Path folder) throws Exception {
        ProcessMap map = frequencies(DEALS);
        WrittenFile svg = map.write(folder.resolve("new folder/map.svg"));
        assertThat(svg.path()).hasContent(map.toSvg());
        assertThat(svg.sentence().en())
                .startsWith("Process map written: ")
                .contains("map.svg (")
                .endsWith("kB)");
        assertThat(Files.readAllBytes(map.write(folder.resolve("map.PNG")).path()))
                .isEqualTo(map.toPng());
        try (var files = Files.list(folder.resolve("new folder"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aStoppedCellStopsTheLayout() {
        ProcessMap map = frequencies(DEALS);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(map::toSvg)
                    .isInstanceOf(java.util.concurrent.CancellationException.class)
                    .hasMessage("the layout of the map was stopped before it was finished");
        } finally {
            assertThat(Thread.interrupted()).as("the wish to stop is handed on").isTrue();
        }
        assertThat(map.toSvg()).as("and the map can be drawn later").startsWith("<svg");
    }

    @Test
    void wrongArgumentsAreExplained(@TempDir Path folder) {
        ProcessMap map = frequencies(DEALS);
        assertThatThrownBy(() -> map.keepPaths(80))
                .hasMessage(
                        "keepPaths takes a share from 0 to 1, for example 0.8 for 80 % of all transitions, not 80.0");
        assertThatThrownBy(() -> map.keepActivities(Double.NaN))
                .hasMessage(
                        "keepActivities takes a share from 0 to 1, for example 0.8 for 80 % of all events, not NaN");
        assertThatThrownBy(() -> map.write(Path.of("map.pdf")))
                .hasMessage("a process map is written as .svg or .png, but the file is called map.pdf");
        assertThatThrownBy(() -> WrittenFile.write(folder, Phrase.same("x"), out -> {}))
                .hasMessage("cannot write " + folder + ": it is a folder; add a file name");
    }
}
