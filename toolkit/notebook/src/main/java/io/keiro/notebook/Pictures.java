package io.keiro.notebook;

import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Shape;
import io.keiro.view.ProcessMap;
import io.keiro.view.Rendering;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a value sends to the notebook: always one sentence as plain text, and where it has one, a picture or a table. */
final class Pictures {

    static final String TEXT = Rendering.TEXT;

    /** Types by name, so that a kernel's start does not load their libraries before a cell uses them. */
    private static final List<String> LIBRARY_TYPES =
            List.of("tech.tablesaw.api.Table", "org.knowm.xchart.internal.chartpart.Chart");

    private static final List<Class<?>> TYPES = List.of(
            Tabular.class,
            ProcessMap.class,
            Shape.class,
            Phrase.class,
            Collection.class,
            Map.class,
            Record.class,
            Object[].class,
            boolean[].class,
            byte[].class,
            char[].class,
            short[].class,
            int[].class,
            long[].class,
            float[].class,
            double[].class);

    private Pictures() {}

    static void registerWith(Kernel kernel) {
        TYPES.forEach(type -> kernel.register(type, Pictures::of));
        for (String name : LIBRARY_TYPES) {
            try {
                kernel.register(Class.forName(name, false, Pictures.class.getClassLoader()), Pictures::of);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(name + " is not on the class path", e);
            }
        }
    }

    /** A version line without problems, an answer key that does not apply: there is nothing that a table would add. */
    private static boolean isOneLine(Tabular answer) {
        return (answer instanceof VersionLine || answer instanceof AnswerKey)
                && answer.table().rowCount() == 0;
    }

    static Map<String, Object> of(Object value) {
        boolean oneLine = value instanceof Tabular answer && isOneLine(answer);
        return Rendering.of(oneLine ? ((Tabular) value).sentence() : value, Notebook.viewOptions());
    }
}
