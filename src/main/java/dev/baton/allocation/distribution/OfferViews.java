package dev.baton.allocation.distribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.customer.CustomerId;
import dev.baton.order.Order;
import dev.baton.order.OrderAnswerPart;
import dev.baton.order.OrderLine;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Caller;
import dev.baton.product.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is told about offers: to the distributors about their own, and in the answers about orders which there were. */
@Service
@Transactional(readOnly = true)
public class OfferViews implements OrderAnswerPart {

    private final StoredOffers offers;
    private final Orders orders;
    private final ObjectMapper json;

    OfferViews(StoredOffers offers, Orders orders, ObjectMapper json) {
        this.offers = offers;
        this.orders = orders;
        this.json = json;
    }

    /**
     * An offer with what a distributor has to know to answer it: the order as it is now, which an amendment may have changed since.
     *
     * @param shipToRegion where the goods are to go; null if that was not said
     */
    public record OfferAnswer(
            UUID id,
            OrderId orderId,
            String orderNumber,
            CustomerId sellerId,
            OfferState state,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String shipToRegion,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable LocalDate requestedDeliveryDate,
            Money total,
            String currency,
            List<Line> lines,
            Instant offeredAt,
            Instant expiresAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant answeredAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String answeredBy,
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String comment) {

        /** What is wanted of a product. */
        public record Line(Sku sku, Quantity quantity, Money total) {

            private static Line of(OrderLine line) {
                return new Line(line.sku(), line.quantity(), line.total());
            }
        }
    }

    /** @throws NotFoundException if the caller sees no such offer */
    public OfferAnswer get(UUID id, Caller caller) {
        return offers.find(id)
                .filter(offer -> caller.sees(offer.seller().value()))
                .map(offer -> answer(offer, orders.get(offer.orderId())))
                .orElseThrow(() -> new NotFoundException("offer " + id));
    }

    /**
     * A page of the offers that the caller sees, newest first.
     *
     * @param seller only those to this distributor; null for all
     * @param state only those; null for all
     */
    public Page<OfferAnswer> list(
            @Nullable CustomerId seller,
            @Nullable OfferState state,
            Limit limit,
            @Nullable String cursor,
            Caller caller) {
        if (seller != null && !caller.sees(seller.value())) {
            return new Page<>(List.of(), null);
        }
        String only = seller == null ? caller.customerId() : seller.value();
        UUID before = Cursor.readNewestFirst(cursor);
        Page<Offer> page = Page.of(offers.list(only, state, before, limit.andOneMore()), limit,
                offer -> List.of(offer.id().toString()));
        Map<OrderId, Order> offered = orders.all(page.items().stream().map(Offer::orderId).toList());
        return page.map(offer -> answer(offer, Objects.requireNonNull(offered.get(offer.orderId()))));
    }

    private static OfferAnswer answer(Offer offer, Order order) {
        return new OfferAnswer(offer.id(), order.id(), order.number(), offer.seller(), offer.state(),
                order.shipTo().region(), order.requestedDeliveryDate(), order.total(), order.currency(),
                order.goods().stream().map(OfferAnswer.Line::of).toList(), offer.offeredAt(), offer.expiresAt(),
                offer.answeredAt(), offer.answeredBy(), offer.comment());
    }

    /** One of the offers of an order. Why a distributor declined is between it and us. */
    private record Asked(
            UUID id,
            CustomerId sellerId,
            OfferState state,
            Instant offeredAt,
            Instant expiresAt,
            @Nullable Instant answeredAt) {}

    /** Who else was asked, and did not want it, is no business of the customer or of who sells the order. */
    @Override
    public void contribute(Map<OrderId, ObjectNode> answers, Caller caller) {
        for (Offer offer : offers.of(answers.keySet())) {
            ObjectNode answer = answers.get(offer.orderId());
            if (answer != null && caller.sees(offer.seller().value())) {
                ArrayNode list = answer.withArray("offers");
                list.add(json.<JsonNode>valueToTree(new Asked(offer.id(), offer.seller(),
                        offer.state(), offer.offeredAt(), offer.expiresAt(), offer.answeredAt())));
            }
        }
    }
}
