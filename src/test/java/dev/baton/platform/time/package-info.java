@NullMarked
package dev.baton.platform.time;

import org.jspecify.annotations.NullMarked;
