/** What is left when a part is killed outright in the middle of its work: everything, and nothing twice. Tagged {@code crash}, they run after all other tests. */
@NullMarked
package dev.baton.crash;

import org.jspecify.annotations.NullMarked;
