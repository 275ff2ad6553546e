package io.keiro.notebook;

import java.util.regex.Pattern;

/** Takes what looks like a credential out of a text that is kept or shown. */
final class Secrets {

    private static final String HIDDEN = "(hidden)";

    /** HubSpot's service keys and private-app tokens, by their own form. */
    private static final Pattern TOKEN =
            Pattern.compile("\\bpat-[a-z]{2}\\d-[0-9a-f-]{8,}\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern HEADER =
            Pattern.compile("(?i)\\b(authorization\\s*[:=]\\s*|bearer\\s+)(?:bearer\\s+|basic\\s+)?[^\\s,;\"']+");

    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b(access_token|refresh_token|client_secret|hapikey|password|token)(\\s*[=:]\\s*)[^\\s&,;\"']+");

    private Secrets() {}

    static String redacted(String text) {
        String known = Settings.find("HUBSPOT_TOKEN")
                .map(token -> text.replace(token, HIDDEN))
                .orElse(text);
        String without = TOKEN.matcher(known).replaceAll(HIDDEN);
        without = NAMED.matcher(without).replaceAll("$1$2" + HIDDEN);
        return HEADER.matcher(without).replaceAll("$1" + HIDDEN);
    }
}
