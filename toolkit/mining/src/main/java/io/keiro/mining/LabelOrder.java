package io.keiro.mining;

import java.util.Comparator;

/**
 * Order of labels by code point. {@code String.compareTo} orders by UTF-16 unit instead, which puts an emoji before a full-width
 * letter; rankings would then differ from those of tools that sort code points.
 */
final class LabelOrder {

    static final Comparator<String> BY_CODE_POINT = LabelOrder::compare;

    private LabelOrder() {}

    private static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(j);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
            j += Character.charCount(right);
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }
}
