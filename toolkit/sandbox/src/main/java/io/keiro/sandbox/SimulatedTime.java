package io.keiro.sandbox;

import io.keiro.sandbox.portal.PortalClock;
import java.time.Duration;
import java.util.Objects;

/**
 * How time passes in the portal. Rate windows, latency, index lag, the expiry of tokens and changes during a reading all go by it;
 * the company's present is where it starts.
 *
 * @param speed so many times as fast as real time; 0 if it stands still but for requests
 * @param perRequest how far each request moves it, if it stands still otherwise
 */
public record SimulatedTime(double speed, Duration perRequest) {

    public SimulatedTime {
        Objects.requireNonNull(perRequest, "a simulated time needs a step, even if zero");
        if (!(speed >= 0 && speed <= 1e6)) {
            throw new IllegalArgumentException(
                    "The speed of time is a factor from 0 to 1,000,000, but was " + speed + ".");
        }
        if (perRequest.isNegative()) {
            throw new IllegalArgumentException(
                    "Time does not run backwards, but a request was to take " + perRequest + ".");
        }
    }

    /** As the clock on the wall. */
    public static SimulatedTime real() {
        return times(1);
    }

    /** So many times as fast as the clock on the wall. */
    public static SimulatedTime times(double speed) {
        return new SimulatedTime(speed, Duration.ZERO);
    }

    /** Stands still but for requests, of which each takes this long: the same requests always meet the same portal. */
    public static SimulatedTime perRequest(Duration step) {
        return new SimulatedTime(0, step);
    }

    PortalClock clock() {
        return speed == 0 ? PortalClock.stepping(perRequest) : PortalClock.running(speed);
    }
}
