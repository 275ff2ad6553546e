/**
 * Draws and writes what the other rooms computed. Start with {@link io.keiro.view.ProcessMap} and {@link io.keiro.view.Charts};
 * {@link io.keiro.view.Rendering} is what notebooks call, {@link io.keiro.view.Report} what leaves them.
 */
package io.keiro.view;
