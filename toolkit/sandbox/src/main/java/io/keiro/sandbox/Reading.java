package io.keiro.sandbox;

/**
 * What a probe reads.
 *
 * @param measure name of the measure
 * @param unit days, deals, share (0 to 1), quotes, currency, …
 * @param inside the segment; NaN if nothing is there to measure
 * @param outside the segment; NaN if there is nothing, or if the measure means nothing there
 */
record Reading(String measure, String unit, double inside, double outside) {}
