package io.keiro.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Small logs of every shape: ties, missing times, intervals, interleaved cases, all types of attributes, awkward characters. */
final class RandomLogs {

    private static final String[] TEXTS = {
        "West", "北 海道", "a,b;c", "say \"hi\"", "two\nlines", "tab\there", "<&>'", "Ünïcode 🚀", " padded ", "x=1\r\ny"
    };

    private final Random random;

    RandomLogs(long seed) {
        random = new Random(seed);
    }

    EventLog next() {
        EventLogBuilder log =
                EventLog.builder("random").zone(ZoneId.of(random.nextBoolean() ? "Asia/Tokyo" : "Europe/Berlin"));
        int cases = random.nextInt(8);
        int activities = 1 + random.nextInt(4);
        boolean intervals = random.nextInt(3) == 0;
        Instant start = Instant.parse("2024-03-30T20:00:00Z");
        for (int i = random.nextInt(40); i > 0 && cases > 0; i--) {
            String id = "case " + random.nextInt(cases);
            String activity = "Step " + (char) ('A' + random.nextInt(activities));
            Instant time = start.plusMillis(random.nextInt(6) * 3_600_500L);
            if (random.nextInt(8) == 0) {
                log.event(id, activity, null);
            } else if (intervals && random.nextBoolean()) {
                Instant begin = time.minusSeconds(random.nextInt(3) * 1800L);
                log.interval(id, activity, new EventLogBuilder.Span(begin, time));
            } else {
                log.event(id, activity, time);
            }
            attributes(log);
        }
        for (int c = 0; c < cases; c++) {
            if (random.nextBoolean()) {
                log.caseAttribute("case " + c, "region", "r" + TEXTS[random.nextInt(TEXTS.length)]);
                log.caseAttribute("case " + c, "amount", random.nextGaussian() * 1e6);
            }
        }
        return log.build();
    }

    private void attributes(EventLogBuilder log) {
        if (random.nextBoolean()) {
            log.with("org:resource", "Rep " + random.nextInt(3));
        }
        if (random.nextBoolean()) {
            log.with("note", TEXTS[random.nextInt(TEXTS.length)]);
        }
        if (random.nextBoolean()) {
            log.with("count", random.nextLong());
        }
        if (random.nextBoolean()) {
            log.with("ratio", random.nextDouble() / 1000);
        }
        if (random.nextBoolean()) {
            log.with("sent", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            log.with("due", Instant.ofEpochMilli(random.nextInt() * 1000L + random.nextInt(1000)));
        }
    }

    /** Everything that a log says, in a form that two logs can be compared by; the order of attributes does not count. */
    static List<String> content(EventLog log, boolean emptyCases) {
        List<String> content = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            if (!emptyCases && log.caseStart(c) == log.caseEnd(c)) {
                continue;
            }
            StringBuilder text = new StringBuilder(log.caseId(c)).append(" {");
            for (String name : new TreeSet<>(log.caseAttributes())) {
                append(text, log.caseAttribute(name), c);
            }
            content.add(text.append('}').toString());
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                content.add(event(log, e));
            }
        }
        return content;
    }

    private static String event(EventLog log, int e) {
        StringBuilder text = new StringBuilder("  ").append(log.activity(e)).append(' ');
        text.append(log.hasStart(e) ? log.startTime(e) : "?").append('-').append(log.time(e));
        if (log.time(e) != EventLog.NO_TIME) {
            text.append('@').append(log.frame().times().offsets().seconds(e));
        }
        text.append(" {");
        for (String name : new TreeSet<>(log.eventAttributes())) {
            append(text, log.eventAttribute(name), e);
        }
        return text.append('}').toString();
    }

    private static void append(StringBuilder text, Column column, int row) {
        if (!column.isMissing(row)) {
            text.append(column.name())
                    .append(':')
                    .append(column.type())
                    .append('=')
                    .append(column.value(row))
                    .append("; ");
        }
    }
}
