package io.keiro.view;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.util.WorkbookUtil;

/** Names of sheets as Excel allows them: at most 31 characters, none of {@code : \ / ? * [ ]}, no two alike whatever their case. */
final class SheetNames {

    private static final int LONGEST = 31;

    private final Set<String> taken = new HashSet<>();

    /** The wished name if it is allowed and free, else the nearest one. */
    String free(String wished) {
        String clean =
                WorkbookUtil.createSafeSheetName(Markup.clean(wished), '-').strip();
        String base = clean.isEmpty() ? "Sheet" : clean;
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            String suffix = " " + i;
            name = base.substring(0, Math.min(base.length(), LONGEST - suffix.length())) + suffix;
        }
        return name;
    }
}
