package io.keiro.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Several tables as one, one behind the other: columns are united by their names, a column more says from which file a row is. A line is
 * told by the number of its table and its line there.
 */
final class ManyTables implements TableSource {

    /** Lines of a table take the lower bits. */
    private static final int LINE_BITS = 40;

    private static final int LISTED = 10;

    private final String name;
    private final List<Part> parts;
    private final List<String> names = new ArrayList<>();
    private final long[] rows;

    /**
     * One of the tables.
     *
     * @param label what the column of files calls it
     * @param header line of its header
     */
    private record Part(TableSource table, String label, long header, List<String> names) {}

    private ManyTables(String name, List<Part> parts) {
        this.name = name;
        this.parts = parts;
        this.rows = new long[parts.size()];
        for (Part part : parts) {
            part.names().stream().filter(column -> !names.contains(column)).forEach(names::add);
        }
        names.add(HeaderNames.free("file", names));
    }

    static ManyTables of(SourceFiles files, TableChoices choices) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < files.files().size(); i++) {
            SourceFile file = files.files().get(i);
            if (file.content() == SourceFile.Content.XML) {
                throw LogFormatException.in(
                        file.name(),
                        Phrase.of(
                                "is XML among tables; tables and XES files cannot be read as one log, each kind for itself can",
                                "は表の中の XML です。表と XES は一緒には読み込めません。種類ごとに分けて読み込んでください"));
            }
            parts.add(part(TableSource.open(file, choices), files.labels().get(i), choices));
        }
        return new ManyTables(files.name(), parts);
    }

    private static Part part(TableSource table, String label, TableChoices choices) {
        List<Row> sample = table.sample();
        if (sample.isEmpty()) {
            return new Part(table, label, 0, List.of());
        }
        Row header = sample.get(TableLayout.headerRow(sample, choices));
        return new Part(table, label, header.line(), HeaderNames.of(header.cells(), 0));
    }

    @Override
    public TableSource inOtherEncoding(LogFormatException e) {
        List<Part> changed = new ArrayList<>();
        boolean found = false;
        for (Part part : parts) {
            TableSource other =
                    part.table().name().equals(e.file()) ? part.table().inOtherEncoding(e) : null;
            found |= other != null;
            changed.add(other == null ? part : part(other, part.label(), new TableChoices()));
        }
        return found ? new ManyTables(name, changed) : null;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Phrase format() {
        Phrase first = parts.get(0).table().format();
        return Phrase.of(
                Wording.count(parts.size(), "file", "files") + ", the first one " + first.en(),
                "ファイル数 " + Wording.number(parts.size()) + "、最初は" + first.ja());
    }

    @Override
    public Column.Type type(String column) {
        List<Column.Type> types = parts.stream()
                .filter(part -> part.names().contains(column))
                .map(part -> part.table().type(column))
                .distinct()
                .toList();
        boolean added = column.equals(addedColumn());
        return added ? Column.Type.TEXT : types.size() == 1 ? types.get(0) : null;
    }

    @Override
    public boolean saysTypes() {
        return parts.stream().allMatch(part -> part.table().saysTypes());
    }

    @Override
    public String addedColumn() {
        return names.get(names.size() - 1);
    }

    @Override
    public Origin origin(long line) {
        int table = (int) (line >>> LINE_BITS) - 1;
        if (table < 0) {
            return new Origin("", line, "");
        }
        Part part = parts.get(table);
        Origin inside = part.table().origin(line & (1L << LINE_BITS) - 1);
        return new Origin(part.label(), inside.line(), inside.column());
    }

    @Override
    public List<Phrase> facts() {
        List<String> en = new ArrayList<>();
        List<String> ja = new ArrayList<>();
        for (int i = 0; i < Math.min(parts.size(), LISTED); i++) {
            en.add(parts.get(i).label() + " (" + Wording.count(rows[i], "row", "rows") + ")");
            ja.add(parts.get(i).label() + "(" + Wording.number(rows[i]) + "行)");
        }
        int more = parts.size() - en.size();
        return List.of(Phrase.of(
                "Files: " + String.join(", ", en) + (more > 0 ? " and " + Wording.number(more) + " more" : "")
                        + "; the column \"" + addedColumn() + "\" says which.",
                "ファイル: " + String.join("、", ja) + (more > 0 ? "、ほか " + Wording.number(more) + "件" : "") + "。列「"
                        + addedColumn() + "」に記録しました。"));
    }

    @Override
    public List<Phrase> remarks() {
        List<Phrase> remarks = new ArrayList<>();
        for (String column : names.subList(0, names.size() - 1)) {
            List<String> without = parts.stream()
                    .filter(part -> !part.names().contains(column))
                    .map(Part::label)
                    .toList();
            if (!without.isEmpty() && remarks.size() < LISTED) {
                String files = NearestNames.list(without);
                remarks.add(Phrase.of(
                        "the column \"" + column + "\" is missing in " + files,
                        "列「" + column + "」のないファイルがあります: " + files));
            }
        }
        for (Part part : parts) {
            remarks.addAll(part.table().remarks());
        }
        return remarks;
    }

    @Override
    public void rows(RowHandler handler) {
        for (int i = 0; i < names.size(); i++) {
            handler.cell(i, names.get(i).toCharArray(), 0, names.get(i).length());
        }
        boolean goOn = handler.endRow(1, names.size());
        for (int i = 0; goOn && i < parts.size(); i++) {
            OnePart one = new OnePart(handler, i);
            parts.get(i).table().rows(one);
            rows[i] = one.passed;
            goOn = one.goOn;
        }
    }

    /** Passes the rows below the header of one table on. */
    private final class OnePart implements RowHandler {
        private final RowHandler handler;
        private final Part part;
        private final long table;
        private final int[] places;
        private final char[] label;
        private boolean data;
        private boolean filled;
        private boolean goOn = true;
        private long passed;

        OnePart(RowHandler handler, int index) {
            this.handler = handler;
            this.part = parts.get(index);
            this.table = index + 1L;
            this.label = part.label().toCharArray();
            this.places = part.names().stream().mapToInt(names::indexOf).toArray();
        }

        @Override
        public void cell(int column, char[] text, int offset, int length) {
            if (data && length > 0) {
                filled = true;
                handler.cell(column < places.length ? places[column] : names.size(), text, offset, length);
            }
        }

        @Override
        public boolean endRow(long line, int cells) {
            if (data && filled) {
                handler.cell(names.size() - 1, label, 0, label.length);
                goOn = handler.endRow(table << LINE_BITS | line, names.size());
                passed++;
            }
            data |= line >= part.header();
            filled = false;
            return goOn;
        }
    }
}
