package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResourceCodesTest {

    private static final Instant T = Instant.parse("2025-03-03T08:00:00Z");

    private static EventLog log() {
        return EventLog.builder("work")
                .event("1", "a", T)
                .with("org:resource", "Bob")
                .with("desk", 7)
                .event("1", "b", T)
                .event("2", "a", T)
                .with("org:resource", "Ann")
                .with("desk", 7)
                .event("2", "b", T)
                .with("org:resource", "Bob")
                .with("desk", 9)
                .build();
    }

    @Test
    void whoDidEachEvent() {
        EventLog log = log();
        assertThat(log.resourceCodeCount()).isEqualTo(2);
        assertThat(log.resourceLabel(log.resourceCode(0))).isEqualTo("Bob");
        assertThat(log.resourceCode(1)).isEqualTo(-1);
        assertThat(log.resourceCode(3)).isEqualTo(log.resourceCode(0)).isNotEqualTo(log.resourceCode(2));
    }

    @Test
    void afterAFilterAndUnderAnotherName() {
        EventLog second = log().keepCases("2");
        assertThat(second.resourceLabel(second.resourceCode(1))).isEqualTo("Bob");
        EventLog desks = log().withResource("desk");
        assertThat(desks.resourceLabel(desks.resourceCode(0))).isEqualTo("7");
        assertThat(desks.resourceCode(2)).isEqualTo(desks.resourceCode(0));
        assertThat(desks.resourceCodeCount()).isEqualTo(2);
    }

    @Test
    void noResources() {
        EventLog log = EventLog.builder("nobody").event("1", "a", T).build();
        assertThat(log.resourceCodeCount()).isZero();
        assertThat(log.resourceCode(0)).isEqualTo(-1);
    }

    @Test
    void emptyLog() {
        assertThat(EventLog.builder("none").build().resourceCodeCount()).isZero();
    }
}
