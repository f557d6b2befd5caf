package dev.baton.inventory.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.Quarantine;
import dev.baton.inventory.StockChange;
import dev.baton.inventory.location.Locations;
import dev.baton.inventory.web.StockDocumentRequest.Sign;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.problem.ConflictException;
import dev.baton.platform.problem.Faults;
import dev.baton.product.Product;
import dev.baton.product.ProductUnits;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What stock keepers enter. A document's reference counts once per location. At our plants SAP keeps the books too: what is entered there has to
 * be posted in SAP as well, or the next reconciliation takes it back.
 */
@RestController
@Tag(name = "Stock")
@RequestMapping("/api/inventory")
class StockDocumentController {

    private static final List<MovementReason> REASONS_TO_ISSUE =
            List.of(MovementReason.OFF_PLATFORM_ISSUE, MovementReason.SCRAP);

    private final GoodsMovements movements;
    private final Quarantine quarantine;
    private final Locations locations;
    private final Products products;
    private final ProductUnits units;
    private final IdempotentRequests requests;

    StockDocumentController(
            GoodsMovements movements,
            Quarantine quarantine,
            Locations locations,
            Products products,
            ProductUnits units,
            IdempotentRequests requests) {
        this.movements = movements;
        this.quarantine = quarantine;
        this.locations = locations;
        this.products = products;
        this.units = units;
        this.requests = requests;
    }

    /** Enters a receipt. At a plant, post it in SAP as well: the next reconciliation takes back what SAP does not know. */
    @PostMapping("/receipts")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockDocument>> receive(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StockDocumentRequest request) {
        return requests.run(key, "POST /api/inventory/receipts", request, () -> enter(
                request.check(Sign.POSITIVE, new Faults()), receipt -> movements.receive(
                        receipt.location(), receipt.goods(), MovementReason.RECEIPT, receipt.reference())));
    }

    /** Enters what leaves for something that is no order here ({@code OFF_PLATFORM_ISSUE}, unless it says {@code SCRAP}). At a plant, post it in SAP as well. */
    @PostMapping("/issues")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockDocument>> issue(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StockDocumentRequest request) {
        return requests.run(key, "POST /api/inventory/issues", request, () -> {
            Faults faults = new Faults();
            MovementReason reason = reasonToIssue(request.reason(), faults);
            return enter(request.check(Sign.POSITIVE, faults),
                    issue -> movements.issue(issue.location(), issue.goods(), reason, issue.reference()));
        });
    }

    /**
     * Corrects what was entered wrongly, by quantities of either sign. Reservations that this leaves without stock are withdrawn. At
     * a plant, post it in SAP as well.
     */
    @PostMapping("/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockDocument>> correct(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StockDocumentRequest request) {
        return requests.run(key, "POST /api/inventory/corrections", request, () -> enter(
                request.check(Sign.EITHER, new Faults()), correction -> movements.adjust(
                        correction.location(), correction.lines(), MovementReason.CORRECTION,
                        correction.reference())));
    }

    /** Sets stock apart, so that it is neither reserved nor issued. */
    @PostMapping("/quarantines")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockDocument>> setApart(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StockDocumentRequest request) {
        return requests.run(key, "POST /api/inventory/quarantines", request, () -> enter(
                request.check(Sign.POSITIVE, new Faults()), apart -> quarantine.setApart(
                        apart.location(), apart.goods(), apart.reference(), note(request))));
    }

    /** Makes stock available again that was set apart. */
    @PostMapping("/quarantines/releases")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<StockDocument>> giveFree(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody StockDocumentRequest request) {
        return requests.run(key, "POST /api/inventory/quarantines/releases", request, () -> enter(
                request.check(Sign.POSITIVE, new Faults()), free -> quarantine.giveFree(
                        free.location(), free.goods(), free.reference(), note(request))));
    }

    private Reply<StockDocument> enter(AskedDocument asked, Predicate<StockDocument> entry) {
        StockDocument document = understood(asked);
        if (!entry.test(document)) {
            throw new ConflictException(document.reference() + " was taken at " + document.location() + " before.");
        }
        return Reply.created(URI.create("/api/inventory/movements?location=" + document.location()), document);
    }

    private static MovementReason reasonToIssue(@Nullable String reason, Faults faults) {
        for (MovementReason known : REASONS_TO_ISSUE) {
            if (known.name().equals(reason)) {
                return known;
            }
        }
        if (reason != null) {
            faults.add("/reason", "must be one of " + REASONS_TO_ISSUE);
        }
        return MovementReason.OFF_PLATFORM_ISSUE;
    }

    private static String note(StockDocumentRequest request) {
        String note = request.note();
        return note == null ? "" : note.strip();
    }

    /** The document in base units, with all that it names known. */
    private StockDocument understood(AskedDocument asked) {
        StockDocument document = asked.document();
        Faults faults = new Faults();
        if (locations.find(document.location()).isEmpty()) {
            faults.add("/location", "there is no location " + document.location());
        }
        List<StockChange> lines = document.lines();
        Map<Sku, Product> known = products.find(lines.stream().map(StockChange::sku).collect(toUnmodifiableSet()));
        for (int index = 0; index < lines.size(); index++) {
            if (!known.containsKey(lines.get(index).sku())) {
                faults.add("/lines/" + index + "/sku", "there is no product " + lines.get(index).sku());
            }
        }
        StockDocument reckoned = asked.inBaseUnits(units.conversions(known, asked.named()), faults);
        faults.throwIfRefused();
        return reckoned;
    }
}
