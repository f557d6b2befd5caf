/** The inbox: outside events land here under their own id before they are acknowledged, and are applied once. */
@NullMarked
package dev.baton.platform.inbox;

import org.jspecify.annotations.NullMarked;
