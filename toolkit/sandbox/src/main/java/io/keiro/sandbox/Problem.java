package io.keiro.sandbox;

/**
 * A problem that can be planted into the simulated company: one of the twelve Lead-to-Cash problems. What each one changes, and where,
 * is in the room's README; {@link Segments} chooses the places by the seed.
 */
public enum Problem {
    /** P1: deals of one region wait in one stage, and some of them never leave it. Strength is the factor on the wait. */
    STALLED_DEALS(1, "Stalled deals", "商談の停滞", 3.0),
    /** P2: one source brings many leads that lead nowhere and are contacted late. Strength divides its conversion rate. */
    LOW_LEAD_CONVERSION(2, "Low lead conversion", "リードの商談化率の低さ", 3.0),
    /** P3: customers under one payment term pay late, and half of their invoices go out late. Strength is the factor on both. */
    LATE_PAYMENT(3, "Late payment collection", "入金回収の遅延", 3.0),
    /** P4: large deals need further quotes, and one manager approves them slowly. Strength is about the factor on quote to contract. */
    SLOW_QUOTE_TO_CONTRACT(4, "Slow quote-to-contract", "見積もりから契約までの遅れ", 2.5),
    /** P5: one representative skips approval and acceptance of quotes in one type of deal; three in four deals at strength 3. */
    PROCESS_NON_COMPLIANCE(5, "Process non-compliance", "営業プロセスの不遵守", 3.0),
    /** P6: two representatives give discounts at and above the cap, most at the end of quarters; three in five deals at strength 3. */
    EXCESSIVE_DISCOUNTS(6, "Excessive, inconsistent discounts", "過剰・不統一な割引", 3.0),
    /** P7: one representative skips stages, moves back, moves in bursts and logs nothing; three in four deals at strength 3. */
    UNTRACKED_STAGES(7, "Untracked stage progress", "商談ステージの追跡不足", 3.0),
    /** P8: one sales team hands over late to one fulfilment team, and some contracts get no order. Strength is half the factor. */
    POOR_HANDOVER(8, "Poor sales-to-fulfilment handover", "営業から履行部門への引き渡し遅延", 3.0),
    /** P9: one region sends nearly every first quote through approval, and sells larger deals than the others. */
    REGIONAL_VARIATION(9, "Regional process variation", "地域ごとの営業プロセスのばらつき", 3.0),
    /** P10: one product category takes many more calls, e-mails and meetings, most of all in deals that are lost. */
    HIGH_ACQUISITION_COST(10, "High acquisition cost", "新規顧客獲得コストの高さ", 3.0),
    /** P11: one sales team leaves a field empty until later and mistypes amounts; three in five deals at strength 3. */
    POOR_DATA_QUALITY(11, "Poor CRM data quality", "CRMデータ品質の問題", 3.0),
    /** P12: one product category is invoiced long after delivery, and some deliveries never. Strength is half the factor. */
    REVENUE_TIMING_GAP(12, "Revenue-recognition gap", "収益認識のずれ", 3.0);

    private final int number;
    private final String english;
    private final String japanese;
    private final double defaultStrength;

    Problem(int number, String english, String japanese, double defaultStrength) {
        this.number = number;
        this.english = english;
        this.japanese = japanese;
        this.defaultStrength = defaultStrength;
    }

    /** P1 to P12. */
    public String id() {
        return "P" + number;
    }

    /** What people call it, in the language of the sandbox. */
    public String label(Sandbox.Language language) {
        return language == Sandbox.Language.JA ? japanese : english;
    }

    /** A strength at which a class of 2,000 deals shows the problem clearly. */
    public double defaultStrength() {
        return defaultStrength;
    }
}
