package dev.baton.allocation.transfer;

import dev.baton.inventory.GoodsInTransit;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.Locations;
import dev.baton.platform.engine.NotYetException;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import dev.baton.product.UnitConversions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Transfers as stock keepers ask for, ship, and cancel them. Every call may be repeated. */
@Service
@Transactional
public class StockTransfers {

    private final StoredTransfers transfers;
    private final TransferSteps steps;
    private final TransferCancellations cancellations;
    private final TransferNews news;
    private final GoodsInTransit inTransit;
    private final Locations locations;
    private final Products products;
    private final ProductUnits units;
    private final BusinessCalendar calendar;
    private final TransferProperties properties;
    private final Clock clock;

    StockTransfers(
            StoredTransfers transfers,
            TransferSteps steps,
            TransferCancellations cancellations,
            TransferNews news,
            GoodsInTransit inTransit,
            Locations locations,
            Products products,
            ProductUnits units,
            BusinessCalendar calendar,
            TransferProperties properties,
            Clock clock) {
        this.transfers = transfers;
        this.steps = steps;
        this.cancellations = cancellations;
        this.news = news;
        this.inTransit = inTransit;
        this.locations = locations;
        this.products = products;
        this.units = units;
        this.calendar = calendar;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Asks for a transfer; its process looks for a source and has it approved.
     *
     * @throws RefusedException (422) if there is no such location or product, or it does not come in such quantities
     * @throws ConflictException (409) if the reference has asked for one to this location, of which something may come
     */
    public Transfer request(TransferWish wish, String by) {
        requireKnown(wish);
        UUID id = Ids.next();
        Instant now = clock.instant();
        if (!transfers.add(id, wish, by, calendar.today(now).getYear(), now)) {
            throw transfers.of(wish.to(), wish.reference())
                    .map(other -> new ConflictException(
                            wish.reference() + " has asked for transfer " + other.number() + " to " + wish.to() + ".",
                            Map.of("transfer", other.id().toString())))
                    .orElseGet(() -> new ConflictException(wish.reference() + " is being taken by somebody else."));
        }
        news.requested(id);
        return get(id);
    }

    private void requireKnown(TransferWish wish) {
        Faults faults = new Faults();
        requireKnown("/to", wish.to(), faults);
        if (wish.from() != null) {
            requireKnown("/from", wish.from(), faults);
        }
        List<Sku> skus = wish.lines().stream().map(StockLine::sku).toList();
        Map<Sku, Product> known = products.find(skus);
        UnitConversions conversions = units.conversions(known, List.of());
        for (int index = 0; index < skus.size(); index++) {
            conversions.requireWhole(skus.get(index), wish.lines().get(index).quantity(),
                    "/lines/" + index + "/quantity", faults);
            if (!known.containsKey(skus.get(index))) {
                faults.add("/lines/" + index + "/sku", "there is no product " + skus.get(index));
            }
        }
        faults.throwIfRefused();
    }

    private void requireKnown(String pointer, LocationId location, Faults faults) {
        if (locations.find(location).isEmpty()) {
            faults.add(pointer, "there is no location " + location);
        }
    }

    /**
     * All of a transfer leaves its source: it is in transit from now on.
     *
     * @param document what it leaves with
     * @return also if it has left with this document before
     * @throws NotFoundException (404) if there is no such transfer
     * @throws ConflictException (409) if it is not approved, has left with another document, or its stock is being counted
     */
    public Transfer ship(UUID id, String document, String by) {
        Transfer seen = get(id);
        boolean reserved = inTransit.beginIssue(seen.number());
        Transfer transfer = transfers.lock(id);
        if (transfer.state() != TransferState.APPROVED || !reserved) {
            return shippedBefore(transfer, document);
        }
        try {
            inTransit.issue(transfer.number(), MovementReason.TRANSFER_ISSUE, transfer.document(document));
        } catch (NotYetException counted) {
            throw new ConflictException(String.valueOf(counted.getMessage()));
        }
        Instant due = clock.instant().plus(properties.receiveWithin()).truncatedTo(ChronoUnit.SECONDS);
        steps.ship(id, document, by, due);
        news.shipped(id, due);
        news.note(transfer, "shipped", transfer.inWords() + " has left");
        return get(id);
    }

    private static Transfer shippedBefore(Transfer transfer, String document) {
        if (document.equals(transfer.shipmentDocument())) {
            return transfer;
        }
        if (transfer.state() == TransferState.APPROVED) {
            throw new ConflictException("Transfer " + transfer.number() + " has changed just now: ask again.");
        }
        throw new ConflictException(transfer.shipmentDocument() == null
                ? "Transfer " + transfer.number() + " cannot leave: it is " + transfer.state() + "."
                : "Transfer " + transfer.number() + " has left with " + transfer.shipmentDocument() + ".");
    }

    /**
     * Gives a transfer up and frees what is reserved for it.
     *
     * @param reason in the stock keeper's words
     * @return also if it was cancelled before
     * @throws NotFoundException (404) if there is no such transfer
     * @throws ConflictException (409) if it has left, or has ended otherwise
     */
    public Transfer cancel(UUID id, String reason) {
        Transfer transfer = cancellations.cancel(id, reason);
        if (transfer.state() != TransferState.CANCELLED) {
            throw new ConflictException(
                    "Transfer " + transfer.number() + " cannot be cancelled: it is " + transfer.state() + ".");
        }
        return transfer;
    }

    private Transfer get(UUID id) {
        return transfers.find(id).orElseThrow(() -> new NotFoundException("transfer " + id));
    }
}
