package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerNamesTest {

    @ParameterizedTest
    @CsvSource({
        "株式会社サンプル商事, サンプル商事",
        "㈱サンプル商事, サンプル商事(株)",
        "（株）サンプル商事, ｻﾝﾌﾟﾙ商事　株式会社",
        "有限会社 見本, 見本",
        "Example Inc., EXAMPLE",
        "Example GmbH & Co. KG, example",
        "The Example Company Ltd, Example",
        "A.B. Example K.K., AB Example",
        "Ｅｘａｍｐｌｅ　Ｃｏｒｐ, example corporation"
    })
    void legalFormsAndSpellingMakeNoDifference(String one, String other) {
        assertThat(CustomerNames.key(one)).isEqualTo(CustomerNames.key(other));
    }

    @Test
    void aNameOfLegalFormsAloneKeepsThem() {
        assertThat(CustomerNames.key("The Company")).isEqualTo("thecompany");
        assertThat(CustomerNames.key(null)).isEmpty();
    }

    @Test
    void likenessIsDicesCoefficientOfPairs() {
        // night: ni ig gh ht; nacht: na ac ch ht; one of eight pairs in common, counted twice.
        assertThat(CustomerNames.similarity("night", "nacht")).isCloseTo(0.25, within(1e-9));
        assertThat(CustomerNames.similarity("same", "same")).isEqualTo(1);
        assertThat(CustomerNames.similarity("", "")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theIndexFindsWhatComparingWithAllWouldFind(long seed) {
        Random random = new Random(seed);
        CustomerNames.Index index = new CustomerNames.Index();
        java.util.Set<String> names = new java.util.HashSet<>();
        for (int i = 0; i < 200; i++) {
            String name = random.ints(random.nextInt(8) + 1, 'a', 'e')
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            names.add(name);
            index.add(name);
        }
        for (String wanted : java.util.List.of("abcd", "aabbccdd", "dcba", "b")) {
            Map<String, Double> expected = new java.util.HashMap<>();
            names.forEach(name -> {
                double likeness = CustomerNames.similarity(wanted, name);
                if (likeness >= 0.5) {
                    expected.put(name, likeness);
                }
            });
            assertThat(index.like(wanted, 0.5)).isEqualTo(expected);
        }
    }
}
