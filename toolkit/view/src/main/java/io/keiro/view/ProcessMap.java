package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.DirectlyFollowsGraph;
import io.keiro.mining.PerformanceDfg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A process map: the activities of a log as boxes from top to bottom, how often (or how slowly) one follows another as arcs.
 *
 * <p>{@code ProcessMap.of(graph)} shows frequencies, {@code ProcessMap.of(performance)} the median time of each path, coloured by
 * slowness, beside its frequency. A value like any other: {@link #keepPaths} and {@link #keepActivities} return a new map. What is shown
 * and what was left out stands in the picture and in {@link #sentence()}.
 *
 * <p>Every activity shown lies on a path from the start to the end; an empty log gives a picture that says so. Of a graph with more than
 * 40 paths only the most frequent are shown that make up 80 % of all transitions, unless {@link #keepPaths} says otherwise; of more than
 * 50 activities only those that make up 98 % of all events, unless {@link #keepActivities} does. No map shows more than 400 paths or 200
 * activities beyond those that this law needs.
 */
public final class ProcessMap {

    private static final double PNG_SCALE = 2;

    private final DirectlyFollowsGraph graph;
    private final PerformanceDfg performance;
    private final MapSettings settings;
    private final MapSelection selection;
    private Drawing drawing;

    private ProcessMap(DirectlyFollowsGraph graph, PerformanceDfg performance, MapSettings settings) {
        this.graph = graph;
        this.performance = performance;
        this.settings = settings;
        this.selection = MapSelection.of(graph, settings.activityShare(graph), settings.pathShare(graph));
    }

    /** A map of how often one activity directly follows another. */
    public static ProcessMap of(DirectlyFollowsGraph graph) {
        return new ProcessMap(Objects.requireNonNull(graph, "a process map needs a graph"), null, MapSettings.NONE);
    }

    /** A map of how long it takes from one activity to the next: the median of each path, with its frequency. */
    public static ProcessMap of(PerformanceDfg performance) {
        Objects.requireNonNull(performance, "a process map needs a performance graph");
        return new ProcessMap(performance.graph(), performance, MapSettings.NONE);
    }

    /**
     * Only the most frequent paths that together make up this share of all that flows between the activities shown, starts and ends of
     * cases included; more where an activity would otherwise hang in the air.
     *
     * @param share from 0 (only what keeps the activities connected) to 1 (all)
     */
    public ProcessMap keepPaths(double share) {
        return with(settings.withPaths(share));
    }

    /**
     * Only the most frequent activities that together make up this share of all events, and those that their main paths need.
     *
     * @param share from 0 (the most frequent activity and what it needs) to 1 (all)
     */
    public ProcessMap keepActivities(double share) {
        return with(settings.withActivities(share));
    }

    /** Shows activities under other names, for example {@code map.withLabels(id -> catalogue.label(id))}; null keeps a name as it is. */
    public ProcessMap withLabels(Function<? super String, Phrase> labels) {
        Objects.requireNonNull(labels, "withLabels needs a function from an activity to its label");
        return with(settings.withLabels(activity -> {
            Phrase label = labels.apply(activity);
            return label == null ? Phrase.same(activity) : label;
        }));
    }

    /** The map with its texts in this language; otherwise in the reader's. */
    public ProcessMap in(Language language) {
        return with(settings.withLanguage(Objects.requireNonNull(language, "in needs a language, EN or JA")));
    }

    /** The map with a title of its own. */
    public ProcessMap titled(Phrase title) {
        return with(settings.withTitle(Objects.requireNonNull(title, "titled needs a title")));
    }

    private ProcessMap with(MapSettings changed) {
        return new ProcessMap(graph, performance, changed);
    }

    /** The same map, in this language unless it has one already. */
    ProcessMap orIn(Language reader) {
        return settings.language() == null ? in(reader) : this;
    }

    /** The activities shown, the most frequent first. */
    public List<String> activities() {
        return selection.activities();
    }

    /** The paths shown, the most frequent first; starts and ends of cases are not among them. */
    public List<DirectlyFollowsGraph.Edge> paths() {
        return selection.arcs().stream()
                .filter(MapSelection.Arc::isTransition)
                .map(this::edge)
                .toList();
    }

    private DirectlyFollowsGraph.Edge edge(MapSelection.Arc arc) {
        List<String> names = selection.activities();
        return new DirectlyFollowsGraph.Edge(names.get(arc.from()), names.get(arc.to()), arc.count());
    }

    /** What is shown, what was left out, and how to see more. */
    public Phrase sentence() {
        return MapSentence.of(
                selection,
                new MapSentence.Facts(
                        settings.title(),
                        performance != null,
                        graph.emptyTraces(),
                        settings.hidesActivities(graph) || settings.hidesPaths(graph)));
    }

    /** The map as an SVG element that needs nothing from outside; the same map gives the same bytes. */
    public String toSvg() {
        return drawing().toSvg();
    }

    /** The map as PNG, two pixels per unit. */
    public byte[] toPng() {
        return drawing().toPng(PNG_SCALE);
    }

    /** Writes the map as SVG or PNG, as the file name ends; a file of that name is replaced once the new one is complete. */
    public WrittenFile write(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        Phrase what = Phrase.of("Process map", "プロセスマップ");
        if (name.endsWith(".svg")) {
            return WrittenFile.write(file, what, out -> out.write(toSvg().getBytes(StandardCharsets.UTF_8)));
        }
        if (name.endsWith(".png")) {
            return WrittenFile.write(file, what, out -> out.write(toPng()));
        }
        throw new IllegalArgumentException("a process map is written as .svg or .png, but the file is called " + file);
    }

    synchronized Drawing drawing() {
        if (drawing == null) {
            drawing = MapPicture.of(selection, words());
        }
        return drawing;
    }

    private MapPicture.Words words() {
        Language language = settings.language() == null ? Language.EN : settings.language();
        return new MapPicture.Words(
                language,
                settings.labels(),
                sentence(),
                graph::activityCount,
                performance == null
                        ? null
                        : arc -> performance.duration(edge(arc)).median());
    }

    @Override
    public String toString() {
        return sentence().in(settings.language() == null ? Language.EN : settings.language());
    }
}
