/** The cancel fence: one row per order that every effect shares and that a cancel takes for itself. */
@NullMarked
package dev.baton.platform.fence;

import org.jspecify.annotations.NullMarked;
