/** How fast Keiro is. Start with {@link io.keiro.benchmarks.Benchmarks}, the command of this room; nothing here is shipped. */
package io.keiro.benchmarks;
