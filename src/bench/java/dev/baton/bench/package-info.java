/**
 * Measures how many distributor orders per second go from the API to their settlement, beside the limit that the engine alone
 * sets on the same machine in the same run: the same deployed processes, with workers that answer at once.
 *
 * <p>Figures are ratios within one run, because machines differ. SAP and carrier are played by {@link OutsideWorld}, which
 * answers over HTTP after a fixed delay.
 */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
