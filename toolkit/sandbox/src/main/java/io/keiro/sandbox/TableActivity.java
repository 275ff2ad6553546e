package io.keiro.sandbox;

/** The steps that the table of events tells, in the order in which they stand if they happen at the same time. */
enum TableActivity {
    LEAD_CAPTURED("Lead Captured", "リード獲得"),
    LEAD_FIRST_CONTACTED("Lead First Contacted", "初回接触"),
    LEAD_QUALIFIED("Lead Qualified", "リード適格化"),
    OPPORTUNITY_CREATED("Opportunity Created", "商談作成"),
    OPPORTUNITY_QUALIFIED("Opportunity Qualified", "商談適格化"),
    MEETING_HELD("Meeting Held", "打ち合わせ実施"),
    QUOTE_ISSUED("Quote/Proposal Issued", "見積書/提案書発行"),
    DISCOUNT_APPROVAL_REQUESTED("Discount Approval Requested", "割引承認依頼"),
    DISCOUNT_APPROVED("Discount Approved", "割引承認"),
    DISCOUNT_REJECTED("Discount Rejected", "割引却下"),
    QUOTE_REISSUED("Quote Reissued", "見積書再発行"),
    QUOTE_ACCEPTED("Quote Accepted by Customer", "顧客による見積書承認"),
    CONTRACT_SENT("Contract Sent", "契約書送付"),
    CONTRACT_SIGNED("Contract Signed", "契約締結"),
    CLOSED_WON("Opportunity Closed Won", "受注クローズ"),
    CLOSED_LOST("Opportunity Closed Lost", "失注クローズ"),
    SALES_ORDER_CREATED("Sales Order Created", "受注伝票作成"),
    ORDER_FULFILLED("Order Fulfilled / Service Delivered", "受注処理完了/サービス提供"),
    INVOICE_ISSUED("Invoice Issued", "請求書発行"),
    INVOICE_SENT("Invoice Sent to Customer", "顧客への請求書送付"),
    PAYMENT_RECEIVED("Payment Received", "入金"),
    STAGE_CHANGED("Stage Changed", "ステージ変更"),
    OWNER_CHANGED("Owner Changed", "担当者変更"),
    AMOUNT_CHANGED("Amount Changed", "金額変更"),
    CLOSE_DATE_MOVED("Close Date Moved", "クローズ日変更");

    private final Text label;

    TableActivity(String english, String japanese) {
        this.label = new Text(english, japanese);
    }

    Text label() {
        return label;
    }
}
