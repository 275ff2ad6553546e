package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Palette.contrast("#000000", "#ffffff")).isEqualTo(21.0);
        assertThat(Palette.contrast("#777777", "#ffffff")).isBetween(4.47, 4.49);
    }

    @Test
    void textIsReadableOnEveryShade() {
        for (int i = 0; i <= 200; i++) {
            String shade = Palette.frequency(i / 200.0);
            assertThat(Palette.contrast(Palette.inkOn(shade), shade)).as(shade).isGreaterThanOrEqualTo(4.5);
            assertThat(Palette.contrast(Palette.slowness(i / 200.0), Palette.GROUND))
                    .isGreaterThanOrEqualTo(3);
            assertThat(Palette.contrast(Palette.arc(i / 200.0), Palette.GROUND)).isGreaterThanOrEqualTo(3);
        }
        for (String ink : new String[] {Palette.INK, Palette.QUIET_INK, Palette.ACCENT, Palette.MAIN}) {
            assertThat(Palette.contrast(ink, Palette.GROUND)).as(ink).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Palette.contrast(Palette.GROUND, Palette.START)).isGreaterThanOrEqualTo(4.5);
        assertThat(Palette.contrast(Palette.GROUND, Palette.END)).isGreaterThanOrEqualTo(4.5);
    }
}
