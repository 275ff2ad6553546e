package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The same names in the same order lead to the same place, however they are spelled into objects, and no number of names is too many. */
class EventPathsTest {

    private final EventPaths paths = new EventPaths();

    private int way(Object... names) {
        int at = EventPaths.START;
        for (Object name : names) {
            at = paths.step(at, name);
        }
        return at;
    }

    @Test
    void theSameNamesLeadToTheSamePlace() {
        int here = way("call_made", ObjectKind.DEAL, "Team");

        assertThat(way("call_made", ObjectKind.DEAL, "Team")).isEqualTo(here);
        assertThat(way("call_made", ObjectKind.DEAL, new String("Team"))).isEqualTo(here);
        assertThat(way("call_made", "Team", ObjectKind.DEAL)).isNotEqualTo(here);
        assertThat(way("call_made", ObjectKind.DEAL)).isNotEqualTo(here);
        assertThat(way("call_made", ObjectKind.DEAL, "Region")).isNotEqualTo(here);
        assertThat(paths.names(here)).containsExactly("call_made", ObjectKind.DEAL, "Team");
    }

    @Test
    void nothingToldIsTheStart() {
        assertThat(way()).isEqualTo(EventPaths.START);
        assertThat(paths.names(EventPaths.START)).isEmpty();
    }

    @Test
    void aPlaceKeepsItsShape() {
        int here = way("call_made", "Team");
        assertThat(paths.shape(here)).isEqualTo(EventPaths.UNKNOWN);

        paths.shape(here, 7);

        assertThat(paths.shape(way("call_made", "Team"))).isEqualTo(7);
        assertThat(paths.shape(way("call_made", "Team", "Region"))).isEqualTo(EventPaths.UNKNOWN);
    }

    @Test
    void whenTheWaysAreTooManyTheOneThatIsGoneIsKept() {
        paths.shape(way("call_made", "Team"), 7);
        for (int i = 0; i < 20_000; i++) {
            int here = way("call_made", "Team", "own " + i, "Region");
            assertThat(paths.names(here)).containsExactly("call_made", "Team", "own " + i, "Region");
            assertThat(paths.shape(here)).isEqualTo(EventPaths.UNKNOWN);
            paths.shape(here, i);
            assertThat(here).as("places are used again").isLessThan(5_000);
        }
        assertThat(paths.names(way("call_made", "Team"))).containsExactly("call_made", "Team");
        assertThat(paths.shape(way("call_made", "Team"))).as("forgotten").isEqualTo(EventPaths.UNKNOWN);
    }
}
