/** Cursor pages, as every list of the API answers them. */
@NullMarked
package dev.baton.platform.paging;

import org.jspecify.annotations.NullMarked;
