package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gate Q18 on texts: names that were read in a wrong encoding, letters and digits of double width, and more rows than a sheet holds. What
 * is looked at are the different values of the attributes of deals, leads and invoices that hold letters; pseudonyms hide how a name was
 * written.
 */
final class TextGates {

    private static final String GATE = "Q18";

    /** Rows of a sheet below its header. */
    private static final int ROWS_OF_A_SHEET = 1_048_575;

    private static final int ASCII = 0x80;
    private static final Pattern FULL_WIDTH = Pattern.compile("[０-９Ａ-Ｚａ-ｚ]");

    /** Values by attribute, each once. */
    private final Map<String, Set<String>> texts = new LinkedHashMap<>();

    private final Set<String> marks =
            Arrays.stream(Mark.values()).map(Mark::column).collect(Collectors.toSet());

    private TextGates(LeadToCash data) {
        data.deals().forEach(deal -> {
            take(deal.attributes());
            take(Attribute.PIPELINE.id(), deal.pipeline());
            take(Attribute.SALES_STAGE.id(), deal.stage());
        });
        data.leads().forEach(lead -> take(lead.attributes()));
        data.invoices().forEach(invoice -> take(invoice.attributes()));
    }

    static List<GateResult> of(LeadToCash data) {
        TextGates gates = new TextGates(data);
        return List.of(
                gates.check(
                        Phrase.of("texts read in a wrong encoding", "文字化けしたテキスト"),
                        WrongEncoding::is,
                        Phrase.of(
                                "A file or an integration was read in another encoding than it was written in; each spelling"
                                        + " counts as a value of its own",
                                "ファイルまたは連携データが、書き込み時と異なる文字コードで読み込まれました。表記ごとに別の値として数えます")),
                gates.check(
                        Phrase.of("texts with full-width letters or digits", "全角の英数字を含むテキスト"),
                        text -> FULL_WIDTH.matcher(text).find(),
                        Phrase.of(
                                "The same text in narrow letters counts as another value; ids, numbers and headers of files are"
                                        + " normalised when they are read",
                                "半角で書かれた同じテキストは別の値として数えます。ファイルのID、数値、見出しは読み込み時に正規化されます")),
                rows(data));
    }

    private void take(Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (!marks.contains(name)) {
                take(name, value);
            }
        });
    }

    private void take(String name, String value) {
        if (value != null && hasLetters(value)) {
            texts.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(value);
        }
    }

    /** Amounts, dates and numbers are no texts; there are as many of them as deals. Whatever is beyond ASCII may be a letter gone wrong. */
    private static boolean hasLetters(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= ASCII) {
                return true;
            }
        }
        return false;
    }

    private GateResult check(Phrase subject, Predicate<String> affected, Phrase message) {
        List<String> found = new ArrayList<>();
        texts.forEach(
                (name, values) -> values.stream().filter(affected).forEach(value -> found.add(name + " " + value)));
        int all = texts.values().stream().mapToInt(Set::size).sum();
        return GateResult.of(GATE, Severity.INFO, subject, new Affected(found, all), message);
    }

    private static GateResult rows(LeadToCash data) {
        int over = Math.max(0, data.events().size() - ROWS_OF_A_SHEET);
        return new GateResult(
                GATE,
                over == 0 ? Severity.OK : Severity.INFO,
                Phrase.of("events that a sheet has no room for", "シートに収まらないイベント"),
                over,
                data.events().size(),
                over == 0
                        ? Phrase.of("nothing found", "該当なし")
                        : Phrase.of(
                                "A sheet holds 1,048,576 rows; write the log as CSV or Parquet",
                                "シートは1,048,576行までです。ログはCSVまたはParquetで書き出してください"),
                List.of());
    }
}
