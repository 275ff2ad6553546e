package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MannWhitneyTestTest {

    @Test
    void exactWithoutTies() {
        MannWhitneyTest test = MannWhitneyTest.of(
                new double[] {1.1, 2.3, 2.9, 4.0, 5.5, 6.1}, new double[] {3.2, 5.0, 6.6, 7.1, 8.8, 9.0, 9.9});
        assertThat(test.exact()).isTrue();
        assertThat(test.u()).isEqualTo(5);
        assertThat(test.cliffsDelta()).isEqualTo(2 * 5.0 / 42 - 1, within(1e-12));
        assertThat(test.p()).isEqualTo(0.022144522144522144, within(1e-12));
    }

    @Test
    void exactWithTies() {
        MannWhitneyTest test = MannWhitneyTest.of(new double[] {1, 2, 2, 3, 5}, new double[] {2, 3, 4, 5, 5, 6});
        assertThat(test.u()).isEqualTo(6.5);
        // 64 of the 462 ways to choose five of these ranks.
        assertThat(test.p()).isEqualTo(64.0 / 462, within(1e-12));
    }

    @Test
    void approximateWithTies() {
        double[] x = new double[30];
        double[] y = new double[40];
        for (int i = 0; i < 30; i++) {
            x[i] = i * 37 % 70 / 4;
        }
        for (int i = 0; i < 40; i++) {
            y[i] = i * 53 % 80 / 4;
        }
        MannWhitneyTest test = MannWhitneyTest.of(x, y);
        assertThat(test.exact()).isFalse();
        assertThat(test.u()).isEqualTo(411);
        assertThat(test.p()).isEqualTo(0.024975888491919347, within(1e-9));
        assertThat(test.z()).isNegative();
    }

    @Test
    void cliffsDeltaIsTheShareOfPairs() {
        Random random = new Random(3);
        for (int r = 0; r < 50; r++) {
            double[] x =
                    random.ints(1 + random.nextInt(20), 0, 8).asDoubleStream().toArray();
            double[] y =
                    random.ints(1 + random.nextInt(40), 0, 8).asDoubleStream().toArray();
            double pairs = 0;
            for (double a : x) {
                for (double b : y) {
                    pairs += Double.compare(a, b);
                }
            }
            MannWhitneyTest test = MannWhitneyTest.of(x, y);
            assertThat(test.cliffsDelta()).isEqualTo(pairs / (x.length * y.length), within(1e-12));
            MannWhitneyTest swapped = MannWhitneyTest.of(y, x);
            assertThat(swapped.cliffsDelta()).isEqualTo(-test.cliffsDelta(), within(1e-12));
            assertThat(swapped.p()).isEqualTo(test.p(), within(1e-12));
        }
    }

    @Test
    void exactAndApproximateAgreeWhereTheyMeet() {
        Random random = new Random(4);
        for (int r = 0; r < 20; r++) {
            double[] x = random.doubles(19).map(v -> v * 1.3).toArray();
            double[] y = random.doubles(21).toArray();
            double exact = MannWhitneyTest.of(x, y).p();
            double u = MannWhitneyTest.of(x, y).u();
            double z = Math.max(0, Math.abs(u - 19 * 21 / 2.0) - 0.5) / Math.sqrt(19 * 21 * 41 / 12.0);
            assertThat(Normal.twoSided(z)).isEqualTo(exact, within(0.006));
        }
    }

    @Test
    void allEqual() {
        MannWhitneyTest few = MannWhitneyTest.of(new double[] {3, 3}, new double[] {3, 3, 3});
        assertThat(few.p()).isEqualTo(1);
        assertThat(few.cliffsDelta()).isZero();
        MannWhitneyTest many = MannWhitneyTest.of(new double[50], new double[50]);
        assertThat(many.p()).isEqualTo(1);
        assertThat(many.z()).isNaN();
    }

    @Test
    void emptyGroup() {
        MannWhitneyTest test = MannWhitneyTest.of(new double[0], new double[] {1});
        assertThat(test.p()).isNaN();
        assertThat(test.cliffsDelta()).isNaN();
    }

    @Test
    void missingValueIsRefused() {
        assertThatThrownBy(() -> MannWhitneyTest.of(new double[] {1}, new double[] {Double.NaN, 2}))
                .hasMessage("a value is NaN; leave missing values out before comparing");
    }
}
