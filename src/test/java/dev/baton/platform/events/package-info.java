@NullMarked
package dev.baton.platform.events;

import org.jspecify.annotations.NullMarked;
