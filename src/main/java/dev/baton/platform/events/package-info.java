/** Outgoing events: CloudEvents posted to subscribers, signed, in order per order, until they are taken. */
@NullMarked
package dev.baton.platform.events;

import org.jspecify.annotations.NullMarked;
