/** Jobs of the process {@code campaign}, and of orders that take part in one. */
@NullMarked
package dev.baton.campaign.worker;

import org.jspecify.annotations.NullMarked;
