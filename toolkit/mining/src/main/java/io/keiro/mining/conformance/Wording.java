package io.keiro.mining.conformance;

/** How this package's sentences say numbers. No formatter: its first use costs a cold start tens of milliseconds. */
final class Wording {

    private Wording() {}

    /** 1 case, 1,434 cases. */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /** With separators; from 0 on. */
    static String number(long n) {
        String digits = Long.toString(n);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && (digits.length() - i) % 3 == 0 ? "," : "").append(digits.charAt(i));
        }
        return text.toString();
    }
}
