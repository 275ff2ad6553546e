package io.keiro.hubspot;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Halves of a sign that takes two characters: what is left where a portal cuts a text at so many characters. They are no text that a file can
 * hold, and would come back as question marks, as if somebody had written these; the sign for "unreadable" (U+FFFD) says what it is.
 */
final class HalfSigns {

    private static final char UNREADABLE = '\ufffd';

    private HalfSigns() {}

    /** True if such a half may be in a JSON text: in UTF-8 it cannot be, but behind an escape it can. */
    static boolean mayBeIn(byte[] json) {
        for (int i = 0; i < json.length - 2; i++) {
            if (json[i] == '\\') {
                if (json[i + 1] == 'u' && (json[i + 2] == 'd' || json[i + 2] == 'D')) {
                    return true;
                }
                // What is escaped cannot begin an escape.
                i++;
            }
        }
        return false;
    }

    /** The same tree with all halves replaced. */
    static JsonNode replaced(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(replaced(field.getValue()));
            }
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        } else if (tree.isString()) {
            String text = tree.asString();
            String whole = replaced(text);
            return whole.equals(text) ? tree : StringNode.valueOf(whole);
        }
        return tree;
    }

    static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean pair = Character.isHighSurrogate(sign)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(sign)) {
                whole.setCharAt(i, UNREADABLE);
            }
        }
        return whole.toString();
    }
}
