/** What is done once before a transaction commits, over all that it has touched. */
@NullMarked
package dev.baton.platform.commit;

import org.jspecify.annotations.NullMarked;
