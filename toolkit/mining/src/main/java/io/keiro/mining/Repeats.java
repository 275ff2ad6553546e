package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.RepetitionKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What comes again inside a case. A repeat is an event whose activity occurred before in the case: direct if it did in the event just before.
 * Repeats of one kind that follow one another, as occurrences of an activity, form a chain; its size is the number of repeats, and it is
 * ascribed to the occurrence before the first of them.
 */
final class Repeats {

    /** Hears of every repeat and of the occurrence of the same activity before it. */
    interface Listener {
        void repeat(int caseIndex, int before, int event);
    }

    private final EventLog log;
    private final boolean direct;

    /**
     * @param direct which repeats to look at: those that directly follow, or all others
     */
    Repeats(EventLog log, boolean direct) {
        this.log = log;
        this.direct = direct;
    }

    /** In the order of events. Cost: one pass. */
    static void each(EventLog log, Listener listener) {
        int[] last = new int[log.activityCodeCount()];
        Arrays.fill(last, -1);
        for (int c = 0; c < log.caseCount(); c++) {
            int first = log.caseStart(c);
            for (int e = first; e < log.caseEnd(c); e++) {
                int code = log.activityCode(e);
                // What is left of earlier cases lies before this one.
                if (last[code] >= first) {
                    listener.repeat(c, last[code], e);
                }
                last[code] = e;
            }
        }
    }

    static boolean is(RepetitionKind kind, int before, int now) {
        return switch (kind) {
            case ALL -> true;
            case SAME_RESOURCE -> before >= 0 && before == now;
            case OTHER_RESOURCE -> before >= 0 && now >= 0 && before != now;
        };
    }

    /** One observation a chain: its size, at the occurrence that it began with. */
    Observations chains(RepetitionKind kind) {
        Observations chains = new Observations();
        int[] open = new int[log.activityCodeCount()];
        Arrays.fill(open, -1);
        int[] lastOfChain = new int[log.activityCodeCount()];
        each(log, (caseIndex, before, event) -> {
            if ((before == event - 1) != direct) {
                return;
            }
            int code = log.activityCode(event);
            boolean same = is(
                    kind,
                    kind == RepetitionKind.ALL ? -1 : log.resourceCode(before),
                    kind == RepetitionKind.ALL ? -1 : log.resourceCode(event));
            // A chain of direct repeats goes on only where the one before ended; other chains pass over direct repeats.
            boolean goesOn = open[code] >= 0
                    && (direct ? lastOfChain[code] == before : chains.event(open[code]) >= log.caseStart(caseIndex));
            if (same && goesOn) {
                chains.increase(open[code]);
            } else if (same) {
                open[code] = chains.size();
                chains.add(before, 1);
            } else {
                open[code] = -1;
            }
            lastOfChain[code] = event;
        });
        return chains;
    }

    /** The levels of self-loops and of repetitions. */
    Metric.Result at(Level level, RepetitionKind kind, Names names) {
        Observations chains = chains(kind);
        Phrase title = title(names.title(), kind);
        Phrase note = kind == RepetitionKind.ALL ? Phrase.same("") : unknown();
        return level == Level.CASE
                ? ofCases(chains, names, title, note)
                : new Measurement(log, names.size(), sized(title), Quantity.COUNT)
                        .ofEvents(level, chains, level == Level.LOG ? inCases(chains, note) : note);
    }

    /**
     * @param title of the metric
     * @param number of chains in a case, as a column
     * @param size of all chains of a case, as a column
     */
    record Names(Phrase title, String number, String size) {}

    private static Phrase sized(Phrase title) {
        return Phrase.of(
                "Size of " + title.en().substring(0, 1).toLowerCase(Locale.ROOT)
                        + title.en().substring(1),
                title.ja() + "の大きさ");
    }

    private static Phrase title(Phrase title, RepetitionKind kind) {
        return switch (kind) {
            case ALL -> title;
            case SAME_RESOURCE -> Phrase.of(title.en() + " (same resource)", title.ja() + "(同じリソース)");
            case OTHER_RESOURCE -> Phrase.of(title.en() + " (other resource)", title.ja() + "(別のリソース)");
        };
    }

    /** How many repeats are neither by the same nor by another resource. */
    private Phrase unknown() {
        int[] unknown = new int[1];
        each(log, (caseIndex, before, event) -> {
            if ((before == event - 1) == direct && (log.resourceCode(before) < 0 || log.resourceCode(event) < 0)) {
                unknown[0]++;
            }
        });
        return unknown[0] == 0
                ? Phrase.same("")
                : Phrase.of(
                        "; " + Wording.count(unknown[0], "repeat", "repeats") + " by an unknown resource left out",
                        "。リソース不明の繰り返し" + Wording.number(unknown[0]) + "件は除外");
    }

    private Phrase inCases(Observations chains, Phrase note) {
        long[] number = new long[log.caseCount()];
        sum(chains, number, new long[log.caseCount()]);
        Phrase said = Whole.CASES.said(Arrays.stream(number).filter(n -> n > 0).count(), number.length);
        return Phrase.of("; in " + said.en() + note.en(), "。" + said.ja() + note.ja());
    }

    private Metric.Result ofCases(Observations chains, Names names, Phrase title, Phrase note) {
        long[] number = new long[log.caseCount()];
        long[] size = new long[log.caseCount()];
        sum(chains, number, size);
        return new Metric.Result(
                Level.CASE,
                () -> {
                    DataTable.Builder table = DataTable.titled(
                            Shares.byLevel(title, Level.CASE),
                            Subjects.CASE,
                            Field.of("number", Phrase.of("Number", "件数"), Kind.COUNT),
                            Field.of("size", Phrase.of("Size", "大きさ"), Kind.COUNT)
                                    .in("repeats"));
                    for (int c = 0; c < number.length; c++) {
                        table.row(log.caseId(c), number[c], size[c]);
                    }
                    return table.build();
                },
                () -> {
                    Phrase said = inCases(chains, note);
                    String n = Wording.number(chains.size());
                    return Phrase.of(title.en() + ": " + n + said.en(), title.ja() + ": " + n + "件" + said.ja());
                },
                List.of(
                        JoinedColumn.ofCases(names.number(), log, c -> number[c]),
                        JoinedColumn.ofCases(names.size(), log, c -> size[c])));
    }

    private void sum(Observations chains, long[] number, long[] size) {
        int[] caseOf = Subjects.of(log, Level.CASE).ofEvents();
        for (int i = 0; i < chains.size(); i++) {
            number[caseOf[chains.event(i)]]++;
            size[caseOf[chains.event(i)]] += chains.value(i);
        }
    }
}
