/**
 * Stock as it is looked at: pages of levels, movements and locations for people, and the books as those see them who hold them against what
 * another says.
 *
 * <p>Everything here reads and locks nothing: whoever changes stock asks {@link dev.baton.inventory.Inventory}, which knows nothing of this.
 *
 * <p>Tables: none of its own.
 */
@NullMarked
@NamedInterface("view")
package dev.baton.inventory.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
