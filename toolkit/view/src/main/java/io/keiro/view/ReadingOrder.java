package io.keiro.view;

import java.util.List;

/**
 * The order in which the boxes of a map are read from top to bottom: as much volume as possible should flow downwards, so that the main
 * path is a straight line and only rework runs back up.
 *
 * <p>How: boxes are put one below the other, next always the one that receives the largest part of its inflow from above; then single
 * boxes move to where they turn more volume downwards, until none does. This is a local optimum of the weighted feedback-arc problem,
 * which is NP-hard. Cost: boxes squared a pass, at most {@link #MOST_PASSES} passes.
 */
final class ReadingOrder {

    private static final int MOST_PASSES = 30;

    /** Volume from one box to another; a leading flow is the main way by which the box is reached, and never runs upwards. */
    record Flow(int from, int to, long volume, boolean leading) {}

    private final long[][] volume;
    private final int[] order;

    private ReadingOrder(int size, List<Flow> flows) {
        this.volume = new long[size][size];
        long total = flows.stream().mapToLong(Flow::volume).sum();
        for (Flow flow : flows) {
            if (flow.from() != flow.to()) {
                volume[flow.from()][flow.to()] += flow.volume() + (flow.leading() ? total : 0);
            }
        }
        this.order = new int[size];
    }

    /** Position of each box, from 0 at the top. */
    static int[] positions(int size, List<Flow> flows) {
        ReadingOrder reading = new ReadingOrder(size, flows);
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
