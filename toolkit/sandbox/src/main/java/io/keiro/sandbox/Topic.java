package io.keiro.sandbox;

/**
 * What a random choice is about. Every topic has its own stream per deal, so that one more choice here never changes a choice there:
 * switching a problem on or off leaves everything else as it was.
 */
enum Topic {
    PORTAL,
    SEGMENTS,
    STAFF,
    IDS,
    CREATED,
    TRAITS,
    CUSTOMER,
    WALK,
    STALL,
    MOVER,
    REOPEN,
    QUOTE,
    QUOTE_RECORDED,
    APPROVAL,
    REVISION,
    AMOUNT,
    CLOSE_DATE,
    OWNER,
    DUPLICATE,
    CONTACT,
    LEAD,
    LINE_ITEM,
    BILLING,
    INVOICE,
    LATE_ISSUE,
    PAYMENT,
    LATENCY,
    FAULT,
    WEAK_LEAD,
    LEAD_RECORD,
    FULFILMENT,
    DISCOUNT,
    OVER_CAP,
    LINES,
    BYPASS,
    SLIP,
    NOISE,
    ORDER,
    ORPHAN,
    BILLING_TYPE,
    UNBILLED,
    REFUND,
    TOUCH,
    EXTRA_TOUCH,
    FIELD,
    MISTYPED,
    AFTER_SALE,
    ROUTE,
    MERGE,
    PARTNER,
    LEGACY,
    DEFECT,
    CONTRACT;

    /** The name, not the position, feeds the stream: a new topic must not change the others. */
    private final long key = name().hashCode() * 0x9E3779B97F4A7C15L;

    long key() {
        return key;
    }
}
