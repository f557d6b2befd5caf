/** Vouchers and top-ups over HTTP. */
@NullMarked
package dev.baton.payment.voucher.web;

import org.jspecify.annotations.NullMarked;
