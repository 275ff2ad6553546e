package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Failure.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something about the way in which a portal answers that can be switched, also while it runs. Its standard position is what is
 * documented, or seen most. The other positions are what also was seen, what only a live portal can settle, and what goes wrong.
 *
 * @param <T> what its positions are
 */
public final class Switch<T> {

    private static final Map<String, Switch<?>> ALL = new LinkedHashMap<>();

    /** How requests for associations count against the limits. */
    public enum AssociationLimit {
        BOTH,
        OWN,
        GENERAL
    }

    /** What the limit on the length of a search is held against. */
    public enum SearchLength {
        /** The filters. */
        FILTERS,
        /** The whole body. */
        BODY,
        /** The filters without the values of IN and NOT_IN. */
        WITHOUT_VALUES
    }

    /** Why signing in again is refused. */
    public enum Refusal {
        NONE,
        BAD_REFRESH_TOKEN,
        BAD_HUB,
        BAD_CLIENT_ID
    }

    /** What a portal that lacks a product says when asked for its objects. */
    public enum Lacking {
        /** 403 that names no scope. */
        FORBIDDEN,
        /** 400, as for an object type that does not exist. */
        UNKNOWN,
        /** 200 and no records. */
        EMPTY
    }

    public static final Switch<List<Failure>> STATUS = new Switch<>(
            "fault.status", Positions.statuses(), "a status answered to a share of the requests", "リクエストの一部に返すステータス");

    public static final Switch<List<Failure>> DROP = new Switch<>(
            "fault.drop", Positions.sudden(Action.DROP), "connections end without an answer", "応答せずに接続を切る");

    public static final Switch<List<Failure>> TRUNCATE = new Switch<>(
            "fault.truncateBody", Positions.sudden(Action.TRUNCATE), "bodies end in the middle", "本文を途中で切る");

    public static final Switch<List<Failure>> STALL =
            new Switch<>("fault.stall", Positions.slow(Action.STALL), "answers that keep one waiting", "応答を待たせる");

    public static final Switch<List<Failure>> SLOW_BODY =
            new Switch<>("fault.slowBody", Positions.slow(Action.SLOW_BODY), "bodies that come in drops", "本文を少しずつ送る");

    public static final Switch<Integer> EXPIRE_AFTER = new Switch<>(
            "auth.expireAfter",
            Positions.count(0),
            "a token expires after so many requests (0: never)",
            "この回数でトークンが失効（0：しない）");

    public static final Switch<Refusal> REFRESH_ERROR =
            choice("auth.refreshError", Refusal.NONE, "why refreshing a token is refused", "トークン更新を拒む理由");

    public static final Switch<Set<String>> MISSING_SCOPES = new Switch<>(
            "scope.missing", Positions.objects(), "objects whose scope the token lacks (403)", "トークンに権限がないオブジェクト（403）");

    public static final Switch<Set<String>> MISSING_PRODUCTS = new Switch<>(
            "product.missing", Positions.objects(), "objects that the portal's plan lacks", "契約プランに含まれないオブジェクト");

    public static final Switch<Lacking> LACKING =
            choice("product.answer", Lacking.FORBIDDEN, "what is said of a missing product", "含まれない製品への応答");

    public static final Switch<Integer> RETRY_AFTER = new Switch<>(
            "rate.retryAfter",
            Positions.count(0),
            "seconds of Retry-After on 429 (0: no header)",
            "429 の Retry-After の秒数（0：なし）");

    public static final Switch<Double> QUOTA_USED = new Switch<>(
            "rate.quotaUsed", Positions.share(), "share of the day's quota that is used already", "1 日の上限のうち使用済みの割合");

    public static final Switch<AssociationLimit> ASSOCIATION_LIMIT = choice(
            "rate.associations",
            AssociationLimit.BOTH,
            "the limits that requests for associations count against",
            "関連付けのリクエストを数える上限");

    public static final Switch<Integer> SEARCH_PER_SECOND = new Switch<>(
            "rate.search", Positions.count(0), "searches a second (0: the plan's)", "1 秒あたりの検索数（0：プランどおり）");

    public static final Switch<Integer> DAILY =
            new Switch<>("rate.daily", Positions.count(0), "requests a day (0: the plan's)", "1 日あたりのリクエスト数（0：プランどおり）");

    public static final Switch<Duration> SEARCH_LAG =
            new Switch<>("search.lag", Positions.time(), "how far searches trail behind, at least", "検索に反映されるまでの最短の遅れ");

    public static final Switch<Duration> SEARCH_LAG_SPREAD =
            new Switch<>("search.lagSpread", Positions.time(), "how much further, by record", "レコードごとに加わる遅れ");

    public static final Switch<Boolean> EARLY_RECORDS = new Switch<>(
            "search.early",
            Positions.flag(true),
            "records up to 1 ms before a bound are found",
            "下限の 1 ms 前までのレコードも見つかる");

    public static final Switch<SearchLength> SEARCH_LENGTH =
            choice("search.length", SearchLength.FILTERS, "what bodyLimit is held against", "bodyLimit の対象");

    public static final Switch<HistoryLimit> HISTORY_CAP = new Switch<>(
            "history.cap",
            Positions.historyLimit(),
            "entries that histories keep, and on contacts: none, 10 or 20/45",
            "履歴に残る件数とコンタクトの件数：none、10、20/45");

    public static final Switch<Set<String>> HISTORY_REFUSED = new Switch<>(
            "history.refused", Positions.objects(), "objects that refuse to tell histories (400)", "履歴を拒むオブジェクト（400）");

    public static final Switch<Set<String>> HISTORY_IGNORED = new Switch<>(
            "history.ignored",
            Positions.objects(),
            "objects that leave histories out without a word",
            "履歴を黙って省くオブジェクト");

