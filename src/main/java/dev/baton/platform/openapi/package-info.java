/** How the API describes itself. */
@NullMarked
package dev.baton.platform.openapi;

import org.jspecify.annotations.NullMarked;
