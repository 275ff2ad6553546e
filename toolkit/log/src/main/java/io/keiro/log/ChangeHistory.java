package io.keiro.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A history of changes as a list of events: each row says that a property of an entity took a value at a time. The activity is the value
 * of the chosen property, property and value where several are chosen, else the name of the property; all columns stay attributes.
 */
final class ChangeHistory extends ReshapedTable {

    private static final Set<String> PROPERTIES = Set.of(
            "property",
            "propertyname",
            "field",
            "fieldname",
            "changedfield",
            "changedproperty",
            "attribute",
            "attributename",
            "name",
            "プロパティ",
            "プロパティ名",
            "項目",
            "項目名",
            "フィールド",
            "属性");
    private static final Set<String> VALUES =
            Set.of("value", "newvalue", "propertyvalue", "changedto", "値", "新しい値", "新値", "変更後", "変更後の値");
    private static final Phrase OTHER = Phrase.of("the row is a change of another property", "選択していないプロパティの変更");
    private static final int LISTED = 10;

    private final TableShape.HeaderColumns columns;
    private final List<String> properties;
    private final int property;
    private final int value;
    /** Name of the column of labels made here, or null. */
    private final String label;

    private final Map<String, Integer> seen = new TreeMap<>(Labels.BY_CODE_POINT);
    private long left;
    private long firstLeft;

    /**
     * What of a history is wanted.
     *
     * @param properties whose values are the activities; none if every change is an event
     * @param property column of the names of properties, or null if it is to be found
     * @param value column of their values, or null if it is to be found
     */
    record Choice(List<String> properties, String property, String value) {
        static final Choice EVERY = new Choice(List.of(), null, null);
    }

    private ChangeHistory(
            TableSource table,
            TableShape.HeaderColumns columns,
            List<String> properties,
            String property,
            String value) {
        super(table);
        this.columns = columns;
        this.properties = properties;
        this.property = columns.place(property);
        this.value = value == null ? -1 : columns.place(value);
        this.label = properties.size() > 1 ? HeaderNames.free("change", columns.names()) : null;
    }

    /** True if there are a column of properties and one of values, by their names. */
    static boolean isOne(TableShape.HeaderColumns columns) {
        return columns.known(PROPERTIES) != null && columns.known(VALUES) != null;
    }

    static TableShape of(TableSource table, TableShape.HeaderColumns columns, TableChoices choices) {
        Choice choice = choices.changes;
        String property = choice.property() != null ? choice.property() : columns.known(PROPERTIES);
        String value = choice.value() != null ? choice.value() : columns.known(VALUES);
        if (property == null || value == null && !choice.properties().isEmpty()) {
            boolean names = property == null;
            String list = NearestNames.list(columns.names());
            throw LogFormatException.at(
                    LogFormatException.Place.file(table.name()),
                    Phrase.of(
                            "no column is known as one that holds the " + (names ? "names" : "values")
                                    + " of properties; say changedProperty(\"…\") and changedValue(\"…\"); the columns are "
                                    + list,
                            "プロパティの" + (names ? "名前" : "値")
                                    + "の列が見つかりません。changedProperty(\"…\") と changedValue(\"…\") で指定してください。列: " + list));
        }
        ChangeHistory history = new ChangeHistory(table, columns, choice.properties(), property, value);
        String activity = choice.properties().isEmpty() ? property : history.label == null ? value : history.label;
        return new TableShape(history, TableShape.with(choices, Map.of(ColumnRole.ACTIVITY, activity)));
    }

    @Override
    public List<Phrase> facts() {
        List<Phrase> facts = new ArrayList<>(table().facts());
        boolean every = properties.isEmpty();
        String chosen = every ? "" : NearestNames.list(properties);
        String counts = counts();
        facts.add(Phrase.of(
                "History of changes: "
                        + (every
                                ? "activities are the names of the properties"
                                : "activities are the values of " + chosen)
                        + "; changes by property: " + counts + "."
                        + (every ? " The values of one become activities with changesOf(\"…\")." : ""),
                "変更履歴: " + (every ? "アクティビティはプロパティ名です" : "アクティビティは " + chosen + " の値です") + "。プロパティごとの変更数: " + counts
                        + "。" + (every ? "changesOf(\"…\") で1つのプロパティの値をアクティビティにできます。" : "")));
        return facts;
    }

    private String counts() {
        List<String> most = seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(LISTED)
                .map(entry -> "\"" + entry.getKey() + "\" " + Wording.number(entry.getValue()))
                .toList();
        return String.join(", ", most) + (seen.size() > LISTED ? ", …" : "");
    }

    @Override
    public long leftOut(ImportNotes notes) {
        if (left > 0) {
            Origin origin = table().origin(firstLeft);
            String column = columns.names().get(property);
            notes.drop(OTHER, new ImportNotes.Example(origin.file(), origin.line(), column, ""), left);
        }
        return left;
    }

    @Override
    public void rows(RowHandler handler) {
        seen.clear();
        left = 0;
        table().rows(new BufferedRow() {
            private boolean data;

            @Override
            boolean row(long line, List<String> row) {
                boolean below = data;
                data |= line >= columns.headerLine();
                String name = at(row, property).strip();
                if (below && !row.stream().allMatch(String::isBlank)) {
                    seen.merge(name, 1, Integer::sum);
                    if (!properties.isEmpty() && !properties.contains(name)) {
                        firstLeft = left++ == 0 ? line : firstLeft;
                        return true;
                    }
                }
                for (int i = 0; i < row.size(); i++) {
                    // The column of labels takes a place of its own behind those of the header.
                    boolean surplus = label != null && i >= columns.names().size();
                    pass(handler, surplus ? i + 1 : i, row.get(i));
                }
                if (label != null && data) {
                    String text = at(row, value);
                    pass(handler, columns.names().size(), below ? text.isBlank() ? "" : name + ": " + text : label);
                }
                return handler.endRow(line, row.size() + (label == null ? 0 : 1));
            }
        });
        if (!properties.isEmpty() && seen.keySet().stream().noneMatch(properties::contains)) {
            throw nothingChosen();
        }
    }

    private LogFormatException nothingChosen() {
        Phrase hint = NearestNames.hint(properties.get(0), List.copyOf(seen.keySet()));
        return LogFormatException.at(
                new LogFormatException.Place(table().name(), 0, columns.names().get(property), properties.get(0)),
                Phrase.of(
                        "no row is a change of \"" + properties.get(0) + "\"" + hint.en(),
                        "「" + properties.get(0) + "」の変更はありません" + hint.ja()));
    }
}
