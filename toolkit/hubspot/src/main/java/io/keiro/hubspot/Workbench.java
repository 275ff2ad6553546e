package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What every pass of an extraction works with, and what the passes have found out so far. */
final class Workbench {

    /** So many pages in a row without an answer mean that the portal is gone, not that a page is odd. */
    private static final int SILENT_IN_A_ROW = 3;

    private static final PropertyPlan DECIDING = new PropertyPlan(List.of("pipeline", "createdate"), List.of());

    final PortalReader reader;
    final Store store;
    final Crew crew;
    final ProgressMeter meter;
    final Pseudonyms pseudonyms;
    final PersonalData personal;

    private final Map<PortalObject, PropertyPlan> plans = new ConcurrentHashMap<>();

    /** Kinds of which only links are wanted, and which the token may not read. */
    private final Set<PortalObject> closedLinks = ConcurrentHashMap.newKeySet();

    private final Map<PortalObject, Long> totals = new ConcurrentHashMap<>();
    private final DealQuery query;
    private final RunInfo run;
    private volatile String pipelineId;
    private boolean countsLinks;
    private boolean incomplete;
    private int silentInARow;

    Workbench(
            PortalReader reader,
            Store store,
            Crew crew,
            ProgressMeter meter,
            Pseudonyms pseudonyms,
            DealQuery query,
            RunInfo run) {
        this.query = query;
        this.run = run;
        this.reader = reader;
        this.store = store;
        this.crew = crew;
        this.meter = meter;
        this.pseudonyms = pseudonyms;
        this.personal = new PersonalData(pseudonyms);
    }

    DealQuery query() {
        return query;
    }

    RunInfo run() {
        return run;
    }

    /** Works off errands with the crew, and keeps the listener informed. */
    void dispatch(Collection<? extends Errand> errands) throws InterruptedException {
        new Dispatch(crew, store, meter::tick).run(errands);
    }

    void plan(PortalObject object, PropertyPlan plan) {
        plans.put(object, plan);
    }

    /** What to ask of an object; empty for one that the token may not read. */
    PropertyPlan plan(PortalObject object) {
        return plans.get(object);
    }

    /** The id of the only pipeline that is wanted, or null for all. */
    void pipeline(String id) {
        pipelineId = id;
    }

    /** True if the query wants this record, as far as what is known of it tells. */
    boolean isWanted(PortalObject object, RawRecord raw) {
        if (object != PortalObject.DEALS) {
            return true;
        }
        Instant created = DealEvents.created(raw);
        return (pipelineId == null || pipelineId.equals(raw.value("pipeline")))
                && (query.createdSince() == null
                        || created == null
                        || !created.isBefore(query.createdSince()
                                .atStartOfDay(run.account().zone())
                                .toInstant()));
    }

    /** How many the portal's search counts of what is wanted, or -1. */
    long count(PortalObject object) {
        try {
            return reader.count(object, terms(object));
        } catch (ObjectClosed | PortalSilent e) {
            return -1;
        }
    }

    void total(PortalObject object, long count) {
        totals.put(object, count);
    }

    /** What the portal counted at the beginning of this run, -1 if it could not, or null if it was not asked. */
    Long total(PortalObject object) {
        return totals.get(object);
    }

    /** What is wanted of a kind, as terms of a search. */
    SearchTerms terms(PortalObject object) {
        SearchTerms terms = SearchTerms.none();
        if (object == PortalObject.DEALS) {
            terms = pipelineId == null ? terms : terms.and("pipeline", "EQ", pipelineId);
            terms = query.createdSince() == null
                    ? terms
                    : terms.since(
                            "createdate",
                            query.createdSince()
                                    .atStartOfDay(run.account().zone())
                                    .toInstant());
        }
        return terms;
    }

    /** What decides whether a record is wanted; asked with lists of ids. */
    PropertyPlan deciding(PortalObject object) {
        return object == PortalObject.DEALS ? DECIDING : PropertyPlan.NOTHING;
    }

    /** From now on links are what the listener hears of. */
    void countLinks(boolean newCountsLinks) {
        countsLinks = newCountsLinks;
    }

    void advanceLinks(long ids) {
        if (countsLinks) {
            meter.advance(ids);
        }
    }

    /** A kind of which only links are wanted is open until the portal says otherwise: nothing is asked of it before its links are. */
    boolean isOpen(PortalObject object) {
        return plans.containsKey(object) || (isLinked(object) && !closedLinks.contains(object));
    }

    private boolean isLinked(PortalObject object) {
        return query.touches(object) && !query.reads(object);
    }

    /** An object turned out to be closed: says so in the snapshot and leaves it out from here on. */
    void close(PortalObject object, ObjectClosed closed) throws SQLException {
        if (plans.remove(object) != null || (isLinked(object) && closedLinks.add(object))) {
            closed(object, closed);
        }
    }

    /** The gap that a closed object leaves. */
    void closed(PortalObject object, ObjectClosed closed) throws SQLException {
        Phrase sentence = Phrase.of(
                closed.phrase().en() + " Missing: " + object.brings().en() + ".",
                closed.phrase().ja() + "欠けるもの：" + object.brings().ja() + "。");
        store.gap(object.type(), "closed", sentence);
    }

    /** An object turned out to be closed while it was read; without deals the run ends. */
    void closeRelated(PortalObject object, ObjectClosed closed) throws SQLException {
        if (object == PortalObject.DEALS) {
            throw closed;
        }
        close(object, closed);
    }

    /** Links from one kind to another turned out to be closed: they need the scopes of both, and the one that is missing closes its kind. */
    void closeSide(PortalObject from, PortalObject to, ObjectClosed closed) throws SQLException {
        boolean named = !closed.missingScope().isEmpty();
        boolean ofFrom = named ? closed.missingScope().contains(from.scope()) : to == PortalObject.DEALS;
        closeRelated(ofFrom ? from : to, closed);
    }

    /** A page got no answer in any attempt: notes it and goes on, unless the portal seems to be gone altogether. */
    void silent(PortalObject object, PortalSilent silence) throws SQLException {
        incomplete = true;
        store.gap(object.type(), "silent", silence.phrase());
        if (++silentInARow >= SILENT_IN_A_ROW) {
            throw silence;
        }
    }

    /** A property is not what it was in the run before. */
    void drift(PortalObject object, String property, String kind, String en, String ja) throws SQLException {
        String name = object.type() + "." + property;
        store.add("drift", List.<Object[]>of(new Object[] {
            run.number(), object.type(), property, kind, name + " " + en + ".", name + " " + ja + "。"
        }));
    }

    void answered() {
        silentInARow = 0;
    }

    /** True if a page is missing that another run may still bring. */
    boolean isIncomplete() {
        return incomplete;
    }
}
