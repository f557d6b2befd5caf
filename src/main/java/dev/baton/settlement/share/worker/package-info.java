/** Jobs that share and pay out. */
@NullMarked
package dev.baton.settlement.share.worker;

import org.jspecify.annotations.NullMarked;
