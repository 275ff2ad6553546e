package io.keiro.sandbox;

import io.keiro.sandbox.Sandbox.Language;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the words after {@link SandboxProcess} say.
 *
 * @param tokenFile where the token goes, or null for a temporary file
 */
record SandboxArguments(Sandbox.Options options, Path tokenFile, boolean helpWanted) {

    private static final Text HELP = new Text("""
            A simulated company behind a server that speaks HubSpot's API, on this computer only.

              --port N         the port; without it, any free one
              --deals N        number of deals, 0 to 1,000,000; without it 2,000
              --seed N         another number gives another company
              --dirty          data as bad as it comes: duplicates, gaps, bulk imports, dates set by hand
              --lang en|ja     language of labels, names and messages
              --rate PLAN      limits of a plan: free, pro (the usual one), enterprise, addon, oauth, unlimited
              --latency TIME   off (the usual), typical, or a time such as 350ms
              --speed N        time runs so many times as fast
              --token-file F   where the token goes; only its owner can read the file
              --fault SWITCH   a switch, as often as wanted; a line on the standard input throws it later, "off NAME" throws it back

            Switches:
            """, """
            HubSpot の API で応答する模擬企業のサーバー。このコンピューターからのみ使えます。

              --port N         ポート。省略すると空いているもの
              --deals N        商談数、0 から 1,000,000。省略すると 2,000
              --seed N         数値を変えると別の企業になります
              --dirty          品質の悪いデータ：重複、欠損、一括インポート、手入力の日付
              --lang en|ja     ラベル、名前、メッセージの言語
              --rate PLAN      プランの上限：free、pro（既定）、enterprise、addon、oauth、unlimited
              --latency TIME   off（既定）、typical、または 350ms のような時間
              --speed N        時間の進む速さ（倍）
              --token-file F   トークンの置き場所。本人のみ読み取り可
              --fault SWITCH   スイッチ。何度でも指定可。標準入力の1行でも切り替え、「off 名前」で元に戻します

            スイッチ：
            """);

    static String help(Language language) {
        return HELP.in(language);
    }

    Language language() {
        return options.language();
    }

    /** @throws IllegalArgumentException for words that mean nothing here */
    static SandboxArguments of(String... words) {
        SandboxArguments said = new SandboxArguments(Sandbox.Options.defaults(), null, false);
        List<String> all = Arrays.asList(words);
        for (int i = 0; i < all.size(); i++) {
            String name = all.get(i);
            if (name.equals("--help") || name.equals("-h")) {
                said = new SandboxArguments(said.options, said.tokenFile, true);
                continue;
            }
            if (name.equals("--dirty")) {
                said = said.with(said.options.withDirtyData(true));
                continue;
            }
            i++;
            said = said.with(name, i < all.size() ? all.get(i) : null);
        }
        return said;
    }

    private SandboxArguments with(String name, String value) {
        if (value == null && name.startsWith("--")) {
            throw new IllegalArgumentException(name + " needs a value; --help lists the options.");
        }
        return switch (name) {
            case "--port" -> with(options.withPort((int) number(name, value)));
            case "--deals" -> with(options.withDeals((int) number(name, value)));
            case "--seed" -> with(options.withSeed(number(name, value)));
            case "--lang" -> with(options.withLanguage(Language.of(value)));
            case "--rate" -> with(options.withRate(rate(value)));
            case "--latency" -> with(options.withLatency(Latency.named(value)));
            case "--speed" -> with(options.withTime(SimulatedTime.times(number(name, value))));
            case "--token-file" -> new SandboxArguments(options, Path.of(value), helpWanted);
            case "--fault" ->
                value.equals("help")
                        ? new SandboxArguments(options, tokenFile, true)
                        : with(options.withFaults(options.faults().with(value)));
            default ->
                throw new IllegalArgumentException("There is no option '" + name + "'; --help lists the options.");
        };
    }

    private SandboxArguments with(Sandbox.Options changed) {
        return new SandboxArguments(changed, tokenFile, helpWanted);
    }

    private static RateProfile rate(String value) {
        return Arrays.stream(RateProfile.values())
                .filter(profile -> profile.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no plan '" + value + "'. Valid: "
                        + Arrays.stream(RateProfile.values())
                                .map(profile -> profile.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static long number(String name, String value) {
        try {
            long number = Long.parseLong(value);
            if (name.equals("--seed") || number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(name + " needs a whole number, but was '" + value + "'.");
    }
}
