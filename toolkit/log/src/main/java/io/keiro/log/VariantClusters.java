package io.keiro.log;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Groups variants around medoids, variants that are near to all others of their group; a variant counts as often as it has cases.
 *
 * <p>The distance of two variants is that of Bray and Curtis (1957) between their multisets of directly-follows pairs, begin and end of
 * the case included: 1 less twice what they share divided by what both have. It is 0 for the same pairs and 1 if none is shared.
 *
 * <p>The first medoids are chosen at random, far ones more likely (Arthur, Vassilvitskii, k-means++: the advantages of careful seeding,
 * 2007); then variants go to the nearest medoid and medoids to the middle of their group until nothing changes (Park, Jun, A simple and
 * fast algorithm for K-medoids clustering, 2009). In a group of more than 256 variants only the 256 most frequent may become the medoid, so
 * that the cost grows linearly with the number of variants.
 */
final class VariantClusters {

    private static final int CANDIDATES = 256;
    private static final int MOST_ROUNDS = 100;

    private final EventLog log;
    private final int size;
    /** Pairs of each variant by number, ascending. */
    private final int[][] pairs;

    private int[] medoids;
    private int[] clusterOf;

    private VariantClusters(EventLog log) {
        this.log = log;
        this.size = log.variantCount();
        this.pairs = new int[size][];
        PairNumbers numbers = new PairNumbers();
        for (int v = 0; v < size; v++) {
            int example = log.variantExample(v);
            int start = log.caseStart(example);
            int end = log.caseEnd(example);
            int[] found = new int[end - start + 1];
            for (int i = 0; i < found.length; i++) {
                int from = i == 0 ? -1 : log.activityCode(start + i - 1);
                int to = start + i == end ? -1 : log.activityCode(start + i);
                found[i] = numbers.number(from + 1, to + 1);
            }
            Arrays.sort(found);
            pairs[v] = found;
        }
    }

    /** The log with the number of its cluster, from 1 for the largest, as an attribute of each case. */
    static EventLog of(EventLog log, String name, int count, long seed) {
        NewAttributes.checkName(log, name);
        if (count < 1) {
            throw new IllegalArgumentException("the number of clusters is " + count + "; it must be 1 or more");
        }
        VariantClusters clusters = new VariantClusters(log);
        clusters.find(count, new Random(seed));
        return clusters.column(Verb.of("clusterVariants", name, count, seed), name);
    }

    private void find(int count, Random random) {
        medoids = size == 0 ? new int[0] : firstMedoids(count, random);
        clusterOf = new int[size];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            assign();
            int[] moved = IntStream.range(0, medoids.length).map(this::middle).toArray();
            if (Arrays.equals(moved, medoids)) {
                return;
            }
            medoids = moved;
        }
        assign();
    }

    /** Fewer than wanted if all variants have the same pairs as one of them. */
    private int[] firstMedoids(int count, Random random) {
        double[] weights = new double[size];
        Arrays.setAll(weights, log::variantFrequency);
        double[] nearest = new double[size];
        Arrays.fill(nearest, 1);
        int[] chosen = new int[Math.min(count, size)];
        for (int k = 0; k < chosen.length; k++) {
            int next = drawn(weights, random);
            if (next < 0) {
                return Arrays.copyOf(chosen, k);
            }
            chosen[k] = next;
            for (int v = 0; v < size; v++) {
                double distance = distance(v, next);
                nearest[v] = k == 0 ? distance : Math.min(nearest[v], distance);
                weights[v] = nearest[v] * nearest[v] * log.variantFrequency(v);
            }
        }
        return chosen;
    }

    private static int drawn(double[] weights, Random random) {
        double sum = Arrays.stream(weights).sum();
        if (sum <= 0) {
            return -1;
        }
        double left = random.nextDouble() * sum;
        int last = -1;
        for (int v = 0; v < weights.length; v++) {
            if (weights[v] > 0) {
                last = v;
                left -= weights[v];
                if (left < 0) {
                    return v;
                }
            }
        }
        return last;
    }

    private void assign() {
        for (int v = 0; v < size; v++) {
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int k = 0; k < medoids.length; k++) {
                double distance = distance(v, medoids[k]);
                if (distance < least) {
                    least = distance;
                    best = k;
                }
            }
            clusterOf[v] = best;
        }
    }

    /** The variant with the least distance to all cases of a cluster; of equals the most frequent. */
    private int middle(int cluster) {
        int[] members =
                IntStream.range(0, size).filter(v -> clusterOf[v] == cluster).toArray();
        int best = medoids[cluster];
        double least = spread(best, members);
        for (int i = 0; i < Math.min(members.length, CANDIDATES); i++) {
            double spread = spread(members[i], members);
            if (spread < least) {
                least = spread;
                best = members[i];
            }
        }
        return best;
    }

    private double spread(int medoid, int[] members) {
        double sum = 0;
        for (int v : members) {
            sum += distance(medoid, v) * log.variantFrequency(v);
        }
        return sum;
    }

    private double distance(int a, int b) {
        int[] first = pairs[a];
        int[] second = pairs[b];
        int shared = 0;
        for (int i = 0, j = 0; i < first.length && j < second.length; ) {
            int order = Integer.compare(first[i], second[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return 1 - 2.0 * shared / (first.length + second.length);
    }

    private EventLog column(Verb verb, String name) {
        int[] cases = new int[medoids.length];
        for (int v = 0; v < size; v++) {
            cases[clusterOf[v]] += log.variantFrequency(v);
        }
        Integer[] bySize = IntStream.range(0, cases.length).boxed().toArray(Integer[]::new);
        Arrays.sort(bySize, (a, b) -> cases[a] != cases[b] ? cases[b] - cases[a] : medoids[a] - medoids[b]);
        int[] numbers = new int[cases.length];
        for (int i = 0; i < bySize.length; i++) {
            numbers[bySize[i]] = i + 1;
        }
        long[] values = new long[log.caseCount()];
        for (int c = 0; c < values.length; c++) {
            values[c] = numbers[clusterOf[log.variantOf(c)]];
        }
        String sizes = Arrays.stream(bySize).map(k -> Wording.number(cases[k])).collect(Collectors.joining(", "));
        Phrase note = Phrase.of("cases in the clusters: " + sizes, "クラスターのケース数: " + sizes);
        return NewAttributes.addToCases(log, verb.noting(note), new LongColumn(name, values, null));
    }
}
