package io.keiro.view;

/**
 * A number with its own unit, for columns whose rows have different ones: in a sheet it is formatted by its unit, on a page it says it.
 *
 * @param value the value; shares from 0 to 1, NaN where it is not known
 * @param unit "days", "%", "EUR"
 */
record Quantity(double value, String unit) {}
