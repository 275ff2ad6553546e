package io.keiro.leadtocash;

import io.keiro.leadtocash.FinanceMatch.How;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How many records of a finance file found their place and how, with their amounts in the data set's currency, as a table and in words. */
final class FinanceTally {

    private final LeadToCash data;
    private final FinanceFile finance;
    private final List<FinanceFound> found;
    private final FinanceMoney money;

    FinanceTally(LeadToCash data, FinanceFile finance, List<FinanceFound> found) {
        this.data = data;
        this.finance = finance;
        this.found = found;
        this.money = new FinanceMoney(data);
    }

    DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Finance file against deals", "会計ファイルと商談の照合"),
                Field.of("Kind", Phrase.of("Record", "レコード"), Kind.TEXT),
                Field.of("How", Phrase.of("Match", "照合結果"), Kind.TEXT),
                Field.of("Count", Phrase.of("Count", "件数"), Kind.COUNT),
                Field.of("Share", Phrase.of("Share", "割合"), Kind.SHARE),
                Field.of("Amount", Phrase.of("Amount", "金額"), Kind.MONEY).in(data.currency()));
        for (FinanceRecord.Kind kind : FinanceRecord.Kind.values()) {
            int all = some(kind, f -> true).size();
            for (How how : How.values()) {
                List<FinanceFound> some = some(kind, f -> f.how() == how);
                if (!some.isEmpty()) {
                    table.row(kind.label(), how.label(), some.size(), (double) some.size() / all, sum(some));
                }
            }
        }
        return table.build();
    }

    List<Phrase> sentences() {
        List<Phrase> sentences = new ArrayList<>();
        for (FinanceRecord.Kind kind : FinanceRecord.Kind.values()) {
            tell(sentences, kind, some(kind, f -> f.how() == How.UNDECIDED), true);
            tell(sentences, kind, some(kind, f -> f.how() == How.UNMATCHED), false);
        }
        for (FinanceRecord.Kind kind : FinanceRecord.Kind.values()) {
            int unknown = some(kind, f -> !Double.isNaN(f.record().amount()) && Double.isNaN(money.rate(f)))
                    .size();
            if (unknown > 0) {
                String n = Wording.number(unknown);
                sentences.add(Phrase.of(
                        n + " " + kind.label().en() + " of " + finance.name() + " are in another currency than "
                                + data.currency() + " and no deal of theirs has a rate; their amounts are left out.",
                        finance.name() + "の" + kind.label().ja() + n + "件は" + data.currency()
                                + "以外の通貨で、商談に為替レートがないため、金額を含めていません。"));
            }
        }
        return sentences;
    }

    private void tell(List<Phrase> sentences, FinanceRecord.Kind kind, List<FinanceFound> some, boolean undecided) {
        if (some.isEmpty()) {
            return;
        }
        String n = Wording.number(some.size());
        String worth = Wording.money(sum(some), data.currency());
        Phrase label = kind.label();
        sentences.add(
                undecided
                        ? Phrase.of(
                                n + " " + label.en() + " of " + finance.name() + " (" + worth
                                        + ") are to be decided by hand: they have candidates and no clear one.",
                                finance.name() + "の" + label.ja() + n + "件（" + worth + "）は候補が複数あるため手動の判断が必要です。")
                        : Phrase.of(
                                n + " " + label.en() + " of " + finance.name() + " (" + worth
                                        + ") fit nothing; they count for collection and not for the way from lead to"
                                        + " cash.",
                                finance.name() + "の" + label.ja() + n + "件（" + worth + "）は該当する商談がなく、回収の分析にだけ含まれます。"));
    }

    private List<FinanceFound> some(FinanceRecord.Kind kind, Predicate<FinanceFound> wanted) {
        return found.stream()
                .filter(f -> f.record().kind() == kind && wanted.test(f))
                .toList();
    }

    /** What is known of their worth; amounts of a currency without a rate are not. */
    private double sum(List<FinanceFound> some) {
        return some.stream()
                .mapToDouble(f -> FinanceMoney.at(f.record().amount(), money.rate(f)))
                .filter(amount -> !Double.isNaN(amount))
                .sum();
    }
}
