package io.keiro.hubspot;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which deals to extract, and which related objects with them. The portal's list cannot filter, so every deal is read, and those outside
 * the query are neither stored nor followed.
 *
 * <pre>{@code DealQuery.pipeline("Sales").createdSince(LocalDate.of(2024, 1, 1))}</pre>
 */
public final class DealQuery {

    private final String pipeline;
    private final LocalDate createdSince;
    private final Set<PortalObject> related;
    private final Set<PortalObject> linksOnly;
    private final boolean bodies;

    private DealQuery(
            String pipeline,
            LocalDate createdSince,
            Set<PortalObject> related,
            Set<PortalObject> linksOnly,
            boolean bodies) {
        this.pipeline = pipeline;
        this.createdSince = createdSince;
        this.related = related.isEmpty() ? Set.of() : EnumSet.copyOf(related);
        this.linksOnly = linksOnly.isEmpty() ? Set.of() : EnumSet.copyOf(linksOnly);
        this.bodies = bodies;
    }

    /**
     * All deals of all pipelines, with everything of Lead-to-Cash that belongs to them: leads, contacts, companies, line items, quotes,
     * orders, invoices, payments, subscriptions, tickets, calls, meetings, e-mails, tasks and notes. What the portal or the token lacks
     * becomes a gap of the snapshot. Contracts as objects of their own are rare and only read on request. No text of a call, meeting, message, task or note is asked for; see {@link #withBodies()}.
     */
    public static DealQuery all() {
        return new DealQuery(
                null,
                null,
                EnumSet.complementOf(EnumSet.of(PortalObject.DEALS, PortalObject.CONTRACTS)),
                Set.of(),
                false);
    }

    /** All deals of all pipelines and nothing else: the quick look. Add to it by {@link #with} and {@link #linksOnly}. */
    public static DealQuery deals() {
        return new DealQuery(null, null, Set.of(), Set.of(), false);
    }

    /** The deals that stand in this pipeline now, by its label or id, with everything that belongs to them. */
    public static DealQuery pipeline(String labelOrId) {
        DealQuery all = all();
        return new DealQuery(
                Objects.requireNonNull(labelOrId, "name the pipeline"), null, all.related, Set.of(), false);
    }

    /** Only deals created on this day of the account's time zone or later. */
    public DealQuery createdSince(LocalDate day) {
        return new DealQuery(pipeline, Objects.requireNonNull(day, "name the first day"), related, linksOnly, bodies);
    }

    /** Reads these objects too, for example line items. */
    public DealQuery with(PortalObject object) {
        Set<PortalObject> more = EnumSet.of(object);
        more.addAll(related);
        more.remove(PortalObject.DEALS);
        return new DealQuery(pipeline, createdSince, more, without(linksOnly, object), bodies);
    }

    /** Leaves these objects out; deals cannot be left out. */
    public DealQuery without(PortalObject object) {
        return new DealQuery(pipeline, createdSince, without(related, object), without(linksOnly, object), bodies);
    }

    /**
     * Leaves out calls, meetings, e-mails, tasks and notes. They take more than a third of all requests; without them nobody can tell when a
     * customer was first contacted, or how many contacts a deal took.
     */
    public DealQuery withoutEngagements() {
        Set<PortalObject> fewer = related.stream()
                .filter(object -> !object.isEngagement())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PortalObject.class)));
        return new DealQuery(pipeline, createdSince, fewer, linksOnly, bodies);
    }

    /**
     * Reads the texts of calls, meetings, e-mails, tasks and notes too, as far as these are read. They go into the snapshot as they are,
     * names in them included; with pseudonyms only mail addresses in them are replaced. Settle first who may see them.
     */
    public DealQuery withBodies() {
        return new DealQuery(pipeline, createdSince, related, linksOnly, true);
    }

    /** Reads which of these objects belong to a deal, and nothing else of them: enough to count contacts or meetings. */
    public DealQuery linksOnly(PortalObject object) {
        Set<PortalObject> more = EnumSet.of(object);
        more.addAll(linksOnly);
        more.remove(PortalObject.DEALS);
        return new DealQuery(pipeline, createdSince, without(related, object), more, bodies);
    }

    private static Set<PortalObject> without(Set<PortalObject> objects, PortalObject object) {
        Set<PortalObject> fewer = EnumSet.noneOf(PortalObject.class);
        fewer.addAll(objects);
        fewer.remove(object);
        return fewer;
    }

    /** Label or id of the pipeline, or null for all. */
    String pipeline() {
        return pipeline;
    }

    /** First day, or null for all. */
    LocalDate createdSince() {
        return createdSince;
    }

    /** The related objects that are read. */
    boolean reads(PortalObject object) {
        return object == PortalObject.DEALS || related.contains(object);
    }

    /** True if the texts of engagements are read. */
    boolean readsBodies() {
        return bodies;
    }

    /** True if the links from one kind to another are read. */
    boolean links(PortalObject from, PortalObject to) {
        return reads(from) && (reads(to) || linksOnly.contains(to));
    }

    /** True if anything of a kind is asked for. */
    boolean touches(PortalObject object) {
        return reads(object) || linksOnly.contains(object);
    }

    @Override
    public String toString() {
        Set<String> names = new TreeSet<>();
        related.forEach(object -> names.add(object.type()));
        linksOnly.forEach(object -> names.add("links to " + object.type()));
        boolean everything = related.equals(all().related);
        return (pipeline == null ? "all deals" : "deals of pipeline " + pipeline)
                + (createdSince == null ? "" : " created since " + createdSince)
                + (everything ? " with everything" : names.isEmpty() ? "" : " with " + String.join(", ", names))
                + (bodies ? ", texts included" : "");
    }
}
