package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The links of each record, whichever end named them. */
class LinksTest {

    private static List<Integer> targets(Links links, int from) {
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < links.count(from); i++) {
            targets.add(links.target(from, i));
        }
        return targets;
    }

    @Test
    void noLinks() {
        assertThat(Links.NONE.count(0)).isZero();
        assertThat(Links.NONE.count(7)).isZero();
        assertThat(targets(new Links.Builder(2).build(), 1)).isEmpty();
    }

    @Test
    void eachRecordHasItsOwnInTheOrderOfTelling() {
        Links.Builder builder = new Links.Builder(4);
        builder.add(new int[] {2, 0, 2}, new int[] {9, 5, 3}, new boolean[3]);
        Links links = builder.build();

        assertThat(targets(links, 0)).containsExactly(5);
        assertThat(targets(links, 1)).isEmpty();
        assertThat(targets(links, 2)).containsExactly(9, 3);
        assertThat(targets(links, 3)).isEmpty();
    }

    @Test
    void whatBothEndsNameCountsOnceAndThePrimaryOneGoesFirst() {
        Links.Builder builder = new Links.Builder(2);
        builder.add(new int[] {0, 0, 1}, new int[] {4, 5, 4}, new boolean[3]);
        builder.add(new int[] {1, 0, 0, 0}, new int[] {4, 6, 5, 4}, new boolean[] {false, false, true, false});
        Links links = builder.build();

        assertThat(targets(links, 0)).containsExactly(5, 4, 6);
        assertThat(targets(links, 1)).containsExactly(4);
    }
}
