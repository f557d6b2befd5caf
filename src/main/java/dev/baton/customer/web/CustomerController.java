package dev.baton.customer.web;

import dev.baton.customer.Belonging;
import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerImport;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
@RequestMapping("/api/customers")
class CustomerController {

    private final Customers customers;
    private final CustomerImport kind;
    private final ImportEndpoint imports;
    private final IdempotentRequests requests;

    CustomerController(
            Customers customers,
            CustomerImport kind,
            ImportEndpoint imports,
            IdempotentRequests requests) {
        this.customers = customers;
        this.kind = kind;
        this.imports = imports;
        this.requests = requests;
    }

    /** Customers by id, of a type, in a region or both. */
    @GetMapping
    Page<Customer> list(
            @RequestParam(required = false) @Nullable CustomerType type,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable CustomerId parentId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return customers.list(type, region, parentId, Callers.current().customerId(), Limit.of(limit), cursor);
    }

    /** A customer. */
    @GetMapping("/{id}")
    Customer get(@PathVariable CustomerId id) {
        requireSeen(id);
        return customers.find(id).orElseThrow(() -> new NotFoundException("customer " + id));
    }

    @Operation(summary = "The distributors to which a retailer belonged, newest first")
    @GetMapping("/{id}/parents")
    Page<Belonging> parents(
            @PathVariable CustomerId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        requireSeen(id);
        return customers.parents(id, Limit.of(limit), cursor);
    }

    @Operation(summary = "Lets a retailer belong to another distributor from now on")
    @PutMapping("/{id}/parent")
    ResponseEntity<Written<Customer>> move(
            @PathVariable CustomerId id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ParentRequest request) {
        return requests.run(key, "PUT /api/customers/" + id + "/parent", request, () -> {
            ParentRequest.Checked asked = request.check();
            return Reply.ok(customers.move(id, asked.parent(), asked.reason(), Callers.current().name()));
        });
    }

    private static void requireSeen(CustomerId id) {
        if (!Callers.current().sees(id.value())) {
            throw new NotFoundException("customer " + id);
        }
    }

    @PostMapping("/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(kind, file);
    }

    @GetMapping("/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(kind, id);
    }
}
