package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Two logs in one. Columns are copied, because one column has to hold the values of two; events are put in order again. */
final class MergedLogs {

    private final EventLog first;
    private final EventLog second;
    private final int events;
    private final Dictionary ids = new Dictionary();
    /** Case of the merged log for each case of the two. */
    private final int[] firstCases;

    private final int[] secondCases;
    private final Mapping mapping;
    private int differing;

    private MergedLogs(EventLog first, EventLog second) {
        this.first = first;
        this.second = second;
        long sum = (long) first.eventCount() + second.eventCount();
        if (sum > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("together the logs have " + Wording.number(sum)
                    + " events; a log holds at most 2,147,483,639. Filter them first");
        }
        events = (int) sum;
        firstCases = new int[first.caseCount()];
        secondCases = new int[second.caseCount()];
        mapping = mapping();
    }

    static EventLog of(EventLog first, EventLog second, CaseIdClash clash) {
        Objects.requireNonNull(second, "merge needs a second log");
        Objects.requireNonNull(
                clash, "merge needs to know what to do with equal case ids, for example CaseIdClash.FAIL");
        MergedLogs merged = new MergedLogs(first, second);
        int shared = merged.number(clash);
        return merged.build(clash, shared);
    }

    private Mapping mapping() {
        Mapping ours = first.mapping();
        Mapping theirs = second.mapping();
        Mapping merged = ours.resource().isEmpty() ? ours.withResource(theirs.resource()) : ours;
        merged = merged.lifecycle().isEmpty() ? merged.withLifecycle(theirs.lifecycle()) : merged;
        merged = merged.instance().isEmpty() ? merged.withInstance(theirs.instance()) : merged;
        return merged.start().isEmpty() ? merged.withStart(theirs.start()) : merged;
    }

    /** Returns how many ids both logs have. */
    private int number(CaseIdClash clash) {
        boolean prefix = clash == CaseIdClash.PREFIX;
        String theirs = second.name().equals(first.name()) ? second.name() + " (2)" : second.name();
        for (int c = 0; c < firstCases.length; c++) {
            firstCases[c] = ids.code(prefix ? first.name() + "/" + first.caseId(c) : first.caseId(c));
        }
        List<String> shared = new ArrayList<>();
        for (int c = 0; c < secondCases.length; c++) {
            secondCases[c] = ids.code(prefix ? theirs + "/" + second.caseId(c) : second.caseId(c));
            if (secondCases[c] < firstCases.length) {
                shared.add(second.caseId(c));
            }
        }
        if (clash == CaseIdClash.FAIL && !shared.isEmpty()) {
            throw new IllegalArgumentException(Wording.count(shared.size(), "case id is", "case ids are") + " in both "
                    + first.name() + " and " + second.name() + ": " + NearestNames.list(shared)
                    + "; if they are the same cases, use CaseIdClash.JOIN, if not, CaseIdClash.PREFIX");
        }
        return shared.size();
    }

