package dev.baton.logistics.claim;

import dev.baton.allocation.Consignments;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.logistics.Shipment;
import dev.baton.logistics.Shipments;
import dev.baton.logistics.claim.CarrierClaim.Decision;
import dev.baton.logistics.claim.CarrierClaim.State;
import dev.baton.order.Orders;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.money.Money;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.problem.RefusedException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims against carriers, and what they are in the books. Every call may be repeated and takes effect once. */
@Service
@Transactional
public class CarrierClaims {

    private final StoredClaims claims;
    private final Shipments shipments;
    private final Consignments consignments;
    private final Ledger ledger;
    private final Orders orders;
    private final Clock clock;

    CarrierClaims(
            StoredClaims claims,
            Shipments shipments,
            Consignments consignments,
            Ledger ledger,
            Orders orders,
            Clock clock) {
        this.claims = claims;
        this.shipments = shipments;
        this.consignments = consignments;
        this.ledger = ledger;
        this.orders = orders;
        this.clock = clock;
    }

    /** Claims what the goods of a shipment are worth, unless that is claimed already. */
    public void open(UUID exceptionId, UUID shipmentId) {
        Shipment shipment = shipments.find(shipmentId).orElseThrow();
        Money worth = consignments.get(shipment.consignmentId()).worth();
        if (worth.isPositive() && claims.add(exceptionId, shipmentId, worth, clock.instant())) {
            orders.note(shipment.orderId(), "shipment.claimed", "logistics",
                    "%s are claimed of %s".formatted(worth.words(), shipment.carrier()));
        }
    }

    /** The parcel has turned up: an open claim lapses, an accepted one is told to finance. */
    public void withdraw(UUID shipmentId, String why) {
        claims.lockOf(shipmentId).ifPresent(claim -> {
            if (claim.state() == State.OPEN) {
                claims.decide(claim.id(), State.WITHDRAWN, null, "logistics", why, clock.instant());
            } else {
                orders.noteOnce(claim.orderId(), "shipment.claim-in-doubt", "logistics",
                        why + ", and " + claim.carrier() + " has accepted a claim for it: settle it with the carrier",
                        "claim-in-doubt:" + claim.id() + ":" + why);
            }
        });
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<CarrierClaim> list(
            @Nullable State state,
            @Nullable OrderId order,
            Limit limit,
            @Nullable String cursor) {
        return claims.list(state, order, limit, cursor);
    }

    /**
     * Finance says what the carrier has answered, or that it has paid.
     *
     * @param amount what it has accepted; null for all
     * @return also if it was decided so before
     * @throws NotFoundException (404) if there is no such claim
     * @throws ConflictException (409) if it was decided otherwise, or cannot be paid before it is accepted
     * @throws RefusedException (422) if more is accepted than is claimed, or in another currency
     */
    public CarrierClaim decide(
            UUID id,
            Decision decision,
            @Nullable Money amount,
            @Nullable String comment,
            String by) {
        CarrierClaim claim = claims.lock(id).orElseThrow(() -> new NotFoundException("claim " + id));
        switch (decision) {
            case ACCEPT -> accept(claim, amount == null ? claim.amount() : amount, comment, by);
            case REJECT -> move(claim, State.OPEN, State.REJECTED, comment, by);
            case PAY -> pay(claim, comment, by);
        }
        return claims.lock(id).orElseThrow();
    }

    private void accept(CarrierClaim claim, Money amount, @Nullable String comment, String by) {
        if (!amount.currency().equals(claim.currency()) || amount.compareTo(claim.amount()) > 0) {
            throw new RefusedException("/amount", "must be at most " + claim.amount().words());
        }
        if (claim.state() == State.ACCEPTED && amount.equals(claim.accepted())) {
            return;
        }
        require(claim, State.OPEN);
        claims.decide(claim.id(), State.ACCEPTED, amount, by, comment, clock.instant());
        ledger.openOurs(amount.currency());
        ledger.transfer("claim:" + claim.id(), ours(AccountKind.CARRIER_RECEIVABLE, amount),
                ours(AccountKind.CARRIER_COMPENSATION, amount), amount, "Claim against " + claim.carrier(),
                claim.id().toString());
        note(claim, "accepts " + amount.words() + " for its parcel", by);
    }

    private void pay(CarrierClaim claim, @Nullable String comment, String by) {
        Money granted = claim.accepted();
        if (move(claim, State.ACCEPTED, State.PAID, comment, by) && granted != null) {
            ledger.transfer("claim:" + claim.id() + ":paid", ours(AccountKind.BANK, granted),
                    ours(AccountKind.CARRIER_RECEIVABLE, granted), granted, "Claim paid by " + claim.carrier(),
                    claim.id().toString());
            note(claim, "has paid " + granted.words() + " for its parcel", by);
        }
    }

    /** @return false if it was moved before */
    private boolean move(CarrierClaim claim, State from, State to, @Nullable String comment, String by) {
        if (claim.state() == to) {
            return false;
        }
        require(claim, from);
        claims.decide(claim.id(), to, null, by, comment, clock.instant());
        return true;
    }

    private static void require(CarrierClaim claim, State state) {
        if (claim.state() != state) {
            throw new ConflictException("The claim is " + claim.state() + ".", Map.of("state", claim.state()));
        }
    }

    private void note(CarrierClaim claim, String what, String by) {
        orders.note(claim.orderId(), "shipment.claim-decided", by, claim.carrier() + " " + what);
    }

    private static AccountId ours(AccountKind kind, Money amount) {
        return AccountId.internal(kind, amount.currency());
    }
}
