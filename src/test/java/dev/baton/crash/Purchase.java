package dev.baton.crash;

import dev.baton.order.Channel;
import dev.baton.order.PaymentMethod;

/** What an order of a wave is about: so much of one product. */
record Purchase(Channel channel, String buyer, String sku, int quantity) {

    /** The body of the request that places it. */
    String order(String reference) {
        PaymentMethod method = channel == Channel.DISTRIBUTOR ? PaymentMethod.PREPAID : PaymentMethod.ONLINE;
        return """
                {"channel": "%s", "externalReference": "%s", "customerId": "%s", "currency": "CNY",
                 "payment": {"method": "%s"},
                 "shipTo": {"name": "Goods inwards", "line1": "Road 1", "city": "Shanghai", "region": "EAST",
                            "postalCode": "200000", "country": "CN"},
                 "lines": [{"sku": "%s", "quantity": %d}]}"""
                .formatted(channel, reference, buyer, method, sku, quantity);
    }
}
