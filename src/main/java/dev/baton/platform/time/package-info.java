/** The clock, the business time zone, the working calendar and periods. */
@NullMarked
package dev.baton.platform.time;

import org.jspecify.annotations.NullMarked;
