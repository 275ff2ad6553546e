package io.keiro.view;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places boxes, arcs and the labels of arcs: ELK's layered method, from top to bottom, arcs as splines. Labels take part in the layout,
 * so that none lies on another or on a box. Frequent arcs get priority, so that the main path runs straight down and the rare ones
 * run back and around it. The same input gives the same layout.
 */
final class MapLayout {

    /** A size in pixels. */
    record Size(double width, double height) {}

    /** What needs room: the boxes, the one where everything starts and the one where it ends last; and the label of each arc. */
    record Sizes(List<Size> boxes, List<Size> labels) {}

    /** How much room a layout leaves. */
    enum Spacing {
        ROOMY(22, 12, 9),
        TIGHT(14, 9, 7);

        private final double betweenBoxes;
        private final double besideBoxes;
        private final double betweenArcs;

        Spacing(double betweenBoxes, double besideBoxes, double betweenArcs) {
            this.betweenBoxes = betweenBoxes;
            this.besideBoxes = besideBoxes;
            this.betweenArcs = betweenArcs;
        }
    }

    /** Up to here a layout takes less than half a second of a processor's time. */
    private static final long QUICK_SPAN = 400;

    /** From here on the method that gives the narrowest maps takes seconds to minutes: its time grows with the square of the span. */
    private static final long LARGE_SPAN = 950;

    /**
     * The arcs and the order of the boxes that their layout will follow.
     *
     * @param flows the arcs; of n boxes number n - 2 is the start, n - 1 the end
     * @param positions of each box, from 0 at the top
     * @param span how many boxes all arcs pass together: the effort grows with it
     */
    record Plan(List<ReadingOrder.Flow> flows, int[] positions, long span) {

        static Plan of(int boxes, List<ReadingOrder.Flow> flows) {
            int[] positions = ReadingOrder.positions(boxes, boxes - 2, flows);
            long span = flows.stream()
                    .mapToLong(flow -> Math.abs(positions[flow.from()] - positions[flow.to()]))
                    .sum();
            return new Plan(flows, positions, span);
        }

        /** True if a layout takes so little time that another one may be tried. */
        boolean isQuick() {
            return span <= QUICK_SPAN;
        }

        private boolean isLarge() {
            return span > LARGE_SPAN;
        }

        private boolean runsUpwards(int arc) {
            return positions[flows.get(arc).from()] > positions[flows.get(arc).to()];
        }
    }

    private static final Box.Paint INVISIBLE = Box.Paint.filled("none");

    private final List<Box> boxes;
    private final List<Outline> outlines;
    private final List<Outline.Point> labels;
    private final double width;
    private final double height;

    private MapLayout(List<Box> boxes, List<Outline> outlines, List<Outline.Point> labels, ElkNode root) {
        this.boxes = boxes;
        this.outlines = outlines;
        this.labels = labels;
        this.width = root.getWidth();
        this.height = root.getHeight();
    }

