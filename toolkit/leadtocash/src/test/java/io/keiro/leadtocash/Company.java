package io.keiro.leadtocash;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A small made-up company, drawn from a seed, in which nothing depends on any segment unless a problem is planted. It is not the
 * sandbox: it makes the data set directly, so that analyses can be tested many times in a second.
 */
final class Company {

    /** What can be planted. */
    enum Problem {
        /** deals of the West stay three times as long in one stage, and some never leave it */
        STALLED,
        /** invoices under Net 60 are sent and paid late */
        LATE_PAYMENT,
        /** quotes of 50,000 and more are revised more often and approved slowly */
        SLOW_QUOTES
    }

    static final String STALLED_STAGE = "Decision maker bought-in";
    private static final Instant END = Instant.parse("2026-06-30T12:00:00Z");
    private static final List<String> STAGES = List.of(
            "Appointment scheduled",
            "Qualified to buy",
            "Presentation scheduled",
            STALLED_STAGE,
            "Contract sent",
            "Closed won",
            "Closed lost");
    private static final double[] MEDIANS = {5, 8, 8, 12};
    private static final List<String> REGIONS = List.of("North", "South", "East", "West");
    private static final List<String> TERMS = List.of("Net 30", "Net 45", "Net 60", "End of next month");

    private final Random random;
    private final Set<Problem> problems;
    private final LeadToCash.Builder data;

    private Company(long seed, Set<Problem> problems) {
        this.random = new Random(seed);
        this.problems = problems;
        this.data = LeadToCash.builder("company " + seed).cutOff(END).currency("EUR");
    }

    static LeadToCash of(long seed, int deals, Problem... problems) {
        Set<Problem> planted = EnumSet.noneOf(Problem.class);
        planted.addAll(List.of(problems));
        Company company = new Company(seed, planted);
        for (int i = 0; i < STAGES.size(); i++) {
            Outcome outcome = i == 5 ? Outcome.WON : i == 6 ? Outcome.LOST : Outcome.OPEN;
            String activity = switch (i) {
                case 1 -> "opportunity_qualified";
                case 4 -> "contract_sent";
                case 5 -> "closed_won";
                case 6 -> "closed_lost";
                default -> "";
            };
            company.data.stage(new Stage("Sales", "s" + i, STAGES.get(i), i, Double.NaN, outcome, activity, i < 5));
        }
        for (int i = 0; i < deals; i++) {
            company.deal("D" + (1000 + i));
        }
        return company.data.build();
    }

