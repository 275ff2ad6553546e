package io.keiro.leadtocash;

/** The kinds of object that Lead-to-Cash events and links are about, with the column that holds their id. */
public enum ObjectKind {
    DEAL("SalesOpportunityId"),
    LEAD("LeadId"),
    QUOTE("QuoteId"),
    ORDER("OrderId"),
    INVOICE("InvoiceId"),
    PAYMENT("PaymentId"),
    CONTACT("ContactId"),
    COMPANY("CompanyId");

    private final String column;

    ObjectKind(String column) {
        this.column = column;
    }

    /** Technical name of the id column in files and logs. */
    public String column() {
        return column;
    }
}