    static MapLayout of(Plan plan, Sizes sizes, Spacing spacing) {
        // Registers ELK's value types; without it the first layout fails to copy a default.
        LayoutMetaDataService.getInstance();
        ElkNode root = root(spacing, plan);
        List<ElkNode> placed = new ArrayList<>();
        for (int i = 0; i < sizes.boxes().size(); i++) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(
                    sizes.boxes().get(i).width(), sizes.boxes().get(i).height());
            placed.add(node);
        }
        constrain(placed.get(placed.size() - 2), LayerConstraint.FIRST);
        constrain(placed.get(placed.size() - 1), LayerConstraint.LAST);
        List<ElkEdge> routed = new ArrayList<>();
        for (int i = 0; i < plan.flows().size(); i++) {
            routed.add(edge(placed, plan, i));
            label(routed.get(i), sizes.labels().get(i));
        }
        new LayeredLayoutProvider().layout(root, new Interruptible());
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the layout of the map was stopped before it was finished");
        }
        List<Box> boxes = placed.stream().map(MapLayout::box).toList();
        List<Outline> outlines = new ArrayList<>();
        List<Outline.Point> labels = new ArrayList<>();
        for (int i = 0; i < routed.size(); i++) {
            Box label = box(routed.get(i).getLabels().get(0));
            labels.add(new Outline.Point(label.middleX(), label.middleY()));
            Outline outline = outline(routed.get(i).getSections().get(0));
            Box from = boxes.get(plan.flows().get(i).from());
            Box to = boxes.get(plan.flows().get(i).to());
            if (from == to) {
                outlines.add(Straightening.loop(outline, from, label));
            } else if (plan.runsUpwards(i)) {
                outlines.add(
                        Straightening.of(outline, to, from, label.middleY()).reversed());
            } else {
                outlines.add(Straightening.of(outline, from, to, label.middleY()));
            }
        }
        return new MapLayout(boxes, outlines, labels, root);
    }

    private static void constrain(ElkNode node, LayerConstraint constraint) {
        node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, constraint);
    }

    private static Box box(ElkShape shape) {
        return new Box(shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight(), 0, INVISIBLE);
    }

    /** Arcs that run upwards are handed over turned round, so that nothing is left for ELK to break. */
    private static ElkEdge edge(List<ElkNode> placed, Plan plan, int arc) {
        ReadingOrder.Flow flow = plan.flows().get(arc);
        ElkNode from = placed.get(flow.from());
        ElkNode to = placed.get(flow.to());
        ElkEdge edge = plan.runsUpwards(arc)
                ? ElkGraphUtil.createSimpleEdge(to, from)
                : ElkGraphUtil.createSimpleEdge(from, to);
        int priority = (int) Math.round(2 * Math.log1p(flow.volume()));
        edge.setProperty(LayeredOptions.PRIORITY_SHORTNESS, priority);
        edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, priority);
        return edge;
    }

    private static void label(ElkEdge edge, Size size) {
        // ELK leaves out labels without text.
        ElkLabel label = ElkGraphUtil.createLabel("label", edge);
        label.setDimensions(size.width(), size.height());
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
    }

    private static ElkNode root(Spacing spacing, Plan plan) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(14));
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                plan.isLarge() ? NodePlacementStrategy.LINEAR_SEGMENTS : NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(
                LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
                spacing == Spacing.ROOMY
                        ? CenterEdgeLabelPlacementStrategy.MEDIAN_LAYER
                        : CenterEdgeLabelPlacementStrategy.WIDEST_LAYER);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, spacing.betweenBoxes);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, spacing.besideBoxes);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, spacing.betweenArcs);
        root.setProperty(LayeredOptions.SPACING_NODE_SELF_LOOP, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 2.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 18.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 8.0);
        return root;
    }

    /** ELK's bend points are control points of cubic pieces; one or two left over make a straight or a simpler curved piece. */
    private static Outline outline(ElkEdgeSection section) {
        List<Outline.Point> points = new ArrayList<>();
        section.getBendPoints().forEach(p -> points.add(new Outline.Point(p.getX(), p.getY())));
        points.add(new Outline.Point(section.getEndX(), section.getEndY()));
        Outline outline = Outline.from(new Outline.Point(section.getStartX(), section.getStartY()));
        int i = 0;
        while (points.size() - i >= 3) {
            outline.curveTo(points.get(i), points.get(i + 1), points.get(i + 2));
            i += 3;
        }
        if (points.size() - i == 2) {
            outline.curveTo(points.get(i), points.get(i), points.get(i + 1));
        } else if (points.size() - i == 1) {
            outline.lineTo(points.get(i));
        }
        return outline;
    }

    /** Lets the stop button end a long layout: ELK asks between its phases and inside the long ones. */
    private static final class Interruptible extends NullElkProgressMonitor {
        @Override
        public boolean isCanceled() {
            return Thread.currentThread().isInterrupted();
        }

        @Override
        public org.eclipse.elk.core.util.IElkProgressMonitor subTask(float work) {
            return this;
        }
    }

    /** The boxes in the order given; only their geometry counts. */
    List<Box> boxes() {
        return boxes;
    }

    /** The line of each arc in the order given. */
    List<Outline> outlines() {
        return outlines;
    }

    /** The middle of each arc's label in the order given. */
    List<Outline.Point> labels() {
        return labels;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}
