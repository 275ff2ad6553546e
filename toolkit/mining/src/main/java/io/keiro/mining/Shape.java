package io.keiro.mining;

import io.keiro.log.Phrase;
import java.time.LocalDate;
import java.util.List;

/**
 * The form of a finding's picture. There are six, and one drawing for each: what an analysis is about never matters to the drawing.
 * Values are in the unit named; NaN marks a value that is not known.
 */
public sealed interface Shape {

    Phrase title();

    /** Unit of the values, for the axis: "days", "%", "EUR", "deals". */
    String unit();

    /** Spread of values in a few groups, drawn as box plots (one group: a histogram). */
    record Distribution(Phrase title, String unit, List<Group> groups) implements Shape {
        public Distribution {
            groups = List.copyOf(groups);
        }
    }

    /** One group of values; highlighted where the verdict speaks of it. */
    record Group(Phrase label, double[] values, boolean highlighted) {
        public Group {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }

    /** One value per category, drawn as horizontal bars with intervals, in the order given. */
    record Breakdown(Phrase title, String unit, List<Bar> bars) implements Shape {
        public Breakdown {
            bars = List.copyOf(bars);
        }
    }

    /** One bar: value, its 95 % interval (NaN where there is none) and the cases behind it. */
    record Bar(Phrase label, double value, double low, double high, int n, boolean highlighted) {}

    /** Steps in order and how many reach each. */
    record Funnel(Phrase title, String unit, List<FunnelStep> steps) implements Shape {
        public Funnel {
            steps = List.copyOf(steps);
        }
    }

    record FunnelStep(Phrase label, long count) {}

    /** One or more series over days. */
    record Timeline(Phrase title, String unit, List<Series> series) implements Shape {
        public Timeline {
            series = List.copyOf(series);
        }
    }

    record Series(Phrase label, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    record Point(LocalDate day, double value) {}

    /** A value for each pair of row and column; {@code values[row][column]}. */
    record Matrix(Phrase title, String unit, List<Phrase> rowLabels, List<Phrase> columnLabels, double[][] values)
            implements Shape {
        public Matrix {
            rowLabels = List.copyOf(rowLabels);
            columnLabels = List.copyOf(columnLabels);
            if (values.length != rowLabels.size()) {
                throw new IllegalArgumentException("the matrix \"" + title + "\" has " + rowLabels.size()
                        + " row labels, but " + values.length + " rows of values");
            }
            double[][] copy = new double[values.length][];
            for (int i = 0; i < values.length; i++) {
                if (values[i].length != columnLabels.size()) {
                    throw new IllegalArgumentException("row " + i + " of the matrix \"" + title + "\" has "
                            + values[i].length + " values, but there are " + columnLabels.size() + " column labels");
                }
                copy[i] = values[i].clone();
            }
            values = copy;
        }

        @Override
        public double[][] values() {
            double[][] copy = new double[values.length][];
            for (int i = 0; i < values.length; i++) {
                copy[i] = values[i].clone();
            }
            return copy;
        }
    }

    /** Work that flows between activities, drawn as a process map. */
    record Flow(Phrase title, String unit, DirectlyFollowsGraph graph) implements Shape {}
}
