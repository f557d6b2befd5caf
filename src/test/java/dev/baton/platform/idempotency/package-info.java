@NullMarked
package dev.baton.platform.idempotency;

import org.jspecify.annotations.NullMarked;
