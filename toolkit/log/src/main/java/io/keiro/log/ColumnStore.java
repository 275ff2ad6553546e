package io.keiro.log;

import java.util.Collections;
import java.util.Map;

/**
 * The attribute columns of one level as they were read, shared by every log derived from it.
 *
 * @param columns by name, in source order
 * @param nodes where a column stood in an XES file, for those whose name and type do not say it
 */
record ColumnStore(Map<String, Column> columns, Map<String, GrowingColumns.XesNode> nodes) {

    ColumnStore {
        columns = Collections.unmodifiableMap(columns);
    }
}
