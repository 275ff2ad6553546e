package io.keiro.hubspot;

import java.io.IOException;

/** An answer whose body cannot be read as JSON, though its status promised it. */
final class NotJson extends IOException {

    private static final int SHOWN = 60;

    /**
     * @param body without secrets: its beginning is shown
     */
    NotJson(String body) {
        super(describe(body.strip()));
    }

    private static String describe(String text) {
        if (text.isEmpty()) {
            return "an empty body";
        }
        String start = text.substring(0, Math.min(SHOWN, text.length())).replaceAll("\\s+", " ");
        return (text.startsWith("<") ? "a web page: " : "a cut or foreign text: ")
                + start
                + (text.length() > SHOWN ? "…" : "");
    }
}
