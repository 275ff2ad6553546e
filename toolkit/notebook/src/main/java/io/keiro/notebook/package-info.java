/**
 * What notebook cells call. Start with {@link io.keiro.notebook.Notebook}; the six steps meet in
 * {@link io.keiro.notebook.Workspace}, and {@link io.keiro.notebook.DataSource} says where the data comes from.
 */
package io.keiro.notebook;
