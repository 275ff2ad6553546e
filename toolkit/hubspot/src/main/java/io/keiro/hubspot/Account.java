package io.keiro.hubspot;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The portal's account.
 *
 * @param portalId the portal's number, text
 * @param type STANDARD, DEVELOPER_TEST, SANDBOX and the like; "" if the portal does not say
 * @param zone the account's time zone
 * @param currency the company's currency, ISO 4217; "" if the portal does not say
 * @param additionalCurrencies further currencies in use
 * @param dataHosting where the portal's data lies, for example "na1"; "" if the portal does not say
 */
public record Account(
        String portalId,
        String type,
        ZoneId zone,
        String currency,
        List<String> additionalCurrencies,
        String dataHosting) {

    public Account {
        additionalCurrencies = List.copyOf(additionalCurrencies);
    }

    static Account of(JsonNode details) {
        List<String> additional = new ArrayList<>();
        details.path("additionalCurrencies").forEach(code -> additional.add(code.asString()));
        return new Account(
                Json.textOrEmpty(details, "portalId"),
                Json.textOrEmpty(details, "accountType"),
                zone(Json.textOrEmpty(details, "timeZone"), Json.textOrEmpty(details, "utcOffset")),
                Json.textOrEmpty(details, "companyCurrency"),
                additional,
                Json.textOrEmpty(details, "dataHostingLocation"));
    }

    /** The named zone; where this JDK does not know the name, the offset beside it; else UTC. */
    private static ZoneId zone(String name, String offset) {
        for (String text : List.of(name, offset)) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                // the next one may be known
            }
        }
        return ZoneOffset.UTC;
    }

    @Override
    public String toString() {
        return "portal " + portalId + (type.isEmpty() ? "" : " (" + type + ")") + ", " + zone
                + (currency.isEmpty() ? "" : ", " + currency);
    }
}
