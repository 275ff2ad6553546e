package io.keiro.view;

import io.keiro.log.Phrase;

/** Says what a map shows, what was left out, and how to see more. */
final class MapSentence {

    private final MapSelection.Totals all;
    private final MapSelection.Totals shown;
    private final StringBuilder en = new StringBuilder();
    private final StringBuilder ja = new StringBuilder();

    /**
     * What the selection does not know.
     *
     * @param title of the map, or null
     * @param durations true for a map of durations
     * @param emptyCases cases without events
     * @param reduced true if shares apply that nobody asked for
     */
    record Facts(Phrase title, boolean durations, long emptyCases, boolean reduced) {}

    private MapSentence(MapSelection selection) {
        this.all = selection.totals();
        this.shown = selection.shown();
    }

    static Phrase of(MapSelection selection, Facts facts) {
        return new MapSentence(selection).say(selection, facts);
    }

    private Phrase say(MapSelection selection, Facts facts) {
        if (facts.title() != null) {
            add(facts.title().en() + ". ", facts.title().ja() + "。");
        }
        if (facts.durations()) {
            add("Process map of durations: ", "プロセスマップ(所要時間): ");
        } else {
            add("Process map: ", "プロセスマップ: ");
        }
        if (all.activities() == 0) {
            add("no events to draw", "描画するイベントがありません");
        } else {
            whatIsShown();
        }
        if (facts.emptyCases() > 0) {
            String count = Figures.count(facts.emptyCases());
            add(
                    "; " + count + (facts.emptyCases() == 1 ? " case" : " cases") + " without events",
                    "、イベントのないケース" + count + "件");
        }
        add(".", "。");
        howToSeeMore(selection, facts);
        return Phrase.of(en.toString(), ja.toString());
    }

    private void howToSeeMore(MapSelection selection, Facts facts) {
        if (selection.limited()) {
            add(
                    " A map shows at most " + MapSelection.MOST_ACTIVITIES + " activities and " + MapSelection.MOST_ARCS
                            + " paths; narrow the log to see the others.",
                    "マップに表示できるのは最大" + MapSelection.MOST_ACTIVITIES + "アクティビティ、" + MapSelection.MOST_ARCS
                            + "パスです。残りを見るにはログを絞り込んでください。");
        } else if (facts.reduced() && shown.activities() < all.activities()) {
            add(
                    " Rare activities and paths are hidden because there are so many; keepActivities(1.0).keepPaths(1.0) shows all.",
                    "件数が多いため、まれなアクティビティとパスは省略しています。keepActivities(1.0).keepPaths(1.0) ですべて表示します。");
        } else if (facts.reduced() && shown.paths() < all.paths()) {
            String paths = Figures.count(all.paths());
            add(
                    " Rare paths are hidden because there are so many; keepPaths(1.0) shows all " + paths + ".",
                    "パスが多いため、まれなパスは省略しています。keepPaths(1.0) で全" + paths + "本を表示します。");
        }
    }

    private void whatIsShown() {
        if (shown.activities() == all.activities()) {
            add(
                    Figures.count(all.activities()) + (all.activities() == 1 ? " activity, " : " activities, "),
                    "アクティビティ" + Figures.count(all.activities()) + "件、");
        } else {
            add(
                    Figures.count(shown.activities()) + " of " + Figures.count(all.activities()) + " activities ("
                            + Figures.wholeShare((double) shown.events() / all.events()) + " of all events), ",
                    "アクティビティ" + Figures.count(all.activities()) + "件中" + Figures.count(shown.activities()) + "件(全イベントの"
                            + Figures.wholeShare((double) shown.events() / all.events()) + ")、");
        }
        if (shown.paths() == all.paths()) {
            add(
                    Figures.count(all.paths()) + (all.paths() == 1 ? " path" : " paths"),
                    "パス" + Figures.count(all.paths()) + "本");
        } else {
            String share = Figures.wholeShare((double) shown.transitions() / all.transitions());
            add(
                    Figures.count(shown.paths()) + " of " + Figures.count(all.paths()) + " paths, " + share
                            + " of all transitions",
                    "パス" + Figures.count(all.paths()) + "本中" + Figures.count(shown.paths()) + "本、全遷移の" + share);
        }
        if (shown.starts() < all.starts()) {
            add(
                    ", " + shown.starts() + " of " + all.starts() + " ways to start",
                    "、開始点" + all.starts() + "か所中" + shown.starts() + "か所");
        }
        if (shown.ends() < all.ends()) {
            add(
                    ", " + shown.ends() + " of " + all.ends() + " ways to end",
                    "、終了点" + all.ends() + "か所中" + shown.ends() + "か所");
        }
    }

    private void add(String english, String japanese) {
        en.append(english);
        ja.append(japanese);
    }
}
