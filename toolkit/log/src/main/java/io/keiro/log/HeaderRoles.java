package io.keiro.log;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Which column of a header plays which role, and why.
 *
 * @param columns name by role; roles that no column plays are missing
 * @param reasons why, by role
 * @param endIsOptional whether the time of a row without one is its start
 */
record HeaderRoles(Map<ColumnRole, String> columns, Map<ColumnRole, Phrase> reasons, boolean endIsOptional) {

    private static final Phrase GIVEN = Phrase.of("as given", "指定どおり");
    private static final Phrase KNOWN = Phrase.of("a known name for it", "既知の名称のため");
    private static final Phrase STANDARD = Phrase.of("its name in XES", "XES の標準名");
    private static final Phrase ONLY_START = Phrase.of("a start; there is no completion", "開始の列。完了の列がないため");

    /** The roles that names alone decide. */
    static HeaderRoles detect(List<String> header, Map<ColumnRole, String> given) {
        if (given.isEmpty() && isXesStyle(header)) {
            return xesStyle(header);
        }
        Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
        Map<ColumnRole, Phrase> reasons = new EnumMap<>(ColumnRole.class);
        given.forEach((role, name) -> {
            columns.put(role, name);
            reasons.put(role, GIVEN);
        });
        for (ColumnRole role : ColumnRole.values()) {
            String name = best(header, columns, column -> HeaderSynonyms.rank(role, column));
            if (!columns.containsKey(role) && name != null) {
                columns.put(role, name);
                reasons.put(role, KNOWN);
            }
        }
        boolean optional = ends(header, given, columns, reasons);
        return new HeaderRoles(columns, reasons, optional);
    }

    /** Where all three have the technical names of XES, every other column is an attribute, whatever it is called. */
    private static boolean isXesStyle(List<String> header) {
        Mapping xes = Mapping.XES;
        return header.contains(xes.caseId()) && header.contains(xes.activity()) && header.contains(xes.time());
    }

    private static HeaderRoles xesStyle(List<String> header) {
        Mapping xes = Mapping.XES;
        Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
        columns.put(ColumnRole.CASE, xes.caseId());
        columns.put(ColumnRole.ACTIVITY, xes.activity());
        columns.put(ColumnRole.TIME, xes.time());
        if (header.contains(xes.start())) {
            columns.put(ColumnRole.START, xes.start());
        }
        Map<ColumnRole, String> attributes = Map.of(
                ColumnRole.RESOURCE, xes.resource(),
                ColumnRole.LIFECYCLE, xes.lifecycle(),
                ColumnRole.INSTANCE, xes.instance());
        attributes.forEach((role, name) -> {
            if (header.contains(name)) {
                columns.put(role, name);
            }
        });
        Map<ColumnRole, Phrase> reasons = new EnumMap<>(ColumnRole.class);
        columns.keySet().forEach(role -> reasons.put(role, STANDARD));
        return new HeaderRoles(columns, reasons, false);
    }

    /** Sorts out which of several times is the completion. Returns whether a row may lack it. */
    private static boolean ends(
            List<String> header,
            Map<ColumnRole, String> given,
            Map<ColumnRole, String> columns,
            Map<ColumnRole, Phrase> reasons) {
        if (given.containsKey(ColumnRole.TIME)) {
            return false;
        }
        String end = best(header, columns, HeaderSynonyms::rankOfEnd);
        boolean hasTime = columns.containsKey(ColumnRole.TIME);
        boolean hasStart = columns.containsKey(ColumnRole.START);
        if (end != null && hasTime && !hasStart && isTemplatePair(end)) {
            columns.put(ColumnRole.START, columns.get(ColumnRole.TIME));
            reasons.put(ColumnRole.START, KNOWN);
            columns.put(ColumnRole.TIME, end);
            return true;
        }
        if (end != null && (!hasTime || hasStart)) {
            columns.put(ColumnRole.TIME, end);
            reasons.put(ColumnRole.TIME, KNOWN);
            return false;
        }
        if (!hasTime) {
            String start = hasStart && !given.containsKey(ColumnRole.START)
                    ? columns.remove(ColumnRole.START)
                    : best(header, columns, HeaderSynonyms::rankOfWeakStart);
            if (start != null) {
                reasons.remove(ColumnRole.START);
                columns.put(ColumnRole.TIME, start);
                reasons.put(ColumnRole.TIME, ONLY_START);
            }
        }
        return false;
    }

    /** The template's pair: a time, and the end of those activities that take time. */
    private static boolean isTemplatePair(String end) {
        return HeaderSynonyms.rankOfEnd(end) == 0 || HeaderSynonyms.key(end).equals("終了日時");
    }

    /** The column with the best rank that has no role yet. */
    private static String best(List<String> header, Map<ColumnRole, String> taken, ToIntFunction<String> rank) {
        String best = null;
        int bestRank = Integer.MAX_VALUE;
        for (String name : header) {
            int place = rank.applyAsInt(name);
            if (place >= 0 && place < bestRank && !taken.containsValue(name)) {
                best = name;
                bestRank = place;
            }
        }
        return best;
    }

    boolean has(ColumnRole role) {
        return columns.containsKey(role);
    }

    /** How many of case, activity and time are found. */
    int found() {
        int found = 0;
        for (ColumnRole role : List.of(ColumnRole.CASE, ColumnRole.ACTIVITY, ColumnRole.TIME)) {
            found += has(role) ? 1 : 0;
        }
        return found;
    }

    HeaderRoles with(ColumnRole role, String column, Phrase reason) {
        Map<ColumnRole, String> more = new EnumMap<>(columns);
        Map<ColumnRole, Phrase> why = new EnumMap<>(reasons);
        more.put(role, column);
        why.put(role, reason);
        return new HeaderRoles(more, why, endIsOptional);
    }
}
