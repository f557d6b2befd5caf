/** Bank statements as files: camt.053 and CSV, read entry by entry in constant memory, with all their faults. */
@NullMarked
package dev.baton.payment.reconciliation.file;

import org.jspecify.annotations.NullMarked;
