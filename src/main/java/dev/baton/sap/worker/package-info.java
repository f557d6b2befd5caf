/** The jobs of the room. */
@NullMarked
package dev.baton.sap.worker;

import org.jspecify.annotations.NullMarked;
