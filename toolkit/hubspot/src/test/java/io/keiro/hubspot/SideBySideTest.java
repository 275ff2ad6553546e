package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whichever thread does it, everything is done once. */
class SideBySideTest {

    private static List<Integer> timesDone(AtomicIntegerArray done) {
        return IntStream.range(0, done.length()).mapToObj(done::get).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1_001})
    void eachTaskIsDoneOnce(int count) throws SQLException {
        AtomicIntegerArray inOrder = new AtomicIntegerArray(count);
        AtomicIntegerArray fromEnds = new AtomicIntegerArray(count);
        List<SideBySide.Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int task = i;
            tasks.add(() -> inOrder.incrementAndGet(task));
        }

        SideBySide.run(tasks);
        SideBySide.fromBothEnds(count, fromEnds::incrementAndGet);

        assertThat(timesDone(inOrder)).hasSize(count).allMatch(times -> times == 1);
        assertThat(timesDone(fromEnds)).hasSize(count).allMatch(times -> times == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7})
    void aTaskThatFailsIsHeardOf(int failing) {
        List<SideBySide.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int task = i;
            tasks.add(() -> {
                if (task == failing) {
                    throw new SQLException("no such table");
                }
            });
        }

        assertThatThrownBy(() -> SideBySide.run(tasks))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such table");
        assertThatThrownBy(() -> SideBySide.fromBothEnds(8, task -> {
                    if (task == failing) {
                        throw new IllegalStateException("row 17 is out of order");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row 17 is out of order");
    }
}
