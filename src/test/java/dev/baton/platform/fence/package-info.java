@NullMarked
package dev.baton.platform.fence;

import org.jspecify.annotations.NullMarked;
