package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.util.regex.Pattern;

/**
 * How the portal's addresses are spelled. Dated versions ({@code 2026-09}) and the legacy ones ({@code v3}, with associations under
 * {@code v4}) answer alike but live under different paths.
 */
record Dialect(String version) {

    private static final Pattern DATED = Pattern.compile("20\\d\\d-(03|09)(-beta)?");

    Dialect {
        if (!version.equals("v3") && !DATED.matcher(version).matches()) {
            throw new HubSpotException(Phrase.of(
                    "\"" + version
                            + "\" is not an API version. Valid are dated versions such as 2026-09, and v3 for the legacy API.",
                    "「" + version + "」はAPIバージョンではありません。2026-09 のような日付形式、または旧APIの v3 を指定してください。"));
        }
    }

    private boolean legacy() {
        return version.equals("v3");
    }

    String account() {
        return "/account-info/" + version + "/details";
    }

    /** Where OAuth's access tokens come from; that address has versions of its own. */
    String token(String oauthVersion) {
        return "/oauth/" + oauthVersion + "/token";
    }

    String pipelineAudit(String type, String pipeline) {
        return pipelines(type) + "/" + segment(pipeline) + "/audit";
    }

    String list(String type) {
        return objects(type);
    }

    String batchRead(String type) {
        return objects(type) + "/batch/read";
    }

    String search(String type) {
        return objects(type) + "/search";
    }

    String associations(String from, String to) {
        return (legacy() ? "/crm/v4/associations/" : "/crm/associations/" + version + "/") + from + "/" + to
                + "/batch/read";
    }

    String pipelines(String type) {
        return crm("pipelines") + "/" + type;
    }

    String stageAudit(String type, String pipeline, String stage) {
        return pipelines(type) + "/" + segment(pipeline) + "/stages/" + segment(stage) + "/audit";
    }

    String owners() {
        return crm("owners");
    }

    String properties(String type) {
        return crm("properties") + "/" + type;
    }

    private String objects(String type) {
        return crm("objects") + "/" + type;
    }

    private String crm(String resource) {
        return legacy() ? "/crm/v3/" + resource : "/crm/" + resource + "/" + version;
    }

    /** Ids come from the portal; a strange one must stay one segment of the path. */
    private static String segment(String id) {
        return java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
