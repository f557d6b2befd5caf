package dev.baton.operations.web;

import dev.baton.platform.engine.RuleRecord;
import dev.baton.platform.engine.RuleRecords;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Decisions")
@RequestMapping("/api/decisions")
class DecisionController {

    private final RuleRecords records;

    DecisionController(RuleRecords records) {
        this.records = records;
    }

    /** What rules were asked about a payment, a bank entry or a month's settlement, in which version, and what they answered; oldest first. */
    @GetMapping("/{subject}")
    Page<RuleRecord> about(
            @PathVariable String subject,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return records.of(subject, Limit.of(limit), cursor);
    }
}
