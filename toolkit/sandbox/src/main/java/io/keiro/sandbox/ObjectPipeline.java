package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The one pipeline of leads, of orders or of tickets. */
final class ObjectPipeline {

    /**
     * A stage.
     *
     * @param key by which records name it
     * @param metadata in the words of the type
     */
    record Stage(String key, Text label, Map<String, String> metadata) {}

    static final String ORDER_OPEN = "OPEN";
    static final String ORDER_SHIPPED = "SHIPPED";
    static final String ORDER_DELIVERED = "DELIVERED";
    static final String TICKET_NEW = "NEW";
    static final String TICKET_WORKING = "WORKING";
    static final String TICKET_CLOSED = "CLOSED";

    private final Plan plan;
    private final Sandbox.Language language;
    private final ObjectType type;
    private final Text label;
    private final List<Stage> stages;

    private ObjectPipeline(Plan plan, Sandbox.Language language, ObjectType type, Text label, List<Stage> stages) {
        this.plan = plan;
        this.language = language;
        this.type = type;
        this.label = label;
        this.stages = List.copyOf(stages);
    }

    static ObjectPipeline leads(Plan plan, Sandbox.Language language) {
        List<Stage> stages = new ArrayList<>();
        for (LeadStage stage : LeadStage.values()) {
            stages.add(new Stage(
                    stage.name(),
                    stage.label(),
                    Map.of("isClosed", Boolean.toString(!stage.isOpen()), "leadState", stage.name())));
        }
        Text label = new Text("Lead Pipeline", "リードパイプライン");
        return new ObjectPipeline(plan, language, ObjectType.LEADS, label, stages);
    }

    static ObjectPipeline orders(Plan plan, Sandbox.Language language) {
        return new ObjectPipeline(
                plan,
                language,
                ObjectType.ORDERS,
                new Text("Order Pipeline", "受注パイプライン"),
                List.of(
                        new Stage(ORDER_OPEN, new Text("Open", "受付"), Map.of("isClosed", "false")),
                        new Stage(ORDER_SHIPPED, new Text("Shipped", "出荷済み"), Map.of("isClosed", "false")),
                        new Stage(ORDER_DELIVERED, new Text("Delivered", "納品済み"), Map.of("isClosed", "true"))));
    }

    static ObjectPipeline tickets(Plan plan, Sandbox.Language language) {
        return new ObjectPipeline(
                plan,
                language,
                ObjectType.TICKETS,
                new Text("Support Pipeline", "サポートパイプライン"),
                List.of(
                        new Stage(TICKET_NEW, new Text("New", "新規"), Map.of("ticketState", "OPEN")),
                        new Stage(TICKET_WORKING, new Text("Waiting on us", "対応中"), Map.of("ticketState", "OPEN")),
                        new Stage(TICKET_CLOSED, new Text("Closed", "完了"), Map.of("ticketState", "CLOSED"))));
    }

    String id() {
        return Integer.toString(
                90_000_000 + plan.draw(-10 - type.ordinal(), Topic.PORTAL).below(9_000_000));
    }

    String stageId(String key) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).key().equals(key)) {
                int drawn = plan.draw(type.ordinal() * 100 + i, Topic.PORTAL, 3).below(9_000_000);
                return Integer.toString(1_000_000_000 + drawn * 100 + i);
            }
        }
        throw new IllegalArgumentException("the pipeline of " + type.plural() + " has no stage " + key);
    }

    Pipeline pipeline() {
        long made = WorkingTime.of(plan.end() - Plan.SPAN - 90 * WorkingTime.DAY);
        long manager = new Staff(plan, language).userId(Staff.MANAGERS_FROM);
        List<Pipeline.Stage> list = stages.stream()
                .map(stage -> new Pipeline.Stage(
                        stageId(stage.key()),
                        stage.label().in(language),
                        stage.metadata(),
                        List.of(new Pipeline.Entry(
                                "CREATE", manager, made, stage.label().in(language), stage.metadata()))))
                .toList();
        String name = label.in(language);
        return new Pipeline(id(), name, 0, made, list, List.of(new Pipeline.Entry("CREATE", manager, made, name)));
    }

    List<Stage> stages() {
        return stages;
    }

    String label() {
        return label.in(language);
    }
}
