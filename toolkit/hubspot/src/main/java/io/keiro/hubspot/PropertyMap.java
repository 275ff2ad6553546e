package io.keiro.hubspot;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which property of the portal feeds which attribute of the data set: a small table that is changed per client without Java. Rows stand
 * in order of preference; the first property with a value wins. A property that the portal does not have is passed over, so one table
 * serves portals with and without custom properties.
 */
public final class PropertyMap implements Tabular {

    private static final List<String> COLUMNS = List.of("Record", "Attribute", "Object", "Property");

    /** The record of the data set that an attribute belongs to. */
    public enum Target {
        DEAL,
        LEAD,
        INVOICE
    }

    /**
     * One row.
     *
     * @param target the record that gets the attribute
     * @param attribute technical name in the data set
     * @param object the portal's object that holds the property, the record's own or one linked to it; "owners" for the record's owner
     * @param property the portal's name of the property
     */
    public record Row(Target target, String attribute, String object, String property) {}

    private static final List<Row> DEFAULTS = List.of(
            new Row(Target.DEAL, "SalesRepresentative", "owners", "name"),
            new Row(Target.DEAL, "Team", "owners", "team"),
            new Row(Target.DEAL, "Region", "deals", "region"),
            new Row(Target.DEAL, "Region", "companies", "region"),
            new Row(Target.DEAL, "Region", "companies", "country"),
            new Row(Target.DEAL, "Region", "companies", "state"),
            new Row(Target.DEAL, "LeadSource", "deals", "hs_analytics_source"),
            new Row(Target.DEAL, "LeadSource", "contacts", "hs_analytics_source"),
            new Row(Target.DEAL, "DealType", "deals", "dealtype"),
            new Row(Target.DEAL, "ProductCategory", "deals", "product_category"),
            new Row(Target.DEAL, "ProductCategory", "line_items", "product_category"),
            new Row(Target.DEAL, "LostReason", "deals", "closed_lost_reason"),
            new Row(Target.DEAL, "CustomerName", "companies", "name"),
            new Row(Target.DEAL, "CustomerSegment", "deals", "customer_segment"),
            new Row(Target.DEAL, "CustomerSegment", "companies", "customer_segment"),
            new Row(Target.DEAL, "CustomerSegment", "companies", "industry"),
            new Row(Target.DEAL, "Currency", "deals", "deal_currency_code"),
            new Row(Target.DEAL, "DiscountRate", "deals", "discount_rate"),
            new Row(Target.DEAL, "PaymentTerms", "deals", "payment_terms"),
            new Row(Target.LEAD, "SalesRepresentative", "owners", "name"),
            new Row(Target.LEAD, "Team", "owners", "team"),
            new Row(Target.LEAD, "LeadSource", "contacts", "hs_analytics_source"),
            new Row(Target.LEAD, "Region", "contacts", "region"),
            new Row(Target.INVOICE, "PaymentTerms", "invoices", "payment_terms"),
            new Row(Target.INVOICE, "PaymentTerms", "deals", "payment_terms"),
            new Row(Target.INVOICE, "BillingType", "invoices", "billing_type"),
            new Row(Target.INVOICE, "SentDate", "invoices", "sent_date"),
            new Row(Target.INVOICE, "Currency", "invoices", "hs_currency"),
            new Row(Target.INVOICE, "CustomerName", "companies", "name"),
            new Row(Target.INVOICE, "Region", "deals", "region"),
            new Row(Target.INVOICE, "Region", "companies", "country"));

    private final String name;
    private final List<Row> rows;

    private PropertyMap(String name, List<Row> rows) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    /** The table that is used when none is given; the same as {@code data-templates/property-map.csv}. */
    public static PropertyMap defaults() {
        return new PropertyMap("the default property map", DEFAULTS);
    }

    public static PropertyMap of(List<Row> rows) {
        return new PropertyMap("the property map", rows);
    }

    /**
     * Reads a property map from CSV with the columns Record (deal, lead, invoice), Attribute, Object and Property.
     *
     * @throws IllegalArgumentException if a column is missing or a cell cannot be understood; the message names file, row and value
     */
    public static PropertyMap read(Path file) {
        DataTable table = DataTable.read(file);
        String name = file.getFileName().toString();
        List<String> present = table.fields().stream().map(Field::name).toList();
        if (!present.containsAll(COLUMNS)) {
            throw new IllegalArgumentException(name + " needs the columns " + String.join(", ", COLUMNS) + "; it has "
                    + String.join(", ", present));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.rowCount(); i++) {
            String where = name + ", row " + (i + 2);
            List<String> cells = new ArrayList<>();
            for (String column : COLUMNS) {
                Object value = table.value(i, column);
                if (value == null || value.toString().isBlank()) {
                    throw new IllegalArgumentException(
                            where + ": the column " + column + " is empty; every row needs all four");
                }
                cells.add(value.toString().strip());
            }
            rows.add(new Row(target(cells.get(0), where), cells.get(1), object(cells.get(2), where), cells.get(3)));
        }
        return new PropertyMap(name, rows);
    }

    private static Target target(String text, String where) {
        for (Target target : Target.values()) {
            if (target.name().equalsIgnoreCase(text)) {
                return target;
            }
        }
        throw new IllegalArgumentException(where + ", column Record: \"" + text + "\"; valid: deal, lead, invoice");
    }

    private static String object(String text, String where) {
        List<String> valid = new ArrayList<>(
                Arrays.stream(PortalObject.values()).map(PortalObject::type).toList());
        valid.add("owners");
        String object = text.toLowerCase(Locale.ROOT);
        if (!valid.contains(object)) {
            throw new IllegalArgumentException(
                    where + ", column Object: \"" + text + "\"; valid: " + String.join(", ", valid));
        }
        return object;
    }

    /** All rows in order of preference. */
    public List<Row> rows() {
        return rows;
    }

    /** The rows for one kind of record. */
    List<Row> rowsFor(Target target) {
        return rows.stream().filter(row -> row.target() == target).toList();
    }

    /** The properties that must be read from an object so that this map can be filled. */
    Set<String> propertiesOf(PortalObject object) {
        return propertiesOf(object.type());
    }

    /** The properties of a kind of object, by the portal's name for it, that this map names. */
    Set<String> propertiesOf(String type) {
        Set<String> properties = new TreeSet<>();
        rows.stream().filter(row -> row.object().equals(type)).forEach(row -> properties.add(row.property()));
        return properties;
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Property map", "プロパティマップ"),
                Field.of("Record", Phrase.of("Record", "レコード"), Kind.TEXT),
                Field.of("Attribute", Phrase.of("Attribute", "属性"), Kind.TEXT),
                Field.of("Object", Phrase.of("HubSpot object", "HubSpotのオブジェクト"), Kind.TEXT),
                Field.of("Property", Phrase.of("HubSpot property", "HubSpotのプロパティ"), Kind.TEXT));
        rows.forEach(row ->
                table.row(row.target().name().toLowerCase(Locale.ROOT), row.attribute(), row.object(), row.property()));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long attributes = rows.stream()
                .map(row -> row.target() + row.attribute())
                .distinct()
                .count();
        return Phrase.of(
                name + ": " + rows.size() + " properties feed " + attributes + " attributes",
                name + "：" + rows.size() + "件のプロパティを" + attributes + "件の属性に対応づけ");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
