/** Identifiers that sort by the time of their making. */
@NullMarked
package dev.baton.platform.ids;

import org.jspecify.annotations.NullMarked;
