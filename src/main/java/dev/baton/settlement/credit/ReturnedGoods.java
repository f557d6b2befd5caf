package dev.baton.settlement.credit;

import dev.baton.platform.money.Quantity;
import java.math.BigDecimal;

/**
 * Goods that are taken back.
 *
 * @param no of the return's line
 * @param lineNo of the order's line
 * @param quantity positive
 * @param feePercent what of their worth is kept, from 0 to 100
 */
public record ReturnedGoods(int no, int lineNo, Quantity quantity, BigDecimal feePercent) {}
