package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The cells of a table by column, filled row by row: a record is looked at once, while it is at hand, and each column is then a plain
 * array. A column comes into being with its first value.
 */
final class CellColumns {

    private static final int FIRST_ROWS = 1_024;
    private static final int MOST_SHAPES = 64;

    /** Records with the very same names of attributes, and where those stand. */
    private record Shape(KnownValues.Names names, int[] columns) {}

    private final Set<String> leftOut;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Object[]> columns = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private Shape last;

    /**
     * @param leftOut attributes that become no column
     */
    CellColumns(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    void set(int row, String name, Object value) {
        if (value != null) {
            set(row, place(name), value);
        }
    }

    /** The column of this name, a new one if there is none yet. */
    int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            place = columns.size();
            places.put(name, place);
            columns.add(new Object[FIRST_ROWS]);
        }
        return place;
    }

    void set(int row, int place, Object value) {
        Object[] column = columns.get(place);
        if (row >= column.length) {
            column = Arrays.copyOf(column, Math.max(row + 1, column.length * 2));
            columns.set(place, column);
        }
        column[row] = value;
    }

    /** All attributes of a record; a later value of one column takes the place of an earlier one. */
    void setAll(int row, Map<String, String> attributes) {
        KnownValues.Names names = KnownValues.names(attributes);
        if (names.count() == 0) {
            return;
        }
        int[] there = shape(names);
        for (int i = 0; i < there.length; i++) {
            if (there[i] >= 0) {
                set(row, there[i], KnownValues.value(attributes, i));
            }
        }
    }

    private int[] shape(KnownValues.Names names) {
        if (last != null && last.names().areVery(names)) {
            return last.columns();
        }
        for (Shape shape : shapes) {
            if (shape.names().areVery(names)) {
                last = shape;
                return shape.columns();
            }
        }
        int[] there = places(names);
        if (shapes.size() < MOST_SHAPES) {
            last = new Shape(names, there);
            shapes.add(last);
        }
        return there;
    }

    /** The columns of some names: new ones where they have none yet, -1 for those that are left out. */
    int[] places(KnownValues.Names names) {
        int[] there = new int[names.count()];
        for (int i = 0; i < there.length; i++) {
            String name = (String) names.name(i);
            there[i] = leftOut.contains(name) ? -1 : place(name);
        }
        return there;
    }

    /** The columns as a log takes them. */
    Map<String, IntFunction<?>> columns() {
        Map<String, IntFunction<?>> all = new LinkedHashMap<>();
        places.forEach((name, place) -> {
            Object[] column = columns.get(place);
            all.put(name, row -> row < column.length ? column[row] : null);
        });
        return all;
    }
}
