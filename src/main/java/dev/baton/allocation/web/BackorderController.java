package dev.baton.allocation.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.allocation.BackorderChoices;
import dev.baton.order.OrderAnswers;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what customers choose while their orders wait for stock. Needs no key: the same choice again changes nothing. */
@RestController
@Tag(name = "Orders")
@RequestMapping(path = "/api/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class BackorderController {

    private final BackorderChoices choices;
    private final OrderAnswers answers;

    BackorderController(BackorderChoices choices, OrderAnswers answers) {
        this.choices = choices;
        this.answers = answers;
    }

    @Operation(summary = "Chooses for an order that waits for stock: to wait longer, to take a part, or to do without what is missing")
    @PostMapping(path = "/{id}/backorder", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode choose(@PathVariable UUID id, @RequestBody BackorderRequest request) {
        Caller caller = Callers.current();
        BackorderRequest.Chosen chosen = request.check();
        choices.choose(new OrderId(id), chosen.choice(), chosen.until(), caller);
        return answers.get(new OrderId(id), caller);
    }
}
