package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Failure.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    public static final Switch<List<Failure>> STATUS = failures(
            "fault.status",
            "503:0.1:deals",
            text -> {
                String[] parts = parts(text, 2);
                return Failure.status(Amounts.count(parts[0]), Amounts.share(parts[1]), Endpoints.named(parts[2]));
            },
            "a status answered to a share of the requests",
            "リクエストの一部に返すステータス");

    public static final Switch<List<Failure>> DROP =
            failure("fault.drop", Action.DROP, "connections end without an answer", "応答せずに接続を切る");

    public static final Switch<List<Failure>> TRUNCATE =
            failure("fault.truncateBody", Action.TRUNCATE, "bodies end in the middle", "本文を途中で切る");

    public static final Switch<List<Failure>> STALL =
            slow("fault.stall", Action.STALL, "answers that keep one waiting", "応答を待たせる");

    public static final Switch<List<Failure>> SLOW_BODY =
            slow("fault.slowBody", Action.SLOW_BODY, "bodies that come in drops", "本文を少しずつ送る");

    public static final Switch<Integer> EXPIRE_AFTER =
            count("auth.expireAfter", 0, "a token expires after so many requests (0: never)", "この回数でトークンが失効（0：しない）");

    public static final Switch<Refusal> REFRESH_ERROR =
            choice("auth.refreshError", Refusal.NONE, "why refreshing a token is refused", "トークン更新を拒む理由");

    public static final Switch<Set<String>> MISSING_SCOPES =
            objects("scope.missing", "objects whose scope the token lacks (403)", "トークンに権限がないオブジェクト（403）");

    public static final Switch<Set<String>> MISSING_PRODUCTS =
            objects("product.missing", "objects that the portal's plan lacks", "契約プランに含まれないオブジェクト");

    public static final Switch<Lacking> LACKING =
            choice("product.answer", Lacking.FORBIDDEN, "what is said of a missing product", "含まれない製品への応答");

    public static final Switch<Integer> RETRY_AFTER =
            count("rate.retryAfter", 0, "seconds of Retry-After on 429 (0: no header)", "429 の Retry-After の秒数（0：なし）");

    public static final Switch<Double> QUOTA_USED =
            share("rate.quotaUsed", "share of the day's quota that is used already", "1 日の上限のうち使用済みの割合");

    public static final Switch<AssociationLimit> ASSOCIATION_LIMIT = choice(
            "rate.associations",
            AssociationLimit.BOTH,
            "the limits that requests for associations count against",
            "関連付けのリクエストを数える上限");

    public static final Switch<Integer> SEARCH_PER_SECOND =
            count("rate.search", 0, "searches a second (0: the plan's)", "1 秒あたりの検索数（0：プランどおり）");

    public static final Switch<Integer> DAILY =
            count("rate.daily", 0, "requests a day (0: the plan's)", "1 日あたりのリクエスト数（0：プランどおり）");

    public static final Switch<Duration> SEARCH_LAG =
            time("search.lag", "how far searches trail behind, at least", "検索に反映されるまでの最短の遅れ");

    public static final Switch<Duration> SEARCH_LAG_SPREAD =
            time("search.lagSpread", "how much further, by record", "レコードごとに加わる遅れ");

    public static final Switch<Boolean> EARLY_RECORDS =
            flag("search.early", true, "records up to 1 ms before a bound are found", "下限の 1 ms 前までのレコードも見つかる");

    public static final Switch<SearchLength> SEARCH_LENGTH =
            choice("search.length", SearchLength.FILTERS, "what bodyLimit is held against", "bodyLimit の対象");

    public static final Switch<HistoryLimit> HISTORY_CAP = new Switch<>(
            "history.cap",
            HistoryLimit.asInHubSpot(),
            "10/20",
            HistoryLimit::named,
            HistoryLimit::toString,
            (before, after) -> after,
            "entries that histories keep, and on contacts: none, 10 or 20/45",
            "履歴に残る件数とコンタクトの件数：none、10、20/45");

    public static final Switch<Set<String>> HISTORY_REFUSED =
            objects("history.refused", "objects that refuse to tell histories (400)", "履歴を拒むオブジェクト（400）");

    public static final Switch<Set<String>> HISTORY_IGNORED =
            objects("history.ignored", "objects that leave histories out without a word", "履歴を黙って省くオブジェクト");

    public static final Switch<Double> HISTORY_BARE =
            share("history.bare", "entries without their optional fields", "任意項目を欠く履歴の割合");

    public static final Switch<Double> UNKNOWN_SOURCES =
            share("history.unknownSources", "entries of a source type that nobody knows", "未知の変更元を持つ履歴の割合");

    public static final Switch<Boolean> AFTER_AS_KEY =
            flag("list.afterAsKey", true, "after is the next id; off: an opaque cursor", "after は次の ID。off：不透明なカーソル");

    public static final Switch<Double> REPEATED_PAGES =
            share("list.repeat", "pages that come a second time", "同じページが再び届く割合");

    public static final Switch<Boolean> SHUFFLED_PAGES =
            flag("list.shuffle", false, "pages list their records in any order", "ページ内の順序が不定");

    public static final Switch<Integer> INLINE_ASSOCIATIONS =
            count("list.associations", 0, "associations that a list tells of a record (0: all)", "一覧に載る関連付けの数（0：すべて）");

    public static final Switch<Boolean> REVERSE_LEAD =
            flag("assoc.reverseLead", false, "deals tell of their leads", "取引から見込みへの関連付けが見える");

    public static final Switch<Boolean> ID_AS_TEXT =
            flag("assoc.idAsText", false, "toObjectId is a text, as described, not a number", "toObjectId が文字列（仕様どおり）");

    public static final Switch<Boolean> STAGE_DATES_LISTED =
            flag("v2dates.listed", true, "hs_v2_ properties are listed", "hs_v2_ プロパティが一覧に載る");

    public static final Switch<Boolean> STAGE_DATES_LATEST = flag(
            "v2dates.latest",
            false,
            "hs_v2_date_entered tells the latest visit, not the first",
            "hs_v2_date_entered が最新の到達日時");

    public static final Switch<Boolean> STAGE_METADATA =
            flag("pipelines.metadata", true, "stages of orders and leads have metadata", "注文と見込みのステージにメタデータがある");

    public static final Switch<Boolean> UNSET_LEFT_OUT = new Switch<>(
            "unset",
            false,
            "omit",
            text -> switch (text) {
                case "null" -> false;
                case "omit" -> true;
                default -> throw new IllegalArgumentException("null or omit is needed, but was '" + text + "'");
            },
            out -> out ? "omit" : "null",
            (before, after) -> after,
            "properties without a value: null or omit",
            "値のないプロパティ：null または omit");

    public static final Switch<Double> OFFSET_TIMES =
            share("time.offsets", "histories whose times end in +00:00, not Z", "時刻が Z でなく +00:00 で終わる履歴の割合");

    public static final Switch<Boolean> LARGE_IDS = flag(
            "ids.large",
            false,
            "all record ids lie beyond 2^53; to be set at the start",
            "レコード ID がすべて 2^53 を超える（起動時に指定）");

    public static final Switch<Boolean> EVERY_PLANE =
            flag("text.planes", false, "names hold letters of every Unicode plane", "名前に Unicode の全面の文字が入る");

    public static final Switch<Double> MUTATE = new Switch<>(
            "live.mutate",
            0.0,
            "2",
            Amounts::rate,
            String::valueOf,
            (before, after) -> after,
            "changes, merges, archivings a second while the portal is read",
            "読み取り中の 1 秒あたりの変更・統合・アーカイブ数");

    public static final Switch<Integer> URL_LIMIT =
            count("urlLimit", 8_000, "longest address in characters (414)", "URL の最大文字数（414）");

    public static final Switch<Integer> BODY_LIMIT =
            count("bodyLimit", 3_000, "longest search in characters (400)", "検索条件の最大文字数（400）");

    private final String name;
    private final T standard;
    private final String example;
    private final Function<String, T> read;
    private final Function<T, String> write;
    private final BinaryOperator<T> merge;
    private final String en;
    private final String ja;

    private Switch(
            String name,
            T standard,
            String example,
            Function<String, T> read,
            Function<T, String> write,
            BinaryOperator<T> merge,
            String en,
            String ja) {
        this.name = name;
        this.standard = standard;
        this.example = example;
        this.read = read;
        this.write = write;
        this.merge = merge;
        this.en = en;
        this.ja = ja;
        ALL.put(name, this);
    }

    private static Switch<List<Failure>> failures(
            String name, String example, Function<String, Failure> read, String en, String ja) {
        return new Switch<>(
                name,
                List.of(),
                example,
                text -> Arrays.stream(text.split(","))
                        .map(String::trim)
                        .map(read)
                        .toList(),
                list -> list.stream().map(Failure::toString).collect(Collectors.joining(",")),
                (before, after) ->
                        Stream.concat(before.stream(), after.stream()).toList(),
                en,
                ja);
    }

    private static Switch<List<Failure>> failure(String name, Action action, String en, String ja) {
        return failures(
                name,
                "0.02:deals",
                text -> {
                    String[] parts = parts(text, 1);
                    return Failure.of(action, Amounts.share(parts[0]), Endpoints.named(parts[1]));
                },
                en,
                ja);
    }

    private static Switch<List<Failure>> slow(String name, Action action, String en, String ja) {
        return failures(
                name,
                "0.01:2s:batch",
                text -> {
                    String[] parts = parts(text, 2);
                    return Failure.slow(
                            action, Amounts.share(parts[0]), Amounts.time(parts[1]), Endpoints.named(parts[2]));
                },
                en,
                ja);
    }

    /** The parts between colons, of which the last may be left out. */
    private static String[] parts(String text, int needed) {
        String[] parts = text.split(":", -1);
        if (parts.length < needed || parts.length > needed + 1) {
            throw new IllegalArgumentException(
                    needed + " or " + (needed + 1) + " parts divided by colons are needed, but was '" + text + "'");
        }
        String[] all = Arrays.copyOf(parts, needed + 1);
        if (all[needed] == null) {
            all[needed] = "";
        }
        return all;
    }

    private static Switch<Integer> count(String name, int standard, String en, String ja) {
        String example = standard == 0 ? "4" : Integer.toString(2 * standard);
        return new Switch<>(name, standard, example, Amounts::count, String::valueOf, (before, after) -> after, en, ja);
    }

    private static Switch<Double> share(String name, String en, String ja) {
        return new Switch<>(name, 0.0, "0.1", Amounts::share, String::valueOf, (before, after) -> after, en, ja);
    }

    private static Switch<Duration> time(String name, String en, String ja) {
        return new Switch<>(name, Duration.ZERO, "30s", Amounts::time, Amounts::text, (before, after) -> after, en, ja);
    }

    private static Switch<Boolean> flag(String name, boolean standard, String en, String ja) {
        return new Switch<>(
                name,
                standard,
                standard ? "off" : "on",
                text -> switch (text) {
                    case "on", "true" -> true;
                    case "off", "false" -> false;
                    default -> throw new IllegalArgumentException("on or off is needed, but was '" + text + "'");
                },
                on -> on ? "on" : "off",
                (before, after) -> after,
                en,
                ja);
    }

    private static <E extends Enum<E>> Switch<E> choice(String name, E standard, String en, String ja) {
        E[] values = standard.getDeclaringClass().getEnumConstants();
        String valid = Arrays.stream(values).map(Switch::text).collect(Collectors.joining(", "));
        return new Switch<>(
                name,
                standard,
                text(values[values.length - 1]),
                text -> Arrays.stream(values)
                        .filter(value -> text(value).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException("one of " + valid + " is needed, but was '" + text + "'")),
                Switch::text,
                (before, after) -> after,
                en + ": " + valid,
                ja + "：" + valid);
    }

    private static String text(Enum<?> value) {
        return value instanceof Refusal ? value.name() : value.name().toLowerCase(Locale.ROOT);
    }

    private static Switch<Set<String>> objects(String name, String en, String ja) {
        return new Switch<>(
                name,
                Set.of(),
                "quotes,invoices",
                text -> checked(new TreeSet<>(Arrays.asList(text.split(",")))),
                set -> String.join(",", new TreeSet<>(set)),
                (before, after) -> after,
                en,
                ja);
    }

    private static Set<String> checked(Set<String> objects) {
        Set<String> valid = Stream.concat(
                        Arrays.stream(ObjectType.values()).map(ObjectType::plural), Stream.of("owners"))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String object : objects) {
            if (!valid.contains(object)) {
                throw new IllegalArgumentException(
                        "'" + object + "' is no object of a portal. Valid: " + String.join(", ", valid) + ".");
            }
        }
        return Set.copyOf(objects);
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
        return standard;
    }

    /** A text that it can be set to. */
    public String example() {
        return example;
    }

    /** What it does, in English or Japanese. */
    public String explanation(boolean japanese) {
        return japanese ? ja : en;
    }

    T read(String text) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException(
                    "The switch '" + name + "' cannot be set to '" + text + "': " + invalid.getMessage()
                            + (invalid.getMessage().endsWith(".") ? "" : ".") + " Example: " + name + "=" + example,
                    invalid);
        }
    }

    String write(T value) {
        return write.apply(value);
    }

    T merged(T before, T after) {
        return merge.apply(before, after);
    }

    @Override
    public String toString() {
        return name;
    }
}
