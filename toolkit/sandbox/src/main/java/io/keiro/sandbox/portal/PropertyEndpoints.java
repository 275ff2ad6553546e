package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.PropertyDefinition.Trait;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The properties of a type. */
final class PropertyEndpoints {

    private final PortalView view;

    PropertyEndpoints(PortalView view) {
        this.view = view;
    }

    /** The properties of a type, or its archived ones. */
    Answer properties(Call call, ObjectType type) {
        ArrayNode results = Json.array();
        boolean archived = call.flag("archived");
        for (PropertyDefinition property : view.portal().properties(type)) {
            if (property.is(Trait.ARCHIVED) == archived && isListed(property)) {
                results.add(json(type, property));
            }
        }
        return Answer.ok(Json.results(results));
    }

    private boolean isListed(PropertyDefinition property) {
        return view.of(Switch.STAGE_DATES_LISTED) || !property.name().startsWith("hs_v2_");
    }

    Answer property(ObjectType type, String name) {
        return view.portal().properties(type).stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .map(property -> Answer.ok(json(type, property)))
                .orElseThrow(ApiError::notFound);
    }

    static ObjectNode json(ObjectType type, PropertyDefinition property) {
        ObjectNode node = Json.object();
        node.put("name", property.name());
        node.put("label", property.label());
        node.put("type", property.type());
        node.put("fieldType", property.fieldType());
        node.put("description", "");
        node.put("groupName", type.singular() + "information");
        ArrayNode options = node.putArray("options");
        for (PropertyDefinition.Option option : property.options()) {
            options.addObject()
                    .put("label", option.label())
                    .put("value", option.value())
                    .put("displayOrder", options.size() - 1)
                    .put("hidden", false);
        }
        node.put("displayOrder", -1);
        node.put("calculated", property.calculated());
        boolean owner = property.name().equals("hubspot_owner_id");
        node.put("externalOptions", owner);
        if (owner) {
            node.put("referencedObjectType", "OWNER");
        }
        node.put("hasUniqueValue", property.is(Trait.UNIQUE) || property.name().equals("hs_object_id"));
        node.put("hidden", property.is(Trait.HIDDEN));
        node.put("hubspotDefined", !property.custom());
        node.put("archived", property.is(Trait.ARCHIVED));
        node.put("formField", false);
        if (property.calculated()) {
            node.put("calculationFormula", "");
        }
        if (property.currencyProperty() != null) {
            node.put("showCurrencySymbol", true);
            node.put("currencyPropertyName", property.currencyProperty());
        }
        node.put("dataSensitivity", "non_sensitive");
        ObjectNode modification = node.putObject("modificationMetadata");
        modification.put("archivable", property.custom());
        modification.put("readOnlyDefinition", !property.custom());
        modification.put("readOnlyValue", property.calculated());
        return node;
    }
}
