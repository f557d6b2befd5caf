/** The jobs of stock reconciliation. */
@NullMarked
package dev.baton.sap.reconciliation.worker;

import org.jspecify.annotations.NullMarked;
