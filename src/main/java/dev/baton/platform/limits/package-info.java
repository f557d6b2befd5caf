/** How large a request may be. */
@NullMarked
package dev.baton.platform.limits;

import org.jspecify.annotations.NullMarked;
