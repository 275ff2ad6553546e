package io.keiro.notebook.build;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Holds for a type whose simple name also stands in a package of the JDK that kernels import on demand. */
final class AmbiguousName extends ArchCondition<JavaClass> {

    /** What JJava 1.0a8 and our start-up script import. */
    static final List<String> IMPORTED_ON_DEMAND = List.of(
            "java.util",
            "java.io",
            "java.net",
            "java.time",
            "java.math",
            "java.util.concurrent",
            "java.util.regex",
            "java.util.prefs",
            "java.util.function",
            "java.util.stream");

    AmbiguousName() {
        super("be named like a type of " + String.join(", ", IMPORTED_ON_DEMAND));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (String imported : IMPORTED_ON_DEMAND) {
            String other = imported + "." + type.getSimpleName();
            if (exists(other)) {
                events.add(SimpleConditionEvent.satisfied(type, type.getName() + " is named like " + other));
            }
        }
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, AmbiguousName.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
