package io.keiro.hubspot;

import java.time.Instant;

/**
 * What every part of the mapping looks at.
 *
 * @param records the snapshot's records with their links
 * @param stages pipelines and stages
 * @param actors owners and users
 * @param feed attributes from the property map
 * @param bulk which changes were made in bulk
 * @param account the portal
 * @param options limits
 * @param cutOff up to when the portal is known
 */
record MappingScope(
        LinkedRecords records,
        StageBook stages,
        Actors actors,
        AttributeFeed feed,
        BulkChanges bulk,
        Account account,
        MappingOptions options,
        Instant cutOff) {}
