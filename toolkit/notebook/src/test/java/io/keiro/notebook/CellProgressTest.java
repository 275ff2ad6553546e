package io.keiro.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CellProgressTest {

    private static final Phrase DEALS = Phrase.of("Deals", "商談");
    private static final long MILLISECOND = 1_000_000L;

    private final AtomicLong now = new AtomicLong(1_000 * MILLISECOND);
    private final List<ProgressWords.Line> lines = new ArrayList<>();
    private final List<Boolean> firsts = new ArrayList<>();
    private final CellProgress progress = progress(Language.EN);

    private CellProgress progress(Language language) {
        return new CellProgress(
                (line, first) -> {
                    lines.add(line);
                    firsts.add(first);
                },
                language,
                now::get);
    }

    private void pass(long milliseconds) {
        now.addAndGet(milliseconds * MILLISECOND);
    }

    @Test
    void shortWorkShowsNothing() {
        progress.progress(DEALS, 10, 100);
        pass(900);
        progress.progress(DEALS, 100, 100);
        progress.finished();

        assertThat(lines).isEmpty();
    }

    @Test
    void theFirstLineComesAfterASecondAndTheOthersTakeItsPlace() {
        progress.progress(DEALS, 0, 100);
        pass(1_000);
        progress.progress(DEALS, 50, 100);
        pass(1_000);
        progress.progress(DEALS, 75, 100);

        assertThat(firsts).containsExactly(true, false);
        assertThat(lines.get(0).text()).isEqualTo("Deals: 50 / 100 · 50 a second · about 1 s left");
        assertThat(lines.get(0).html())
                .isEqualTo(
                        "<div><progress value=\"50\" max=\"100\"></progress> Deals: 50 / 100 · 50 a second · about 1 s left</div>");
    }

    @Test
    void atMostFourLinesASecond() {
        for (int i = 0; i <= 3_000; i++) {
            progress.progress(DEALS, i, 3_000);
            pass(1);
        }

        assertThat(lines).hasSizeBetween(8, 9);
    }

    @Test
    void anUnknownTotalIsCountedWithoutEnd() {
        progress.progress(DEALS, 0, -1);
        pass(2_000);
        progress.progress(DEALS, 1_500, -1);

        assertThat(lines.get(0).text()).isEqualTo("Deals: 1,500 · 750 a second");
        assertThat(lines.get(0).html()).contains("<progress></progress>");
    }

    @Test
    void theLastLineSaysThatItIsDoneWithEachStep() {
        progress.progress(DEALS, 0, 100);
        pass(70_000);
        progress.progress(DEALS, 100, 100);
        progress.progress(Phrase.of("Quotes", "見積書"), 30, 30);
        pass(5_000);
        progress.finished();

        assertThat(lines.get(lines.size() - 1).text()).isEqualTo("Done in 1 min 15 s: Deals 100 · Quotes 30");
        assertThat(lines.get(lines.size() - 1).html()).doesNotContain("<progress");
    }

    @Test
    void stoppedWorkSaysHowFarItCame() {
        progress.progress(DEALS, 0, 100);
        pass(3_000);
        progress.progress(DEALS, 40, 100);
        progress.ended(new CancellationException());

        assertThat(lines.get(lines.size() - 1).text()).isEqualTo("Stopped after 40 of 100: Deals");
    }

    @Test
    void failedWorkSaysWhy() {
        progress.progress(DEALS, 0, 100);
        pass(3_000);
        progress.progress(DEALS, 40, 100);
        progress.ended(new IllegalStateException("The portal <eu1> is down.\nMore."));

        assertThat(lines.get(lines.size() - 1).text()).isEqualTo("Failed: The portal <eu1> is down.");
        assertThat(lines.get(lines.size() - 1).html()).isEqualTo("<div>Failed: The portal &lt;eu1&gt; is down.</div>");
    }

    @Test
    void newsFromAnotherThreadIsIgnored() throws Exception {
        pass(5_000);
        Thread other = new Thread(() -> progress.progress(DEALS, 1, 2));
        other.start();
        other.join();

        assertThat(lines).isEmpty();
    }

    @Test
    void japaneseLines() {
        CellProgress japanese = progress(Language.JA);
        japanese.progress(DEALS, 0, 100);
        pass(2_000);
        japanese.progress(DEALS, 50, 100);
        japanese.finished();
        japanese.ended(new CancellationException());
        japanese.ended(new IllegalStateException("理由"));

        assertThat(lines)
                .extracting(ProgressWords.Line::text)
                .containsExactly("商談: 50 / 100 · 毎秒25 · 残り約2秒", "完了（2秒）: 商談 50", "100件中50件で停止：商談", "失敗：理由");
    }

    @Test
    void theWorksResultAndItsFailureComeThrough() {
        assertThat(CellProgress.<String>during(ProgressOutput.NONE, Language.EN, listener -> "result"))
                .isEqualTo("result");
        assertThatThrownBy(() -> CellProgress.during(ProgressOutput.NONE, Language.EN, listener -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }

    @Test
    void aLineOnATerminalStaysWithinItsEdgeAndKeepsItsNumbers() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        ProgressOutput terminal = ProgressOutput.on(new PrintStream(shown, true, StandardCharsets.UTF_8));
        String numbers = ": 10,092 / 11,695 · 857 a second · about 2 s left · 72% of the limit";
        String ja = "コンタクト、会社、見積書、注文、請求書、入金: 10,092 / 11,695 · 毎秒857 · 残り約2秒 · リクエスト上限の72%";
        terminal.show(new ProgressWords.Line("Contacts, companies, quotes, orders" + numbers, ""), true);
        terminal.show(new ProgressWords.Line(ja, ""), false);
        terminal.show(new ProgressWords.Line("Deals: 1 / 2", ""), false);

        List<String> lines = List.of(shown.toString(StandardCharsets.UTF_8).split("\r"));
        assertThat(lines.get(1)).isEqualTo("Contacts, …" + numbers).hasSize(79);
        assertThat(lines.get(2)).startsWith("コンタクト、会社…: 10,092 / 11,695 · 毎秒857");
        assertThat(lines.get(3)).startsWith("Deals: 1 / 2 ").hasSize(79);
    }
}
