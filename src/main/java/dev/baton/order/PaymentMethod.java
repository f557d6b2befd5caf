package dev.baton.order;

import java.util.EnumSet;
import java.util.Set;

/** How an order is to be paid. */
public enum PaymentMethod {
    PREPAID, ONLINE, POS, VOUCHER, CREDIT;

    /** The methods that a channel's customers may choose from. */
    public static Set<PaymentMethod> of(Channel channel) {
        return switch (channel) {
            case DISTRIBUTOR -> EnumSet.of(PREPAID, CREDIT);
            case RETAILER -> EnumSet.allOf(PaymentMethod.class);
            case GROUP_BUY -> EnumSet.of(ONLINE);
        };
    }
}
