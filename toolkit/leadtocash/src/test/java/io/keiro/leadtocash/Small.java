package io.keiro.leadtocash;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Short ways to write down data sets that a person can check by hand. Day 0 is 2026-01-01, 00:00 UTC. */
final class Small {

    static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);

    private Small() {}

    static Instant day(double days) {
        return DAY_0.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(Math.round(days * 86_400));
    }

    static LocalDate date(int day) {
        return DAY_0.plusDays(day);
    }

    static LeadToCash.Builder data() {
        return LeadToCash.builder("test").cutOff(day(365)).currency("EUR");
    }

    static Deal deal(String id, Outcome outcome, double amount, String... attributes) {
        return new Deal(id, day(0), outcome, "Sales", null, amount, null, map(attributes));
    }

    static Map<String, String> map(String... namesAndValues) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static BusinessEvent event(String deal, Activity activity, double day) {
        return BusinessEvent.of(activity, day(day), EvidenceLevel.EXPLICIT).touching(ObjectKind.DEAL, deal);
    }

    static BusinessEvent stageChange(String deal, String from, String to, double day) {
        return event(deal, Activity.STAGE_CHANGED, day).changing(from, to);
    }
}
