/**
 * What is wrong with a log, before anybody draws a conclusion from it. Start with {@link io.keiro.mining.quality.DataQuality}, which runs
 * every detector that needs no parameters and says what to do first; each detector is a noun of its own, made by {@code of(log)}, and
 * lists all its offenders in {@link io.keiro.mining.quality.Offences}. A detector of your own is a record that implements
 * {@link io.keiro.mining.quality.QualityFinding}. Nothing here ever changes a log.
 */
package io.keiro.mining.quality;
