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
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places boxes, arcs and the labels of arcs: ELK's layered method, from top to bottom, arcs as splines. Labels take part in the layout,
 * so that none lies on another or on a box. Frequent arcs get priority, so that the main path runs straight down and the rare ones
 * run back and around it. The same input gives the same layout.
 */
final class MapLayout {

    /** A box to be placed; the first kind comes first, the last one last. */
    record Node(double width, double height, Rank rank) {}

    /** Where a box must stand. */
    enum Rank {
        FIRST,
        ANY,
        LAST
    }

    /** An arc between two boxes, how much flows over it, and the space that its label needs. */
    record Arc(ReadingOrder.Flow flow, double labelWidth, double labelHeight) {}

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

    static MapLayout of(List<Node> nodes, List<Arc> arcs, Spacing spacing) {
        // Registers ELK's value types; without it the first layout fails to copy a default.
        LayoutMetaDataService.getInstance();
        ElkNode root = root(spacing);
        List<ElkNode> placed = nodes.stream().map(node -> add(root, node)).toList();
        int[] positions = ReadingOrder.positions(
                nodes.size(), first(nodes), arcs.stream().map(Arc::flow).toList());
        boolean[] upwards = new boolean[arcs.size()];
        List<ElkEdge> routed = new ArrayList<>();
        for (int i = 0; i < upwards.length; i++) {
            Arc arc = arcs.get(i);
            upwards[i] = positions[arc.flow().from()] > positions[arc.flow().to()];
            routed.add(add(placed, arc, upwards[i]));
        }
        new LayeredLayoutProvider().layout(root, new Interruptible());
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the layout of the map was stopped before it was finished");
        }
        List<Box> boxes = placed.stream()
                .map(n -> new Box(n.getX(), n.getY(), n.getWidth(), n.getHeight(), 0, INVISIBLE))
                .toList();
        List<Outline> outlines = new ArrayList<>();
        List<Outline.Point> labels = new ArrayList<>();
        for (int i = 0; i < upwards.length; i++) {
            ElkLabel placedLabel = routed.get(i).getLabels().get(0);
            Outline.Point label = new Outline.Point(
                    placedLabel.getX() + placedLabel.getWidth() / 2, placedLabel.getY() + placedLabel.getHeight() / 2);
            ReadingOrder.Flow flow = arcs.get(i).flow();
            Box from = boxes.get(flow.from());
            Box to = boxes.get(flow.to());
            Outline outline = outline(routed.get(i).getSections().get(0));
            labels.add(label);
            if (flow.from() == flow.to()) {
                outlines.add(Straightening.loop(
                        outline,
                        from,
                        new Box(
                                placedLabel.getX(),
                                placedLabel.getY(),
                                placedLabel.getWidth(),
                                placedLabel.getHeight(),
                                0,
                                INVISIBLE)));
            } else if (upwards[i]) {
                outlines.add(Straightening.of(outline, label, to, from).reversed());
            } else {
                outlines.add(Straightening.of(outline, label, from, to));
            }
        }
        return new MapLayout(boxes, outlines, labels, root);
    }

    private static int first(List<Node> nodes) {
        int first = 0;
        while (first < nodes.size() - 1 && nodes.get(first).rank() != Rank.FIRST) {
            first++;
        }
        return first;
    }

    private static ElkNode root(Spacing spacing) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(14));
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
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

    private static ElkNode add(ElkNode root, Node node) {
        ElkNode placed = ElkGraphUtil.createNode(root);
        placed.setDimensions(node.width(), node.height());
        if (node.rank() != Rank.ANY) {
            placed.setProperty(
                    LayeredOptions.LAYERING_LAYER_CONSTRAINT,
                    node.rank() == Rank.FIRST ? LayerConstraint.FIRST : LayerConstraint.LAST);
        }
        return placed;
    }

    /** Arcs that run upwards are handed over turned round, so that nothing is left for ELK to break. */
    private static ElkEdge add(List<ElkNode> placed, Arc arc, boolean upwards) {
        ElkNode from = placed.get(arc.flow().from());
        ElkNode to = placed.get(arc.flow().to());
        ElkEdge edge = upwards ? ElkGraphUtil.createSimpleEdge(to, from) : ElkGraphUtil.createSimpleEdge(from, to);
        int priority = (int) Math.round(2 * Math.log1p(arc.flow().volume()));
        edge.setProperty(LayeredOptions.PRIORITY_SHORTNESS, priority);
        edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, priority);
        // ELK leaves out labels without text.
        ElkLabel label = ElkGraphUtil.createLabel("label", edge);
        label.setDimensions(arc.labelWidth(), arc.labelHeight());
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        label.setProperty(LayeredOptions.EDGE_LABELS_INLINE, true);
        return edge;
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
