package io.keiro.notebook;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;

/** What a file holds: one row per kind of record, with what the analyses lack without it. */
record Contents(String file, DataTable table, int deals, int events) implements Tabular {

    static Contents of(String file, LeadToCash data) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("What " + file + " holds", file + " の内容"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Count", Phrase.of("Count", "件数"), Kind.COUNT),
                Field.of("Missing", Phrase.of("Missing without it", "ない場合に欠けるもの"), Kind.TEXT));
        row(table, Phrase.of("deals", "商談"), data.deals().size(), Phrase.of("everything", "すべて"));
        row(table, Phrase.of("events", "イベント"), data.events().size(), Phrase.of("maps and durations", "マップと所要時間"));
        row(table, Phrase.of("stages", "ステージ"), data.stages().size(), Phrase.of("where deals stall", "商談の停滞箇所"));
        row(table, Phrase.of("leads", "リード"), data.leads().size(), Phrase.of("lead conversion", "リードの商談化"));
        row(table, Phrase.of("invoices", "請求書"), data.invoices().size(), Phrase.of("collection of payments", "入金の回収"));
        row(table, Phrase.of("payments", "入金"), data.payments().size(), Phrase.of("collection of payments", "入金の回収"));
        data.gaps().forEach(gap -> table.row(Phrase.of("gap", "欠落"), null, gap));
        return new Contents(
                file, table.build(), data.deals().size(), data.events().size());
    }

    private static void row(DataTable.Builder table, Phrase label, int count, Phrase missing) {
        table.row(label, count, count == 0 ? missing : Phrase.of("nothing", "なし"));
    }

    @Override
    public Phrase sentence() {
        String dealCount = ProgressWords.number(deals);
        String eventCount = ProgressWords.number(events);
        return Phrase.of(
                file + ": " + dealCount + " deals, " + eventCount + " events",
                file + "：商談" + dealCount + "件、イベント" + eventCount + "件");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
