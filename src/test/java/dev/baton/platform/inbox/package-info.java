@NullMarked
package dev.baton.platform.inbox;

import org.jspecify.annotations.NullMarked;
