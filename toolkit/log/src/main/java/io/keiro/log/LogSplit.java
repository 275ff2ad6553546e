package io.keiro.log;

/**
 * The cases of a log, dealt into two logs at random.
 *
 * @param train the share that was asked for
 * @param test all other cases
 */
public record LogSplit(EventLog train, EventLog test) {}