    private double logNormal(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One deal while it is being made. */
    private final class Making {
        private final String id;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<BusinessEvent> events = new ArrayList<>();
        private final double amount = Math.round(logNormal(28_000, 1));
        private Instant now = END.minus(Duration.ofMinutes(random.nextInt(700 * 1440)));
        private final Instant created = now;
        private Outcome outcome = Outcome.OPEN;
        private String stage;

        Making(String id) {
            this.id = id;
            int rep = random.nextInt(12);
            attributes.put("SalesRepresentative", "Rep " + rep);
            attributes.put("Team", "Team " + rep % 4);
            attributes.put("Region", pick(REGIONS));
            attributes.put("ProductCategory", pick(List.of("Licences", "Services", "Devices")));
            attributes.put("LeadSource", pick(List.of("Web", "Trade fair", "Partner", "Referral")));
            attributes.put("DealType", pick(List.of("newbusiness", "existingbusiness")));
            attributes.put("CustomerSegment", pick(List.of("Industry", "Retail", "Public")));
            attributes.put("PaymentTerms", pick(TERMS));
        }

        boolean wait(double days) {
            now = now.plusSeconds(Math.round(days * 86_400));
            return now.isBefore(END);
        }

        void event(Activity activity) {
            events.add(BusinessEvent.of(activity, now, EvidenceLevel.EXPLICIT).touching(ObjectKind.DEAL, id));
        }

        void enter(String next) {
            events.add(BusinessEvent.of(Activity.STAGE_CHANGED, now, EvidenceLevel.EXPLICIT)
                    .touching(ObjectKind.DEAL, id)
                    .changing(stage, next));
            stage = next;
        }

        boolean planted(Problem problem, String attribute, String value) {
            return problems.contains(problem) && value.equals(attributes.get(attribute));
        }
    }

    private void deal(String id) {
        Making deal = new Making(id);
        deal.event(Activity.OPPORTUNITY_CREATED);
        run(deal);
        deal.events.forEach(data::event);
        LocalDate close = deal.now.atZone(ZoneOffset.UTC).toLocalDate();
        data.deal(new Deal(id, deal.created, deal.outcome, "Sales", deal.stage, deal.amount, close, deal.attributes));
    }

    private void run(Making deal) {
        for (int i = 0; i < MEDIANS.length; i++) {
            deal.enter(STAGES.get(i));
            boolean slow = STAGES.get(i).equals(STALLED_STAGE) && deal.planted(Problem.STALLED, "Region", "West");
            double days = logNormal(MEDIANS[i], 0.65);
            boolean stuck = random.nextDouble() < 0.12;
            if (slow && stuck || !deal.wait(slow ? 3 * days : days)) {
                return;
            }
            if (random.nextDouble() < 0.1) {
                lose(deal);
                return;
            }
            if (i == 0) {
                deal.event(Activity.OPPORTUNITY_QUALIFIED);
            }
        }
        contract(deal);
    }

    private void lose(Making deal) {
        deal.enter("Closed lost");
        deal.event(Activity.CLOSED_LOST);
        deal.outcome = Outcome.LOST;
    }

    private void contract(Making deal) {
        deal.enter("Contract sent");
        boolean slow = problems.contains(Problem.SLOW_QUOTES) && deal.amount >= 50_000;
        for (int version = 0; version < 3; version++) {
            boolean approval = random.nextDouble() < (slow ? 0.9 : 0.36);
            double waiting = logNormal(1.2, 0.6) * (slow ? 5 : 1);
            if (approval) {
                deal.event(Activity.DISCOUNT_APPROVAL_REQUESTED);
                if (!deal.wait(waiting)) {
                    return;
                }
                deal.event(Activity.DISCOUNT_APPROVED);
            }
            deal.event(version == 0 ? Activity.QUOTE_ISSUED : Activity.QUOTE_REISSUED);
            if (!deal.wait(logNormal(version == 0 ? 8 : 5, 0.6))) {
                return;
            }
            if (random.nextDouble() >= (slow ? 0.8 : 0.2)) {
                break;
            }
        }
        if (random.nextDouble() < 0.2) {
            lose(deal);
            return;
        }
        deal.event(Activity.QUOTE_ACCEPTED);
        if (!deal.wait(logNormal(0.8, 0.5))) {
            return;
        }
        deal.event(Activity.CONTRACT_SIGNED);
        deal.enter("Closed won");
        deal.event(Activity.CLOSED_WON);
        deal.outcome = Outcome.WON;
        invoice(deal, deal.now);
    }

    private void invoice(Making deal, Instant won) {
        boolean late = deal.planted(Problem.LATE_PAYMENT, "PaymentTerms", "Net 60");
        Instant issued = won.plusSeconds(Math.round(logNormal(3, 0.6) * 86_400));
        Instant sent = issued.plusSeconds(Math.round(logNormal(0.5, 0.4) * (late ? 12 : 1) * 86_400));
        if (issued.isAfter(END)) {
            return;
        }
        LocalDate day = issued.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate due = switch (deal.attributes.get("PaymentTerms")) {
            case "Net 30" -> day.plusDays(30);
            case "Net 45" -> day.plusDays(45);
            case "Net 60" -> day.plusDays(60);
            default -> YearMonth.from(day).plusMonths(1).atEndOfMonth();
        };
        double offset = logNormal(9, 0.6) * (late ? 3 : 1) - 8;
        Instant paid = due.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(Math.round(offset * 86_400));
        boolean isPaid = paid.isBefore(END);
        String id = "I" + deal.id;
        data.invoice(new Invoice(
                id,
                deal.id,
                issued,
                sent.isAfter(END) ? null : sent,
                due,
                isPaid ? Invoice.Status.PAID : Invoice.Status.OPEN,
                deal.amount,
                isPaid ? 0 : deal.amount,
                Map.of("PaymentTerms", deal.attributes.get("PaymentTerms"))));
        deal.events.add(BusinessEvent.of(Activity.INVOICE_ISSUED, issued, EvidenceLevel.EXTERNAL)
                .touching(ObjectKind.DEAL, deal.id)
                .touching(ObjectKind.INVOICE, id));
        if (isPaid) {
            data.payment(new Payment("P" + deal.id, id, paid, deal.amount));
            deal.events.add(BusinessEvent.of(Activity.PAYMENT_RECEIVED, paid, EvidenceLevel.EXTERNAL)
                    .touching(ObjectKind.DEAL, deal.id)
                    .touching(ObjectKind.INVOICE, id)
                    .touching(ObjectKind.PAYMENT, "P" + deal.id));
        }
    }
}
