package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Logs for tests: written by hand in one line, or random from a seed. */
public final class Logs {

    public static final Instant START = Instant.parse("2025-03-03T08:00:00Z");

    private Logs() {}

    /** One case per text, its activities separated by blanks, an hour between events; an empty text is a case without events. */
    public static EventLog of(String... traces) {
        EventLogBuilder builder = EventLog.builder("hand");
        for (int c = 0; c < traces.length; c++) {
            String id = "case " + (c + 1);
            builder.caseAttribute(id, "number", c + 1);
            int hour = 0;
            for (String activity : traces[c].isBlank() ? new String[0] : traces[c].split(" ")) {
                builder.event(id, activity, START.plusSeconds(3600L * hour++));
            }
        }
        return builder.build();
    }

    /** Random cases over a small alphabet: some empty, some times equal, some missing. */
    public static EventLog random(long seed) {
        Random random = new Random(seed);
        int alphabet = 1 + random.nextInt(7);
        EventLogBuilder builder = EventLog.builder("random " + seed);
        int cases = random.nextInt(40);
        for (int c = 0; c < cases; c++) {
            String id = "c" + c;
            builder.caseAttribute(id, "region", random.nextInt(5) == 0 ? null : "R" + random.nextInt(3));
            Instant time = START.plusSeconds(random.nextInt(100_000));
            int length = random.nextInt(9);
            for (int e = 0; e < length; e++) {
                time = time.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(5_000_000));
                builder.event(id, "A" + random.nextInt(alphabet), random.nextInt(10) == 0 ? null : time);
            }
        }
        return builder.build();
    }

    /** Random work over a few days: starts and completions to the minute, overlapping, a resource for most events, some cases empty. */
    public static EventLog work(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("work " + seed);
        int cases = random.nextInt(25);
        for (int c = 0; c < cases; c++) {
            builder.caseAttribute("c" + c, "region", random.nextInt(5) == 0 ? null : "R" + random.nextInt(3));
            for (int e = random.nextInt(8); e > 0; e--) {
                Instant from = START.plusSeconds(60L * random.nextInt(4000));
                builder.interval(
                        "c" + c,
                        "A" + random.nextInt(4),
                        new EventLogBuilder.Span(from, from.plusSeconds(60L * random.nextInt(300))));
                builder.with("org:resource", random.nextInt(5) == 0 ? null : "P" + random.nextInt(4));
            }
        }
        return builder.build();
    }

    /** One case per text: activities with who did them, as in "a:Ann b:Bob c", an hour between events. */
    public static EventLog done(String... traces) {
        EventLogBuilder builder = EventLog.builder("done");
        for (int c = 0; c < traces.length; c++) {
            int hour = 0;
            for (String event : traces[c].split(" ")) {
                String[] parts = event.split(":");
                builder.event("case " + (c + 1), parts[0], START.plusSeconds(3600L * hour++));
                builder.with("org:resource", parts.length == 1 ? null : parts[1]);
            }
        }
        return builder.build();
    }

    /** The same cases in another order. */
    public static EventLog shuffled(EventLog log, long seed) {
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            order.add(c);
        }
        Collections.shuffle(order, new Random(seed));
        EventLogBuilder builder = EventLog.builder(log.name());
        for (int c : order) {
            builder.caseAttribute(log.caseId(c), "order", c);
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                Instant time = log.time(e) == EventLog.NO_TIME ? null : Instant.ofEpochMilli(log.time(e));
                if (time != null && log.hasStartTimes()) {
                    Instant start = Instant.ofEpochMilli(log.startTime(e));
                    builder.interval(log.caseId(c), log.activity(e), new EventLogBuilder.Span(start, time));
                } else {
                    builder.event(log.caseId(c), log.activity(e), time);
                }
                if (log.resourceCodeCount() > 0) {
                    builder.with(
                            "org:resource", log.resourceCode(e) < 0 ? null : log.resourceLabel(log.resourceCode(e)));
                }
            }
        }
        return builder.build();
    }

    public static List<String> trace(EventLog log, int caseIndex) {
        List<String> trace = new ArrayList<>();
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            trace.add(log.activity(e));
        }
        return trace;
    }
}
