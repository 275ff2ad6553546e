package io.keiro.sandbox.portal;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which part of the API a path means, the same for the dated and the legacy spelling.
 *
 * @param area account-info, crm-object-schemas, objects, associations, pipelines, owners or properties
 * @param rest what follows
 */
record Route(String area, List<String> rest) {

    private static final Pattern DATED = Pattern.compile("20\\d\\d-(03|09)(-beta)?");

    /** @throws ApiError 404 if there is no such path */
    static Route of(List<String> path) {
        if (path.size() >= 3
                && isDatedOrV3(path.get(1))
                && List.of("account-info", "crm-object-schemas").contains(path.get(0))) {
            return new Route(path.get(0), path.subList(2, path.size()));
        }
        if (path.size() >= 3 && path.get(0).equals("crm")) {
            if (isDatedOrV3(path.get(2))) {
                return new Route(path.get(1), path.subList(3, path.size()));
            }
            Route legacy = new Route(path.get(2), path.subList(3, path.size()));
            if (path.get(1).equals(legacy.legacyVersion())) {
                return legacy;
            }
        }
        throw ApiError.notFound();
    }

    private static boolean isDatedOrV3(String version) {
        return version.equals("v3") || DATED.matcher(version).matches();
    }

    /** Associations are the one area that moved on to v4 before versions got dates. */
    private String legacyVersion() {
        boolean associations = area.equals("associations") || area.equals("objects") && isAssociationsOfOne();
        return associations ? "v4" : "v3";
    }

    boolean isBatchRead() {
        return rest.size() >= 2
                && rest.get(rest.size() - 2).equals("batch")
                && rest.get(rest.size() - 1).equals("read");
    }

    boolean isSearch() {
        return area.equals("objects") && rest.size() == 2 && rest.get(1).equals("search");
    }

    boolean isAssociationsOfOne() {
        return area.equals("objects") && rest.size() == 4 && rest.get(2).equals("associations");
    }

    /** True for what counts against the associations' own window. */
    boolean isAssociations() {
        return area.equals("associations") || isAssociationsOfOne();
    }

    /** The only requests with a body that a reader sends. */
    boolean isReadByPost() {
        return isSearch() || isBatchRead();
    }

    String segment(int position) {
        if (position >= rest.size()) {
            throw ApiError.notFound();
        }
        return rest.get(position);
    }
}
