package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One sheet of the data template, as content: how it becomes Excel is a matter of the room that draws.
 *
 * @param name name of the sheet, the same in every language
 * @param table header and rows; the columns' technical names are the header
 * @param choices allowed values by column, for the columns that take one of a list
 * @param levels how much a column is wanted, by column
 */
public record TemplateSheet(
        String name, DataTable table, Map<String, List<String>> choices, Map<String, Attribute.Level> levels) {

    public TemplateSheet {
        Objects.requireNonNull(name, "a sheet needs a name");
        Objects.requireNonNull(table, "the sheet " + name + " needs a table");
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    static TemplateSheet of(String name, DataTable table) {
        return new TemplateSheet(name, table, Map.of(), Map.of());
    }
}
