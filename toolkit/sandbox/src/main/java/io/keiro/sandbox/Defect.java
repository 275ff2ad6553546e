package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;

/**
 * A defect that the dirty edition has, with the quality gate that should notice it. The position feeds the stream: a new one stands at
 * the end, so that the others strike as before.
 */
enum Defect {
    /** A call that is dated two years ahead. */
    FUTURE_CALL("Q02", ObjectType.CALLS, 0.02, "dated two years late: after the extraction"),
    /** Stages that were filled in afterwards with a date and no time. */
    DAY_ONLY("Q03", ObjectType.DEALS, 0.05, "stage times at midnight: a date without a time"),
    /** The deal was made twice, and both live. */
    DUPLICATE_DEAL("Q04", ObjectType.DEALS, 0.02, "the same deal once more"),
    /** The contact was made twice, with one e-mail address. */
    DUPLICATE_CONTACT("Q04", ObjectType.CONTACTS, 0.03, "the same e-mail address once more"),
    /** The invoice was entered twice, with one number. */
    DUPLICATE_INVOICE("Q04", ObjectType.INVOICES, 0.03, "the same invoice number once more"),
    /** The deal passed a stage that no stage map knows. */
    UNMAPPED_STAGE("Q05", ObjectType.DEALS, 0.1, "a stage that no stage map knows"),
    /** The create date was set later than the first stages. */
    CREATED_LATE("Q08", ObjectType.DEALS, 0.03, "create date after the first stage changes"),
    /** The money is older than its invoice. */
    PAID_BEFORE_INVOICE("Q09", ObjectType.COMMERCE_PAYMENTS, 0.03, "received before the invoice was issued"),
    /** The close date lies before the create date. */
    CLOSED_BEFORE_CREATED("Q10", ObjectType.DEALS, 0.03, "close date before the create date"),
    /** Nobody ever moved the close date from the end of the month of creation. */
    DEFAULT_CLOSE_DATE("Q10", ObjectType.DEALS, 0.3, "open on the default close date"),
    /** Won with nothing to earn. */
    ZERO_AMOUNT("Q11", ObjectType.DEALS, 0.02, "won with amount 0"),
    /** Won without an amount. */
    MISSING_AMOUNT("Q11", ObjectType.DEALS, 0.02, "won without an amount"),
    /** Brought in bulk, all at one moment. */
    IMPORTED("Q12", ObjectType.DEALS, 1, "brought by the import at one moment"),
    /** Closed as lost in bulk, all at one moment. */
    CLEANED_UP("Q12", ObjectType.DEALS, 1, "closed by the clean-up at one moment"),
    /** Moved to and fro so often that the beginning is forgotten. */
    TRUNCATED("Q13", ObjectType.DEALS, 1, "more stage changes than the history keeps"),
    /** The invoice is not associated with its deal. */
    UNLINKED_INVOICE("Q14", ObjectType.INVOICES, 0.04, "not associated with its deal"),
    /** The payment is not associated with its invoice. */
    UNLINKED_PAYMENT("Q14", ObjectType.COMMERCE_PAYMENTS, 0.04, "not associated with its invoice"),
    /** The contact absorbed another one. */
    MERGED_CONTACT("Q14", ObjectType.CONTACTS, 0.05, "another contact was merged into it"),
    /** The invoice does not say when it is due. */
    NO_DUE_DATE("Q15", ObjectType.INVOICES, 0.04, "without a due date"),
    /** Billed less paid is not the balance. */
    WRONG_BALANCE("Q15", ObjectType.INVOICES, 0.03, "billed less paid is not the balance"),
    /** The amount in the home currency is missing. */
    NO_RATE("Q16", ObjectType.DEALS, 0.3, "in another currency, without an amount in the home currency"),
    /** The owner is no user of the portal, past or present. */
    UNKNOWN_OWNER("Q17", ObjectType.DEALS, 0.03, "an owner that the portal does not know"),
    /** Digits and letters of double width in a name. */
    FULL_WIDTH("Q18", ObjectType.COMPANIES, 0.05, "full-width letters and digits in the name"),
    /** A name that was read in a wrong encoding. */
    BROKEN_ENCODING("Q18", ObjectType.COMPANIES, 0.03, "a name read in a wrong encoding"),
    /** An integration overwrote the close date while the deal was closed. */
    CLOSED_ANOTHER_DAY("Q10", ObjectType.DEALS, 0.04, "close date set to another day by an integration at the closing"),
    /** Somebody set the close date to the day on which the customer had said yes or no. */
    CLOSE_DATE_CORRECTED("Q10", ObjectType.DEALS, 0.04, "close date corrected to another day after the closing"),
    /** The second contact at a customer bears the main one's e-mail address among its further ones. */
    SHARED_ADDRESS("Q04", ObjectType.CONTACTS, 0.08, "the e-mail address of another contact among its additional ones");

    private final String gate;
    private final ObjectType type;
    private final double share;
    private final String what;

    Defect(String gate, ObjectType type, double share, String what) {
        this.gate = gate;
        this.type = type;
        this.share = share;
        this.what = what;
    }

    String gate() {
        return gate;
    }

    ObjectType type() {
        return type;
    }

    String what() {
        return what;
    }

    /** True if the dirty edition has this defect at a deal's number, provided that there is something to spoil. */
    boolean strikes(Plan plan, int number) {
        return plan.dirty() && plan.draw(number, Topic.DEFECT, ordinal()).chance(share);
    }
}
