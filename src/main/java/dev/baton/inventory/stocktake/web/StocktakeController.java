package dev.baton.inventory.stocktake.web;

import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.stocktake.CountEntry;
import dev.baton.inventory.stocktake.Stocktake;
import dev.baton.inventory.stocktake.StocktakeLine;
import dev.baton.inventory.stocktake.StocktakeState;
import dev.baton.inventory.stocktake.StocktakeView;
import dev.baton.inventory.stocktake.Stocktakes;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.InvalidRequestException;
import dev.baton.platform.security.Callers;
import dev.baton.product.ProductUnits;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stocktakes: opened, counted, completed or abandoned by stock keepers. */
@RestController
@Tag(name = "Stocktakes")
@RequestMapping("/api/inventory/stocktakes")
class StocktakeController {

    private static final String PATH = "/api/inventory/stocktakes";

    private final Stocktakes stocktakes;
    private final StocktakeView view;
    private final CountFile file;
    private final ProductUnits units;
    private final IdempotentRequests requests;

    StocktakeController(
            Stocktakes stocktakes,
            StocktakeView view,
            CountFile file,
            ProductUnits units,
            IdempotentRequests requests) {
        this.stocktakes = stocktakes;
        this.view = view;
        this.file = file;
        this.units = units;
        this.requests = requests;
    }

    /** Opens a stocktake of a location, of which there is one at a time. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Stocktake>> open(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OpenRequest request) {
        return requests.run(key, "POST " + PATH, request, () -> {
            OpenRequest.Checked asked = request.check();
            Stocktake count =
                    stocktakes.open(asked.location(), asked.mode(), asked.skus(), Callers.current().name());
            return Reply.created(at(count), count);
        });
    }

    /** Enters what was counted. What was entered before for the same product is replaced, and kept for the record. */
    @PostMapping(path = "/{id}/counts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Stocktake>> enter(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CountsRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/counts", request, () -> enter(id, request));
    }

    /** Enters what was counted from a CSV file with the columns {@code sku} and {@code quantity}. */
    @PostMapping(path = "/{id}/counts", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<Stocktake>> enterFile(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))) @RequestBody byte[] rows) {
        return requests.run(key, "POST " + PATH + "/" + id + "/counts", new String(rows, StandardCharsets.UTF_8),
                () -> enter(id, file.read(rows)));
    }

    private Reply<Stocktake> enter(UUID id, CountsRequest request) {
        CountsRequest.Checked entered = request.check();
        return Reply.created(URI.create(PATH + "/" + id + "/counts"),
                stocktakes.enter(id, entered.inBaseUnits(units.conversions(entered.skus())),
                        entered.countedAt(), Callers.current().name()));
    }

    /** Completes a stocktake. What it found is then posted, or brought before somebody who has not counted. */
    @PostMapping("/{id}/completion")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Stocktake>> complete(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CompletionRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/completion", request, () -> {
            Stocktake count = stocktakes.complete(id, Boolean.TRUE.equals(request.uncountedAreZero()),
                    Callers.current().name());
            return Reply.accepted(at(count), count);
        });
    }

    /** Gives a stocktake up; nothing is posted. */
    @PostMapping("/{id}/abandonment")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Written<Stocktake>> abandon(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AbandonmentRequest request) {
        return requests.run(key, "POST " + PATH + "/" + id + "/abandonment", request, () -> {
            Stocktake count = stocktakes.abandon(id, request.check());
            return Reply.accepted(at(count), count);
        });
    }

    /** Stocktakes, newest first. */
    @GetMapping
    Page<Stocktake> list(
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable StocktakeState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.list(location(location), state, Limit.of(limit), cursor);
    }

    /** A stocktake and how it stands. */
    @GetMapping("/{id}")
    Stocktake get(@PathVariable UUID id) {
        return view.get(id);
    }

    /** The products of a stocktake with what the books had of them and what was counted; all, or only those that differ. */
    @GetMapping("/{id}/lines")
    Page<StocktakeLine> lines(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean differing,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.lines(id, differing, Limit.of(limit), cursor);
    }

    /** All that was entered, oldest first, also what a recount has replaced. */
    @GetMapping("/{id}/counts")
    Page<CountEntry> counts(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return view.entries(id, Limit.of(limit), cursor);
    }

    private static @Nullable LocationId location(@Nullable String location) {
        try {
            return location == null || location.isBlank() ? null : new LocationId(location);
        } catch (IllegalArgumentException unfit) {
            throw new InvalidRequestException("/location", String.valueOf(unfit.getMessage()));
        }
    }

    private static URI at(Stocktake count) {
        return URI.create(PATH + "/" + count.id());
    }
}
