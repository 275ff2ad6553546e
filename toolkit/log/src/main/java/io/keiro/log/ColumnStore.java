package io.keiro.log;

import java.util.Map;

/** The columns of a log as they were read, shared by every log derived from it. */
record ColumnStore(Map<String, Column> columns) {

    /** The case id is kept as a case column under a name that no source can use. */
    static final String CASE_ID = "\u0000case";

    Column get(String name) {
        return columns.get(name);
    }
}
