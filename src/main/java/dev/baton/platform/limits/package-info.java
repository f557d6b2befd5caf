/** How large a request may be, how many one caller may send, and when no more orders are taken from anybody. */
@NullMarked
package dev.baton.platform.limits;

import org.jspecify.annotations.NullMarked;
