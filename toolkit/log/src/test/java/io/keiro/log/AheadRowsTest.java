package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are read ahead are the rows of the table. */
class AheadRowsTest {

    @TempDir
    Path folder;

    /** Rows of random widths and lengths, then a failure if there is one. */
    private record Rows(long seed, int count, RuntimeException failure) implements TableSource {
        @Override
        public String name() {
            return "random";
        }

        @Override
        public Phrase format() {
            return Phrase.same("random");
        }

        @Override
        public void rows(RowHandler handler) {
            Random random = new Random(seed);
            for (int row = 0; row < count; row++) {
                int width = random.nextInt(12);
                for (int i = 0; i < width; i++) {
                    char[] text = String.valueOf(random.nextInt())
                            .repeat(random.nextInt(500) == 0 ? 30_000 : random.nextInt(3))
                            .toCharArray();
                    handler.cell(i, text, 0, text.length);
                }
                if (!handler.endRow(row * 2L, width)) {
                    return;
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static final class Seen implements RowHandler {
        private final List<String> rows = new ArrayList<>();
        private final int limit;
        private StringBuilder row = new StringBuilder();
        private long hash;

        Seen(int limit) {
            this.limit = limit;
        }

        @Override
        public void cell(int column, char[] text, int offset, int length) {
            row.append(column).append('=').append(text, offset, length).append('|');
        }

        @Override
        public boolean endRow(long line, int cells) {
            hash = 31 * hash + row.toString().hashCode();
            rows.add(line + "/" + cells + "/" + row.length() + "/" + hash);
            row = new StringBuilder();
            return rows.size() < limit;
        }
    }

    @Test
    void sameRowsInTheSameOrder() {
        for (int count : new int[] {0, 1, 100, 20_000}) {
            Rows rows = new Rows(count, count, null);
            Seen direct = new Seen(Integer.MAX_VALUE);
            rows.rows(direct);
            Seen ahead = new Seen(Integer.MAX_VALUE);
            AheadRows.pass(rows, ahead, () -> {});
            assertThat(ahead.rows).isEqualTo(direct.rows);
        }
    }

    @Test
    void enoughIsEnough() {
        Seen ten = new Seen(10);
        AheadRows.pass(new Rows(1, 1_000_000_000, null), ten, () -> {});
        assertThat(ten.rows).hasSize(10);
    }

    @Test
    void failuresComeOnTheCallersThreadBehindTheRowsBeforeThem() {
        LogFormatException failure = LogFormatException.in("x", Phrase.same("broken"));
        Seen seen = new Seen(Integer.MAX_VALUE);
        assertThatThrownBy(() -> AheadRows.pass(new Rows(5, 5_000, failure), seen, () -> {}))
                .isSameAs(failure);
        assertThat(seen.rows).hasSize(5_000);
        assertThatThrownBy(() -> AheadRows.pass(
                        new Rows(5, 5_000, null),
                        new RowHandler() {
                            @Override
                            public void cell(int column, char[] text, int offset, int length) {
                                throw new IllegalStateException("no room");
                            }

                            @Override
                            public boolean endRow(long line, int cells) {
                                return true;
                            }
                        },
                        () -> {}))
                .hasMessage("no room");
    }

    @Test
    void interruptedCallerStops() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(
                        () -> AheadRows.pass(new Rows(1, 1_000_000_000, null), new Seen(Integer.MAX_VALUE), () -> {}))
                .isInstanceOf(CancellationException.class)
                .hasMessage("reading random was stopped");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void progressIsToldOnTheCallersThread() throws Exception {
        Path path =
                Files.writeString(folder.resolve("t.csv"), "case,activity,time\n" + "1,A,2024-03-01\n".repeat(20_000));
        Thread caller = Thread.currentThread();
        List<Long> done = new ArrayList<>();
        EventLog.csv(path)
                .progress((what, now, total) -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    assertThat(total).isEqualTo(path.toFile().length());
                    done.add(now);
                })
                .read();
        assertThat(done).endsWith(path.toFile().length());
    }
}
