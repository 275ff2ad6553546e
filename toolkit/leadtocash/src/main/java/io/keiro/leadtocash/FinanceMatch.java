package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which deal each invoice and delivery of a finance file belongs to, and which invoice each payment settles.
 *
 * <p>Keys go first: deal id, invoice number, order number, quote number. What has no key is compared by rules: customer's name (legal form
 * and spelling aside), amount with or without tax, date, currency. A rule decides only where one candidate scores high enough and clearly
 * higher than the next; what is left is a list for a person, {@link #decisions()}, which is filled in and read back with {@link #decide}.
 * Nothing is matched in silence: {@link #rows()} says of every record how and why.
 */
public final class FinanceMatch implements Tabular {

    /** How a record came to its deal or invoice. */
    public enum How {
        KEY("by key", "キーで一致"),
        RULE("by rule", "規則で一致"),
        HAND("decided by hand", "手動で決定"),
        UNDECIDED("to be decided", "要判断"),
        UNMATCHED("nothing fits", "該当なし");

        private final Phrase label;

        How(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        public Phrase label() {
            return label;
        }
    }

    /**
     * What counts as the same. All are technical limits that fit a first run; look at {@link #decisions()} and change them.
     *
     * @param amountTolerance amounts may differ by this share, 0 to 0.5
     * @param taxRates an invoice may be higher than its deal by one of these taxes; 0 for no tax
     * @param daysBefore an invoice may be this many days earlier than the deal was won, 0 or more
     * @param daysAfter an invoice or payment may be this many days later than what it belongs to, 1 or more
     * @param acceptedFrom score from which a rule may decide, 0 to 1
     * @param offeredFrom score from which a candidate is offered to a person, 0 to {@code acceptedFrom}
     * @param margin how much better than the next a candidate must be, 0 to 1
     * @param acceptedLikeness how alike names must be for a rule to decide, 0 to 1
     * @param leastLikeness how alike names must be to be candidates at all, 0 to {@code acceptedLikeness}
     * @param mostCandidates candidates that are offered per record, 1 or more
     */
    public record Options(
            double amountTolerance,
            List<Double> taxRates,
            int daysBefore,
            int daysAfter,
            double acceptedFrom,
            double offeredFrom,
            double margin,
            double acceptedLikeness,
            double leastLikeness,
            int mostCandidates) {

        public Options {
            require(amountTolerance >= 0 && amountTolerance <= 0.5, "amountTolerance", amountTolerance, "0 to 0.5");
            Objects.requireNonNull(taxRates, "tax rates, for example List.of(0.0, 0.1)");
            taxRates = List.copyOf(taxRates);
            require(
                    !taxRates.isEmpty() && taxRates.stream().allMatch(rate -> rate >= 0 && rate < 1),
                    "taxRates",
                    taxRates,
                    "at least one share from 0 to below 1, 0 for no tax");
            require(daysBefore >= 0, "daysBefore", daysBefore, "0 or more");
            require(daysAfter >= 1, "daysAfter", daysAfter, "1 or more");
            require(acceptedFrom >= 0 && acceptedFrom <= 1, "acceptedFrom", acceptedFrom, "0 to 1");
            require(
                    offeredFrom >= 0 && offeredFrom <= acceptedFrom,
                    "offeredFrom",
                    offeredFrom,
                    "0 to acceptedFrom, " + acceptedFrom);
            require(margin >= 0 && margin <= 1, "margin", margin, "0 to 1");
            require(acceptedLikeness >= 0 && acceptedLikeness <= 1, "acceptedLikeness", acceptedLikeness, "0 to 1");
            require(
                    leastLikeness > 0 && leastLikeness <= acceptedLikeness,
                    "leastLikeness",
                    leastLikeness,
                    "above 0, at most acceptedLikeness, " + acceptedLikeness);
            require(mostCandidates >= 1, "mostCandidates", mostCandidates, "1 or more");
        }

        private static void require(boolean holds, String name, Object value, String valid) {
            if (!holds) {
                throw new IllegalArgumentException(name + " is " + value + "; valid: " + valid);
            }
        }

        /** One per cent, no tax or Japan's 10 and 8 per cent, 30 days before to 180 after, 0.8 to decide and 0.5 to offer. */
        public static Options defaults() {
            return new Options(0.01, List.of(0.0, 0.10, 0.08), 30, 180, 0.8, 0.5, 0.05, 0.8, 0.5, 5);
        }

        public Options withAmountTolerance(double share) {
            return new Options(
                    share,
                    taxRates,
                    daysBefore,
                    daysAfter,
                    acceptedFrom,
                    offeredFrom,
                    margin,
                    acceptedLikeness,
                    leastLikeness,
                    mostCandidates);
        }

        public Options withTaxRates(List<Double> rates) {
            return new Options(
                    amountTolerance,
                    rates,
                    daysBefore,
                    daysAfter,
                    acceptedFrom,
                    offeredFrom,
                    margin,
                    acceptedLikeness,
                    leastLikeness,
                    mostCandidates);
        }

        public Options withDays(int before, int after) {
            return new Options(
                    amountTolerance,
                    taxRates,
                    before,
                    after,
                    acceptedFrom,
                    offeredFrom,
                    margin,
                    acceptedLikeness,
                    leastLikeness,
                    mostCandidates);
        }

        /** From which scores a rule decides and a candidate is offered, and by how much it must be better than the next. */
        public Options withScores(double accepted, double offered, double better) {
            return new Options(
                    amountTolerance,
                    taxRates,
                    daysBefore,
                    daysAfter,
                    accepted,
                    offered,
                    better,
                    acceptedLikeness,
                    leastLikeness,
                    mostCandidates);
        }

        /** How alike names must be for a rule to decide, and to be candidates at all. */
        public Options withLikeness(double accepted, double least) {
            return new Options(
                    amountTolerance,
                    taxRates,
                    daysBefore,
                    daysAfter,
                    acceptedFrom,
                    offeredFrom,
                    margin,
                    accepted,
                    least,
                    mostCandidates);
        }
    }

    /**
     * One record of the finance file.
     *
     * @param record kind and number, for example "invoice INV-17"
     * @param dealId the deal it belongs to, or null
     * @param invoiceId for a payment the invoice that it settles; for an invoice the one of the data set that it is; or null
     * @param how how that was found
     * @param score how well a rule fits, 0 to 1; NaN where no rule was needed
     * @param why what speaks for it
     * @param amount billed, paid or delivered; NaN if unknown
     * @param where file and row
     */
    public record Row(
            String record,
            String dealId,
            String invoiceId,
            How how,
            double score,
            Phrase why,
            double amount,
            String where) {}

    private final LeadToCash data;
    private final FinanceFile finance;
    private final Options options;
    private final Map<String, String> decided;
    private final List<FinanceFound> found;
    private final FinanceTally tally;

    private FinanceMatch(LeadToCash data, FinanceFile finance, Options options, Map<String, String> decided) {
        this.data = data;
        this.finance = finance;
        this.options = options;
        this.decided = Map.copyOf(decided);
        this.found = new FinanceMatching(data, finance, options, decided).run();
        this.tally = new FinanceTally(data, finance, found);
    }

    /** Matches a finance file with the usual limits. */
    public static FinanceMatch of(LeadToCash data, FinanceFile finance) {
        return of(data, finance, Options.defaults());
    }

    /** Matches a finance file. Cost: for each record as many comparisons as there are deals of customers with a similar name. */
    public static FinanceMatch of(LeadToCash data, FinanceFile finance, Options options) {
        return new FinanceMatch(data, finance, options, Map.of());
    }

    /**
     * The same with what a person decided: the file of {@link #decisions()} with the column Decision filled in. "yes" takes the candidate
     * of the row; a deal id (for a payment an invoice number) takes that one; "none" says that there is none. Rows without a decision
     * stay open. Decisions of several files add up.
     *
     * @throws IllegalArgumentException if a decision cannot be understood or two contradict each other; the message names file and row
     */
    public FinanceMatch decide(Path decisionFile) {
        Map<String, String> all = new LinkedHashMap<>(decided);
        all.putAll(FinanceDecisions.read(TextTable.read(decisionFile), data, finance));
        return new FinanceMatch(data, finance, options, all);
    }

    /** Every record with its match, in the order of the file. */
    public List<Row> rows() {
        return found.stream()
                .map(f -> new Row(
                        f.record().name(),
                        f.deal(),
                        f.invoice(),
                        f.how(),
                        f.score(),
                        f.why(),
                        f.record().amount(),
                        f.record().where()))
                .toList();
    }

    /** What a person should decide: a row per candidate of each open record, the best first, with an empty column Decision. */
    public DataTable decisions() {
        return FinanceDecisions.table(data, found);
    }

    /** How many records are to be decided by hand. */
    public int openCount() {
        return (int) found.stream().filter(f -> f.how() == How.UNDECIDED).count();
    }

    /**
     * The data set with the finance file in it: invoices, payments and deliveries with their events, known from outside. Where the data set
     * shows the same step already, the better evidence stays and the other one is noted on it ({@link Mark#OTHER_EVIDENCE}). Records
     * without a deal come in too: they count for collection, and the gaps say how many they are.
     */
    public LeadToCash merge() {
        return merge(data.source() + " + " + finance.name());
    }

    LeadToCash merge(String source) {
        return new FinanceMerge(data, finance, found, sentences()).merged(source);
    }

    /** Matched, to be decided and unmatched, with their amounts, per kind of record. */
    @Override
    public DataTable table() {
        return tally.table();
    }

    /** What is open, unmatched or of unknown worth, a sentence each; none if every record found its place. */
    public List<Phrase> sentences() {
        return tally.sentences();
    }

    @Override
    public Phrase sentence() {
        long settled = found.stream()
                .filter(f -> f.how() == How.KEY || f.how() == How.RULE || f.how() == How.HAND)
                .count();
        return Phrase.of(
                finance.name() + ": " + Wording.number(settled) + " of " + Wording.number(found.size())
                        + " records matched, " + Wording.number(openCount()) + " to be decided by hand",
                finance.name() + "：" + Wording.number(found.size()) + "件中" + Wording.number(settled) + "件を照合、"
                        + Wording.number(openCount()) + "件は手動の判断が必要");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
