package io.keiro.mining;

import static io.keiro.mining.conformance.Conformance.conforming;
import static io.keiro.mining.conformance.Conformance.deviating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.mining.conformance.Membership;
import io.keiro.mining.conformance.Membership.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Membership against alignments that another tool computed: a variant is a run exactly if its alignment costs 0. */
class MembershipOracleTest {

    private static Path model(String log, String name) {
        Path path = Oracle.shared().resolve("oracle").resolve(log).resolve(name);
        assumeTrue(Files.exists(path), "skipped: there is no " + path.normalize());
        return path;
    }

    /** One case for each key, in the order of the keys. */
    private static EventLog logOf(List<String> variants, String separator) {
        EventLogBuilder builder = EventLog.builder("variants");
        for (int c = 0; c < variants.size(); c++) {
            int hour = 0;
            for (String activity : variants.get(c).split(separator)) {
                builder.event("c" + c, activity, Logs.START.plusSeconds(3600L * hour++));
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"running-example", "receipt", "Sepsis", "RTFM", "BPIC13_cp", "BPIC12"})
    void aVariantConformsExactlyIfItsAlignmentCostsNothing(String log) {
        PetriNet net = PetriNet.read(model(log, "IMf0.2.pnml"));
        model(log, "alignments_IMf0.2_per_variant.json");
        List<String> variants = new ArrayList<>();
        List<Integer> costs = new ArrayList<>();
        for (var entry : Oracle.read(log, "alignments_IMf0.2_per_variant").properties()) {
            JsonNode cost = entry.getValue().get("cost");
            if (cost != null) {
                variants.add(entry.getKey());
                costs.add(cost.asInt());
            }
        }
        EventLog cases = logOf(variants, log.equals("running-example") ? " > " : "\\|");
        Membership membership = Membership.of(cases, net);
        int fitting = 0;
        for (int c = 0; c < cases.caseCount(); c++) {
            int cost = costs.get(Integer.parseInt(cases.caseId(c).substring(1)));
            fitting += cost == 0 ? 1 : 0;
            assertThat(membership.answer(cases.variantOf(c)))
                    .as(variants.get(c) + " costs " + cost)
                    .isEqualTo(cost == 0 ? Answer.CONFORMS : Answer.DEVIATES);
        }
        assertThat(fitting).isPositive();
        assertThat(membership.cases(Answer.CONFORMS)).isEqualTo(fitting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "Sepsis", "RTFM", "BPIC13_cp"})
    void theVerbsKeepAsManyCasesAsAlignAtNoCost(String log) {
        PetriNet net = PetriNet.read(model(log, "IMf0.2.pnml"));
        int fitting = 0;
        for (JsonNode variant : Oracle.read(log, "alignments_IMf0.2_per_variant")) {
            fitting += variant.has("n") && variant.get("cost").asInt() == 0
                    ? variant.get("n").asInt()
                    : 0;
        }
        EventLog real = OracleTest.RealLog.valueOf(log).read();
        assertThat(real.keepCases(conforming(net)).caseCount())
                .isEqualTo(fitting)
                .isPositive();
        assertThat(real.keepCases(deviating(net)).caseCount()).isEqualTo(real.caseCount() - fitting);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "Sepsis", "RTFM", "BPIC13_cp"})
    void everyCaseConformsToTheModelWithoutNoiseFilter(String log) {
        PetriNet net = PetriNet.read(model(log, "IM.pnml"));
        EventLog real = OracleTest.RealLog.valueOf(log).read();
        Membership membership = Membership.of(real, net);
        assertThat(membership.cases(Answer.CONFORMS)).isEqualTo(real.caseCount());
        assertThat(membership.unknownActivities()).isEmpty();
    }

    @Test
    void thePublishedExampleConforms() {
        PetriNet net = PetriNet.read(model("running-example", "IM.pnml"));
        List<String> variants = new ArrayList<>(
                Oracle.counts(Oracle.read("running-example", "variants")).keySet());
        assertThat(net.places()).hasSize(9);
        assertThat(net.transitions()).hasSize(10);
        assertThat(net.transitions().stream().filter(PetriNet.Transition::isSilent))
                .hasSize(2);
        EventLog log = logOf(variants, variants.get(0).contains("|") ? "\\|" : " > ");
        assertThat(Membership.of(log, net).cases(Answer.CONFORMS)).isEqualTo(6);
    }

    @Test
    void everyNetComesBackFromItsFile(@TempDir Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Oracle.shared().resolve("oracle"))) {
            files = all.filter(path -> path.toString().endsWith(".pnml")).toList();
        }
        assumeTrue(!files.isEmpty(), "skipped: there are no nets among the reference values");
        for (Path file : files) {
            PetriNet net = PetriNet.read(file);
            Path copy = folder.resolve("copy.pnml");
            net.write(copy);
            PetriNet again = PetriNet.read(copy);
            assertThat(again).as(file.toString()).isEqualTo(net);
            assertThat(again.places()).isEqualTo(net.places());
            assertThat(again.transitions()).isEqualTo(net.transitions());
            assertThat(again.arcs()).isEqualTo(net.arcs());
            assertThat(again.name()).isEqualTo(net.name());
        }
    }
}
