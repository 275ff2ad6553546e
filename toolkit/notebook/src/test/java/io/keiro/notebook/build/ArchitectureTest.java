package io.keiro.notebook.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.keiro.log.EventLog;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which room may know which, and where each third party may be used. */
class ArchitectureTest {

    /** The rooms, what each may import, and the packages of the third parties that live in it. */
    enum Room {
        LOG(
                List.of(),
                "tech.tablesaw..",
                "de.siegmar.fastcsv..",
                "com.fasterxml.aalto..",
                "org.apache.poi..",
                "org.duckdb.."),
        MINING(List.of("log")),
        LEADTOCASH(List.of("log", "mining")),
        HUBSPOT(List.of("log", "mining", "leadtocash"), "okhttp3..", "okio..", "tools.jackson..", "org.duckdb.."),
        SANDBOX(List.of(), "tools.jackson..", "com.sun.net.httpserver.."),
        VIEW(
                List.of("log", "mining"),
                "org.eclipse.elk..",
                "org.eclipse.emf..",
                "org.eclipse.xtext..",
                "org.knowm.xchart..",
                "org.apache.poi.."),
        NOTEBOOK(List.of("log", "mining", "leadtocash", "hubspot", "sandbox", "view"));

        private final List<String> rooms;
        private final String[] thirdParties;

        Room(List<String> rooms, String... thirdParties) {
            this.rooms = rooms;
            this.thirdParties = thirdParties;
        }

        private String packages() {
            return "io.keiro." + name().toLowerCase(java.util.Locale.ROOT) + "..";
        }

        private String[] allowed() {
            return Stream.of(
                            Stream.of(packages(), "java..", "javax..", "org.w3c.dom..", "org.xml.sax.."),
                            rooms.stream().map(room -> "io.keiro." + room + ".."),
                            Stream.of(thirdParties))
                    .flatMap(each -> each)
                    .toArray(String[]::new);
        }
    }

    private static JavaClasses toolkit;

    @BeforeAll
    static void readClasses() {
        toolkit = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.keiro");
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void aRoomKnowsOnlyTheRoomsBelowItAndItsOwnThirdParties(Room room) {
        classes()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "reside in " + String.join(", ", room.allowed()),
                        type -> type.isPrimitive()
                                || JavaClass.Predicates.resideInAnyPackage(room.allowed())
                                        .test(type.getBaseComponentType())
                                || type.getBaseComponentType().isPrimitive()))
                .because("imports go one way (log, mining, leadtocash, hubspot; view beside them; notebook sees all,"
                        + " sandbox sees none), and a third party that stays in one room can be replaced there")
                .check(toolkit);
    }

    @Test
    void noPackageKnowsItselfAcrossAnother() {
        slices().matching("io.keiro.(**)")
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one")
                .check(toolkit);
    }

    @Test
    void nothingIsNamedAfterItsLackOfAPlace() {
        noClasses()
                .should()
                .haveNameMatching("(?i).*(\\.|\\b)(util|utils|common|helpers?|managers?|impl)\\..*")
                .orShould()
                .haveNameMatching(".*(Utils?|Common|Helper|Manager|Impl)")
                .because("a drawer of leftovers grows; name the idea")
                .check(toolkit);
    }

    @Test
    void noPublicTypeIsNamedLikeOneThatKernelsImport() {
        noClasses()
                .that()
                .haveModifier(JavaModifier.PUBLIC)
                .and()
                .areTopLevelClasses()
                .should(new AmbiguousName())
                .because("JJava and IJava import these packages on demand, and a cell could no longer name either type")
                .check(toolkit);
    }

    /** A notebook shows every {@link Tabular}; a result that is none would print as a bare sentence at best. */
    @Test
    void whatIsComputedFromALogShowsItself() {
        List<JavaClass> results = toolkit.stream()
                .filter(type -> type.getPackageName().equals("io.keiro.mining"))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> type.getMethods().stream()
                        .filter(method -> method.getName().equals("of"))
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .anyMatch(method -> !method.getRawParameterTypes().isEmpty()
                                && method.getRawParameterTypes().get(0).isEquivalentTo(EventLog.class)))
                .toList();
        assertThat(results).hasSizeGreaterThan(35);
        assertThat(results).allMatch(type -> type.isAssignableTo(Tabular.class));
    }

    @Test
    void everyRoomIsThereToBeJudged() {
        Set<String> rooms = toolkit.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .collect(Collectors.toSet());
        List<String> expected = new ArrayList<>();
        for (Room room : Room.values()) {
            expected.add(room.name().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(rooms)
                .as("rooms on the class path of this test; a new room needs a line in Room")
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theRuleAboutRoomsCanFail() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage("io.keiro.mining..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.keiro.log..")
                        .check(toolkit))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("io.keiro.log");
    }
}