    private EventLog build(CaseIdClash clash, int shared) {
        int[] caseOf = new int[events];
        int[] codes = new int[events];
        long[] ends = new long[events];
        long[] starts = first.hasStartTimes() || second.hasStartTimes() ? new long[events] : null;
        UtcOffsets.Growing offsets = new UtcOffsets.Growing();
        Dictionary labels = Labelling.copy(first.frame().activities());
        int at = 0;
        for (EventLog log : List.of(first, second)) {
            int[] cases = log == first && at == 0 ? firstCases : secondCases;
            Frame.Times times = log.frame().times();
            for (int c = 0; c < cases.length; c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    caseOf[at] = cases[c];
                    codes[at] = labels.code(log.activity(e));
                    ends[at] = times.ends()[e];
                    if (starts != null) {
                        starts[at] = times.starts() == null ? EventLog.NO_TIME : times.starts()[e];
                    }
                    offsets.set(at++, times.offsets().seconds(e));
                }
            }
        }
        int[] places = places();
        CaseSorting sorted = CaseSorting.byCase(caseOf, events, ids.size());
        SourcePlaces.of(places).sort(sorted, null, events);
        if (first.order() == EventOrder.TIME) {
            sorted.byTime(new CaseSorting.Keys(starts, null, ends, null));
        }
        int[] order = sorted.order();
        RowSelection attributes = columns(
                        first.frame().rows().events(), second.frame().rows().events(), null, events, order)
                .placed(SourcePlaces.of(Growth.pick(places, events, order)));
        Frame frame = new Frame(
                labels,
                sorted.offsets(),
                Growth.pick(codes, events, order),
                new Frame.Times(
                        Growth.pick(ends, events, order),
                        starts == null ? null : Growth.pick(starts, events, order),
                        offsets.build(events, order)),
                new Frame.Rows(
                        caseIds(),
                        columns(
                                first.frame().rows().cases(),
                                second.frame().rows().cases(),
                                secondCases,
                                ids.size(),
                                null),
                        attributes));
        Mapping named = starts != null && mapping.start().isEmpty()
                ? mapping.withStart(ActivityLogs.free(Mapping.XES.start(), attributes))
                : mapping;
        Verb verb = Verb.of("merge", second.name(), clash);
        return first.derive(verb.noting(note(shared, clash)), frame, named.presentIn(attributes));
    }

    /** Those of the second log count on behind the last of the first. */
    private int[] places() {
        SourcePlaces ours = first.frame().rows().events().places();
        SourcePlaces theirs = second.frame().rows().events().places();
        int[] places = new int[events];
        int behind = 0;
        for (int e = 0; e < first.eventCount(); e++) {
            places[e] = ours.of(e);
            behind = Math.max(behind, places[e] + 1);
        }
        for (int e = 0; e < second.eventCount(); e++) {
            int place = theirs.of(e);
            places[first.eventCount() + e] = place < 0 ? -1 : Math.addExact(behind, place);
        }
        return places;
    }

    private TextColumn caseIds() {
        int[] all = new int[ids.size()];
        Arrays.setAll(all, i -> i);
        return new TextColumn(first.frame().rows().caseIds().name(), ids, all);
    }

    /** @param places row of each row of the second, or null for behind the first */
    private RowSelection columns(RowSelection ours, RowSelection theirs, int[] places, int size, int[] order) {
        RowSelection second = places == null ? renamed(theirs) : theirs;
        Set<String> names = new LinkedHashSet<>(ours.names());
        names.addAll(second.names());
        RowSelection merged = ours.like(size);
        for (String name : names) {
            merged = merged.with(column(name, ours.find(name), second.find(name), places, size, order));
        }
        return merged;
    }

    private Column column(String name, Column ours, Column theirs, int[] places, int size, int[] order) {
        GrowingColumn column = new GrowingColumn(name);
        for (int row = 0; theirs != null && row < theirs.size(); row++) {
            int place = places == null ? first.eventCount() + row : places[row];
            boolean taken = places != null && ours != null && place < ours.size() && !ours.isMissing(place);
            if (taken && !theirs.isMissing(row) && !ours.text(place).equals(theirs.text(row))) {
                differing++;
            }
            if (!taken) {
                column.take(place, theirs, row);
            }
        }
        for (int row = 0; ours != null && row < ours.size(); row++) {
            column.take(row, ours, row);
        }
        return column.build(size, order);
    }

    /** The event attributes of the second log, those with a role under the name that this role has in the merged log. */
    private RowSelection renamed(RowSelection theirs) {
        Mapping old = second.mapping();
        RowSelection renamed = theirs;
        String[][] roles = {
            {old.resource(), mapping.resource()},
            {old.lifecycle(), mapping.lifecycle()},
            {old.instance(), mapping.instance()}
        };
        for (String[] role : roles) {
            if (renamed.has(role[0]) && !role[0].equals(role[1]) && !renamed.has(role[1])) {
                renamed = renamed.renamed(role[0], role[1]);
            }
        }
        for (String taken : List.of(mapping.caseId(), mapping.activity(), mapping.time(), mapping.start())) {
            if (renamed.has(taken)) {
                renamed = renamed.renamed(taken, ActivityLogs.free(taken, renamed));
            }
        }
        return renamed;
    }

    private Phrase note(int shared, CaseIdClash clash) {
        Phrase added = Phrase.of(
                Wording.count(second.eventCount(), "event", "events") + " of " + second.name(),
                second.name() + " のイベント " + Wording.number(second.eventCount()) + "件");
        if (clash != CaseIdClash.JOIN) {
            return added;
        }
        return Phrase.of(
                added.en() + "; " + Wording.count(shared, "case", "cases") + " joined"
                        + (differing == 0
                                ? ""
                                : ", " + Wording.count(differing, "case attribute", "case attributes") + " differing"),
                added.ja() + "、統合したケース " + Wording.number(shared) + "件"
                        + (differing == 0 ? "" : "、値の異なるケース属性 " + Wording.number(differing) + "件"));
    }
}
