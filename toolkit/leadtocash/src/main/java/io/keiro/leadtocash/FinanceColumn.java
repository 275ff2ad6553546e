package io.keiro.leadtocash;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a finance file, with the words that accounting systems head them with, in English and Japanese. */
enum FinanceColumn {
    RECORD_TYPE("RecordType", "Record Type|Type|レコード種別|種別|区分|伝票種別"),
    INVOICE_ID("InvoiceId", "Invoice ID|Invoice No|Invoice No.|Invoice Number|Invoice #|請求書ID|請求書番号|請求番号|請求書No|請求No"),
    PAYMENT_ID("PaymentId", "Payment ID|Payment No|Payment Number|Receipt No|入金ID|入金番号|入金No"),
    DELIVERY_ID("DeliveryId", "Delivery ID|Delivery No|Delivery Number|Delivery Note|納品ID|納品書番号|納品番号|出荷番号"),
    DEAL_ID(
            "SalesOpportunityId",
            "Sales Opportunity|Deal ID|Deal|Opportunity ID|HubSpot Deal ID|営業商談(ID)|商談ID|商談|案件ID|案件番号|取引ID"),
    ORDER_ID("OrderId", "Order ID|Order No|Order No.|Order Number|Sales Order|受注ID|受注番号|注文番号|受注No"),
    QUOTE_ID("QuoteId", "Quote ID|Quote No|Quote Number|Quotation No|見積書ID|見積番号|見積書番号|見積No"),
    CUSTOMER("CustomerName", "Customer|Customer Name|Client|Account|Company|Bill To|顧客|顧客名|取引先|取引先名|得意先|得意先名|会社名|請求先"),
    INVOICE_DATE("InvoiceDate", "Invoice Date|Issue Date|Issued|Billing Date|請求日|請求書発行日|発行日|売上日"),
    SENT_DATE("SentDate", "Sent Date|Sent On|送付日|発送日|請求書送付日"),
    DUE_DATE("DueDate", "Due Date|Due|Payment Due|支払期日|支払期限|入金予定日|期日"),
    PAYMENT_DATE("PaymentDate", "Payment Date|Paid On|Paid Date|Received On|入金日|支払日|受領日"),
    DELIVERY_DATE("DeliveryDate", "Delivery Date|Delivered|Shipped|Ship Date|納品日|納入日|出荷日|検収日"),
    INVOICE_AMOUNT("InvoiceAmount", "Invoice Amount|Amount|Total|Gross Amount|Billed Amount|請求金額|請求額|金額|税込金額|合計金額"),
    PAID_AMOUNT("PaidAmount", "Paid Amount|Amount Paid|Payment Amount|Received Amount|入金額|入金金額|支払金額"),
    BALANCE("Balance", "Balance|Balance Due|Open Amount|Outstanding|残高|未入金額|売掛残高|未収金額"),
    CURRENCY("Currency", "Currency|Currency Code|通貨|通貨コード"),
    STATUS("Status", "Status|Invoice Status|状態|ステータス|請求書ステータス"),
    PAYMENT_TERMS("PaymentTerms", "Payment Terms|Terms|支払い条件|支払条件|支払サイト"),
    BILLING_TYPE("BillingType", "Billing Type|請求区分|請求種別"),
    SOURCE("SourceSystem", "Source System|System|ソースシステム|元システム");

    private static final Map<String, FinanceColumn> BY_SPELLING = new HashMap<>();

    static {
        for (FinanceColumn column : values()) {
            column.names().forEach(name -> BY_SPELLING.putIfAbsent(key(name), column));
        }
    }

    private final String header;
    private final String synonyms;

    FinanceColumn(String header, String synonyms) {
        this.header = header;
        this.synonyms = synonyms;
    }

    /** The technical name, which is the header in the template. */
    String header() {
        return header;
    }

    /** Technical name and all other accepted headers. */
    List<String> names() {
        List<String> names = new java.util.ArrayList<>(List.of(header));
        names.addAll(Arrays.asList(synonyms.split("\\|")));
        return names;
    }

    /** Headers are compared without case, spaces, full stops and number signs. */
    private static String key(String header) {
        return Spelling.key(header).replaceAll("[.#()]", "");
    }

    /**
     * Which header of a table stands for which column. Of several that would do, the first in the list of names counts: a file that has
     * the day of shipping and that of delivery was delivered on the latter, whichever stands first.
     */
    static Map<FinanceColumn, String> of(List<String> headers) {
        Map<String, String> byKey = new HashMap<>();
        headers.forEach(header -> byKey.putIfAbsent(key(header), header));
        Map<FinanceColumn, String> found = new EnumMap<>(FinanceColumn.class);
        for (FinanceColumn column : values()) {
            for (String name : column.names()) {
                String header = byKey.get(key(name));
                if (header != null && BY_SPELLING.get(key(name)) == column) {
                    found.putIfAbsent(column, header);
                }
            }
        }
        return found;
    }
}
