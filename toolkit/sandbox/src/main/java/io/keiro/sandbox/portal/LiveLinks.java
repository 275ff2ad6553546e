package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Portal.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Associations and merges with what has changed since the portal was started. Changes are made while nobody reads. */
final class LiveLinks {

    private record End(ObjectType from, long id, ObjectType to) {}

    private record Key(ObjectType type, long id) {}

    private final Portal base;
    private final Map<End, Map<Long, List<Link.Kind>>> added = new HashMap<>();
    private final Map<End, Set<Long>> removed = new HashMap<>();
    private final Map<Key, Long> survivors = new HashMap<>();
    private final Map<Key, List<Long>> absorbed = new HashMap<>();
    private final Set<Key> gone = new HashSet<>();

    LiveLinks(Portal base) {
        this.base = base;
    }

    OptionalLong survivor(ObjectType type, long id) {
        OptionalLong first = base.survivor(type, id);
        long current = first.orElse(id);
        Long later = survivors.get(new Key(type, current));
        while (later != null) {
            current = later;
            later = survivors.get(new Key(type, current));
        }
        return current == id ? OptionalLong.empty() : OptionalLong.of(current);
    }

    List<Link> links(ObjectType from, long id, ObjectType to) {
        Key key = new Key(from, id);
        if (survivors.containsKey(key) || gone.contains(key)) {
            return List.of();
        }
        if (added.isEmpty() && removed.isEmpty() && survivors.isEmpty() && gone.isEmpty()) {
            return base.links(from, id, to);
        }
        Map<Long, Collection<Link.Kind>> found = new TreeMap<>();
        for (long source : sources(key)) {
            End end = new End(from, source, to);
            Set<Long> without = removed.getOrDefault(end, Set.of());
            for (Link link : base.links(from, source, to)) {
                if (!without.contains(link.to())) {
                    add(found, to, link.to(), link.kinds());
                }
            }
            added.getOrDefault(end, Map.of()).forEach((other, kinds) -> add(found, to, other, kinds));
        }
        List<Link> links = new ArrayList<>();
        found.forEach((other, kinds) -> links.add(new Link(other, List.copyOf(kinds))));
        return links;
    }

    private void add(Map<Long, Collection<Link.Kind>> found, ObjectType to, long other, List<Link.Kind> kinds) {
        long today = survivor(to, other).orElse(other);
        if (!gone.contains(new Key(to, today))) {
            found.computeIfAbsent(today, key -> new LinkedHashSet<>()).addAll(kinds);
        }
    }

    /** A record and all that it has absorbed. */
    private List<Long> sources(Key key) {
        List<Long> sources = new ArrayList<>(List.of(key.id()));
        for (long part : absorbed.getOrDefault(key, List.of())) {
            sources.addAll(sources(new Key(key.type(), part)));
        }
        return sources;
    }

    void merge(ObjectType type, long one, long other, long survivor) {
        survivors.put(new Key(type, one), survivor);
        survivors.put(new Key(type, other), survivor);
        absorbed.put(new Key(type, survivor), List.of(one, other));
    }

    /** Archived and erased records are associated with nothing. */
    void forget(ObjectType type, long id) {
        gone.add(new Key(type, id));
    }

    void add(ObjectType from, long id, ObjectType to, long other, List<Link.Kind> kinds) {
        End end = new End(from, id, to);
        added.computeIfAbsent(end, key -> new TreeMap<>()).put(other, kinds);
        removed.getOrDefault(end, new HashSet<>()).remove(other);
    }

    /** Takes away an association, also what a merge brought under another name. */
    void remove(ObjectType from, long id, ObjectType to, long other) {
        for (long source : sources(new Key(from, id))) {
            for (long target : sources(new Key(to, other))) {
                End end = new End(from, source, to);
                removed.computeIfAbsent(end, key -> new HashSet<>()).add(target);
                added.getOrDefault(end, new HashMap<>()).remove(target);
            }
        }
    }
}
