package io.keiro.hubspot;

import java.nio.file.Path;

/** A portal of a few hundred records of every kind, to be changed and read again. */
final class SmallCompany {

    static final String PIPELINES = """
            {"results":[{"id":"p1","label":"Sales","displayOrder":0,"stages":[
              {"id":"91","label":"New","displayOrder":0,"metadata":{"isClosed":"false","probability":"0.2"}},
              {"id":"92","label":"Won","displayOrder":1,"metadata":{"isClosed":"true","probability":"1.0"}}]}]}""";

    private SmallCompany() {}

    /** Deals 1000001…, with contacts, companies, quotes, invoices, payments, leads and two deleted deals. */
    static MiniPortal of(int deals) {
        MiniPortal portal = new MiniPortal().pipelines(PIPELINES);
        for (int i = 1; i <= deals; i++) {
            long id = 1_000_000L + i * 3L;
            portal.add(PortalObject.DEALS, id, "2025-01-01T00:00:00Z")
                    .set("createdate", "2025-01-01T00:00:00Z")
                    .set("amount", Integer.toString(i * 100))
                    .at("2025-03-01T00:00:00Z", "pipeline", "p1")
                    .at("2025-03-01T00:00:00Z", "dealstage", "91")
                    .at("2025-03-05T00:00:00.500Z", "dealstage", "92", "AUTOMATION_PLATFORM", null);
            portal.add(PortalObject.CONTACTS, 5_000_000L + i, "2025-01-01T00:00:00Z")
                    .at("2025-01-01T00:00:00Z", "lifecyclestage", "lead");
            portal.linkBoth(PortalObject.DEALS, id, PortalObject.CONTACTS, 5_000_000L + i);
            portal.linkBoth(PortalObject.DEALS, id, PortalObject.COMPANIES, 6_000_000L + i % 7);
            if (i % 2 == 0) {
                portal.add(PortalObject.QUOTES, 7_000_000L + i, "2025-02-01T00:00:00Z")
                        .at("2025-02-01T00:00:00Z", "hs_status", "APPROVED");
                portal.linkBoth(PortalObject.DEALS, id, PortalObject.QUOTES, 7_000_000L + i);
            }
            if (i % 3 == 0) {
                portal.add(PortalObject.INVOICES, 8_000_000L + i, "2025-04-01T00:00:00Z")
                        .at("2025-04-01T00:00:00Z", "hs_invoice_status", "open");
                portal.linkBoth(PortalObject.DEALS, id, PortalObject.INVOICES, 8_000_000L + i);
                portal.add(PortalObject.PAYMENTS, 9_000_000L + i, "2025-05-01T00:00:00Z")
                        .at("2025-05-01T00:00:00Z", "hs_latest_status", "succeeded");
                portal.linkBoth(PortalObject.INVOICES, 8_000_000L + i, PortalObject.PAYMENTS, 9_000_000L + i);
            }
            if (i % 4 == 0) {
                portal.add(PortalObject.LEADS, 4_000_000L + i, "2025-01-01T00:00:00Z")
                        .at("2025-01-01T00:00:00Z", "hs_pipeline_stage", "new");
                // Known from the lead's side only.
                portal.link(PortalObject.LEADS, 4_000_000L + i, PortalObject.DEALS, id);
            }
        }
        for (int i = 0; i < 7; i++) {
            portal.add(PortalObject.COMPANIES, 6_000_000L + i, "2024-01-01T00:00:00Z")
                    .set("name", "Company " + i + " Example");
        }
        for (long id : new long[] {2_000_001, 2_000_004}) {
            portal.add(PortalObject.DEALS, id, "2025-01-01T00:00:00Z").at("2025-03-01T00:00:00Z", "dealstage", "91");
            portal.archive(PortalObject.DEALS, id, "2025-12-01T00:00:00Z");
        }
        return portal;
    }

    static HubSpot connect(MiniPortal portal, Retrieval how) {
        return HubSpot.connect(
                AccessToken.of(ScriptedPortal.TOKEN), portal.server.options().withRetrieval(how), new VirtualTime());
    }

    /** Rows that one snapshot has and the other has not, for messages. */
    static String difference(Path one, Path other) {
        StringBuilder difference = new StringBuilder();
        for (String query : new String[] {
            "SELECT object || ' ' || id || ' ' || archived || ' ' || properties || coalesce(archived_at::VARCHAR, '') || coalesce(updated::VARCHAR, '') FROM record WHERE vanished IS NULL",
            "SELECT from_object || ' ' || from_id || ' ' || to_object || ' ' || to_id FROM association",
            "SELECT object || ' ' || old_id || ' ' || new_id FROM alias",
            "SELECT object || ' ' || id FROM missing",
            "SELECT object || id || property || moment || value FROM history"
                    + " SEMI JOIN (SELECT object, id FROM record WHERE vanished IS NULL) USING (object, id)",
            "SELECT object || ' ' || name || ' ' || requested FROM property_def",
            "SELECT object || ' ' || en FROM gap"
        }) {
            var left = new java.util.TreeSet<String>();
            var right = new java.util.TreeSet<String>();
            Snapshot.open(one).sql(query).rows().forEach(row -> left.add(String.valueOf(row.get(0))));
            Snapshot.open(other).sql(query).rows().forEach(row -> right.add(String.valueOf(row.get(0))));
            left.stream()
                    .filter(row -> !right.contains(row))
                    .limit(5)
                    .forEach(row -> difference.append("- ").append(row).append('\n'));
            right.stream()
                    .filter(row -> !left.contains(row))
                    .limit(5)
                    .forEach(row -> difference.append("+ ").append(row).append('\n'));
        }
        return difference.toString();
    }

    /** The digest of a fresh extraction beside everything else. */
    static String fresh(MiniPortal portal, Path folder) {
        Path file = folder.resolve("fresh-" + System.nanoTime() + ".duckdb");
        return connect(portal, Retrieval.LIST).extract(DealQuery.all(), file).digest();
    }
}
