package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.mining.rules.Rule;
import io.keiro.mining.rules.RuleCheck;
import io.keiro.mining.rules.Rules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Activated and satisfied cases equal the reference for the templates that both sides define alike. */
class DeclareOracleTest {

    private static final Map<String, BiFunction<String, String, Rule>> ALIKE = new LinkedHashMap<>();

    static {
        ALIKE.put("existence", (a, b) -> Rules.existence(a));
        ALIKE.put("absence", (a, b) -> Rules.absence(a));
        ALIKE.put("init", (a, b) -> Rules.init(a));
        ALIKE.put("coexistence", Rules::coExistence);
        ALIKE.put("responded_existence", Rules::respondedExistence);
        ALIKE.put("response", Rules::response);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BPIC12")
    void countsEqualTheReference(OracleTest.RealLog real) {
        assertCounts(real.read(), real.name());
    }

    @Test
    void countsOfTheRunningExample() {
        assertCounts(RunningExampleTest.rebuilt(), "running-example");
    }

    private static void assertCounts(EventLog log, String name) {
        JsonNode expected = Oracle.read(name, "declare");
        int compared = 0;
        for (Map.Entry<String, BiFunction<String, String, Rule>> template : ALIKE.entrySet()) {
            JsonNode rules = expected.path(template.getKey());
            for (Map.Entry<String, JsonNode> entry : rules.properties()) {
                String[] labels = entry.getKey().split("\\|");
                Rule rule = template.getValue().apply(labels[0], labels[labels.length - 1]);
                RuleCheck.Row row = RuleCheck.of(log, rule).row(rule);
                assertThat(row.activated())
                        .as(rule + " activated")
                        .isEqualTo(entry.getValue().get("support").asLong());
                assertThat(row.satisfied())
                        .as(rule + " satisfied")
                        .isEqualTo(entry.getValue().get("confidence").asLong());
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }
}
