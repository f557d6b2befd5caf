package dev.baton.logistics.parcel;

import dev.baton.allocation.Consignment;
import dev.baton.allocation.Consignments;
import dev.baton.allocation.ReplacementStock;
import dev.baton.logistics.Shipment;
import dev.baton.logistics.Shipments;
import dev.baton.logistics.claim.CarrierClaims;
import dev.baton.logistics.parcel.ShipmentException.State;
import dev.baton.logistics.parcel.StoredExceptions.Answer;
import dev.baton.order.Order;
import dev.baton.order.Orders;
import dev.baton.platform.engine.RuleRow;
import dev.baton.platform.tasks.CompletedTask;
import dev.baton.platform.tasks.CompletedTasks;
import dev.baton.platform.tasks.FormAnswer;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets rules and people decide about parcels that do not arrive. Every call of their process may be repeated and takes effect once. */
@Service
@Transactional
public class ShipmentExceptions {

    private final StoredExceptions exceptions;
    private final Shipments shipments;
    private final Consignments consignments;
    private final ReplacementStock stock;
    private final CarrierClaims claims;
    private final Orders orders;
    private final CompletedTasks tasks;
    private final BusinessCalendar calendar;
    private final ParcelProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShipmentExceptions(
            StoredExceptions exceptions,
            Shipments shipments,
            Consignments consignments,
            ReplacementStock stock,
            CarrierClaims claims,
            Orders orders,
            CompletedTasks tasks,
            BusinessCalendar calendar,
            ParcelProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.exceptions = exceptions;
        this.shipments = shipments;
        this.consignments = consignments;
        this.stock = stock;
        this.claims = claims;
        this.orders = orders;
        this.tasks = tasks;
        this.calendar = calendar;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the rules are asked, and what a task shows. */
    public record Gathered(ExceptionFacts facts, ExceptionSheet sheet) {}

    /**
     * What is to become of it.
     *
     * @param notice what the form is to tell those who are asked; null if nothing
     * @param managersDueAt when the managers are to have decided what is late
     */
    public record Ruling(
            ExceptionOutcome outcome,
            @Nullable String notice,
            String group,
            Instant dueAt,
            Instant managersDueAt) {}

    /** Those of a shipment, oldest first. */
    @Transactional(readOnly = true)
    public List<ShipmentException> of(UUID shipmentId) {
        return exceptions.of(shipmentId);
    }

    /**
     * Reads a parcel and its order as they are now.
     *
     * @param processInstanceKey the instance that looks after it from now on, if none does
     */
    public Gathered gather(UUID id, long processInstanceKey) {
        exceptions.claim(id, processInstanceKey);
        ShipmentException exception = exceptions.get(id);
        Shipment shipment = shipments.find(exception.shipmentId()).orElseThrow();
        Order order = orders.get(exception.orderId());
        Consignment goods = consignments.get(exception.consignmentId());
        boolean reshippable = order.sellerId() != null;
        boolean there = reshippable && stock.isThere(order, goods);
        Instant pickedUpAt = Objects.requireNonNullElse(shipment.track().pickedUpAt(), exception.raisedAt());
        ExceptionFacts facts = new ExceptionFacts(exception.kind().name(), order.channel().name(),
                goods.worth().toDecimal(), Math.max(0, Duration.between(pickedUpAt, clock.instant()).toDays()), there,
                reshippable, reshippable ? "SELLER" : "MANUFACTURER", shipments.left(goods.id()));
        String words = goods.stock().stream().map(line -> line.quantity() + " " + line.sku())
                .collect(Collectors.joining(", "));
        return new Gathered(facts, new ExceptionSheet(order.number(), shipment.carrier(),
                String.valueOf(shipment.trackingNumber()), exception.kind().words(), words, goods.worth().words(),
                there, reshippable, "/api/shipments?orderId=" + order.id()));
    }

    /**
     * Keeps what the rules say, the first time that they are asked, and begins it. Where a person has decided since, that counts.
     *
     * @param row null where none matches: then a person decides, and nothing is claimed before
     * @throws IllegalStateException if the row leaves out or mistypes what it must say
     */
    public Ruling recordRule(UUID id, ExceptionFacts facts, @Nullable Map<String, ? extends @Nullable Object> row) {
        ShipmentException exception = exceptions.lock(id);
        if (exceptions.ruling(id).isEmpty()) {
            rule(exception, row == null ? null : new RuleRow("shipment-exception", row));
            orders.recordDecision(exception.orderId(), "shipment-exception", facts, row == null ? Map.of() : row,
                    "rules");
        }
        StoredExceptions.Ruled ruled = exceptions.ruling(id).orElseThrow();
        return new Ruling(exceptions.decision(id).orElse(ruled.outcome()), null, ruled.group(), ruled.dueAt(),
                dueAfter(ruled.dueAt(), properties.managersDue()));
    }

    private void rule(ShipmentException exception, @Nullable RuleRow row) {
        ExceptionOutcome said = row == null ? ExceptionOutcome.MANUAL : row.constant("outcome", ExceptionOutcome.class);
        ExceptionOutcome outcome =
                said == ExceptionOutcome.RESHIP && !isReshippable(exception) ? ExceptionOutcome.MANUAL : said;
        Duration due = row == null ? properties.due() : Duration.ofHours(row.wholeNumber("dueHours"));
        exceptions.ruled(exception.id(), row == null ? null : row.text("ruleId"),
                row == null ? "No rule says what becomes of it" : row.text("reason"), outcome,
                row == null ? properties.group() : row.text("group"), dueAfter(clock.instant(), due));
        if (row != null && row.flag("claim")) {
            claims.open(exception.id(), exception.shipmentId());
        }
        begin(exception, outcome);
    }

    private void begin(ShipmentException exception, ExceptionOutcome outcome) {
        if (!exception.isOpen()) {
            return;
        }
        if (outcome == ExceptionOutcome.RESHIP) {
            exceptions.awaitStock(exception.id(),
                    clock.instant().plus(properties.stockWithin()).truncatedTo(ChronoUnit.SECONDS));
        } else if (outcome == ExceptionOutcome.CLAIM_ONLY) {
            exceptions.move(exception.id(), State.LEFT_TO_CARRIER, clock.instant());
        }
    }

    /**
     * Counts what a person decided, and begins it. Asks again where that cannot be.
     *
     * @param elementId of the task that was completed
     * @param claim whether the carrier is to pay; an open claim stays
     * @param jobKey tells a repeated call from a new answer
     * @throws dev.baton.platform.engine.NotYetException while it cannot be told yet who completed the task
     */
    @Transactional(propagation = Propagation.NEVER)
    public Ruling recordDecision(
            UUID id,
            String elementId,
            FormAnswer said,
            boolean claim,
            long jobKey,
            long processInstanceKey) {
        CompletedTask task = exceptions.answer(jobKey).isPresent()
                ? null
                : tasks.before(jobKey, processInstanceKey, elementId);
        String by = CompletedTask.person(task, "logistics");
        return Objects.requireNonNull(transaction.execute(status -> counted(id, said, claim, jobKey, by)));
    }

    private Ruling counted(UUID id, FormAnswer said, boolean claim, long jobKey, String by) {
        ShipmentException exception = exceptions.lock(id);
        Optional<Answer> known = exceptions.answer(jobKey);
        Answer answer = known.isPresent() ? known.get() : answered(exception, said, claim, jobKey, by);
        StoredExceptions.Ruled ruled = exceptions.ruling(id).orElseThrow();
        Instant due = dueAfter(clock.instant(), properties.due());
        return new Ruling(answer.outcome(), answer.notice(), ruled.group(), due,
                dueAfter(due, properties.managersDue()));
    }

    private Answer answered(ShipmentException exception, FormAnswer said, boolean claim, long jobKey, String by) {
        Answer judged = judge(exception, said);
        exceptions.addAnswer(jobKey, exception.id(), judged, by, said.comment(), clock.instant());
        if (judged.outcome() != ExceptionOutcome.MANUAL && exception.isOpen()) {
            decide(exception, judged.outcome(), said, claim, by);
        }
        return judged;
    }

    private Answer judge(ShipmentException exception, FormAnswer said) {
        if (!exception.isOpen()) {
            // its process is being told that the parcel has turned up
            return new Answer(ExceptionOutcome.CLAIM_ONLY, null);
        }
        return switch (said.decision()) {
            case "RESHIP" -> isReshippable(exception)
                    ? new Answer(ExceptionOutcome.RESHIP, null)
                    : new Answer(ExceptionOutcome.MANUAL,
                            "SAP has delivered these goods: they cannot be sent again from here. "
                                    + "Give the money back and let the customer order anew, or leave the parcel to its carrier");
            case "REFUND" -> new Answer(ExceptionOutcome.REFUND, null);
            case "CLAIM_ONLY" -> new Answer(ExceptionOutcome.CLAIM_ONLY, null);
            default -> new Answer(ExceptionOutcome.MANUAL, "Nothing was decided: choose what becomes of the parcel");
        };
    }

    private void decide(
            ShipmentException exception,
            ExceptionOutcome outcome,
            FormAnswer said,
            boolean claim,
            String by) {
        exceptions.decided(exception.id(), by, said.commentOr("Decided by hand"));
        if (claim) {
            claims.open(exception.id(), exception.shipmentId());
        }
        orders.note(exception.orderId(), "shipment.exception-decided", by, switch (outcome) {
            case RESHIP -> "The goods are sent again";
            case REFUND -> "The money for the goods is given back";
            default -> "The parcel is left to its carrier";
        } + (said.comment().isEmpty() ? "" : ": " + said.comment()));
        begin(exception, outcome);
    }

    private boolean isReshippable(ShipmentException exception) {
        return orders.get(exception.orderId()).sellerId() != null;
    }

    private Instant dueAfter(Instant from, Duration workingTime) {
        return calendar.dueAfter(from, workingTime).truncatedTo(ChronoUnit.SECONDS);
    }
}
