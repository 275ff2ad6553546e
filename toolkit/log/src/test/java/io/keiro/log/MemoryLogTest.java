package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logs of what is in memory: built event by event, or from records. */
class MemoryLogTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    @Test
    void attributesOfEveryType() {
        EventLog log = EventLog.builder("types")
                .zone(ZoneId.of("Asia/Tokyo"))
                .event("1", "A", DAY)
                .with("int", 5)
                .with("big", BigInteger.valueOf(7))
                .with("huge", BigInteger.TWO.pow(80))
                .with("float", 0.1f)
                .with("decimal", new BigDecimal("12.50"))
                .with("flag", true)
                .with("instant", DAY)
                .with("zoned", ZonedDateTime.parse("2024-03-01T09:00:00+01:00"))
                .with("local", LocalDateTime.parse("2024-03-01T09:00:00"))
                .with("day", LocalDate.parse("2024-03-01"))
                .with("date", Date.from(DAY))
                .with("unit", Thread.State.NEW)
                .with("some", Optional.of(3))
                .with("none", Optional.empty())
                .with("null", null)
                .with("nan", Double.NaN)
                .caseAttribute("1", "opened", LocalDate.parse("2024-03-01"))
                .build();
        assertThat(log.eventAttribute("int").value(0)).isEqualTo(5L);
        assertThat(log.eventAttribute("big").value(0)).isEqualTo(7L);
        assertThat(log.eventAttribute("huge").value(0)).isEqualTo("1208925819614629174706176");
        assertThat(log.eventAttribute("float").value(0)).isEqualTo(0.1);
        assertThat(log.eventAttribute("decimal").value(0)).isEqualTo(12.5);
        assertThat(log.eventAttribute("flag").value(0)).isEqualTo(true);
        assertThat(log.eventAttribute("instant").value(0)).isEqualTo(DAY);
        assertThat(log.eventAttribute("zoned").text(0)).isEqualTo("2024-03-01T09:00:00+01:00");
        assertThat(log.eventAttribute("local").value(0)).isEqualTo(DAY);
        assertThat(log.eventAttribute("day").text(0)).isEqualTo("2024-03-01T00:00:00+09:00");
        assertThat(log.eventAttribute("date").value(0)).isEqualTo(DAY);
        assertThat(log.eventAttribute("unit").value(0)).isEqualTo("NEW");
        assertThat(log.eventAttribute("some").value(0)).isEqualTo(3L);
        for (String missing : List.of("none", "null", "nan")) {
            assertThat(log.eventAttribute(missing).isMissing(0)).as(missing).isTrue();
        }
        assertThat(log.caseAttribute("opened").type()).isEqualTo(Column.Type.INSTANT);
    }

    @Test
    void intervalsLifecycleAndResource() {
        EventLog log = EventLog.builder("x")
                .event("1", "A", DAY.plusSeconds(60))
                .started(DAY)
                .resource("Ann")
                .lifecycle("complete")
                .instance("i1")
                .event("1", "B", DAY.plusSeconds(90))
                .started(null)
                .event("1", "C", null)
                .started(DAY.plusSeconds(100))
                .build();
        assertThat(log.hasStartTimes()).isTrue();
        assertThat(log.startTime(0)).isEqualTo(DAY.toEpochMilli());
        assertThat(log.time(2)).isEqualTo(EventLog.NO_TIME);
        assertThat(log.mapping().resource()).isEqualTo("org:resource");
        assertThat(log.mapping().lifecycle()).isEqualTo("lifecycle:transition");
        assertThat(log.mapping().instance()).isEqualTo("concept:instance");
        assertThatThrownBy(() -> EventLog.builder("x").started(DAY)).hasMessage("started(…) needs an event before it");
    }

    private record Order(String id, Instant placed, Instant paid, double amount) {}

    @Test
    void anyObjects() {
        List<Order> orders = List.of(new Order("1", DAY, DAY.plusSeconds(5), 10), new Order("2", DAY, null, 20));
        EventLog log = EventLog.builder("orders")
                .addAll(orders, (events, order) -> {
                    events.event(order.id(), "placed", order.placed()).with("amount", order.amount());
                    if (order.paid() != null) {
                        events.event(order.id(), "paid", order.paid());
                    }
                })
                .build();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("placed", "paid");
        assertThat(EventLogTest.trace(log, 1)).containsExactly("placed");
    }

    private record Step(
            String caseId,
            String activity,
            Instant time,
            Long dealId,
            String code,
            BigDecimal amount,
            Optional<String> note) {}

    @Test
    void recordsAreRows() {
        EventLog log = EventLog.of(List.of(
                new Step("1", "B", DAY.plusNanos(2), 5L, "007", new BigDecimal("1.50"), Optional.of("x")),
                new Step("1", "A", DAY.plusNanos(1), null, "8", null, Optional.empty())));
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(log.eventAttributes()).containsExactly("dealId", "code", "amount", "note");
        assertThat(log.eventAttribute("dealId").value(1)).isEqualTo(5L);
        assertThat(log.eventAttribute("code").value(0)).isEqualTo("8");
        assertThat(log.eventAttribute("amount").value(1)).isEqualTo(1.5);
        assertThat(log.report().toString()).startsWith("Step (Java records): 2 rows read, 2 kept, 0 left out.");
        assertThat(EventLog.of(List.<Step>of()).caseCount()).isZero();
        assertThat(EventLog.records(List.of(new Order("1", DAY, DAY, 3)))
                        .caseId("id")
                        .oneRowPerCase("placed", "paid")
                        .read()
                        .activities())
                .containsExactly("paid", "placed");
    }

    @Test
    void recordsOfTwoClasses() {
        List<Record> mixed = List.of(new Order("1", DAY, null, 0), new Step("", "", DAY, 0L, "", null, null));
        assertThatThrownBy(() -> EventLog.of(mixed))
                .hasMessage("records of two classes, Order and Step; a table has rows of one");
    }
}
