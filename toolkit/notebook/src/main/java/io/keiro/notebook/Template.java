package io.keiro.notebook;

import io.keiro.leadtocash.Attribute;
import io.keiro.leadtocash.TemplateSheet;
import io.keiro.log.Language;
import io.keiro.view.TemplateWorkbook;
import io.keiro.view.WrittenFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the Excel template that people fill in: the content comes from one room, the workbook from another. */
final class Template {

    private Template() {}

    static WrittenFile write(Path file, List<TemplateSheet> content, Language language) {
        return TemplateWorkbook.write(
                file, content.stream().map(Template::sheet).toList(), language);
    }

    private static TemplateWorkbook.Sheet sheet(TemplateSheet sheet) {
        Map<String, String> colours = new LinkedHashMap<>();
        sheet.levels().forEach((column, level) -> colours.put(column, colour(level)));
        return new TemplateWorkbook.Sheet(sheet.name(), sheet.table(), sheet.choices(), colours);
    }

    /** Light backgrounds, so that black text on them keeps its contrast; the level also stands in the dictionary as a word. */
    private static String colour(Attribute.Level level) {
        return switch (level) {
            case REQUIRED -> "F8CBAD";
            case RECOMMENDED -> "FFE699";
            case OPTIONAL -> "E2EFDA";
            case EXTENSION -> "E7E6E6";
        };
    }
}
