package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingValuesTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.50|1234.5",
                "1 234 567|1234567",
                "¥1,234|1234",
                "￥１，２３４|1234",
                "€ 12.5|12.5",
                "12.5 EUR|12.5",
                "1.234.567,89|1234567.89",
                "1.234,5|1234.5",
                "12,5|12.5",
                "-3|-3",
                "(250.00)|-250",
                "1234円|1234",
                "0|0",
                "1e3|1000",
                "USD 5|5"
            })
    void amountsAreReadAsPeopleWriteThem(String text, double value) {
        assertThat(Amounts.amount(text)).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "n/a", "twelve", "1,23,4", "12-5", "."})
    void otherTextsAreNoAmounts(String text) {
        assertThat(Amounts.amount(text)).isEmpty();
    }

    @Test
    void sharesMayBePerCent() {
        assertThat(Amounts.share("15%")).hasValue(0.15);
        assertThat(Amounts.share("１５％")).hasValue(0.15);
        assertThat(Amounts.share("0.15")).hasValue(0.15);
        assertThat(Amounts.share("15")).hasValue(15);
        assertThat(Amounts.share("%")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T14:05:00+09:00,2026-03-31T05:05:00Z",
        "2026-03-31T14:05:00.250Z,2026-03-31T14:05:00.250Z",
        "2026-03-31 14:05,2026-03-31T05:05:00Z",
        "2026/3/1 4:05:06,2026-02-28T19:05:06Z",
        "２０２６／０３／３１ １４：０５,2026-03-31T05:05:00Z",
        "2026-03-31 14:05:00 UTC,2026-03-31T14:05:00Z",
        "2026-03-31T14:05:00+0900,2026-03-31T05:05:00Z",
        "2026年3月31日 14:05,2026-03-31T05:05:00Z",
    })
    void timesWithoutZoneAreInThePortalsZone(String text, String instant) {
        assertThat(Moments.read(text, TOKYO)).hasValueSatisfying(moment -> {
            assertThat(moment.time()).isEqualTo(Instant.parse(instant));
            assertThat(moment.precision()).isEqualTo(TimePrecision.SECOND);
        });
    }

    @Test
    void aDateAloneIsThatDayInEveryZone() {
        assertThat(Moments.read("2026/03/31", TOKYO)).hasValueSatisfying(moment -> {
            assertThat(moment.time()).isEqualTo(Instant.parse("2026-03-31T00:00:00Z"));
            assertThat(moment.precision()).isEqualTo(TimePrecision.DAY);
            assertThat(moment.day(ZoneId.of("America/New_York"))).isEqualTo(LocalDate.of(2026, 3, 31));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "31.03.2026", "2026-02-31", "2026-13-01", "yesterday", "2026-03-31 25:00", "03/31/2026"})
    void otherTextsAreNoTimes(String text) {
        assertThat(Moments.read(text, TOKYO)).isEmpty();
    }

    @Test
    void midnightInGreenwichIsADayThatNoZoneShifts() {
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(Moments.day(Instant.parse("2026-03-31T00:00:00Z"), newYork)).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(Moments.day(Instant.parse("2026-03-31T00:00:01Z"), newYork)).isEqualTo(LocalDate.of(2026, 3, 30));
    }

    @Test
    void namesAreComparedWithoutCaseSpacesAndWidth() {
        assertThat(Spelling.key("Sales Opportunity (ID)")).isEqualTo(Spelling.key("salesopportunity（ｉｄ）"));
        assertThat(Spelling.key("opportunity_id")).isEqualTo("opportunityid");
        assertThat(Spelling.key("\uFEFFPipeline")).isEqualTo("pipeline");
        assertThat(Spelling.key(null)).isEmpty();
    }

    @Test
    void onlyANearNameIsSuggested() {
        assertThat(Spelling.nearest("opne", List.of("open", "won", "lost"))).hasValue("open");
        assertThat(Spelling.nearest("finished", List.of("open", "won", "lost"))).isEmpty();
        assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    }
}
