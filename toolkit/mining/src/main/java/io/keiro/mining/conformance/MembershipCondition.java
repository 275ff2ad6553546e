package io.keiro.mining.conformance;

import io.keiro.log.Phrase;
import io.keiro.log.Trace;
import io.keiro.mining.PetriNet;
import java.util.function.Predicate;

/** A condition that follows each case through what has been worked out for the cases before it; safe for several threads. */
final class MembershipCondition implements Predicate<Trace> {

    private final RunSearch search;
    private final Membership.Options options;
    private final Membership.Answer wanted;
    private final String text;

    MembershipCondition(PetriNet net, Membership.Options options, Membership.Answer wanted) {
        this.search = new RunSearch(net, options.stateLimit());
        this.options = options;
        this.wanted = wanted;
        this.text = (wanted == Membership.Answer.CONFORMS ? "conforming" : "deviating") + "(net '" + net.name() + "')";
    }

    @Override
    public boolean test(Trace trace) {
        int[] labels = new int[trace.length()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = search.label(trace.activity(i));
        }
        synchronized (search) {
            Membership.Answer answer = search.answer(labels.length, i -> labels[i]);
            if (answer == Membership.Answer.UNDECIDED) {
                throw undecided(trace);
            }
            return answer == wanted;
        }
    }

    private UndecidedException undecided(Trace trace) {
        String limit = Wording.number(options.stateLimit());
        String at = Wording.number(search.givenUpAt());
        String events = Wording.count(trace.length(), "event", "events");
        return new UndecidedException(Phrase.of(
                "whether case '" + trace.caseId() + "' conforms is undecided: more than " + limit
                        + " markings of the net were met after " + at + " of its " + events
                        + "; raise the limit with Membership.Options.withStateLimit, or check whether silent transitions"
                        + " make tokens without end",
                "ケース「" + trace.caseId() + "」が適合するか判定できません。イベント" + Wording.number(trace.length()) + "件中" + at
                        + "件の時点でネットのマーキングが" + limit
                        + "個を超えました。Membership.Options.withStateLimitで上限を上げるか、不可視トランジションがトークンを際限なく生成していないか確認してください"));
    }

    @Override
    public String toString() {
        return text;
    }
}
