/** Work that is done at its time, once over all instances. */
@NullMarked
package dev.baton.platform.schedule;

import org.jspecify.annotations.NullMarked;
