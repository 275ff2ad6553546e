package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.List;
import java.util.Locale;

/** How this room's sentences say numbers and lists in both languages; every number with its unit. */
final class Wording {

    private static final double SMALL_P = 0.001;

    private Wording() {}

    static Phrase days(double days) {
        if (Double.isNaN(days)) {
            return Phrase.of("n/a", "該当なし");
        }
        String number = String.format(Locale.ROOT, "%,.1f", days == 0 ? 0.0 : days);
        return Phrase.of(number + (number.equals("1.0") ? " day" : " days"), number + "日");
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** "1 deal", "1,434 deals". */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    static String deals(long n) {
        return count(n, "deal", "deals");
    }

    static String invoices(long n) {
        return count(n, "invoice", "invoices");
    }

    /** 0.8413 as "84.1 %". */
    static String share(double share) {
        return Double.isNaN(share) ? "n/a" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    /** "EUR 1,200", with the data set's currency where it is known. */
    static String money(double amount, String currency) {
        if (Double.isNaN(amount)) {
            return "n/a";
        }
        String number = String.format(Locale.ROOT, "%,.0f", amount);
        return currency.isEmpty() ? number : currency + " " + number;
    }

    /** "p = 0.004", "p < 0.001". */
    static String adjustedP(double p) {
        return p < SMALL_P ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    /** "Region, Team and Deal type" / "地域、チーム、商談タイプ". */
    static Phrase list(List<Phrase> parts) {
        List<String> en = parts.stream().map(Phrase::en).toList();
        String ja = String.join("、", parts.stream().map(Phrase::ja).toList());
        if (en.size() < 2) {
            return Phrase.of(String.join("", en), ja);
        }
        String last = en.get(en.size() - 1);
        return Phrase.of(String.join(", ", en.subList(0, en.size() - 1)) + " and " + last, ja);
    }

    /** Several sentences as one text; empty ones are left out. */
    static Phrase sentences(List<Phrase> sentences) {
        return Phrase.of(
                String.join(
                        " ",
                        sentences.stream()
                                .map(Phrase::en)
                                .filter(s -> !s.isEmpty())
                                .toList()),
                String.join(
                        "",
                        sentences.stream()
                                .map(Phrase::ja)
                                .filter(s -> !s.isEmpty())
                                .toList()));
    }

    static final Phrase NOTHING = Phrase.of("", "");
}
