package io.keiro.hubspot;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Mail addresses as they are compared: letters of any width and case are the same, and blanks around them say nothing. */
final class MailAddress {

    private MailAddress() {}

    /** What a list of addresses names, as it is written; HubSpot sets semicolons between them. */
    static List<String> each(String list) {
        return Arrays.stream(list.split("[;,]"))
                .filter(address -> !plain(address).isEmpty())
                .toList();
    }

    /** The address in its one writing; "" if there is none. */
    static String plain(String text) {
        return isPlain(text)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** True for ASCII without blanks and capitals: nearly all addresses and their pseudonyms. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign <= ' ' || sign > '~' || sign >= 'A' && sign <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
