package io.keiro.leadtocash;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** A lead, or a contact counted as one; times are null where unknown. */
public record Lead(
        String id, Instant captured, Instant firstContacted, Instant qualified, Map<String, String> attributes) {
    public Lead {
        Objects.requireNonNull(id, "a lead needs an id");
        attributes = AttributeValues.copyOf(attributes);
    }
}
