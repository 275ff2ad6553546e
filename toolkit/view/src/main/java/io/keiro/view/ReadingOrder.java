package io.keiro.view;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which the boxes of a map are read from top to bottom: as much volume as possible should flow downwards, so that the main
 * path is a straight line and only rework runs back up.
 *
 * <p>How: boxes are put one below the other, next always the one that receives the largest part of its inflow from above; then single
 * boxes move to where they turn more volume downwards, until none does. This is a local optimum of the weighted feedback-arc problem,
 * which is NP-hard. Cost: boxes cubed at first, then boxes squared a pass, at most {@link #MOST_PASSES} passes.
 */
final class ReadingOrder {

    private static final int MOST_PASSES = 30;

    /** Volume from one box to another. */
    record Flow(int from, int to, long volume) {}

    private final long[][] volume;
    private final int[] order;

    private ReadingOrder(int size, int first, List<Flow> flows) {
        this.volume = new long[size][size];
        this.order = new int[size];
        flows.stream()
                .filter(flow -> flow.from() != flow.to())
                .forEach(flow -> volume[flow.from()][flow.to()] += flow.volume());
        lead(first, flows.stream().mapToLong(Flow::volume).sum());
    }

    /**
     * The main way by which each box is reached never runs upwards: it weighs more than everything else. These ways are found by growing
     * from the first box, always along the most frequent arc out of what was reached.
     */
    private void lead(int first, long weight) {
        boolean[] reached = new boolean[order.length];
        List<Flow> leading = new ArrayList<>();
        int next = first;
        while (next >= 0) {
            reached[next] = true;
            Flow best = null;
            for (int from = 0; from < reached.length; from++) {
                for (int to = 0; to < reached.length; to++) {
                    boolean leadsOut = reached[from] && !reached[to] && volume[from][to] > 0;
                    if (leadsOut && (best == null || volume[from][to] > best.volume())) {
                        best = new Flow(from, to, volume[from][to]);
                    }
                }
            }
            if (best != null) {
                leading.add(best);
            }
            next = best == null ? -1 : best.to();
        }
        leading.forEach(flow -> volume[flow.from()][flow.to()] += weight);
    }

    /** Position of each box, from 0 at the top, where the first box is the one that everything starts from. */
    static int[] positions(int size, int first, List<Flow> flows) {
        ReadingOrder reading = new ReadingOrder(size, first, flows);
        reading.lineUp();
        for (int pass = 0; pass < MOST_PASSES && reading.improve(); pass++) {
            // each pass moves boxes until a whole pass changes nothing
        }
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[reading.order[i]] = i;
        }
        return positions;
    }

    private void lineUp() {
        int size = order.length;
        long[] inflow = new long[size];
        long[] fromAbove = new long[size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < size; b++) {
                inflow[b] += volume[a][b];
            }
        }
        boolean[] placed = new boolean[size];
        for (int i = 0; i < size; i++) {
            int best = -1;
            double bestPart = -1;
            for (int b = 0; b < size; b++) {
                double part = inflow[b] == 0 ? 1 : (double) fromAbove[b] / inflow[b];
                if (!placed[b] && (part > bestPart || (part == bestPart && inflow[b] > inflow[best]))) {
                    best = b;
                    bestPart = part;
                }
            }
            placed[best] = true;
            order[i] = best;
            for (int b = 0; b < size; b++) {
                fromAbove[b] += volume[best][b];
            }
        }
    }

    private boolean improve() {
        boolean improved = false;
        for (int i = 0; i < order.length; i++) {
            improved |= improveAt(i);
        }
        return improved;
    }

    /** Moves the box at this position to where the volume that runs upwards is least; false if it stands there already. */
    private boolean improveAt(int position) {
        int box = order[position];
        long gain = 0;
        long best = 0;
        int target = position;
        for (int i = position - 1; i >= 0; i--) {
            gain += volume[box][order[i]] - volume[order[i]][box];
            if (gain > best) {
                best = gain;
                target = i;
            }
        }
        gain = 0;
        for (int i = position + 1; i < order.length; i++) {
            gain += volume[order[i]][box] - volume[box][order[i]];
            if (gain > best) {
                best = gain;
                target = i;
            }
        }
        if (target == position) {
            return false;
        }
        int step = target > position ? 1 : -1;
        for (int i = position; i != target; i += step) {
            order[i] = order[i + step];
        }
        order[target] = box;
        return true;
    }
}
