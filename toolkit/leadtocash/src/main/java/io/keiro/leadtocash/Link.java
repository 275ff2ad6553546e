package io.keiro.leadtocash;

import java.util.Objects;

/**
 * A relation between two objects, for example deal to quote. A contact that is linked to another contact shares its mail address: it is
 * probably the same person, entered again.
 */
public record Link(ObjectKind fromKind, String fromId, ObjectKind toKind, String toId) {
    public Link {
        Objects.requireNonNull(fromKind);
        Objects.requireNonNull(fromId);
        Objects.requireNonNull(toKind);
        Objects.requireNonNull(toId);
    }
}
