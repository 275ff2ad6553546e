package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What every pass of an extraction works with, and what the passes have found out so far. */
final class Workbench {

    /** So many pages in a row without an answer mean that the portal is gone, not that a page is odd. */
    private static final int SILENT_IN_A_ROW = 3;

    final PortalReader reader;
    final Store store;
    final Crew crew;
    final ProgressMeter meter;
    final Pseudonyms pseudonyms;
    final PersonalData personal;

    private final Map<PortalObject, PropertyPlan> plans = new ConcurrentHashMap<>();
    private boolean incomplete;
    private int silentInARow;

    Workbench(PortalReader reader, Store store, Crew crew, ProgressMeter meter, Pseudonyms pseudonyms) {
        this.reader = reader;
        this.store = store;
        this.crew = crew;
        this.meter = meter;
        this.pseudonyms = pseudonyms;
        this.personal = new PersonalData(pseudonyms);
    }

    void plan(PortalObject object, PropertyPlan plan) {
        plans.put(object, plan);
    }

    /** What to ask of an object; empty for one that the token may not read. */
    PropertyPlan plan(PortalObject object) {
        return plans.get(object);
    }

    boolean isOpen(PortalObject object) {
        return plans.containsKey(object);
    }

    /** An object turned out to be closed: says so in the snapshot and leaves it out from here on. */
    void close(PortalObject object, ObjectClosed closed) {
        plans.remove(object);
        Phrase sentence = Phrase.of(
                closed.phrase().en() + " Missing: " + object.brings().en() + ".",
                closed.phrase().ja() + "欠けるもの：" + object.brings().ja() + "。");
        store.write(() -> store.gap(object.type(), "closed", sentence));
    }

    /** A page got no answer in any attempt: notes it and goes on, unless the portal seems to be gone altogether. */
    void silent(PortalObject object, PortalSilent silence) throws SQLException {
        incomplete = true;
        store.gap(object.type(), "silent", silence.phrase());
        if (++silentInARow >= SILENT_IN_A_ROW) {
            throw silence;
        }
    }

    void answered() {
        silentInARow = 0;
    }

    /** True if a page is missing that another run may still bring. */
    boolean isIncomplete() {
        return incomplete;
    }
}
