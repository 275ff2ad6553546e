package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.DirectlyFollowsGraph;
import java.util.function.Function;

/**
 * What was asked of a map.
 *
 * @param paths share of the transitions, NaN where nothing was asked
 * @param activities share of the events, NaN where nothing was asked
 * @param labels name of an activity for people
 * @param language null for the reader's
 * @param title null for none
 */
record MapSettings(double paths, double activities, Function<String, Phrase> labels, Language language, Phrase title) {

    static final MapSettings NONE = new MapSettings(Double.NaN, Double.NaN, Phrase::same, null, null);

    private static final int READABLE_PATHS = 40;
    private static final double DEFAULT_PATH_SHARE = 0.8;
    private static final int READABLE_ACTIVITIES = 50;
    private static final double DEFAULT_ACTIVITY_SHARE = 0.98;

    MapSettings withPaths(double share) {
        return new MapSettings(checked("keepPaths", share, "all transitions"), activities, labels, language, title);
    }

    MapSettings withActivities(double share) {
        return new MapSettings(paths, checked("keepActivities", share, "all events"), labels, language, title);
    }

    MapSettings withLabels(Function<String, Phrase> newLabels) {
        return new MapSettings(paths, activities, newLabels, language, title);
    }

    MapSettings withLanguage(Language newLanguage) {
        return new MapSettings(paths, activities, labels, newLanguage, title);
    }

    MapSettings withTitle(Phrase newTitle) {
        return new MapSettings(paths, activities, labels, language, newTitle);
    }

    private static double checked(String verb, double share, String whole) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    verb + " takes a share from 0 to 1, for example 0.8 for 80 % of " + whole + ", not " + share);
        }
        return share;
    }

    double activityShare(DirectlyFollowsGraph graph) {
        return hidesActivities(graph) ? DEFAULT_ACTIVITY_SHARE : Double.isNaN(activities) ? 1 : activities;
    }

    double pathShare(DirectlyFollowsGraph graph) {
        return hidesPaths(graph) ? DEFAULT_PATH_SHARE : Double.isNaN(paths) ? 1 : paths;
    }

    /** True if nobody asked for a share and the graph has more activities than can be read. */
    boolean hidesActivities(DirectlyFollowsGraph graph) {
        return Double.isNaN(activities) && graph.activities().size() > READABLE_ACTIVITIES;
    }

    /** True if nobody asked for a share and the graph has more paths than can be read. */
    boolean hidesPaths(DirectlyFollowsGraph graph) {
        return Double.isNaN(paths) && graph.edges().size() > READABLE_PATHS;
    }
}
