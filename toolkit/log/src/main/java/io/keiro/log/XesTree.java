package io.keiro.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the columns of one level stand as attributes in an XES file: which are nested in which. */
final class XesTree {

    private final List<Node> roots = new ArrayList<>();

    /** One attribute: an element, with a column for its values or without, and what is nested in it. */
    static final class Node {
        private final String key;
        private final String element;
        private final Column column;
        private final List<Node> children = new ArrayList<>();

        Node(String key, String element, Column column) {
            this.key = key;
            this.element = element;
            this.column = column;
        }

        String key() {
            return key;
        }

        String element() {
            return element;
        }

        /** The value in a row, or null. */
        String value(int row) {
            return column == null ? null : column.text(row);
        }

        List<Node> children() {
            return children;
        }

        /** Whether there is anything to write for a row. */
        boolean holds(int row) {
            if (column != null && !column.isMissing(row)) {
                return true;
            }
            for (Node child : children) {
                if (child.holds(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * @param columns in source order
     * @param nodes where some of them stood
     * @param fixed attributes that are no columns, such as the name; others may be nested in them
     */
    XesTree(List<Column> columns, Map<String, GrowingColumns.XesNode> nodes, List<Node> fixed) {
        roots.addAll(fixed);
        for (Column column : columns) {
            GrowingColumns.XesNode node = nodes.get(column.name());
            if (node == null) {
                roots.add(new Node(free(column.name()), element(column, ""), column));
            } else {
                place(column, node, nodes);
            }
        }
    }

    List<Node> roots() {
        return roots;
    }

    /** A column may have the name of a fixed attribute if it came from a table. */
    private String free(String name) {
        String free = name;
        for (int n = 2; find(roots, free) != null; n++) {
            free = name + " (" + n + ")";
        }
        return free;
    }

    private void place(Column column, GrowingColumns.XesNode node, Map<String, GrowingColumns.XesNode> nodes) {
        List<Node> level = roots;
        StringBuilder path = new StringBuilder();
        for (String key : node.keys().subList(0, node.keys().size() - 1)) {
            path.append(path.length() == 0 ? "" : ".").append(key);
            Node parent = find(level, key);
            if (parent == null) {
                GrowingColumns.XesNode known = nodes.get(path.toString());
                parent = new Node(key, known == null ? "container" : known.element(), null);
                level.add(parent);
            }
            level = parent.children;
        }
        String key = node.keys().get(node.keys().size() - 1);
        level.add(new Node(key, element(column, node.element()), column));
    }

    private static Node find(List<Node> level, String key) {
        for (Node node : level) {
            if (node.key.equals(key)) {
                return node;
            }
        }
        return null;
    }

    private static String element(Column column, String original) {
        return switch (column.type()) {
            case TEXT -> original.equals("id") ? "id" : "string";
            case LONG -> "int";
            case DOUBLE -> "float";
            case BOOLEAN -> "boolean";
            case INSTANT -> "date";
        };
    }
}
