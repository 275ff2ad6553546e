package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyMapTest {

    @TempDir
    Path folder;

    @Test
    void theTemplateHoldsTheDefaults() {
        Path template = Path.of(System.getProperty("keiro.home"), "data-templates", "property-map.csv");
        assertThat(PropertyMap.read(template).rows())
                .isEqualTo(PropertyMap.defaults().rows());
    }

    @Test
    void itSurvivesTheWayThroughASnapshot() {
        PropertyMap map = PropertyMap.defaults();
        assertThat(PropertyMapJson.read(PropertyMapJson.write(map)).rows()).isEqualTo(map.rows());
    }

    @Test
    void aPlanAsksForWhatThePortalHas() {
        PropertyPlan plan = PropertyPlan.of(
                PortalObject.DEALS,
                PropertyMap.defaults(),
                DealQuery.all(),
                Set.of("dealstage", "amount", "region", "somethingelse"));
        assertThat(plan.properties()).containsExactlyInAnyOrder("dealstage", "amount", "region");
        assertThat(plan.withHistory()).containsExactlyInAnyOrder("dealstage", "amount");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> PropertyMap.read(file("Record,Attribute,Object\ndeal,Region,deals\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "map.csv needs the columns Record, Attribute, Object, Property; it has Record, Attribute, Object");
    }

    @Test
    void aWrongCellIsAnsweredWithWhatWouldBeValid() {
        String header = "Record,Attribute,Object,Property\n";
        assertThatThrownBy(
                        () -> PropertyMap.read(file(header + "deal,Region,deals,region\nticket,Region,deals,region\n")))
                .hasMessage("map.csv, row 3, column Record: \"ticket\"; valid: deal, lead, invoice");
        assertThatThrownBy(() -> PropertyMap.read(file(header + "deal,Region,projects,region\n")))
                .hasMessageStartingWith(
                        "map.csv, row 2, column Object: \"projects\"; valid: deals, leads, contacts, companies, ")
                .hasMessageEndingWith("owners");
        assertThatThrownBy(() -> PropertyMap.read(file(header + "deal,,deals,region\n")))
                .hasMessage("map.csv, row 2: the column Attribute is empty; every row needs all four");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("map.csv"), content);
    }
}
