package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Segment;
import io.keiro.mining.statistics.SegmentScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What deals and invoices are compared by. A case has one value per attribute; amounts are compared by band and also from each limit
 * upwards, so the latter travel under numbered names and come back as values of the one attribute.
 */
final class SegmentAttributes {

    static final String AMOUNT_BAND = "AmountBand";
    static final String STAGE = "Stage";
    static final String STEP = "Step";
    static final String APPROVAL = "Approval";
    static final String APPROVER = "Approver";
    static final String DISCOUNT_BAND = "DiscountBand";

    /** Keys that say where was looked, not who was compared. */
    private static final Set<String> CONTEXT = Set.of(STAGE, STEP, Columns.PIPELINE);

    /** The attributes of deals that are compared by default. */
    static final List<String> USUAL = List.of(
            "Region",
            "ProductCategory",
            "LeadSource",
            "DealType",
            "Team",
            "SalesRepresentative",
            AMOUNT_BAND,
            "CustomerSegment",
            "PaymentTerms",
            DISCOUNT_BAND,
            APPROVER,
            "BillingType");

    private static final String UPWARDS = AMOUNT_BAND + " from ";
    private static final Map<String, Phrase> LABELS = labels();

    private SegmentAttributes() {}

    private static Map<String, Phrase> labels() {
        Map<String, Phrase> labels = new TreeMap<>();
        for (Attribute attribute : Attribute.values()) {
            labels.put(attribute.id(), attribute.label());
        }
        labels.put(STAGE, Phrase.of("Stage", "ステージ"));
        labels.put(AMOUNT_BAND, Phrase.of("Amount band", "金額帯"));
        labels.put(STEP, Phrase.of("Step", "ステップ"));
        labels.put(DISCOUNT_BAND, Phrase.of("Discount band", "割引帯"));
        labels.put(APPROVER, Phrase.of("Approver", "承認者"));
        labels.put("BillingType", Phrase.of("Billing type", "請求区分"));
        return labels;
    }

    /** What people read for an attribute. */
    static Phrase label(String attribute) {
        return LABELS.getOrDefault(attribute, Phrase.same(attribute));
    }

    /** The wanted values of a deal, each as of the event where the event carries it, else the deal's own. */
    static Map<String, String> of(Deal deal, BusinessEvent asOf, List<String> wanted) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String attribute : wanted) {
            String value = asOf == null ? null : asOf.attributes().get(attribute);
            value = value == null && deal != null ? deal.attribute(attribute) : value;
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return values;
    }

    /** Adds the bands that an amount lies in. */
    static void addAmount(Map<String, String> segments, AmountBands bands, double amount) {
        List<String> names = bands.bandsOf(amount);
        for (int i = 0; i < names.size(); i++) {
            segments.put(i == 0 ? AMOUNT_BAND : UPWARDS + names.get(i), names.get(i));
        }
    }

    /** The scan's options with labels for every attribute, numbered ones included. */
    static SegmentScan.Options labelled(SegmentScan.Options options, AmountBands bands) {
        SegmentScan.Options labelled = options;
        for (Map.Entry<String, Phrase> label : LABELS.entrySet()) {
            labelled = labelled.withLabel(label.getKey(), label.getValue());
        }
        for (double limit : bands.limits()) {
            for (String band : bands.bandsOf(limit)) {
                labelled = labelled.withLabel(UPWARDS + band, label(AMOUNT_BAND));
            }
        }
        return labelled;
    }

    /** The segment under the attribute's own name. */
    static Segment named(Segment segment) {
        Map<String, String> keys = new LinkedHashMap<>();
        segment.keys().forEach((attribute, value) -> keys.put(plain(attribute), value));
        return new Segment(
                segment.name(),
                keys,
                segment.n(),
                segment.value(),
                segment.rest(),
                segment.unit(),
                segment.effect(),
                segment.adjustedP(),
                segment.significant());
    }

    /** False for the numbered names under which amounts from a limit upwards travel. */
    static boolean isPlain(String attribute) {
        return !attribute.startsWith(UPWARDS);
    }

    private static String plain(String attribute) {
        return attribute.startsWith(UPWARDS) ? AMOUNT_BAND : attribute;
    }

    /** True if a case with these values belongs to the segment, whose keys may include what is no attribute of the case. */
    static boolean contains(Segment segment, Map<String, String> values) {
        return segment.keys().entrySet().stream()
                .filter(key -> !CONTEXT.contains(key.getKey()))
                .allMatch(key -> values.entrySet().stream()
                        .anyMatch(value -> plain(value.getKey()).equals(key.getKey())
                                && value.getValue().equals(key.getValue())));
    }

    /** The attribute that makes the segment, besides the stage. */
    static String attribute(Segment segment) {
        List<String> attributes = new ArrayList<>(segment.keys().keySet());
        return attributes.get(attributes.size() - 1);
    }

    static String value(Segment segment) {
        return segment.keys().get(attribute(segment));
    }
}
