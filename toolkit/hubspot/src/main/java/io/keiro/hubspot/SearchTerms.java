package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a search asks for: all conditions must hold. */
final class SearchTerms {

    /** One condition. */
    record Term(String property, String operator, String value) {}

    private static final SearchTerms NONE = new SearchTerms(List.of());

    /** The search answers bounds at the beginning of 1970 with an error. */
    private static final Instant EARLIEST = Instant.ofEpochSecond(1);

    private final List<Term> terms;

    private SearchTerms(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    static SearchTerms none() {
        return NONE;
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    SearchTerms and(String property, String operator, String value) {
        List<Term> more = new ArrayList<>(terms);
        more.add(new Term(property, operator, value));
        return new SearchTerms(more);
    }

    SearchTerms since(String property, Instant moment) {
        Instant bound = moment.isBefore(EARLIEST) ? EARLIEST : moment;
        return and(property, "GTE", Long.toString(bound.toEpochMilli()));
    }

    /** Ids above one and below another; "" for no bound. */
    SearchTerms between(String above, String below) {
        SearchTerms narrowed = this;
        narrowed = above.isEmpty() ? narrowed : narrowed.and("hs_object_id", "GT", above);
        return below.isEmpty() ? narrowed : narrowed.and("hs_object_id", "LT", below);
    }

    void addTo(ObjectNode body) {
        ArrayNode groups = body.putArray("filterGroups");
        if (terms.isEmpty()) {
            return;
        }
        ArrayNode filters = groups.addObject().putArray("filters");
        for (Term term : terms) {
            filters.addObject()
                    .put("propertyName", term.property())
                    .put("operator", term.operator())
                    .put("value", term.value());
        }
    }
}
