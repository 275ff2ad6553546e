package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The portal's list, in the order of ids. Within a stretch of ids it is guarded: a page that does not begin where it should, or whose ids
 * do not rise, says that cursors are no ids here.
 */
final class ListWalk implements Walk {

    /** The list is not what a stretch relies on. */
    static final class NotById extends HubSpotException {
        NotById(String step, String why) {
            super(Phrase.of(
                    "The list cannot be cut by ids (" + step + "): " + why + ".",
                    "一覧をIDで分割できません（" + step + "）：" + why));
        }
    }

    private static final int ADDRESS_TOO_LONG = 414;

    private final PortalReader reader;
    private final PortalObject object;
    private final PropertyPlan deciding;
    private final String step;
    private final boolean archived;
    private volatile PropertyPlan plan;
    private volatile boolean whole;
    private final String from;
    private final String end;

    private ListWalk(
            PortalReader reader,
            PortalObject object,
            PropertyPlan full,
            PropertyPlan deciding,
            String step,
            boolean archived,
            String from,
            String end) {
        this.reader = reader;
        this.object = object;
        this.deciding = deciding;
        this.step = step;
        this.archived = archived;
        this.whole = full != null && reader.fitsAnAddress(object, full);
        this.plan = whole ? full : deciding;
        this.from = from;
        this.end = end;
    }

    /** All of them; complete records where an address can hold the names of all properties, else what decides about them. */
    static ListWalk of(PortalReader reader, PortalObject object, PropertyPlan full, PropertyPlan deciding) {
        return new ListWalk(reader, object, full, deciding, object.type() + " list", false, "", "");
    }

    /** Only the deleted ones; complete, or only what decides about them. */
    static ListWalk archive(
            PortalReader reader, PortalObject object, PropertyPlan full, PropertyPlan deciding, boolean whole) {
        return new ListWalk(reader, object, whole ? full : null, deciding, object.type() + " archive", true, "", "");
    }

    /** Complete records from one id on, up to before another; "" for no end. */
    static ListWalk stretch(
            PortalReader reader,
            PortalObject object,
            PropertyPlan full,
            PropertyPlan deciding,
            int number,
            String from,
            String end) {
        return new ListWalk(reader, object, full, deciding, object.type() + " stretch " + number, false, from, end);
    }

    /** What the list holds after an id, whatever the search shows of it yet. */
    static ListWalk tail(PortalReader reader, PortalObject object, PropertyPlan deciding, String from) {
        return new ListWalk(reader, object, null, deciding, object.type() + " tail", false, from, "");
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public Turned turn(String position) {
        String start = position.isEmpty() ? from : position;
        boolean complete = whole;
        JsonNode answer;
        try {
            answer = reader.page(object, plan, start, archived);
        } catch (HubSpotException refused) {
            if (refused.status() != ADDRESS_TOO_LONG || !complete) {
                throw refused;
            }
            // A proxy takes less than the portal does: ids only from here on, and the records in batches.
            whole = false;
            plan = deciding;
            complete = false;
            answer = reader.page(object, plan, start, archived);
        }
        List<RawRecord> listed = new ArrayList<>();
        boolean over = false;
        String before = from.isEmpty() ? null : start;
        for (JsonNode result : answer.path("results")) {
            RawRecord raw = RawRecord.of(result);
            if (!from.isEmpty() || !end.isEmpty()) {
                guard(raw.id(), before, listed.isEmpty());
                before = raw.id();
                over = !end.isEmpty() && !RecordId.isBefore(raw.id(), end);
            }
            if (over) {
                break;
            }
            listed.add(raw);
        }
        String next = PortalReader.next(answer);
        if (!from.isEmpty() && !next.isEmpty() && !next.chars().allMatch(Character::isDigit)) {
            throw new NotById(step, "its cursor is no id");
        }
        boolean past = !end.isEmpty() && !next.isEmpty() && !RecordId.isBefore(next, end);
        boolean last = over || past || next.isEmpty();
        return new Turned(listed, complete, last ? "" : next, last);
    }

    private void guard(String id, String before, boolean first) {
        if (before != null && (first ? RecordId.isBefore(id, before) : !RecordId.isBefore(before, id))) {
            throw new NotById(step, "after " + before + " came " + id);
        }
    }
}
