package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingStartTest {

    /** A with both times, B without start, C without completion, D without any. */
    private static EventLog intervals() {
        return EventLog.builder("intervals")
                .interval("1", "A", new EventLogBuilder.Span(hour(0), hour(2)))
                .event("1", "B", hour(3))
                .event("1", "C", null)
                .started(hour(4))
                .event("1", "D", null)
                .build();
    }

    private static String known(EventLog log) {
        return IntStream.range(0, log.eventCount())
                .filter(log::hasStart)
                .mapToObj(log::activity)
                .collect(Collectors.joining());
    }

    @Test
    void isToldFromAStartAtTheCompletion() {
        EventLog log = intervals();

        assertThat(known(log)).isEqualTo("AC");
        assertThat(log.startTime(1)).isEqualTo(log.time(1));
        assertThat(known(log.keepEvents(Event::hasStart))).isEqualTo("AC");
        assertThat(known(HandLogs.of("1: A0 B?")))
                .as("a moment starts when it happens")
                .isEqualTo("A");
        assertThat(known(HandLogs.of("1: A0-0 B1").dropActivities("A"))).isEmpty();
    }

    @Test
    void roundTrips(@TempDir Path folder) {
        EventLog log = intervals();
        log.writeCsv(folder.resolve("log.csv"));
        log.writeXes(folder.resolve("log.xes"));
        log.writeWorkbook(folder.resolve("log.xlsx"));
        log.writeParquet(folder.resolve("log.parquet"));

        for (String file : new String[] {"log.csv", "log.xes", "log.xlsx", "log.parquet"}) {
            EventLog again = EventLog.read(folder.resolve(file));
            assertThat(known(again)).as(file).isEqualTo("AC");
            assertThat(RandomLogs.content(again, true)).isEqualTo(RandomLogs.content(log, true));
        }
    }

    @Test
    void instancesFromALifecycle() {
        EventLog log = EventLog.builder("lifecycle")
                .event("1", "A", hour(0))
                .lifecycle("start")
                .event("1", "A", hour(1))
                .lifecycle("complete")
                .event("1", "B", hour(2))
                .lifecycle("complete")
                .build();

        EventLog instances = log.toActivityLog();
        assertThat(known(instances)).isEqualTo("A");
        assertThat(known(instances.toEventLog())).isEqualTo("AAB");
        assertThat(instances
                        .keepProcessingTime(Between.atLeast(java.time.Duration.ofHours(1)))
                        .caseCount())
                .isEqualTo(1);
    }

    @Test
    void theTemplatesMomentsStartAndEndAtOnce(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("template.csv"), """
                SalesOpportunityId,ActivityName,EventTime,EventEndTime
                1,A,2024-01-02 08:00,2024-01-02 09:00
                1,B,2024-01-02 10:00,
                """);

        assertThat(known(EventLog.read(file))).isEqualTo("AB");
    }

    @Test
    void processingTimeOfWhatIsKnown() {
        EventLog unknown = intervals().keepActivities("B", "D");

        assertThat(new CaseDuration(intervals()).processing(0)).isEqualTo(2 * 3_600_000.0);
        assertThat(new CaseDuration(unknown).processing(0)).isNaN();
    }
}
