package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the links from the records of one kind to others, a thousand records at a time: of records that are just being found, page by
 * page, or of a list of ids. Which records make one part is kept with the snapshot, so an interrupted run asks for the rest only.
 */
final class LinkPass implements EnumerationPass.Follower {

    private final Workbench bench;
    private final PortalObject from;
    private final String name;
    private final List<PortalObject> targets;
    private final IdSet taken = new IdSet();
    private final List<String> waiting = new ArrayList<>();
    private boolean replaces;
    private boolean complete = true;
    private long parts;

    /**
     * @param name tells its parts from those of other passes over the same links
     * @param replaces true if links may be there already: those that no longer hold are moved to the past
     */
    LinkPass(Workbench bench, PortalObject from, String name, boolean replaces) {
        this(
                bench,
                from,
                from.linkedTo().stream()
                        .filter(to -> bench.query().links(from, to) && bench.isOpen(to))
                        .toList(),
                name,
                replaces);
    }

    private LinkPass(Workbench bench, PortalObject from, List<PortalObject> targets, String name, boolean replaces) {
        this.bench = bench;
        this.from = from;
        this.name = name;
        this.replaces = replaces;
        this.targets = targets;
    }

    /** Reads the links to some kinds again. */
    static LinkPass again(Workbench bench, PortalObject from, List<PortalObject> targets, String name) {
        return new LinkPass(bench, from, targets, name, true);
    }

    PortalObject from() {
        return from;
    }

    boolean replaces() {
        return replaces;
    }

    private String step() {
        return name + " " + from.type();
    }

    String step(PortalObject to) {
        return step() + " " + to.type();
    }

    void incomplete() {
        complete = false;
    }

    boolean isComplete() {
        return complete;
    }

    List<PortalObject> targets() {
        return targets;
    }

    /**
     * What an interrupted run has left to ask. Records that it had stored and not yet put into a part come along.
     *
     * @param stored ids whose links are wanted and that are there already
     */
    List<Errand> resume(List<String> stored) {
        List<Errand> errands = new ArrayList<>();
        for (Map.Entry<Long, List<String>> part :
                bench.store.soFar().parts(step()).entrySet()) {
            parts = Math.max(parts, part.getKey() + 1);
            part.getValue().forEach(taken::add);
            for (PortalObject to : targets) {
                if (!bench.store.soFar().isDone(step(to), part.getKey())) {
                    errands.add(new LinkErrand(bench, this, to, part.getKey(), part.getValue()));
                }
            }
        }
        // An id may have been asked for in a part that is lost, or come twice.
        replaces |= parts > 0;
        stored.stream().filter(taken::add).forEach(waiting::add);
        return errands;
    }

    /** Ids of a page that is done. A thousand of them make requests; what is left over waits for {@link #rest()}. */
    @Override
    public List<Errand> done(List<String> ids) throws SQLException {
        ids.stream().filter(taken::add).forEach(waiting::add);
        return waiting.size() >= LinkErrand.INPUTS ? errands(LinkErrand.INPUTS) : List.of();
    }

    /** What was left over. Called inside a transaction. */
    List<Errand> rest() throws SQLException {
        return errands(1);
    }

    /** All links of these ids; writes its parts in a transaction of its own. */
    List<Errand> of(List<String> ids) {
        List<Errand> errands = new ArrayList<>(resume(ids));
        bench.store.write(() -> errands.addAll(rest()));
        return errands;
    }

    private List<Errand> errands(int least) throws SQLException {
        List<Errand> errands = new ArrayList<>();
        while (waiting.size() >= least && !targets.isEmpty()) {
            List<String> head = waiting.subList(0, Math.min(LinkErrand.INPUTS, waiting.size()));
            List<String> ids = List.copyOf(head);
            head.clear();
            long number = parts++;
            List<Object[]> rows = new ArrayList<>();
            ids.forEach(id -> rows.add(new Object[] {step(), number, id}));
            bench.store.add("link_part", rows);
            for (PortalObject to : targets) {
                errands.add(new LinkErrand(bench, this, to, number, ids));
            }
        }
        return errands;
    }
}
