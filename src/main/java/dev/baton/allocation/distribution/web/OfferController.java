package dev.baton.allocation.distribution.web;

import dev.baton.allocation.distribution.OfferAnswers;
import dev.baton.allocation.distribution.OfferState;
import dev.baton.allocation.distribution.OfferViews;
import dev.baton.allocation.distribution.OfferViews.OfferAnswer;
import dev.baton.customer.CustomerId;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets distributors see and answer what is offered to them. Needs no key: the same answer again changes nothing. */
@RestController
@Tag(name = "Offers")
@RequestMapping(path = "/api/offers", produces = MediaType.APPLICATION_JSON_VALUE)
class OfferController {

    private final OfferAnswers answers;
    private final OfferViews views;

    OfferController(OfferAnswers answers, OfferViews views) {
        this.answers = answers;
        this.views = views;
    }

    @Operation(summary = "Orders that are or were offered to distributors, newest first")
    @GetMapping
    Page<OfferAnswer> list(
            @RequestParam(required = false) @Nullable CustomerId sellerId,
            @RequestParam(required = false) @Nullable OfferState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return views.list(sellerId, state, Limit.of(limit), cursor, Callers.current());
    }

    @Operation(summary = "An order as it was offered to a distributor")
    @GetMapping("/{id}")
    OfferAnswer get(@PathVariable UUID id) {
        return views.get(id, Callers.current());
    }

    @Operation(summary = "Takes an order that is offered, or leaves it to the next distributor")
    @PostMapping(path = "/{id}/decision", consumes = MediaType.APPLICATION_JSON_VALUE)
    OfferAnswer decide(@PathVariable UUID id, @RequestBody OfferRequest request) {
        Caller caller = Callers.current();
        OfferRequest.Decided decided = request.check();
        answers.answer(id, decided.accept(), decided.comment(), caller);
        return views.get(id, caller);
    }
}
