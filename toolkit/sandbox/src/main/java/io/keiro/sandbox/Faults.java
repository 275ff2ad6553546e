package io.keiro.sandbox;

import io.keiro.sandbox.portal.Behaviour;
import io.keiro.sandbox.portal.Endpoints;
import io.keiro.sandbox.portal.Failure;
import io.keiro.sandbox.portal.Failure.Action;
import io.keiro.sandbox.portal.Switch;
import io.keiro.sandbox.portal.Switch.AssociationLimit;
import io.keiro.sandbox.portal.Switch.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What goes wrong in a portal on purpose, and how it stands in matters in which portals differ. Nothing does, and everything is as
 * documented or most often seen, unless said otherwise.
 *
 * <pre>{@code
 * Faults.none().withFailure(503, 0.1, "deals").withSearchLag(Duration.ofSeconds(30))
 * Faults.of("fault.status=503:0.1:deals", "search.lag=30s") // the same
 * }</pre>
 *
 * <p>All is settled by the seed: the same requests fail in every run, also if several threads ask. {@link Switch#all()} lists the
 * switches with what each does. Immutable.
 */
public final class Faults {

    private final Behaviour behaviour;

    private Faults(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** No failures, and every switch in its standard position. */
    public static Faults none() {
        return new Faults(Behaviour.standard());
    }

    /** This share of the requests is answered with this status. */
    public static Faults withStatus(int status, double rate) {
        return none().withFailure(status, rate);
    }

    /**
     * Switches set in words.
     *
     * @throws IllegalArgumentException for a switch that there is not, or a position that it does not have
     */
    public static Faults of(String... switches) {
        return none().with(switches);
    }

    /** These faults and those that the words say. */
    public Faults with(String... switches) {
        Behaviour changed = behaviour;
        for (String text : switches) {
            changed = changed.with(text);
        }
        return new Faults(changed);
    }

    /** The same with a switch back in its standard position, for example {@code fault.status}. */
    public Faults without(String name) {
        return new Faults(behaviour.without(name));
    }

    private <T> Faults with(Switch<T> one, T value) {
        return new Faults(behaviour.with(one, value));
    }

    Behaviour behaviour() {
        return behaviour;
    }

    /** Also, this share of the requests is answered with this status. */
    public Faults withFailure(int status, double rate) {
        return withFailure(status, rate, "");
    }

    /**
     * Also, this share of some requests is answered with this status.
     *
     * @param endpoints which: an object type such as {@code deals}, a kind such as {@code batch}, or both: {@code deals/batch}
     */
    public Faults withFailure(int status, double rate, String endpoints) {
        return with(Switch.STATUS, List.of(Failure.status(status, rate, Endpoints.named(endpoints))));
    }

    /** This share of the requests gets no answer: the connection ends. */
    public Faults withDrops(double rate) {
        return with(Switch.DROP, List.of(Failure.of(Action.DROP, rate, Endpoints.all())));
    }

    /** This share of the answers ends in the middle of the body. */
    public Faults withCutBodies(double rate) {
        return with(Switch.TRUNCATE, List.of(Failure.of(Action.TRUNCATE, rate, Endpoints.all())));
    }

    /** This share of the answers comes so much later. */
    public Faults withStalls(double rate, Duration time) {
        return with(Switch.STALL, List.of(Failure.slow(Action.STALL, rate, time, Endpoints.all())));
    }

    /** This share of the bodies takes so long from its first byte to its last. */
    public Faults withSlowBodies(double rate, Duration time) {
        return with(Switch.SLOW_BODY, List.of(Failure.slow(Action.SLOW_BODY, rate, time, Endpoints.all())));
    }

    /** Each token expires after so many requests: 401. */
    public Faults withTokensFor(int requests) {
        return with(Switch.EXPIRE_AFTER, requests);
    }

    /** Signing in again fails like this. */
    public Faults withRefreshError(Refusal refusal) {
        return with(Switch.REFRESH_ERROR, refusal);
    }

    /** The token may not read these object types ("quotes", "invoices", …) or "owners": 403. */
    public Faults withMissingScopes(String... objects) {
        return with("scope.missing=" + String.join(",", objects));
    }

    /** The portal's plan lacks these object types. */
    public Faults withMissingProducts(String... objects) {
        return with("product.missing=" + String.join(",", objects));
    }

    /** Refusals for too many requests name the seconds to wait. */
    public Faults withRetryAfter(int seconds) {
        return with(Switch.RETRY_AFTER, seconds);
    }

    /** The first day begins with this share of its quota used. */
    public Faults withQuotaUsed(double share) {
        return with("rate.quotaUsed=" + share);
    }

    /** What requests for associations count against. */
    public Faults withAssociationLimit(AssociationLimit limit) {
        return with(Switch.ASSOCIATION_LIMIT, limit);
    }

    /** Searches trail behind by at least this, and by record up to {@code spread} more. */
    public Faults withSearchLag(Duration lag, Duration spread) {
        return with(Switch.SEARCH_LAG, lag).with(Switch.SEARCH_LAG_SPREAD, spread);
    }

    /** Searches trail behind by this. */
    public Faults withSearchLag(Duration lag) {
        return withSearchLag(lag, Duration.ZERO);
    }

    /** How many entries histories keep. */
    public Faults withHistoryCap(HistoryCap cap) {
        return with(Switch.HISTORY_CAP, cap.limit());
    }

    /** Lists give an opaque cursor, and a next id is no place to go on from. */
    public Faults withOpaqueCursors() {
        return with(Switch.AFTER_AS_KEY, false);
    }

    /** Deals tell of their leads too. */
    public Faults withReverseLeads() {
        return with(Switch.REVERSE_LEAD, true);
    }

    /** The properties that tell when a deal entered its stages are not among those listed. */
    public Faults withStageDatesUnlisted() {
        return with(Switch.STAGE_DATES_LISTED, false);
    }

    /** Properties without a value are left out instead of null. */
    public Faults withUnsetLeftOut() {
        return with(Switch.UNSET_LEFT_OUT, true);
    }

    /** All record ids lie beyond 2^53. Decided when the sandbox starts; the answer key keeps the usual ids. */
    public Faults withLargeIds() {
        return with(Switch.LARGE_IDS, true);
    }

    /** So many changes, merges and archivings happen a second on the portal's clock, while it is being read. */
    public Faults withChanges(double perSecond) {
        return with("live.mutate=" + perSecond);
    }

    /** Addresses may have so many characters, and searches so many. */
    public Faults withLimits(int urlLimit, int bodyLimit) {
        return with(Switch.URL_LIMIT, urlLimit).with(Switch.BODY_LIMIT, bodyLimit);
    }

    /** The names of all switches. */
    public static Set<String> switches() {
        return Switch.all().stream()
                .map(Switch::name)
                .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Faults that && behaviour.equals(that.behaviour);
    }

    @Override
    public int hashCode() {
        return behaviour.hashCode();
    }

    /** The switches that do not stand in their standard position, as {@link #of(String...)} reads them. */
    @Override
    public String toString() {
        return behaviour.toString();
    }
}
