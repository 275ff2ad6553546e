package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;
import io.keiro.view.Label.Anchor;
import java.util.Arrays;
import java.util.List;

/** A heat map: every cell says its number, and is the darker the larger it is. */
final class MatrixChart {

    /** More rows are not read; the table holds them all. */
    static final int MOST_ROWS = 40;

    private static final double ROW = 28;
    private static final double NARROWEST = 26;
    private static final double WIDEST = 110;

    private MatrixChart() {}

    static Drawing of(Shape.Matrix shape, Language language) {
        ChartFrame frame = new ChartFrame(shape.title(), language);
        int rows = Math.min(MOST_ROWS, shape.rowLabels().size());
        if (rows == 0 || shape.columnLabels().isEmpty()) {
            return frame.nothing();
        }
        Unit unit = new Unit(shape.unit());
        List<String> names =
                shape.rowLabels().subList(0, rows).stream().map(frame::clean).toList();
        double left = ChartFrame.MARGIN + frame.nameWidth(names) + 10;
        double room = ChartFrame.WIDTH - ChartFrame.MARGIN - left;
        int columns = Math.min((int) (room / NARROWEST), shape.columnLabels().size());
        List<String> heads = shape.columnLabels().subList(0, columns).stream()
                .map(frame::clean)
                .toList();
        double cell = Math.min(WIDEST, room / columns);
        boolean numbered = heads.stream()
                .anyMatch(head ->
                        Glyphs.wrap(head, 11, new Glyphs.Limits(cell - 4, 3)).size() > 2
                                || Glyphs.wrap(head, 11, new Glyphs.Limits(cell - 4, 2)).stream()
                                        .anyMatch(line -> line.endsWith("…")));
        for (int c = 0; c < columns; c++) {
            head(numbered ? Integer.toString(c + 1) : heads.get(c), left + (c + 0.5) * cell, cell, frame);
        }
        frame.advance(numbered ? 18 : 32);
        double[][] values = shape.values();
        double most = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        for (int r = 0; r < rows; r++) {
            double top = frame.top();
            frame.name(names.get(r), new Outline.Point(left - 8, top + ROW / 2), left - 8 - ChartFrame.MARGIN);
            for (int c = 0; c < columns; c++) {
                double relative = most == 0 ? 0 : Math.abs(values[r][c]) / most;
                String fill = Double.isFinite(values[r][c]) ? Palette.frequency(relative) : Palette.GROUND;
                frame.marks().add(new Box(left + c * cell, top, cell, ROW, 0, new Box.Paint(fill, Palette.GROUND, 1)));
                String text = fitting(unit.number(values[r][c]), cell - 4);
                frame.marks()
                        .add(new Label(
                                left + (c + 0.5) * cell,
                                top + ROW / 2,
                                text,
                                Label.Type.of(11, Palette.inkOn(fill)).anchored(Anchor.MIDDLE)));
            }
            frame.advance(ROW);
        }
        frame.advance(10);
        frame.remark(frame.say("Unit: ", "単位: ") + unit.label(language));
        for (int c = 0; numbered && c < columns; c++) {
            frame.remark((c + 1) + ": " + heads.get(c));
        }
        if (rows < shape.rowLabels().size() || columns < shape.columnLabels().size()) {
            frame.remark(frame.say(
                    rows + " of " + shape.rowLabels().size() + " rows and " + columns + " of "
                            + shape.columnLabels().size() + " columns are shown.",
                    shape.rowLabels().size() + "行中" + rows + "行、"
                            + shape.columnLabels().size() + "列中" + columns + "列を表示。"));
        }
        return frame.finish();
    }

    private static void head(String text, double middle, double cell, ChartFrame frame) {
        List<String> lines = Glyphs.wrap(text, 11, new Glyphs.Limits(cell - 4, 2));
        double y = frame.top() + 6;
        for (String line : lines) {
            frame.tick(middle, y, line);
            y += 13;
        }
    }

    /** Large numbers give up digits rather than run out of their cell. */
    private static String fitting(String number, double width) {
        return Glyphs.width(number, 11) <= width ? number : Glyphs.shorten(number, (int) Math.max(2, width / 6.4));
    }
}
