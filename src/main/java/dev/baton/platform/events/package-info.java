/**
 * Outgoing events: CloudEvents posted to subscribers, signed, in order per order, until they are taken. An event is taken when the status of
 * the answer says so, whatever comes of the rest of the answer. A
 * subscription that takes nothing for days is suspended: nothing more is left for it until somebody resumes it by asking for its redeliveries.
 */
@NullMarked
package dev.baton.platform.events;

import org.jspecify.annotations.NullMarked;
