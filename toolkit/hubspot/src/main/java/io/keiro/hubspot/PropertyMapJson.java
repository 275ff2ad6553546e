package io.keiro.hubspot;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A property map as it travels inside a snapshot, so that the mapping later fits what was extracted. */
final class PropertyMapJson {

    private PropertyMapJson() {}

    static String write(PropertyMap map) {
        ArrayNode rows = Json.array();
        for (PropertyMap.Row row : map.rows()) {
            rows.addArray()
                    .add(row.target().name())
                    .add(row.attribute())
                    .add(row.object())
                    .add(row.property());
        }
        return rows.toString();
    }

    static PropertyMap read(String json) {
        List<PropertyMap.Row> rows = new ArrayList<>();
        for (JsonNode row : Json.parse(json)) {
            rows.add(new PropertyMap.Row(
                    PropertyMap.Target.valueOf(row.path(0).asString()),
                    row.path(1).asString(),
                    row.path(2).asString(),
                    row.path(3).asString()));
        }
        return PropertyMap.of(rows);
    }
}
