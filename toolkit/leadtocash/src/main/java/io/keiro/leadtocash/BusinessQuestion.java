package io.keiro.leadtocash;

import io.keiro.log.Phrase;

/** The twelve business problems of Lead-to-Cash, P1 to P12, each with the analysis that answers it; in the order of their numbers. */
public enum BusinessQuestion {
    STALLED_DEALS("sales-cycle", "Stalled deals", "商談の停滞"),
    LOW_LEAD_CONVERSION("lead-conversion", "Low lead conversion", "リードの商談化率の低さ"),
    LATE_PAYMENT("cash-collection", "Late payment collection", "入金回収の遅延"),
    SLOW_QUOTE_TO_CONTRACT("quote-to-contract", "Slow quote-to-contract", "見積もりから契約までの遅れ"),
    PROCESS_NON_COMPLIANCE("process-compliance", "Process non-compliance", "営業プロセスの不遵守"),
    EXCESSIVE_DISCOUNTS("discounting", "Excessive, inconsistent discounts", "過剰・不統一な割引"),
    UNTRACKED_STAGES("stage-tracking", "Untracked stage progress", "商談ステージの追跡不足"),
    POOR_HANDOVER("handover", "Poor sales-to-fulfilment handover", "営業から履行部門への引き渡し遅延"),
    REGIONAL_VARIATION("regional-variation", "Regional process variation", "地域ごとの営業プロセスのばらつき"),
    HIGH_ACQUISITION_COST("acquisition-cost", "High acquisition cost", "新規顧客獲得コストの高さ"),
    POOR_DATA_QUALITY("crm-data-quality", "Poor CRM data quality", "CRMデータ品質の問題"),
    REVENUE_TIMING_GAP("revenue-timing", "Revenue-recognition gap", "収益認識のずれ");

    private final String id;
    private final Phrase title;

    BusinessQuestion(String id, String en, String ja) {
        this.id = id;
        this.title = Phrase.of(en, ja);
    }

    /** The id of the finding that answers it, for example {@code sales-cycle}. */
    public String id() {
        return id;
    }

    /** 1 to 12. */
    public int number() {
        return ordinal() + 1;
    }

    /** P1 to P12. */
    public String problem() {
        return "P" + number();
    }

    public Phrase title() {
        return title;
    }

    /** The question about a problem, P1 to P12. */
    public static BusinessQuestion of(String problem) {
        for (BusinessQuestion question : values()) {
            if (question.problem().equals(problem)) {
                return question;
            }
        }
        throw new IllegalArgumentException("there is no problem \"" + problem + "\"; valid: P1 to P" + values().length);
    }
}
