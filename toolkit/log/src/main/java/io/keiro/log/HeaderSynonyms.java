package io.keiro.log;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names under which case, activity, time, start and resource are known, most telling first: technical names of XES and of the data
 * template, and what people write in English and Japanese. Compared without case, blanks and punctuation.
 */
final class HeaderSynonyms {

    private static final Map<ColumnRole, List<String>> NAMES = Map.of(
            ColumnRole.CASE,
            keys("""
                    case:concept:name, case id, case, case number, case no, case key, trace id, trace, process instance id,
                    process instance, case identifier, SalesOpportunityId, Sales Opportunity, opportunity id, opportunity, deal id, deal, record id,
                    ticket id, ticket, order id, order, application id, claim id, incident id, request id, contract id,
                    営業商談(ID), 営業商談, 商談ID, 商談番号, 商談, 営業機会, 案件ID, 案件番号, 案件, 取引ID, 取引番号, 取引, 商機,
                    ケースID, ケース番号, ケース, レコードID, 伝票番号, チケットID"""),
            ColumnRole.ACTIVITY,
            keys("""
                    concept:name, activity name, activity, activity label, event name, event, event type, task name, task, step name,
                    step, action, operation, activity_en, activity_de, activity id,
                    アクティビティ名, アクティビティ, 活動名, 活動, イベント名, イベント, 作業名, 作業, 工程,
                    ステップ, 処理名, 処理, 操作"""),
            ColumnRole.TIME,
            keys("""
                    time:timestamp, timestamp, event time, event timestamp, event date time, complete timestamp, completion timestamp,
                    end timestamp, completed timestamp, date time, event date, occurred at, time, date, イベント日時, イベント時刻, タイムスタンプ, 日時,
                    発生日時, 発生時刻, 実施日時, 記録日時, 時刻, 日付"""),
            ColumnRole.START,
            keys("""
                    start_timestamp, start time, start, started at, begin timestamp, event start time, 開始日時, 開始時刻, 着手日時"""),
            ColumnRole.RESOURCE,
            keys("""
                    org:resource, resource, resource id, actor, user, user name, user id, performer, originator, employee, agent, sales agent,
                    SalesRepresentative, owner, assignee, リソース, 実行者, 担当者, 営業担当者, 作業者, 取引担当者"""),
            ColumnRole.LIFECYCLE,
            keys("""
                    lifecycle:transition, lifecycle transition, lifecycle_id, lifecycle, ライフサイクル"""),
            ColumnRole.INSTANCE,
            keys("concept:instance, activity instance id, activity instance, アクティビティインスタンスID"));

    /** Ends of activities, used where a start stands beside them or nothing else says the time. */
    private static final List<String> ENDS = keys("""
            EventEndTime, complete time, completion time, completed at, end time, end, end date, finished at, 終了日時, 完了日時, 終了時刻,
            完了時刻""");

    /** Starts that say so less clearly, used as the time where there is no other. */
    private static final List<String> WEAK_STARTS = keys("start date, begin, begin time, 開始日");

    private HeaderSynonyms() {}

    private static List<String> keys(String names) {
        return names.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(HeaderSynonyms::fold)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    /** What is left of a name for comparison: plain small letters and digits. */
    static String key(String name) {
        return fold(HeaderNames.plain(name));
    }

    private static String fold(String plain) {
        StringBuilder key = new StringBuilder();
        plain.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** Place in the list of the role, or -1. */
    static int rank(ColumnRole role, String name) {
        return NAMES.get(role).indexOf(key(name));
    }

    static int rankOfEnd(String name) {
        return ENDS.indexOf(key(name));
    }

    static int rankOfWeakStart(String name) {
        return WEAK_STARTS.indexOf(key(name));
    }
}