    public static final Switch<Double> HISTORY_BARE =
            new Switch<>("history.bare", Positions.share(), "entries without their optional fields", "任意項目を欠く履歴の割合");

    public static final Switch<Double> UNKNOWN_SOURCES = new Switch<>(
            "history.unknownSources",
            Positions.share(),
            "entries of a source type that nobody knows",
            "未知の変更元を持つ履歴の割合");

    public static final Switch<Boolean> AFTER_AS_KEY = new Switch<>(
            "list.afterAsKey",
            Positions.flag(true),
            "after is the next id; off: an opaque cursor",
            "after は次の ID。off：不透明なカーソル");

    public static final Switch<Double> REPEATED_PAGES =
            new Switch<>("list.repeat", Positions.share(), "pages that come a second time", "同じページが再び届く割合");

    public static final Switch<Boolean> SHUFFLED_PAGES =
            new Switch<>("list.shuffle", Positions.flag(false), "pages list their records in any order", "ページ内の順序が不定");

    public static final Switch<Integer> INLINE_ASSOCIATIONS = new Switch<>(
            "list.associations",
            Positions.count(0),
            "associations that a list tells of a record (0: all)",
            "一覧に載る関連付けの数（0：すべて）");

    public static final Switch<Boolean> REVERSE_LEAD =
            new Switch<>("assoc.reverseLead", Positions.flag(false), "deals tell of their leads", "取引から見込みへの関連付けが見える");

    public static final Switch<Boolean> ID_AS_TEXT = new Switch<>(
            "assoc.idAsText",
            Positions.flag(false),
            "toObjectId is a text, as described, not a number",
            "toObjectId が文字列（仕様どおり）");

    public static final Switch<Boolean> STAGE_DATES_LISTED =
            new Switch<>("v2dates.listed", Positions.flag(true), "hs_v2_ properties are listed", "hs_v2_ プロパティが一覧に載る");

    public static final Switch<Boolean> STAGE_DATES_LATEST = new Switch<>(
            "v2dates.latest",
            Positions.flag(false),
            "hs_v2_date_entered tells the latest visit, not the first",
            "hs_v2_date_entered が最新の到達日時");

    public static final Switch<Boolean> STAGE_METADATA = new Switch<>(
            "pipelines.metadata",
            Positions.flag(true),
            "stages of orders and leads have metadata",
            "注文と見込みのステージにメタデータがある");

    public static final Switch<Boolean> UNSET_LEFT_OUT = new Switch<>(
            "unset", Positions.leftOut(), "properties without a value: null or omit", "値のないプロパティ：null または omit");

    public static final Switch<Double> OFFSET_TIMES = new Switch<>(
            "time.offsets",
            Positions.share(),
            "histories whose times end in +00:00, not Z",
            "時刻が Z でなく +00:00 で終わる履歴の割合");

    public static final Switch<Boolean> LARGE_IDS = new Switch<>(
            "ids.large",
            Positions.flag(false),
            "all record ids lie beyond 2^53; to be set at the start",
            "レコード ID がすべて 2^53 を超える（起動時に指定）");

    public static final Switch<Boolean> EVERY_PLANE = new Switch<>(
            "text.planes", Positions.flag(false), "names hold letters of every Unicode plane", "名前に Unicode の全面の文字が入る");

    public static final Switch<Double> MUTATE = new Switch<>(
            "live.mutate",
            Positions.rate(),
            "changes, merges, archivings a second while the portal is read",
            "読み取り中の 1 秒あたりの変更・統合・アーカイブ数");

    public static final Switch<Integer> URL_LIMIT =
            new Switch<>("urlLimit", Positions.count(8_000), "longest address in characters (414)", "URL の最大文字数（414）");

    public static final Switch<Integer> BODY_LIMIT =
            new Switch<>("bodyLimit", Positions.count(3_000), "longest search in characters (400)", "検索条件の最大文字数（400）");

    private final String name;
    private final Positions<T> positions;
    private final String en;
    private final String ja;

    private Switch(String name, Positions<T> positions, String en, String ja) {
        this.name = name;
        this.positions = positions;
        this.en = en;
        this.ja = ja;
        ALL.put(name, this);
    }

    private static <E extends Enum<E>> Switch<E> choice(String name, E standard, String en, String ja) {
        String valid = Positions.names(standard);
        return new Switch<>(name, Positions.choice(standard), en + ": " + valid, ja + "：" + valid);
    }

    /** All switches, in the order in which they are explained. */
    public static List<Switch<?>> all() {
        return Collections.unmodifiableList(new ArrayList<>(ALL.values()));
    }

    /**
     * The switch of a name.
     *
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    static Switch<?> named(String name) {
        Switch<?> found = ALL.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no switch '" + name + "'. Valid: " + String.join(", ", ALL.keySet()) + ".");
        }
        return found;
    }

    /** The name, for example {@code search.lag}. */
    public String name() {
        return name;
    }

    /** The position in which it stands unless it was switched. */
    public T standard() {
        return positions.standard();
    }

    /** A text that it can be set to. */
    public String example() {
        return positions.example();
    }

    /** What it does, in English or Japanese. */
    public String explanation(boolean japanese) {
        return japanese ? ja : en;
    }

    T read(String text) {
        try {
            return positions.read().apply(text);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "The switch '" + name + "' cannot be set to '" + text + "': " + invalid.getMessage()
                            + (invalid.getMessage().endsWith(".") ? "" : ".") + " Example: " + name + "=" + example(),
                    invalid);
        }
    }

    String write(T value) {
        return positions.write().apply(value);
    }

    T merged(T before, T after) {
        return positions.merge().apply(before, after);
    }

    @Override
    public String toString() {
        return name;
    }
}
