package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.List;

/** What the mapping could not tell of some records. The English reason reads on after their number, the Japanese one stands before it. */
enum MappingNote {
    UNKNOWN_RATE(
            "deals are in another currency than %s and have no amount in the home currency; their amounts are left out",
            "%s以外の通貨で、自社通貨の金額がないため金額を集計しない商談"),
    UNKNOWN_INVOICE_RATE(
            "invoices are in another currency than %s and their deal has no rate; their amounts are left out",
            "%s以外の通貨で、商談に換算レートがないため金額を集計しない請求書"),
    UNKNOWN_PAYMENT_RATE(
            "payments are in another currency than %s and their deal has no rate; their amounts are left out",
            "%s以外の通貨で、商談に換算レートがないため金額を集計しない入金"),
    STARTS_LATE(
            "deals have their first stage entry later than their record (cut history or merge)",
            "最初のステージ遷移が作成より後の商談（履歴の切り詰めまたは統合）"),
    NO_SIGNING_TIME(
            "quotes are marked as signed by hand and do not say when; they prove no acceptance",
            "手書き署名済みだが日時が不明で、承諾の根拠にならない見積もり"),
    NO_SIGNATURE_NAMED(
            "contracts are there, and the property map names no date that says when they were signed; name it in"
                    + " a row such as deal, contract_signed, contracts, signed_date",
            "締結日のプロパティがプロパティマップに指定されていない契約（deal, contract_signed, contracts, signed_date のような行で指定してください）"),
    UNASSIGNED(
            "meetings, calls and messages belong to contacts with several open deals or none; they are in no deal",
            "進行中の商談が複数あるか1件もないコンタクトのもので、どの商談にも属さない会議・通話・メッセージ"),
    NO_ADDRESS(
            "contacts have no mail address in this snapshot, so nobody can tell whether they were entered twice (a refresh"
                    + " reads addresses that an older snapshot lacks)",
            "スナップショットにメールアドレスがなく、重複登録かどうか判断できないコンタクト（古いスナップショットにないアドレスは更新で取得します）"),
    NO_TIME("records say that a step was taken and not when; they prove nothing", "ステップの実施は分かるが日時が不明で、根拠にならないレコード");

    private static final int SHOWN = 8;

    private final Phrase reason;

    MappingNote(String en, String ja) {
        this.reason = Phrase.of(en, ja);
    }

    Phrase sentence(List<String> ids, String currency) {
        String shown = shown(ids);
        return Phrase.of(
                ids.size() + " " + String.format(reason.en(), currency) + ": " + shown + ".",
                String.format(reason.ja(), currency) + "：" + ids.size() + "件（" + shown + "）");
    }

    static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }
}
