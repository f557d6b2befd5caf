/** The jobs of logistics. */
@NullMarked
package dev.baton.logistics.worker;

import org.jspecify.annotations.NullMarked;
