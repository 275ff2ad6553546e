package io.keiro.leadtocash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * A deal as it stands at the cut-off.
 *
 * @param id the deal's id, text
 * @param created when the opportunity was created, or null if unknown
 * @param outcome open, won or lost
 * @param pipeline label of the pipeline, or null
 * @param stage label of the current stage, or null
 * @param amount amount in the data set's currency; NaN if unknown
 * @param closeDate business date of closing, or null; never the closing event
 * @param attributes further values by technical name of the template: SalesRepresentative, Team, Region, LeadSource, DealType,
 *     ProductCategory, LostReason, CustomerName, CustomerSegment, Currency, DiscountRate, PaymentTerms and custom ones
 */
public record Deal(
        String id,
        Instant created,
        Outcome outcome,
        String pipeline,
        String stage,
        double amount,
        LocalDate closeDate,
        Map<String, String> attributes) {

    public Deal {
        Objects.requireNonNull(id, "a deal needs an id");
        Objects.requireNonNull(outcome, "a deal needs an outcome: " + id);
        pipeline = AttributeValues.known(pipeline);
        stage = AttributeValues.known(stage);
        attributes = AttributeValues.copyOf(attributes);
    }

    /** An attribute by technical name, or null. */
    public String attribute(String name) {
        return attributes.get(name);
    }
}
