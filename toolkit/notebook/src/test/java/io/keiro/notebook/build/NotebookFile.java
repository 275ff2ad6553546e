package io.keiro.notebook.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A notebook: its cells in order, and the whole document for what only a notebook file has. */
record NotebookFile(Path path, List<Cell> cells, JsonNode document) {

    /** A cell; lines that belong to no cell of a source file do not exist. */
    record Cell(String id, boolean isCode, String text, List<String> tags) {}

    static NotebookFile read(Path path) {
        JsonNode document = JsonMapper.builder().build().readTree(Checkout.text(path));
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : document.path("cells")) {
            StringBuilder text = new StringBuilder();
            cell.path("source").forEach(line -> text.append(line.asString()));
            List<String> tags = new ArrayList<>();
            cell.path("metadata").path("tags").forEach(tag -> tags.add(tag.asString()));
            cells.add(new Cell(
                    cell.path("id").asString(),
                    cell.path("cell_type").asString().equals("code"),
                    text.toString(),
                    tags));
        }
        return new NotebookFile(path, cells, document);
    }

    /** A source file: text cells of both languages, code cells. Its form is checked by the generator that reads it too. */
    static NotebookFile readSource(Path path) {
        List<Cell> cells = new ArrayList<>();
        List<String> head = List.of();
        StringBuilder body = new StringBuilder();
        for (String line : Checkout.text(path).split("\n", -1)) {
            if (head.isEmpty() && (line.startsWith("::: text ") || line.startsWith("```java "))) {
                head = List.of(line.split("\\s+"));
                body.setLength(0);
            } else if (!head.isEmpty() && (line.equals(":::") || line.equals("```"))) {
                boolean code = head.get(0).startsWith("```");
                int first = code ? 1 : 2;
                cells.add(new Cell(
                        head.get(first), code, body.toString().stripTrailing(), head.subList(first + 1, head.size())));
                head = List.of();
            } else if (!head.isEmpty() && !line.startsWith("::: ")) {
                body.append(line).append('\n');
            }
        }
        return new NotebookFile(path, cells, null);
    }

    String name() {
        return Checkout.HOME.relativize(path).toString();
    }

    List<Cell> code() {
        return cells.stream().filter(Cell::isCode).toList();
    }

    /** All shipped notebooks, English first. */
    static Stream<NotebookFile> shipped() {
        return Stream.of("en", "ja").flatMap(NotebookFile::shipped);
    }

    static Stream<NotebookFile> shipped(String language) {
        return Checkout.files(Checkout.NOTEBOOKS.resolve(language), ".ipynb").stream()
                .map(NotebookFile::read);
    }

    @Override
    public String toString() {
        return name();
    }
}
