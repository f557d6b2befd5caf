package dev.baton.logistics.parcel;

import java.math.BigDecimal;

/**
 * What the rules are asked about a parcel.
 *
 * @param value of its goods, VAT included, in major units
 * @param daysUnderWay whole days since it was picked up
 * @param stockAvailable whether a location could send all of its goods again at this moment
 * @param reshippable whether goods can be sent again from here at all: not what is sold through SAP
 * @param riskBearer {@code MANUFACTURER} or {@code SELLER}, whose the goods are until they are delivered
 * @param shipments how many shipments of these goods have left so far, with this one
 */
public record ExceptionFacts(
        String kind,
        String channel,
        BigDecimal value,
        long daysUnderWay,
        boolean stockAvailable,
        boolean reshippable,
        String riskBearer,
        int shipments) {}
