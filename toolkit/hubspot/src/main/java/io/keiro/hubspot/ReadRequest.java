package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One request that reads. There is no way to say anything else: a GET, or a POST whose path is a search or a batch read.
 *
 * @param path path below the base address
 * @param query query parameters in order
 * @param body what to look for, or null for a GET
 * @param rateClass the allowance that it uses up
 * @param object the kind of object asked for, as the portal spells it, or "" for none
 * @param what what is being read, for messages
 * @param signsIn true for the one form that is sent without an access token, because it asks for one
 */
record ReadRequest(
        String path,
        List<Parameter> query,
        JsonNode body,
        RateClass rateClass,
        String object,
        Phrase what,
        boolean signsIn) {

    record Parameter(String name, String value) {}

    ReadRequest {
        query = List.copyOf(query);
    }

    /** Without the query, which may hold secrets when it signs in. */
    @Override
    public String toString() {
        return "ReadRequest " + path;
    }

    static ReadRequest get(String path, String object, Phrase what) {
        return new ReadRequest(path, List.of(), null, RateClass.GENERAL, object, what, false);
    }

    static ReadRequest post(String path, JsonNode body, String object, Phrase what) {
        return new ReadRequest(path, List.of(), body, RateClass.GENERAL, object, what, false);
    }

    /** The form that asks for an access token; its fields travel in the body. */
    static ReadRequest signIn(String path, List<Parameter> form) {
        return new ReadRequest(path, form, null, RateClass.GENERAL, "", Phrase.of("an access token", "アクセストークン"), true);
    }

    ReadRequest counting(RateClass newClass) {
        return new ReadRequest(path, query, body, newClass, object, what, signsIn);
    }

    /** The same request with one more query parameter; a null or empty value adds nothing. */
    ReadRequest with(String name, String value) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, value));
        return new ReadRequest(path, more, body, rateClass, object, what, signsIn);
    }
}
