package io.keiro.mining;

import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;

/** What counts of a metric are a share of, and how tables and sentences say it. */
enum Whole {
    CASES("cases", "Cases", "ケース数", "Share of cases", "ケースの割合", "case", "ケース"),
    EVENTS("count", "Events", "イベント数", "Share of events", "イベントの割合", "event", "イベント"),
    ACTIVITIES("activities", "Activities", "アクティビティ数", "Share of activities", "アクティビティの割合", "activity", "アクティビティ"),
    RESOURCES("resources", "Resources", "リソース数", "Share of resources", "リソースの割合", "resource", "リソース");

    private final Field count;
    private final Field share;
    private final Phrase one;

    Whole(String name, String count, String countJa, String share, String shareJa, String one, String ja) {
        this.count = Field.of(name, Phrase.of(count, countJa), Kind.COUNT);
        this.share = Field.of("share", Phrase.of(share, shareJa), Kind.SHARE);
        this.one = Phrase.of(one, ja);
    }

    Field count() {
        return count;
    }

    Field share() {
        return share;
    }

    /** "12 of 20 cases (60.0 %)". */
    Phrase said(long part, long all) {
        String share = "(" + Wording.share(share(part, all)) + ")";
        String many = one.en().endsWith("y") ? one.en().substring(0, one.en().length() - 1) + "ies" : one.en() + "s";
        return Phrase.of(
                Wording.number(part) + " of " + Wording.count(all, one.en(), many) + " " + share,
                one.ja() + Wording.number(all) + "件中" + Wording.number(part) + "件" + share);
    }

    /** NaN of nothing. */
    static double share(long part, long all) {
        return all == 0 ? Double.NaN : (double) part / all;
    }
}
