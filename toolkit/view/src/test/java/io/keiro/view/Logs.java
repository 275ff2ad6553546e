package io.keiro.view;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.time.Instant;
import java.util.Random;

/** Small logs that a person can check by hand, and seeded random ones. */
final class Logs {

    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Logs() {}

    /** A case for each text, one activity per word, an hour apart. */
    static EventLog of(String... cases) {
        EventLogBuilder builder = EventLog.builder("test");
        for (int c = 0; c < cases.length; c++) {
            String[] words = cases[c].split(" ");
            for (int i = 0; i < words.length; i++) {
                builder.event("c" + c, words[i], START.plusSeconds(3_600L * i));
            }
        }
        return builder.build();
    }

    static EventLog empty() {
        return EventLog.builder("empty").build();
    }

    static EventLog random(long seed, int activities, int cases) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random " + seed);
        for (int c = 0; c < cases; c++) {
            int length = 1 + random.nextInt(12);
            int at = 0;
            for (int i = 0; i < length; i++) {
                at = Math.floorMod(
                        at + (random.nextInt(4) == 0 ? -random.nextInt(activities) : 1 + random.nextInt(2)),
                        activities);
                builder.event("c" + c, "activity " + at, START.plusSeconds(60L * i * (1 + random.nextInt(5_000))));
            }
        }
        return builder.build();
    }
}
