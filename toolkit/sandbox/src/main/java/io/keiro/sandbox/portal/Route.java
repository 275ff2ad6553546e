package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Endpoints.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which part of the API a path means, the same for the dated and the legacy spelling.
 *
 * @param kind what is asked for
 * @param area account-info, crm-object-schemas, objects, associations, pipelines, owners, properties or oauth
 * @param version the version in the path, for example 2026-09 or v3
 * @param rest what follows
 */
record Route(Kind kind, String area, String version, List<String> rest) {

    private static final Pattern DATED = Pattern.compile("20\\d\\d-(03|09)(-beta)?");

    /** Token paths are known under these versions only. */
    private static final List<String> OAUTH = List.of("2026-03", "v1", "v3");

    private static Route of(String area, String version, List<String> rest) {
        return new Route(kind(area, rest), area, version, rest);
    }

    private static Kind kind(String area, List<String> rest) {
        return switch (area) {
            case "account-info" -> Kind.ACCOUNT;
            case "crm-object-schemas" -> Kind.SCHEMAS;
            case "owners" -> Kind.OWNERS;
            case "pipelines" -> Kind.PIPELINES;
            case "properties" -> Kind.PROPERTIES;
            case "oauth" -> Kind.TOKEN;
            case "associations" -> Kind.ASSOCIATIONS;
            case "objects" -> {
                if (endsIn(rest, "batch", "read")) {
                    yield Kind.BATCH;
                }
                if (rest.size() == 2 && rest.get(1).equals("search")) {
                    yield Kind.SEARCH;
                }
                if (rest.size() == 4 && rest.get(2).equals("associations")) {
                    yield Kind.ASSOCIATIONS;
                }
                yield rest.size() == 1 ? Kind.LIST : Kind.ONE;
            }
            default -> throw ApiError.notFound();
        };
    }

    private static boolean endsIn(List<String> rest, String before, String last) {
        int size = rest.size();
        return size >= 2
                && rest.get(size - 2).equals(before)
                && rest.get(size - 1).equals(last);
    }

    /** @throws ApiError 404 if there is no such path */
    static Route of(List<String> path) {
        if (path.size() == 3
                && path.get(0).equals("oauth")
                && path.get(2).equals("token")
                && OAUTH.contains(path.get(1))) {
            return of("oauth", path.get(1), path);
        }
        if (path.size() >= 3
                && isDatedOrV3(path.get(1))
                && List.of("account-info", "crm-object-schemas").contains(path.get(0))) {
            return of(path.get(0), path.get(1), path.subList(2, path.size()));
        }
        if (path.size() >= 3 && path.get(0).equals("crm") && !path.get(1).equals("oauth")) {
            if (isDatedOrV3(path.get(2))) {
                return of(path.get(1), path.get(2), path.subList(3, path.size()));
            }
            Route legacy = of(path.get(2), path.get(1), path.subList(3, path.size()));
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
        return kind == Kind.ASSOCIATIONS ? "v4" : "v3";
    }

    boolean isBatchRead() {
        return endsIn(rest, "batch", "read");
    }

    /** The only requests with a body that a reader sends. */
    boolean isReadByPost() {
        return kind == Kind.SEARCH || kind == Kind.TOKEN || isBatchRead();
    }

    /** The object type that is asked for; empty where none is named or it does not exist. */
    Optional<ObjectType> type() {
        boolean typed = switch (kind) {
            case ACCOUNT, SCHEMAS, OWNERS, TOKEN -> false;
            default -> !rest.isEmpty();
        };
        return typed ? ObjectType.named(rest.get(0)) : Optional.empty();
    }

    String segment(int position) {
        if (position >= rest.size()) {
            throw ApiError.notFound();
        }
        return rest.get(position);
    }
}
