/**
 * Measures Baton from the API to the settlement of orders, and parts of it alone. {@link dev.baton.bench.Benchmark} compares it with the limit that
 * the engine alone sets on the same machine in the same run: the same deployed processes, with workers that answer at once.
 *
 * <p>Figures are ratios within one run, because machines differ. SAP, carrier and payment institutions are played by {@link OutsideWorld},
 * which answers over HTTP after a fixed delay.
 */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
