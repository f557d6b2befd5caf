/** Who calls, in which role, and what each role may ask for. */
@NullMarked
package dev.baton.platform.security;

import org.jspecify.annotations.NullMarked;
