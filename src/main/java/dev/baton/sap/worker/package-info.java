/** The jobs of the SAP room. */
@NullMarked
package dev.baton.sap.worker;

import org.jspecify.annotations.NullMarked;
