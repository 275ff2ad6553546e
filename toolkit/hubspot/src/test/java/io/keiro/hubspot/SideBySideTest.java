package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void eachTaskIsDoneOnce() throws SQLException {
        AtomicInteger[] done = new AtomicInteger[50];
        List<SideBySide.Task> tasks = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            AtomicInteger times = new AtomicInteger();
            done[i] = times;
            tasks.add(times::incrementAndGet);
        }
        SideBySide.run(tasks);
        assertThat(done).extracting(AtomicInteger::get).containsOnly(1);
    }

    @Test
    void noTasks() {
        assertThatCode(() -> SideBySide.run(List.of())).doesNotThrowAnyException();
    }

    @Test
    void aFailureOfTheDatabaseComesOut() {
        assertThatThrownBy(() -> SideBySide.run(List.of(() -> {}, () -> {
                    throw new SQLException("no such table");
                })))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such table");
    }
}
