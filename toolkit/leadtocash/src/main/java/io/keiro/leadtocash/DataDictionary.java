package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.util.List;
import java.util.Locale;

/**
 * What every column and every step means, why it matters and where to get it, in English and Japanese. The texts lie beside this class;
 * names, levels and labels come from {@link Attribute} and {@link Activity}, so the two cannot differ.
 */
public final class DataDictionary {

    private static final Field NAME = Field.of("TechnicalName", Phrase.of("Technical name", "技術名"), Kind.TEXT);
    private static final Field LABEL = Field.of("Label", Phrase.of("Name", "名称"), Kind.TEXT);
    private static final Field LEVEL = Field.of("Level", Phrase.of("Level", "レベル"), Kind.TEXT);
    private static final Field SOURCE = Field.of("WhereToGet", Phrase.of("Where to get", "取得元"), Kind.TEXT);

    private DataDictionary() {}

    /** The 21 attributes of the template and the extension columns: one row each, in the order of the sheet. */
    public static DataTable attributes() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Data dictionary", "データ辞書"),
                NAME,
                LABEL,
                LEVEL,
                Field.of("Meaning", Phrase.of("Meaning", "意味"), Kind.TEXT),
                Field.of("WhyItMatters", Phrase.of("Why it matters", "その重要性"), Kind.TEXT),
                SOURCE,
                Field.of("Examples", Phrase.of("Examples", "例"), Kind.TEXT));
        List<TextTable.Row> texts = ShippedTables.read("attributes.csv").rows();
        for (Attribute attribute : Attribute.values()) {
            TextTable.Row row = rowOf(texts, "Name", attribute.id());
            table.row(
                    attribute.id(),
                    attribute.label(),
                    attribute.level().label(),
                    phrase(row, "Meaning"),
                    phrase(row, "Why"),
                    phrase(row, "Source"),
                    row.text("Examples"));
        }
        return table.build();
    }

    /** The steps that are known by name, in the order that settles ties; changes of a record come last. */
    public static DataTable activities() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Activities", "アクティビティ"),
                Field.of("Rank", Phrase.of("Rank", "順位"), Kind.COUNT),
                NAME,
                LABEL,
                LEVEL,
                Field.of("Evidence", Phrase.of("Usual evidence", "通常の証拠レベル"), Kind.TEXT),
                Field.of("Capture", Phrase.of("How it is recognised", "判別の方法"), Kind.TEXT),
                SOURCE);
        List<TextTable.Row> texts = ShippedTables.read("activities.csv").rows();
        for (Activity activity : Activity.values()) {
            TextTable.Row row = rowOf(texts, "Id", activity.id());
            table.row(
                    activity.rank(),
                    activity.id(),
                    activity.label(),
                    level(row),
                    evidence(row),
                    phrase(row, "Capture"),
                    phrase(row, "Source"));
        }
        return table.build();
    }

    /** A dictionary in one language: phrases become texts, so that a sheet holds what its reader can read. */
    static DataTable in(Language language, DataTable dictionary) {
        DataTable.Builder table = DataTable.titled(dictionary.title(), dictionary.fields());
        dictionary
                .rows()
                .forEach(row -> table.row(row.stream()
                        .map(value -> value instanceof Phrase phrase ? phrase.in(language) : value)
                        .toArray()));
        return table.build();
    }

    private static TextTable.Row rowOf(List<TextTable.Row> texts, String column, String id) {
        return texts.stream()
                .filter(row -> id.equals(row.text(column)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the dictionary has no text for " + id));
    }

    private static Phrase phrase(TextTable.Row row, String column) {
        return Phrase.of(row.text(column + "En"), row.text(column + "Ja"));
    }

    private static Phrase level(TextTable.Row row) {
        String level = row.text("Level");
        return level.equals("Change")
                ? Phrase.of("Change", "変更")
                : Attribute.Level.valueOf(level.toUpperCase(Locale.ROOT)).label();
    }

    private static Phrase evidence(TextTable.Row row) {
        return switch (EvidenceLevel.valueOf(row.text("Evidence").toUpperCase(Locale.ROOT))) {
            case EXPLICIT -> Phrase.of("explicit", "明示的");
            case INFERRED -> Phrase.of("inferred", "推定");
            case EXTERNAL -> Phrase.of("external", "外部連携");
        };
    }
}
