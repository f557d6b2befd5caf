/** How large a request may be, and how many one caller may send. */
@NullMarked
package dev.baton.platform.limits;

import org.jspecify.annotations.NullMarked;
