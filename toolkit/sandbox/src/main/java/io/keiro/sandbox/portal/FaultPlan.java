package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Failure.Action;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which requests fail on purpose, and how. */
final class FaultPlan {

    private final long seed;
    private final Supplier<Behaviour> behaviour;
    private final Map<Long, AtomicInteger> attempts = new ConcurrentHashMap<>();

    FaultPlan(long seed, Supplier<Behaviour> behaviour) {
        this.seed = seed;
        this.behaviour = behaviour;
    }

    /** What is planned for one request. */
    record Planned(
            Optional<Failure> status,
            Optional<Failure> drop,
            Optional<Failure> truncate,
            Optional<Failure> stall,
            Optional<Failure> slowBody) {}

    static final Planned NOTHING =
            new Planned(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The plan for a request that has come; asking counts it as one more attempt. */
    Planned of(Call call, Route route) {
        Behaviour now = behaviour.get();
        boolean any = Stream.of(Switch.STATUS, Switch.DROP, Switch.TRUNCATE, Switch.STALL, Switch.SLOW_BODY)
                .anyMatch(one -> !now.of(one).isEmpty());
        if (!any) {
            return NOTHING;
        }
        long request = call.fingerprint();
        int attempt =
                attempts.computeIfAbsent(request, key -> new AtomicInteger()).incrementAndGet();
        long subject = request + attempt * 0x9E3779B97F4A7C15L;
        return new Planned(
                planned(now, Switch.STATUS, Action.STATUS, route, subject),
                planned(now, Switch.DROP, Action.DROP, route, subject),
                planned(now, Switch.TRUNCATE, Action.TRUNCATE, route, subject),
                planned(now, Switch.STALL, Action.STALL, route, subject),
                planned(now, Switch.SLOW_BODY, Action.SLOW_BODY, route, subject));
    }

    private Optional<Failure> planned(
            Behaviour now, Switch<java.util.List<Failure>> one, Action action, Route route, long subject) {
        int turn = 0;
        for (Failure failure : now.of(one)) {
            turn++;
            if (failure.where().contain(route) && Chance.of(seed, subject, action.name() + turn) < failure.rate()) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }
}
