package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareCutTest {

    @Test
    void takesTheFewestThatReachTheShare() {
        long[] counts = {5, 3, 1, 1};
        assertThat(ShareCut.of(counts, 0.5, 10)).isEqualTo(new ShareCut(1, 0));
        assertThat(ShareCut.of(counts, 0.51, 10)).isEqualTo(new ShareCut(2, 0));
        assertThat(ShareCut.of(counts, 0.9, 10)).isEqualTo(new ShareCut(3, 1));
        assertThat(ShareCut.of(counts, 1, 10)).isEqualTo(new ShareCut(4, 0));
        assertThat(ShareCut.of(counts, 0, 10)).isEqualTo(new ShareCut(0, 0));
        assertThat(ShareCut.of(new long[0], 0.5, 0)).isEqualTo(new ShareCut(0, 0));
    }

    @Test
    void roundingTakesNoExtraEntry() {
        // 0.1 * 30 is 3.0000000000000004 in floating point.
        assertThat(ShareCut.of(new long[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, 0.1, 30)
                        .taken())
                .isEqualTo(1);
    }
}
