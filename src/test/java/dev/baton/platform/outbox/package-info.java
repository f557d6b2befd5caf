@NullMarked
package dev.baton.platform.outbox;

import org.jspecify.annotations.NullMarked;
