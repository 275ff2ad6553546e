/**
 * Statistics behind a finding: how sure a number is, and whether a part of the cases differs by more than chance. Start with
 * {@link io.keiro.mining.statistics.SegmentScan}, which looks through all values of all attributes and keeps the false alarms down;
 * {@link io.keiro.mining.statistics.KaplanMeier} is for durations of which some are still running. All results are unitless: they
 * speak in the unit of the numbers that went in.
 */
package io.keiro.mining.statistics;
