package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read straight from bytes is what {@link TimeText} reads. */
class UsualTimeTest {

    private final UsualTime usual = new UsualTime();
    private final TimeText text = new TimeText();

    private boolean read(String value) {
        byte[] bytes = ("x" + value + "x").getBytes(StandardCharsets.US_ASCII);
        boolean read = usual.read(bytes, 1, value.length());
        if (read) {
            assertThat(text.read(value)).as(value).isTrue();
            assertThat(text.undecided() || text.dayOnly()).as(value).isFalse();
            assertThat(usual.localSecond())
                    .as(value)
                    .isEqualTo(TimeText.localSecond(text.year(), text.first(), text.second(), text.secondOfDay()));
            assertThat(usual.nano()).as(value).isEqualTo(text.nano());
            assertThat(usual.offsetSeconds()).as(value).isEqualTo(text.offsetSeconds());
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-31T09:30:15",
                "2024-03-31 09:30:15",
                "2024-02-29T23:59:59Z",
                "2024-03-31T09:30:15.123",
                "2024-03-31T09:30:15.123456789123Z",
                "2024-03-31 09:30:15+09:00",
                "1948-12-31 00:00:00.5-18:59",
                "9999-12-31T23:59:59+00:00",
                "0000-01-01T00:00:00"
            })
    void usualForms(String value) {
        assertThat(read(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-03-31",
                "2024-03-31T09:30",
                "2024-02-30T09:30:15",
                "2023-02-29T09:30:15",
                "2024-13-01T09:30:15",
                "2024-00-01T09:30:15",
                "2024-03-00T09:30:15",
                "2024-03-31T24:00:00",
                "2024-03-31T09:60:15",
                "2024-03-31T09:30:60",
                "2024-03-31T09:30:15+9:00",
                "2024-03-31T09:30:15+19:00",
                "2024-03-31T09:30:15 09:00",
                "2024-03-31T09:30:15.",
                "2024-03-31T09:30:15z",
                "2024/03/31 09:30:15",
                "2024-03-31_09:30:15",
                "2024-03-31T09:30:1a",
                "2024-0:-31T09:30:15",
                "/024-03-31T09:30:15",
                "2024-03-31T09:30:15ZZ"
            })
    void leftToTheOther(String value) {
        assertThat(read(value)).isFalse();
    }

    /** A usual time with some of its characters changed, also to neighbours of those that are allowed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agrees(long seed) {
        Random random = new Random(seed);
        String[] ends = {"", "Z", "+02:00", "-11:30", ".25", ".999Z", ".000+01:00", "+0100", " UTC"};
        String characters = "0123456789-:T .+/;,Z~\u0000\u007f";
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder("%04d-%02d-%02d%s%02d:%02d:%02d%s"
                    .formatted(
                            random.nextInt(10_000),
                            random.nextInt(14),
                            random.nextInt(33),
                            random.nextBoolean() ? "T" : " ",
                            random.nextInt(26),
                            random.nextInt(62),
                            random.nextInt(62),
                            ends[random.nextInt(ends.length)]));
            for (int n = random.nextInt(3); n > 0; n--) {
                value.setCharAt(random.nextInt(value.length()), characters.charAt(random.nextInt(characters.length())));
            }
            read += read(value.toString()) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(3_000);
    }
}
