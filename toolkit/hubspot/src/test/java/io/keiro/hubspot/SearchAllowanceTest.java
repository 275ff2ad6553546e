package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchAllowanceTest {

    @Test
    void refusalsHalveItAndNeverBelowOne() {
        SearchAllowance searches = new SearchAllowance(5);
        assertThat(searches.planned(5)).isEqualTo(5);
        assertThat(searches.refused()).isEqualTo(2);
        assertThat(searches.planned(5)).as("the plan says nothing new").isEqualTo(2);
        assertThat(searches.refused()).isEqualTo(1);
        assertThat(searches.refused()).isEqualTo(1);
    }

    @Test
    void fiftyAnswersInARowDoubleItUpToThePlan() {
        SearchAllowance searches = new SearchAllowance(5);
        searches.refused();
        assertThat(answered(searches, 49)).isEqualTo(2);
        assertThat(answered(searches, 1)).isEqualTo(4);
        assertThat(answered(searches, 49)).isEqualTo(4);
        assertThat(searches.refused()).isEqualTo(2);
        assertThat(answered(searches, 100)).isEqualTo(5);
        assertThat(answered(searches, 1_000)).isEqualTo(5);
    }

    @Test
    void anotherPlanBeginsAnew() {
        SearchAllowance searches = new SearchAllowance(5);
        searches.refused();
        assertThat(searches.planned(100_000)).isEqualTo(100_000);
    }

    private static int answered(SearchAllowance searches, int times) {
        int borne = 0;
        for (int i = 0; i < times; i++) {
            borne = searches.answered();
        }
        return borne;
    }
}
