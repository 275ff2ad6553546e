package io.keiro.log;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the UTC offset of a time where a file has only moments or only local times: in a column called like the time's with
 * {@code :offset} behind it, right behind the time's, with values like {@code +09:00}. Writers split such columns off, readers join them.
 */
final class OffsetColumns extends ReshapedTable {

    static final String SUFFIX = ":offset";

    private final long header;
    private final List<String> names;
    /** For each column whether it is an offset, up to the last one that is. */
    private final boolean[] offsets;

    private OffsetColumns(TableSource table, Row header, boolean[] offsets) {
        super(table);
        this.header = header.line();
        this.names = header.cells();
        this.offsets = offsets;
    }

    /** Puts a column of offsets behind each column of times that needs it. */
    static List<WrittenColumns.Part> split(List<WrittenColumns.Part> parts) {
        List<WrittenColumns.Part> split = new ArrayList<>();
        for (WrittenColumns.Part part : parts) {
            split.add(part);
            if (part.column().type() == Column.Type.INSTANT) {
                OffsetColumn offset = new OffsetColumn(part.name() + SUFFIX, part.column());
                if (offset.isNeeded()) {
                    split.add(new WrittenColumns.Part(offset.name(), offset, part.ofCases(), part.role()));
                }
            }
        }
        return split;
    }

    /** The same table with times and offsets joined, or the table itself if it has no such columns. */
    static TableSource join(TableSource table) {
        for (Row row : table.sample()) {
            boolean[] offsets = new boolean[row.cells().size()];
            boolean found = false;
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = row.cells().get(i).equals(row.cells().get(i - 1) + SUFFIX);
                found |= offsets[i];
            }
            if (found) {
                return new OffsetColumns(table, row, offsets);
            }
        }
        return table;
    }

    @Override
    public void rows(RowHandler handler) {
        table().rows(new Joining(handler));
    }

    /** The offset at the end of a moment in ISO 8601. */
    static String offset(String moment) {
        return moment.endsWith("Z")
                ? "Z"
                : moment.substring(Math.max(moment.lastIndexOf('+'), moment.lastIndexOf('-')));
    }

    private boolean isOffset(int column) {
        return column < offsets.length && offsets[column];
    }

    /** Holds a time back until its offset has come. */
    private final class Joining implements RowHandler {
        private final RowHandler handler;
        private final TimeText time = new TimeText();
        private final TimeText shift = new TimeText();
        private String held;
        private int heldColumn;
        private String offset;
        private String wrong;
        private boolean below;

        Joining(RowHandler handler) {
            this.handler = handler;
        }

        @Override
        public void cell(int column, char[] text, int from, int length) {
            if (isOffset(column)) {
                offset = new String(text, from, length);
                return;
            }
            pass();
            if (below && isOffset(column + 1)) {
                held = new String(text, from, length);
                heldColumn = column;
            } else {
                handler.cell(place(column), text, from, length);
            }
        }

        private void pass() {
            if (held != null) {
                char[] text = (below && offset != null && !offset.isBlank() ? joined() : held).toCharArray();
                handler.cell(place(heldColumn), text, 0, text.length);
            }
            held = null;
            offset = null;
        }

        /** A moment in UTC becomes the local time of its offset; a local time gets the offset behind it. */
        private String joined() {
            if (!shift.read("2000-01-01T00:00:00" + offset) || shift.offsetSeconds() == TimeText.NO_OFFSET) {
                wrong = offset;
                return held;
            }
            if (!time.read(held) || time.undecided() || time.offsetSeconds() == TimeText.NO_OFFSET) {
                return held.strip() + offset;
            }
            long local = TimeText.localSecond(time.year(), time.first(), time.second(), time.secondOfDay())
                    - time.offsetSeconds()
                    + shift.offsetSeconds();
            return LocalDateTime.ofEpochSecond(local, time.nano(), ZoneOffset.UTC) + offset;
        }

        @Override
        public boolean endRow(long line, int cells) {
            int column = heldColumn;
            pass();
            if (wrong != null) {
                throw LogFormatException.at(
                        new LogFormatException.Place(table().name(), line, names.get(column) + SUFFIX, wrong),
                        Phrase.of(
                                "\"" + wrong + "\" is no UTC offset; expected one like +09:00 or Z",
                                "「" + wrong + "」は UTC オフセットではありません。+09:00 や Z のように記入してください"));
            }
            below |= line >= header;
            return handler.endRow(line, place(cells));
        }

        private int place(int column) {
            int place = column;
            for (int i = 0; i < Math.min(column, offsets.length); i++) {
                place -= offsets[i] ? 1 : 0;
            }
            return place;
        }
    }

    /** The UTC offsets of a column of moments as a column of text. */
    private record OffsetColumn(String name, Column moments) implements Column {

        boolean isNeeded() {
            for (int row = 0; row < moments.size(); row++) {
                if (!moments.isMissing(row) && !text(row).equals("Z")) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Type type() {
            return Type.TEXT;
        }

        @Override
        public int size() {
            return moments.size();
        }

        @Override
        public boolean isMissing(int row) {
            return moments.isMissing(row);
        }

        @Override
        public Object value(int row) {
            return text(row);
        }

        /** What stands behind the time of day. */
        @Override
        public String text(int row) {
            String moment = moments.text(row);
            return moment == null ? null : offset(moment);
        }

        @Override
        public double number(int row) {
            return Double.NaN;
        }
    }
}
