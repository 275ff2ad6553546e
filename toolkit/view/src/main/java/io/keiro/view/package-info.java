/**
 * Draws and writes what the other rooms computed. Start with {@link io.keiro.view.ProcessMap}.
 */
package io.keiro.view;
