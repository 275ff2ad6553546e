package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A log of 300 orders in which nothing is wrong, as rows that a test may spoil before it makes the log. */
final class CleanLog {

    static final int CASES = 300;

    /** One event; fields that are not final are there to be spoiled. */
    static final class Row {
        final String caseId;
        String activity;
        Instant time;
        String resource;
        String channel;
        int number;

        Row(String caseId, String activity, Instant time) {
            this.caseId = caseId;
            this.activity = activity;
            this.time = time;
        }

        Row copy() {
            Row copy = new Row(caseId, activity, time);
            copy.resource = resource;
            copy.channel = channel;
            copy.number = number;
            return copy;
        }
    }

    static final class Order {
        String region;
        String team;
        Long amount;
    }

    final List<Row> rows = new ArrayList<>();
    final Map<String, Order> orders = new LinkedHashMap<>();

    static CleanLog of(long seed) {
        Random random = new Random(seed);
        CleanLog log = new CleanLog();
        for (int c = 0; c < CASES; c++) {
            String id = "O-%04d".formatted(c + 1);
            Order order = new Order();
            int region = random.nextInt(3);
            order.region = List.of("West", "East", "North").get(region);
            order.team = List.of("Alpha", "Beta", "Gamma").get(region);
            order.amount = 100L + random.nextInt(900);
            log.orders.put(id, order);
            Instant time = Instant.parse("2024-03-01T06:00:00Z").plusSeconds(c * 7 * 3600L + random.nextInt(3600));
            List<String> path = random.nextInt(3) == 0
                    ? List.of("Created", "Checked", "Rejected")
                    : List.of("Created", "Checked", "Approved", "Shipped", "Paid");
            for (String activity : path) {
                Row row = new Row(id, activity, time);
                row.resource = "R" + random.nextInt(5);
                row.channel = random.nextBoolean() ? "mail" : "phone";
                row.number = path.indexOf(activity) + 1;
                log.rows.add(row);
                // More than a day, so that midnight of the same day stays behind the event before; never midnight
                // itself.
                time = time.plusSeconds(25 * 3600L + random.nextInt(40 * 3600));
                time = time.getEpochSecond() % 86_400 == 0 ? time.plusSeconds(1) : time;
            }
        }
        return log;
    }

    /** The first so many rows with an activity, of cases far from each other. */
    List<Row> some(String activity, int count) {
        List<Row> all =
                rows.stream().filter(row -> row.activity.equals(activity)).toList();
        List<Row> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(all.get(i * all.size() / (count + 1) + 1));
        }
        return some;
    }

    EventLog build() {
        EventLogBuilder builder = EventLog.builder("orders");
        orders.forEach((id, order) -> builder.caseAttribute(id, "region", order.region)
                .caseAttribute(id, "team", order.team)
                .caseAttribute(id, "amount", order.amount));
        for (Row row : rows) {
            builder.event(row.caseId, row.activity, row.time)
                    .with("org:resource", row.resource)
                    .with("channel", row.channel)
                    .with("number", row.number);
        }
        return builder.build();
    }

    /** Case, activity and time of an event, to be compared with what was planted. */
    static String key(Row row) {
        return row.caseId + " " + row.activity + " " + row.time;
    }

    static List<String> keys(List<Row> rows) {
        return rows.stream().map(CleanLog::key).sorted().toList();
    }

    static List<String> keys(Offences offences) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < offences.size(); i++) {
            Offences.Offence offence = offences.get(i);
            keys.add(offence.caseId() + " " + offence.activity() + " " + offence.time());
        }
        keys.sort(Comparator.naturalOrder());
        return keys;
    }
}
