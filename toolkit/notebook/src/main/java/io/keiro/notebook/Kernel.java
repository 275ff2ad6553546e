package io.keiro.notebook;

import java.util.Map;
import java.util.function.Function;

/** The running notebook kernel, as far as the toolkit needs it: what a value sends, and outputs inside a running cell. */
interface Kernel {

    /** Name and version, for the version line. */
    String name();

    /** From now on values of this type send what the function gives for them: MIME type to content. */
    void register(Class<?> type, Function<Object, Map<String, Object>> picture);

    /** Adds an output to the running cell. */
    void display(Map<String, Object> content, String displayId);

    /** Replaces the output with this id. */
    void update(Map<String, Object> content, String displayId);
}
