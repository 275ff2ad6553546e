package io.keiro.view;

import io.keiro.view.MapSelection.Arc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * For each activity the path from the start, and the path to the end, whose rarest arc is as frequent as possible; among those the one
 * with the fewest arcs. These paths are the skeleton of a map: without them an activity would hang in the air.
 *
 * <p>Method: Dijkstra's algorithm with the minimum in place of the sum (M. Pollack, The maximum capacity through a network, 1960), once
 * forwards and once backwards. Cost: arcs plus activities squared.
 */
final class WidestPaths {

    private static final int NONE = Integer.MIN_VALUE;

    private final int[] previous;
    private final int[] next;

    private WidestPaths(int[] previous, int[] next) {
        this.previous = previous;
        this.next = next;
    }

    static WidestPaths of(int activities, List<Arc> arcs) {
        return new WidestPaths(search(activities, arcs, true), search(activities, arcs, false));
    }

    /** For each activity its neighbour on the way to the terminal, the terminal itself, or {@link #NONE} if there is no way. */
    private static int[] search(int size, List<Arc> arcs, boolean forwards) {
        List<List<Arc>> byOrigin = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            byOrigin.add(new ArrayList<>());
        }
        long[] width = new long[size];
        int[] steps = new int[size];
        int[] neighbour = new int[size];
        Arrays.fill(neighbour, NONE);
        int terminal = forwards ? MapSelection.START : MapSelection.END;
        for (Arc arc : arcs) {
            int origin = forwards ? arc.from() : arc.to();
            int target = forwards ? arc.to() : arc.from();
            if (origin == terminal) {
                width[target] = arc.count();
                steps[target] = 1;
                neighbour[target] = terminal;
            } else if (origin >= 0 && target >= 0) {
                byOrigin.get(origin).add(arc);
            }
        }
        boolean[] done = new boolean[size];
        for (int a = widest(width, steps, done); a >= 0; a = widest(width, steps, done)) {
            done[a] = true;
            for (Arc arc : byOrigin.get(a)) {
                int target = forwards ? arc.to() : arc.from();
                long through = Math.min(width[a], arc.count());
                boolean better = through > width[target] || (through == width[target] && steps[a] + 1 < steps[target]);
                if (!done[target] && better) {
                    width[target] = through;
                    steps[target] = steps[a] + 1;
                    neighbour[target] = a;
                }
            }
        }
        return neighbour;
    }

    private static int widest(long[] width, int[] steps, boolean[] done) {
        int best = -1;
        for (int a = 0; a < width.length; a++) {
            boolean better = best < 0 || width[a] > width[best] || (width[a] == width[best] && steps[a] < steps[best]);
            if (!done[a] && width[a] > 0 && better) {
                best = a;
            }
        }
        return best;
    }

    /** The activities on the widest path from the start through this one to the end, itself included. */
    List<Integer> activitiesThrough(int activity) {
        List<Integer> through = new ArrayList<>();
        for (int a = activity; a >= 0; a = previous[a]) {
            through.add(a);
        }
        for (int a = next[activity]; a >= 0; a = next[a]) {
            through.add(a);
        }
        return through;
    }

    /** True if the arc is the last one of the widest path from the start to its activity. */
    boolean leadsTo(Arc arc) {
        return arc.to() >= 0 && previous[arc.to()] == arc.from();
    }

    /** Marks every arc that lies on one of the widest paths. */
    void markBackbone(List<Arc> arcs, boolean[] marked) {
        for (int i = 0; i < marked.length; i++) {
            Arc arc = arcs.get(i);
            boolean leadsHere = leadsTo(arc);
            boolean leadsOn = arc.from() >= 0 && next[arc.from()] == arc.to();
            marked[i] |= leadsHere || leadsOn;
        }
    }
}
