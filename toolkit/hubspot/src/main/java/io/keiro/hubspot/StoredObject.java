package io.keiro.hubspot;

import java.util.List;

/** The kinds of record that the mapping reads from a snapshot, with the properties it understands. A kind that is not there is empty. */
enum StoredObject {
    DEALS(
            "deals",
            "dealstage",
            "pipeline",
            "amount",
            "amount_in_home_currency",
            "deal_currency_code",
            "hs_exchange_rate",
            "closedate",
            "createdate",
            "hs_createdate",
            "hubspot_owner_id",
            "hs_is_closed",
            "hs_is_closed_won",
            "closed_lost_reason",
            "hs_merged_object_ids"),
    LEADS(
            "leads",
            "hs_createdate",
            "hs_pipeline",
            "hs_pipeline_stage",
            "hs_lead_type",
            "hs_lead_label",
            "hs_lead_disqualification_reason",
            "hubspot_owner_id"),
    CONTACTS(
            "contacts",
            "lifecyclestage",
            "createdate",
            "first_conversion_date",
            "hubspot_owner_id",
            "hs_v2_date_entered_lead",
            "hs_lifecyclestage_lead_date",
            "hs_v2_date_entered_marketingqualifiedlead",
            "hs_lifecyclestage_marketingqualifiedlead_date",
            "hs_v2_date_entered_salesqualifiedlead",
            "hs_lifecyclestage_salesqualifiedlead_date",
            PersonalData.ADDRESS_PROPERTY,
            PersonalData.MORE_ADDRESSES_PROPERTY),
    COMPANIES("companies"),
    LINE_ITEMS("line_items", "price", "quantity", "amount", "discount", "hs_discount_percentage", "hs_total_discount"),
    QUOTES(
            "quotes",
            "hs_status",
            "hs_quote_status",
            "hs_quote_number",
            "hs_quote_amount",
            "hs_createdate",
            "hs_accepted_date",
            "hs_esign_date",
            "hs_esign_num_signers_required",
            "hs_esign_num_signers_completed",
            "hs_sign_status",
            "hs_quote_esign_status",
            "hs_manually_signed",
            "hs_payment_status",
            "hs_payment_date"),
    ORDERS(
            "orders",
            "hs_createdate",
            "hs_external_created_date",
            "hs_external_order_id",
            "hs_pipeline",
            "hs_pipeline_stage",
            "hs_fulfillment_status",
            "hs_closed_date",
            "hs_total_price",
            "hubspot_owner_id"),
    INVOICES(
            "invoices",
            "hs_number",
            "hs_invoice_status",
            "hs_invoice_date",
            "hs_due_date",
            "hs_amount_billed",
            "hs_amount_paid",
            "hs_balance_due",
            "hs_currency",
            "hs_createdate",
            "hs_payment_date"),
    PAYMENTS(
            "commerce_payments",
            "hs_latest_status",
            "hs_initiated_date",
            "hs_payout_date",
            "hs_initial_amount",
            "hs_refunds_amount",
            "hs_currency_code",
            "hs_processor_type",
            "hs_createdate"),
    TICKETS("tickets", "createdate", "closed_date", "hs_pipeline", "hs_pipeline_stage", "hubspot_owner_id"),
    CALLS(
            "calls",
            "hs_timestamp",
            "hs_createdate",
            "hs_call_direction",
            "hs_call_status",
            "hs_call_duration",
            "hubspot_owner_id"),
    MEETINGS(
            "meetings",
            "hs_timestamp",
            "hs_createdate",
            "hs_meeting_start_time",
            "hs_meeting_end_time",
            "hs_meeting_outcome",
            "hubspot_owner_id"),
    EMAILS("emails", "hs_timestamp", "hs_createdate", "hs_email_direction", "hs_email_status", "hubspot_owner_id"),
    TASKS(
            "tasks",
            "hs_timestamp",
            "hs_createdate",
            "hs_task_status",
            "hs_task_completion_date",
            "hs_task_type",
            "hubspot_owner_id"),
    NOTES("notes", "hs_timestamp", "hs_createdate", "hubspot_owner_id"),
    CONTRACTS("contracts", "hs_createdate");

    /** What people log by hand or a mailbox logs for them. */
    static final List<StoredObject> ENGAGEMENTS = List.of(CALLS, EMAILS, MEETINGS, TASKS, NOTES);

    private final String type;
    private final List<String> properties;

    StoredObject(String type, String... properties) {
        this.type = type;
        this.properties = List.of(properties);
    }

    /** The name under which the snapshot keeps it. */
    String type() {
        return type;
    }

    List<String> properties() {
        return properties;
    }

    /** Values per property that the portal keeps in its history: contacts keep more than the rest. */
    int historyCap(int usual) {
        return this == CONTACTS ? Math.max(usual, PortalObject.CONTACT_HISTORY_CAP) : usual;
    }

    /** The kind with this name, or null for one that the mapping does not read. */
    static StoredObject of(String type) {
        for (StoredObject object : values()) {
            if (object.type.equals(type)) {
                return object;
            }
        }
        return null;
    }
}
