/** The clock, the business time zone and the working calendar. */
@NullMarked
package dev.baton.platform.time;

import org.jspecify.annotations.NullMarked;
