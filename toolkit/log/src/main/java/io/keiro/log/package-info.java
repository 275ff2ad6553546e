/**
 * The event-log frame: cases and events in columns, readers, writers and verbs. Start with {@link io.keiro.log.EventLog}:
 * {@code EventLog.read(path)} takes a file as it is and {@code log.report()} says what was made of it. Small tables of results and of
 * files are {@link io.keiro.log.DataTable}; tables of millions of rows pass by as {@link io.keiro.log.TableRows}.
 */
package io.keiro.log;
