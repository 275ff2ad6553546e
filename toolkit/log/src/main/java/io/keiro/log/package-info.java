/** The event-log frame and its verbs. Start with {@link io.keiro.log.EventLog}. */
package io.keiro.log;
