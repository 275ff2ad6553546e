package io.keiro.mining.conformance;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.PetriNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Which variants of a log are runs of a Petri net: sequences of its labels from the initial marking to exactly one of the final ones, silent
 * transitions allowed at any place. A variant is a run exactly if its cheapest alignment costs 0. An activity that no transition of the net
 * has makes its variants deviate. A case without events is a run if silent transitions alone lead from
 * the initial to a final marking.
 *
 * <p>All silent and duplicate transitions are followed at once, so the answer is exact, or {@link Answer#UNDECIDED} where a variant meets
 * more markings than {@link Options} allow, as it can where silent transitions make tokens without end. Uses the order of events, no times.
 * Cost: each set of markings that can be reached together, times the transitions, once for all variants that reach it; then one step per
 * event of a variant. Empty log: no variants.
 *
 * <p>Often confused with token replay, which may call a run of a net with silent transitions unfitting. Source of the idea of following all
 * markings at once: M. Rabin, D. Scott, Finite Automata and Their Decision Problems, 1959.
 */
public final class Membership implements Tabular {

    /** Whether a sequence of activities is a run. */
    public enum Answer {
        CONFORMS(Phrase.of("conforms", "適合")),
        DEVIATES(Phrase.of("deviates", "逸脱")),
        /** the limit on markings was met first, or a place would hold more than 2,147,483,647 tokens */
        UNDECIDED(Phrase.of("undecided", "判定不能"));

        private final Phrase phrase;

        Answer(Phrase phrase) {
            this.phrase = phrase;
        }

        public Phrase phrase() {
            return phrase;
        }
    }

    /**
     * @param stateLimit how many markings one variant may meet, at least 1. A marking that is met after several beginnings counts each
     *     time, one with very many marked places for several; a marking takes some hundred bytes
     */
    public record Options(int stateLimit) {

        public Options {
            if (stateLimit < 1) {
                throw new IllegalArgumentException("a limit of " + stateLimit + " states; it must be at least 1");
            }
        }

        /** 500,000 markings. */
        public static Options defaults() {
            return new Options(500_000);
        }

        public Options withStateLimit(int markings) {
            return new Options(markings);
        }
    }

    private final EventLog log;
    private final Answer[] answers;
    private final long[] cases;
    private final List<String> unknown;
    private final Options options;

    private Membership(EventLog log, Answer[] answers, List<String> unknown, Options options) {
        this.log = log;
        this.answers = answers;
        this.unknown = List.copyOf(unknown);
        this.options = options;
        this.cases = new long[Answer.values().length];
        for (int variant = 0; variant < answers.length; variant++) {
            cases[answers[variant].ordinal()] += log.variantFrequency(variant);
        }
    }

    public static Membership of(EventLog log, PetriNet net) {
        return of(log, net, Options.defaults());
    }

    public static Membership of(EventLog log, PetriNet net, Options options) {
        Objects.requireNonNull(net, "membership needs a net");
        RunSearch search = new RunSearch(net, options.stateLimit());
        int[] labels = new int[log.activityCodeCount()];
        Arrays.setAll(labels, code -> search.label(log.activityLabel(code)));
        Answer[] answers = new Answer[log.variantCount()];
        for (int variant = 0; variant < answers.length; variant++) {
            int example = log.variantExample(variant);
            int first = log.caseStart(example);
            answers[variant] = search.answer(log.caseEnd(example) - first, i -> labels[log.activityCode(first + i)]);
        }
        List<String> unknown = new ArrayList<>();
        for (String activity : log.activities()) {
            if (search.label(activity) < 0) {
                unknown.add(activity);
            }
        }
        return new Membership(log, answers, unknown, options);
    }

    /** For a variant of the log, as {@link EventLog#variantOf} numbers them. */
    public Answer answer(int variant) {
        return answers[Objects.checkIndex(variant, answers.length)];
    }

    /** Cases whose variant has this answer. */
    public long cases(Answer answer) {
        return cases[answer.ordinal()];
    }

    /** Variants with this answer. */
    public long variants(Answer answer) {
        return Arrays.stream(answers).filter(answer::equals).count();
    }

    /** Activities of the log that no transition of the net has. */
    public List<String> unknownActivities() {
        return unknown;
    }

    /** One row per variant, the most frequent first. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Membership", "適合判定"),
                Field.of("variant", Phrase.of("Variant", "バリアント"), Kind.TEXT),
                Field.of("cases", Phrase.of("Cases", "ケース数"), Kind.COUNT),
                Field.of("share", Phrase.of("Share of cases", "ケースの割合"), Kind.SHARE),
                Field.of("answer", Phrase.of("Answer", "判定"), Kind.TEXT));
        for (int variant = 0; variant < answers.length; variant++) {
            int count = log.variantFrequency(variant);
            table.row(text(variant), count, (double) count / log.caseCount(), answers[variant].phrase());
        }
        return table.build();
    }

    private String text(int variant) {
        int example = log.variantExample(variant);
        List<String> activities = new ArrayList<>();
        for (int event = log.caseStart(example); event < log.caseEnd(example); event++) {
            activities.add(String.valueOf(log.activity(event)));
        }
        return String.join(" → ", activities);
    }

    @Override
    public Phrase sentence() {
        StringBuilder en = new StringBuilder();
        StringBuilder ja = new StringBuilder();
        en.append(Wording.number(cases(Answer.CONFORMS)))
                .append(" of ")
                .append(Wording.count(log.caseCount(), "case", "cases"))
                .append(" (")
                .append(Wording.number(variants(Answer.CONFORMS)))
                .append(" of ")
                .append(Wording.count(answers.length, "variant", "variants"))
                .append(") conform to the net");
        ja.append("ケース")
                .append(Wording.number(log.caseCount()))
                .append("件中")
                .append(Wording.number(cases(Answer.CONFORMS)))
                .append("件(バリアント")
                .append(Wording.number(answers.length))
                .append("種類中")
                .append(Wording.number(variants(Answer.CONFORMS)))
                .append("種類)がネットに適合");
        if (!unknown.isEmpty()) {
            en.append("; ")
                    .append(Wording.count(unknown.size(), "activity of the log is", "activities of the log are"))
                    .append(" not in the net");
            ja.append("。ネットにないアクティビティ").append(Wording.number(unknown.size())).append("種類");
        }
        if (cases(Answer.UNDECIDED) > 0) {
            String limit = Wording.number(options.stateLimit());
            en.append("; ")
                    .append(Wording.count(cases(Answer.UNDECIDED), "case is", "cases are"))
                    .append(" undecided at the limit of ")
                    .append(limit)
                    .append(" markings");
            ja.append("。マーキング数の上限")
                    .append(limit)
                    .append("により判定不能のケース")
                    .append(Wording.number(cases(Answer.UNDECIDED)))
                    .append("件");
        }
        return Phrase.of(en.toString(), ja.toString());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
