package io.keiro.sandbox.portal;

import java.util.Objects;

/**
 * One entry of a property's history.
 *
 * @param value the value that was set; "" if the property was cleared
 * @param time when, in epoch milliseconds
 * @param source who or what set it
 */
public record Change(String value, long time, Source source) {

    public Change {
        Objects.requireNonNull(value, "a change needs a value");
        Objects.requireNonNull(source, "a change needs a source");
    }

    /**
     * Who or what changed a property.
     *
     * @param type the source type, for example CRM_UI
     * @param id the source id, or null
     * @param label a text for people, or null
     * @param userId the user, or 0 for none
     */
    public record Source(String type, String id, String label, long userId) {
        public Source {
            Objects.requireNonNull(type, "a source needs a type");
        }

        /** A person who worked in the interface. */
        public static Source user(long userId) {
            return new Source("CRM_UI", "userId:" + userId, null, userId);
        }

        /** A machine: automation, integration, import or a calculated value. */
        public static Source machine(String type, String id, String label) {
            return new Source(type, id, label, 0);
        }
    }
}
