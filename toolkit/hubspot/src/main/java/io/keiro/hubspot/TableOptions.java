package io.keiro.hubspot;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What tables of a connector do not tell about the portal they came from.
 *
 * @param zone the portal's time zone
 * @param currency the portal's currency, ISO 4217; "" if unknown
 * @param cutOff up to when the tables are known; null for the latest time of synchronisation that they name
 * @param privacy what happens to names
 * @param propertyMap which properties feed which attributes
 */
public record TableOptions(ZoneId zone, String currency, Instant cutOff, Privacy privacy, PropertyMap propertyMap) {

    public TableOptions {
        Objects.requireNonNull(zone, "a zone is needed, for example ZoneId.of(\"Asia/Tokyo\")");
        Objects.requireNonNull(currency, "a currency code, or an empty text");
        Objects.requireNonNull(privacy, "say what happens to names: Privacy.pseudonyms() or Privacy.namesKept()");
        Objects.requireNonNull(propertyMap, "the property map is missing; PropertyMap.defaults() is the usual one");
    }

    /** UTC, no currency, the tables' own time, pseudonyms, the usual property map. */
    public static TableOptions defaults() {
        return new TableOptions(ZoneId.of("UTC"), "", null, Privacy.pseudonyms(), PropertyMap.defaults());
    }

    public TableOptions withZone(ZoneId portalZone) {
        return new TableOptions(portalZone, currency, cutOff, privacy, propertyMap);
    }

    public TableOptions withCurrency(String code) {
        return new TableOptions(zone, code, cutOff, privacy, propertyMap);
    }

    public TableOptions withCutOff(Instant moment) {
        return new TableOptions(zone, currency, moment, privacy, propertyMap);
    }

    public TableOptions withPrivacy(Privacy names) {
        return new TableOptions(zone, currency, cutOff, names, propertyMap);
    }

    public TableOptions withPropertyMap(PropertyMap map) {
        return new TableOptions(zone, currency, cutOff, privacy, map);
    }
}
