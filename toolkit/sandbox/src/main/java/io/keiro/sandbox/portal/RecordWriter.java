package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Writes records with the properties and histories that a request wants. */
final class RecordWriter {

    private static final Set<String> NAMES = Set.of(
            "dealname",
            "name",
            "firstname",
            "lastname",
            "company",
            "hs_title",
            "hs_lead_name",
            "hs_order_name",
            "hs_call_title",
            "hs_meeting_title",
            "hs_email_subject",
            "subject");

    /** One letter of each plane that has any: 0 to 3, 14, and the two for private use. */
    private static final String EVERY_PLANE =
            new String(new int[] {0xE9, 0x7D4C, 0x1F9FE, 0x20BB7, 0x30000, 0xE0101, 0xF0000, 0x100000}, 0, 8);

    private static final String STAGE_DATE = "hs_v2_date_entered_";

    private final PortalView view;
    private final ObjectType type;
    private final List<PropertyDefinition> properties;
    private final List<String> histories;
    private final int cap;
    private final String link;
    private final boolean unsetLeftOut;
    private final boolean latestStageDates;
    private final double bare;
    private final double unknownSources;
    private final double offsets;
    private final boolean everyPlane;

    /**
     * Names that the type does not have are ignored without a word, as observed; the three standard properties always come.
     *
     * @throws ApiError 400 if the type refuses to tell histories
     */
    RecordWriter(PortalView view, ObjectType type, List<String> wanted, List<String> wantedHistories) {
        this.view = view;
        this.type = type;
        List<String> names = new ArrayList<>(List.of(type.createdProperty(), type.modifiedProperty(), "hs_object_id"));
        for (String name : wanted.isEmpty() ? type.standardProperties() : wanted) {
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        properties = names.stream()
                .map(name -> view.definition(type, name))
                .flatMap(Optional::stream)
                .toList();
        if (!wantedHistories.isEmpty() && view.of(Switch.HISTORY_REFUSED).contains(type.plural())) {
            throw ApiError.invalid("propertiesWithHistory is not supported for " + type.plural());
        }
        histories = view.of(Switch.HISTORY_IGNORED).contains(type.plural())
                ? List.of()
                : wantedHistories.stream()
                        .filter(name -> view.definition(type, name).isPresent())
                        .toList();
        cap = view.of(Switch.HISTORY_CAP).of(type);
        unsetLeftOut = view.of(Switch.UNSET_LEFT_OUT);
        latestStageDates = view.of(Switch.STAGE_DATES_LATEST);
        bare = view.of(Switch.HISTORY_BARE);
        unknownSources = view.of(Switch.UNKNOWN_SOURCES);
        offsets = view.of(Switch.OFFSET_TIMES);
        everyPlane = view.of(Switch.EVERY_PLANE);
        String place = type.typeId() == null ? type.plural() : type.typeId();
        link = "https://app.portal.example/contacts/" + view.portal().account().portalId() + "/record/" + place + "/";
    }

    /** Writes all but the end of the object, so that associations can follow. */
    void open(JsonGenerator json, PortalRecord one) {
        String id = Long.toString(one.id());
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeObjectPropertyStart("properties");
        for (PropertyDefinition property : properties) {
            writeValue(json, one, property);
        }
        json.writeEndObject();
        if (!histories.isEmpty()) {
            json.writeObjectPropertyStart("propertiesWithHistory");
            for (String property : histories) {
                writeHistory(json, one, property);
            }
            json.writeEndObject();
        }
        json.writeStringProperty("createdAt", PortalRecord.text(one.created()));
        json.writeStringProperty("updatedAt", PortalRecord.text(one.updated()));
        json.writeBooleanProperty("archived", one.archived().isPresent());
        if (one.archived().isPresent()) {
            json.writeStringProperty(
                    "archivedAt", PortalRecord.text(one.archived().getAsLong()));
        }
        json.writeStringProperty("url", link + id);
    }

    void write(JsonGenerator json, PortalRecord one) {
        open(json, one);
        json.writeEndObject();
    }

    private void writeValue(JsonGenerator json, PortalRecord one, PropertyDefinition property) {
        Optional<String> value = latestStageDates && property.name().startsWith(STAGE_DATE)
                ? latestVisit(one, property)
                : value(one, property);
        if (value.isPresent()) {
            json.writeStringProperty(property.name(), value.get());
        } else if (!unsetLeftOut) {
            json.writeNullProperty(property.name());
        }
    }

    private Optional<String> value(PortalRecord one, PropertyDefinition property) {
        return one.value(property.name()).map(text -> named(property.name(), spelled(text, property.spelling())));
    }

    private String named(String property, String text) {
        return everyPlane && NAMES.contains(property) ? text + " " + EVERY_PLANE : text;
    }

    private Optional<String> latestVisit(PortalRecord one, PropertyDefinition property) {
        String stage = property.name().substring(STAGE_DATE.length());
        return one.timeline(type.stageProperty()).stream()
                .filter(change -> change.value().equals(stage))
                .reduce((earlier, later) -> later)
                .map(change -> PortalRecord.text(change.time()))
                .or(() -> value(one, property));
    }

    /** What a record holds is in ISO 8601 with Z; what is no time stays as it is. */
    private static String spelled(String text, PropertyDefinition.Spelling spelling) {
        return switch (spelling) {
            case ISO -> text;
            case ISO_WITH_OFFSET -> withOffset(text);
            case EPOCH_MILLIS ->
                text.contains("T")
                        ? SearchNumber.of(text)
                                .map(number -> Long.toString(number.whole()))
                                .orElse(text)
                        : text;
        };
    }

    private static String withOffset(String time) {
        return time.endsWith("Z") ? time.substring(0, time.length() - 1) + "+00:00" : time;
    }

    /** Newest first, cut where the portal forgets. */
    private void writeHistory(JsonGenerator json, PortalRecord one, String property) {
        List<Change> timeline = one.timeline(property);
        PropertyDefinition.Spelling spelling =
                view.definition(type, property).orElseThrow().spelling();
        boolean offset = offsets > 0 && chance(one, property, 0, "offset") < offsets;
        json.writeArrayPropertyStart(property);
        int oldestKept = Math.max(0, timeline.size() - cap);
        for (int i = timeline.size() - 1; i >= oldestKept; i--) {
            Change change = timeline.get(i);
            String time = PortalRecord.text(change.time());
            json.writeStartObject();
            json.writeStringProperty("value", named(property, spelled(change.value(), spelling)));
            json.writeStringProperty("timestamp", offset ? withOffset(time) : time);
            boolean unknown = unknownSources > 0 && chance(one, property, i, "source") < unknownSources;
            json.writeStringProperty(
                    "sourceType",
                    unknown ? "NOT_YET_DESCRIBED" : change.source().type());
            if (bare == 0 || chance(one, property, i, "bare") >= bare) {
                writeSource(json, change.source());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSource(JsonGenerator json, Change.Source source) {
        if (source.id() != null) {
            json.writeStringProperty("sourceId", source.id());
        }
        if (source.label() != null) {
            json.writeStringProperty("sourceLabel", source.label());
        }
        if (source.userId() != 0) {
            json.writeNumberProperty("updatedByUserId", source.userId());
        }
    }

    private double chance(PortalRecord one, String property, int entry, String topic) {
        return Chance.of(view.settings().seed() + entry, one.id() + property.hashCode(), topic);
    }

    boolean hasHistories() {
        return !histories.isEmpty();
    }
}
