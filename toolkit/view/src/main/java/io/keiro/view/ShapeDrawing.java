package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.mining.Shape;

/** The one drawing for each of the six shapes; what an analysis is about never matters. */
final class ShapeDrawing {

    private ShapeDrawing() {}

    static Drawing of(Shape shape, Language language) {
        if (shape instanceof Shape.Distribution distribution) {
            return DistributionChart.of(distribution, language);
        }
        if (shape instanceof Shape.Breakdown breakdown) {
            return BreakdownChart.of(breakdown, language);
        }
        if (shape instanceof Shape.Funnel funnel) {
            return FunnelChart.of(funnel, language);
        }
        if (shape instanceof Shape.Timeline timeline) {
            return TimelineChart.of(timeline, language);
        }
        if (shape instanceof Shape.Matrix matrix) {
            return MatrixChart.of(matrix, language);
        }
        Shape.Flow flow = (Shape.Flow) shape;
        return ProcessMap.of(flow.graph()).titled(flow.title()).in(language).drawing();
    }
}
