/** What goes wrong, said in problem details (RFC 9457). */
@NullMarked
package dev.baton.platform.problem;

import org.jspecify.annotations.NullMarked;
