package io.keiro.sandbox;

/** A label in both languages. Only labels differ between the editions of a company; ids, times and amounts never do. */
record Text(String english, String japanese) {

    String in(Sandbox.Language language) {
        return language == Sandbox.Language.JA ? japanese : english;
    }

    /** The same text with a number at its end, in both languages. */
    Text numbered(String format, int number) {
        String suffix = " " + String.format(java.util.Locale.ROOT, format, number);
        return new Text(english + suffix, japanese + suffix);
    }
}
