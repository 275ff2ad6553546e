package io.keiro.view;

import io.keiro.log.Language;
import java.util.Objects;

/**
 * How values are shown.
 *
 * @param language language of labels and sentences
 * @param rows rows of a table before it is cut
 * @param characters characters of a cell before it is cut
 */
public record ViewOptions(Language language, int rows, int characters) {

    public ViewOptions {
        Objects.requireNonNull(language, "view options need a language");
        if (rows < 1 || characters < 5) {
            throw new IllegalArgumentException("view options show " + rows + " rows and " + characters
                    + " characters a cell; rows must be 1 or more, characters 5 or more");
        }
    }

    /** 20 rows, 40 characters a cell. */
    public static ViewOptions in(Language language) {
        return new ViewOptions(language, 20, 40);
    }

    public ViewOptions withRows(int count) {
        return new ViewOptions(language, count, characters);
    }

    public ViewOptions withCharacters(int count) {
        return new ViewOptions(language, rows, count);
    }

    /** The same in another language. */
    public ViewOptions with(Language other) {
        return new ViewOptions(other, rows, characters);
    }
}
