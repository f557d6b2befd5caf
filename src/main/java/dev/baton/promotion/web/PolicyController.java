package dev.baton.promotion.web;

import dev.baton.platform.imports.ImportEndpoint;
import dev.baton.platform.imports.ImportProgress;
import dev.baton.platform.paging.Page;
import dev.baton.promotion.CouponImport;
import dev.baton.promotion.PublishedPolicies;
import dev.baton.promotion.PublishedPolicy;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The policies in force, and files of coupons. */
@RestController
@Tag(name = "Policies")
@RequestMapping("/api/policies")
class PolicyController {

    private final PublishedPolicies policies;
    private final ImportEndpoint imports;
    private final CouponImport coupons;

    PolicyController(PublishedPolicies policies, ImportEndpoint imports, CouponImport coupons) {
        this.policies = policies;
        this.imports = imports;
        this.coupons = coupons;
    }

    /** The policies of the promotion table that is in force. */
    @GetMapping
    Page<PublishedPolicy> list() {
        return new Page<>(policies.all(), null);
    }

    @PostMapping("/coupons/imports")
    ResponseEntity<ImportProgress> receive(HttpServletRequest file) {
        return imports.receive(coupons, file);
    }

    @GetMapping("/coupons/imports/{id}")
    ImportProgress progress(@PathVariable UUID id) {
        return imports.progress(coupons, id);
    }
}
