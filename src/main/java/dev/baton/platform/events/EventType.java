package dev.baton.platform.events;

import java.util.List;

/** The types of outgoing events, as subscribers name them. */
public enum EventType {
    ORDER_ACCEPTED("order.accepted"),
    ORDER_PAYMENT_DUE("order.payment-due"),
    ORDER_APPROVED("order.approved"),
    ORDER_REJECTED("order.rejected"),
    ORDER_PRE_ORDERED("order.pre-ordered"),
    ORDER_RELEASED_FOR_SALE("order.released-for-sale"),
    ORDER_BACKORDERED("order.backordered"),
    ORDER_OFFERED("order.offered"),
    ORDER_ALLOCATED("order.allocated"),
    ORDER_SHIPPED("order.shipped"),
    ORDER_DELIVERED("order.delivered"),
    ORDER_COMPLETED("order.completed"),
    ORDER_CANCELLED("order.cancelled"),
    ORDER_RISK_RAISED("order.risk-raised"),
    ORDER_SUBSTITUTION_PROPOSED("order.substitution-proposed"),
    SHIPMENT_LOST("shipment.lost"),
    SHIPMENT_DAMAGED("shipment.damaged"),
    SHIPMENT_RETURNED("shipment.returned"),
    PAYMENT_CAPTURED("payment.captured"),
    PAYMENT_REFUNDED("payment.refunded"),
    RECEIVABLE_DUNNED("receivable.dunned"),
    PRICE_REVIEWED("price.reviewed"),
    STOCK_LOW("stock.low"),
    STOCK_RECOVERED("stock.recovered"),
    STOCK_OVERSTOCKED("stock.overstocked"),
    COMPLAINT_OPENED("complaint.opened"),
    COMPLAINT_ANSWERED("complaint.answered"),
    COMPLAINT_SOLVED("complaint.solved"),
    COMPLAINT_CLOSED("complaint.closed"),
    RETURN_REQUESTED("return.requested"),
    RETURN_AUTHORISED("return.authorised"),
    RETURN_REFUSED("return.refused"),
    RETURN_RECEIVED("return.received"),
    RETURN_INSPECTED("return.inspected"),
    RETURN_COMPLETED("return.completed"),
    RETURN_WITHDRAWN("return.withdrawn"),
    RETURN_LAPSED("return.lapsed"),
    CAMPAIGN_REACHED("campaign.reached"),
    CAMPAIGN_MISSED("campaign.missed"),
    CAMPAIGN_CANCELLED("campaign.cancelled");

    /** All types. */
    public static final List<String> WORDS = List.of(values()).stream().map(EventType::word).toList();

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
