/** The jobs of the logistics room. */
@NullMarked
package dev.baton.logistics.worker;

import org.jspecify.annotations.NullMarked;
