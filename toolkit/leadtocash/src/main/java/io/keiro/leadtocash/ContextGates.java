package io.keiro.leadtocash;

import io.keiro.leadtocash.GateResult.Affected;
import io.keiro.leadtocash.GateResult.Severity;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gates Q14, Q19 and Q20 on the whole: links of leads, freshness, privacy, and what the source could not give. */
final class ContextGates {

    /** What an address looks like that should not be in a pseudonymised data set. */
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final long STALE_DAYS = 7;

    private ContextGates() {}

    static List<GateResult> of(LeadToCash data) {
        List<GateResult> results = new ArrayList<>();
        results.add(leads(data));
        results.add(freshness(data));
        results.add(privacy(data));
        for (Phrase gap : data.gaps()) {
            results.add(new GateResult(
                    Readiness.GATE,
                    Severity.INFO,
                    Phrase.of("what the source could not give", "データソースから得られなかったもの"),
                    1,
                    data.gaps().size(),
                    gap,
                    List.of()));
        }
        return results;
    }

    private static GateResult leads(LeadToCash data) {
        Set<String> linked = data.links().stream()
                .flatMap(link -> link.fromKind() == ObjectKind.LEAD && link.toKind() == ObjectKind.DEAL
                        ? java.util.stream.Stream.of(link.fromId())
                        : link.toKind() == ObjectKind.LEAD && link.fromKind() == ObjectKind.DEAL
                                ? java.util.stream.Stream.of(link.toId())
                                : java.util.stream.Stream.<String>empty())
                .collect(Collectors.toSet());
        List<String> unlinked = data.leads().stream()
                .map(Lead::id)
                .filter(id -> !linked.contains(id))
                .toList();
        return GateResult.info(
                "Q14",
                Phrase.of("leads without deal", "商談のないリード"),
                new Affected(unlinked, data.leads().size()),
                Phrase.of("Normal: not every lead converts", "正常です。すべてのリードが商談になるわけではありません"));
    }

    private static GateResult freshness(LeadToCash data) {
        Instant last = lastBefore(data);
        long days = last == null ? 0 : Duration.between(last, data.cutOff()).toDays();
        Phrase message = last == null
                ? Phrase.of("There is no event before the cut-off", "締め日時より前のイベントがありません")
                : Phrase.of(
                        "The latest event is " + days + " days older than the cut-off " + data.cutOff(),
                        "最新のイベントは締め日時 " + data.cutOff() + " より" + days + "日前です");
        return new GateResult(
                "Q19",
                days > STALE_DAYS ? Severity.INFO : Severity.OK,
                Phrase.of("freshness", "データの鮮度"),
                Math.toIntExact(Math.min(days, Integer.MAX_VALUE)),
                0,
                message,
                List.of());
    }

    /** The latest event up to the cut-off, or null. */
    private static Instant lastBefore(LeadToCash data) {
        Instant[] last = {null};
        new EventScan(data).each(shape -> true, (chunk, row) -> {
            if (last[0] == null || chunk.second(row) >= last[0].getEpochSecond()) {
                Instant time = chunk.time(row);
                boolean later = last[0] == null || time.isAfter(last[0]);
                last[0] = later && !time.isAfter(data.cutOff()) ? time : last[0];
            }
        });
        return last[0];
    }

    private static GateResult privacy(LeadToCash data) {
        List<String> shown = data.deals().stream()
                .filter(deal -> deal.attributes().values().stream()
                        .anyMatch(value -> value != null
                                && value.indexOf('@') >= 0
                                && ADDRESS.matcher(value).find()))
                .map(Deal::id)
                .toList();
        return GateResult.of(
                "Q20",
                Severity.WARNING,
                Phrase.of("deals that show an e-mail address", "メールアドレスが見える商談"),
                new Affected(shown, data.deals().size()),
                Phrase.of(
                        "Persons are visible; extract again with pseudonyms before you share results",
                        "個人が特定できます。共有の前に、仮名化して抽出し直してください"));
    }
}
