package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published example of W. van der Aalst's book: its log is rebuilt from its variants. */
class RunningExampleTest {

    private EventLog log;

    @BeforeEach
    void rebuild() {
        log = rebuilt();
    }

    static EventLog rebuilt() {
        EventLogBuilder builder = EventLog.builder("running example");
        int caseNumber = 0;
        for (Map.Entry<String, JsonNode> variant :
                Oracle.read("running-example", "variants").properties()) {
            for (int i = 0; i < variant.getValue().asInt(); i++) {
                caseNumber++;
                int hour = 0;
                for (String activity : variant.getKey().split("\\|")) {
                    builder.event(String.valueOf(caseNumber), activity, Logs.START.plusSeconds(3600L * hour++));
                }
            }
        }
        return builder.build();
    }

    @Test
    void hasTheSizeOfTheBook() {
        assertThat(log.caseCount()).isEqualTo(6);
        assertThat(log.eventCount()).isEqualTo(42);
        assertThat(log.activities()).hasSize(8);
    }

    @Test
    void directlyFollowsGraph() {
        Oracle.assertDirectlyFollows(DirectlyFollowsGraph.of(log), "running-example");
    }

    @Test
    void variants() {
        Oracle.assertVariants(Variants.of(log), "running-example");
    }

    @Test
    void eventuallyFollowsGraph() {
        Oracle.assertEventuallyFollows(EventuallyFollowsGraph.of(log), "running-example");
    }

    @Test
    void rework() {
        Oracle.assertRework(Rework.of(log), "running-example");
    }

    @Test
    void selfDistance() {
        Oracle.assertSelfDistance(SelfDistance.of(log), "running-example");
    }

    @Test
    void footprints() {
        Oracle.assertFootprints(log, "running-example");
    }

    @Test
    void countsOfActivitiesAndVariants() {
        Oracle.assertCounts(log, "running-example");
    }
}
