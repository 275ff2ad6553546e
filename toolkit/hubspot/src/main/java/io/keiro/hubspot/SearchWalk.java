package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Ids by the search: every page asks for ids beyond the last one seen, so no page reaches the search's limit of 10,000 results and none
 * is shifted by records that come or go meanwhile. Walks that come towards each other meet where the one has been already.
 */
final class SearchWalk implements Walk {

    /** Where the walk that comes towards this one has come; "" at the end of all ids. */
    interface Other {
        String reached();
    }

    private final PortalReader reader;
    private final PortalObject object;
    private final SearchTerms terms;
    private final String step;
    private final String start;
    private final boolean descends;
    private final Other other;

    SearchWalk(
            PortalReader reader, PortalObject object, SearchTerms terms, String step, boolean descends, Other other) {
        this(reader, object, terms, step, "", descends, other);
    }

    /**
     * @param start the id behind which it begins; "" for the end of all ids
     */
    SearchWalk(
            PortalReader reader,
            PortalObject object,
            SearchTerms terms,
            String step,
            String start,
            boolean descends,
            Other other) {
        this.start = start;
        this.reader = reader;
        this.object = object;
        this.terms = terms;
        this.step = step;
        this.descends = descends;
        this.other = other;
    }

    @Override
    public String step() {
        return step;
    }

    @Override
    public boolean isFiltered() {
        return true;
    }

    @Override
    public Turned turn(String begun) {
        String position = begun.isEmpty() ? start : begun;
        String met = other.reached();
        String above = descends ? met : position;
        String below = descends ? position : met;
        if (!above.isEmpty() && !below.isEmpty() && !RecordId.isBefore(above, below)) {
            return new Turned(List.of(), false, position, true);
        }
        JsonNode answer = reader.search(object, terms.between(above, below), descends);
        List<RawRecord> listed = new ArrayList<>();
        for (JsonNode result : answer.path("results")) {
            RawRecord raw = RawRecord.of(result);
            boolean outside = (!above.isEmpty() && !RecordId.isBefore(above, raw.id()))
                    || (!below.isEmpty() && !RecordId.isBefore(raw.id(), below));
            if (!outside) {
                listed.add(raw);
            }
        }
        if (listed.isEmpty() && !answer.path("results").isEmpty()) {
            throw new HubSpotException(Phrase.of(
                    "The search of " + object.label().en()
                            + " does not keep to the ids that it was asked for, so not all"
                            + " records would be found. Extract with Options.withReadingMode(ReadingMode.LIST).",
                    object.label().ja() + "の検索が指定したIDの範囲に従わないため、すべてのレコードを見つけられません。"
                            + "Options.withReadingMode(ReadingMode.LIST) で抽出してください。"));
        }
        boolean last = PortalReader.next(answer).isEmpty();
        String reached = position;
        for (RawRecord raw : listed) {
            if (reached.isEmpty() || RecordId.isBefore(reached, raw.id()) != descends) {
                reached = raw.id();
            }
        }
        return new Turned(listed, false, reached, last);
    }
}
