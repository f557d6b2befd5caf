/** Requests that a caller may repeat: the same key and body have one effect and one answer. */
@NullMarked
package dev.baton.platform.idempotency;

import org.jspecify.annotations.NullMarked;
