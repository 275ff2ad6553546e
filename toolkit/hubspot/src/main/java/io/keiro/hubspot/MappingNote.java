package io.keiro.hubspot;

import java.util.List;

/** What the mapping could not tell of some records: a sentence that reads on after their number. */
enum MappingNote {
    UNKNOWN_RATE(
            "deals are in another currency than %s and have no amount in the home currency; their amounts are left out"),
    UNKNOWN_INVOICE_RATE(
            "invoices are in another currency than %s and their deal has no rate; their amounts are left out"),
    UNKNOWN_PAYMENT_RATE(
            "payments are in another currency than %s and their deal has no rate; their amounts are left out"),
    STARTS_LATE("deals have their first stage entry later than their record (cut history or merge)"),
    NO_SIGNING_TIME("quotes are marked as signed by hand and do not say when; they prove no acceptance"),
    NO_SIGNATURE_NAMED(
            "contracts are there, and the property map names no date that says when they were signed; name it in"
                    + " a row such as deal, contract_signed, contracts, signed_date"),
    UNASSIGNED("meetings, calls and messages belong to contacts with several open deals or none; they are in no deal"),
    NO_ADDRESS(
            "contacts have no mail address in this snapshot, so nobody can tell whether they were entered twice (a refresh"
                    + " reads addresses that an older snapshot lacks)"),
    NO_TIME("records say that a step was taken and not when; they prove nothing");

    private static final int SHOWN = 8;

    private final String reason;

    MappingNote(String reason) {
        this.reason = reason;
    }

    String sentence(List<String> ids, String currency) {
        return ids.size() + " " + String.format(reason, currency) + ": " + shown(ids) + ".";
    }

    static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN ? ", …" : "");
    }
}
