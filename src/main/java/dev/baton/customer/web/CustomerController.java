package dev.baton.customer.web;

import dev.baton.customer.Customer;
import dev.baton.customer.CustomerId;
import dev.baton.customer.CustomerImport;
import dev.baton.customer.CustomerType;
import dev.baton.customer.Customers;
import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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

    CustomerController(Customers customers, CustomerImport kind, ImportEndpoint imports) {
        this.customers = customers;
        this.kind = kind;
        this.imports = imports;
    }

    @GetMapping
    Page<Customer> list(
            @RequestParam(required = false) @Nullable CustomerType type,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return customers.list(type, region, Callers.current().customerId(), Limit.of(limit), cursor);
    }

    @GetMapping("/{id}")
    Customer get(@PathVariable CustomerId id) {
        if (!Callers.current().sees(id.value())) {
            throw new NotFoundException("customer " + id);
        }
        return customers.find(id).orElseThrow(() -> new NotFoundException("customer " + id));
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
