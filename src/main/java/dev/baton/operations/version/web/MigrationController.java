package dev.baton.operations.version.web;

import dev.baton.operations.version.DryRun;
import dev.baton.operations.version.MigratedOrder;
import dev.baton.operations.version.Migration;
import dev.baton.operations.version.MigrationRequest;
import dev.baton.operations.version.Migrations;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Running orders and new versions of their process. */
@RestController
@Tag(name = "Operations")
@RequestMapping("/api/operations/migrations")
class MigrationController {

    private static final String PATH = "/api/operations/migrations";

    private final Migrations migrations;
    private final IdempotentRequests requests;

    MigrationController(Migrations migrations, IdempotentRequests requests) {
        this.migrations = migrations;
        this.requests = requests;
    }

    @Operation(summary = "Begins to move running orders to another version of their process, in the background; with dryRun only says what would become of them")
    @ApiResponse(responseCode = "202", description = "The migration is under way, and Location says where to read how far it is", content = @Content(schema = @Schema(implementation = Migration.class)))
    @ApiResponse(responseCode = "200", description = "With dryRun: what would become of which order", content = @Content(schema = @Schema(implementation = DryRun.class)))
    @PostMapping
    ResponseEntity<?> begin(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody MigrationBody request) {
        MigrationRequest asked = request.check();
        if (request.isDryRun()) {
            return ResponseEntity.ok(migrations.foresee(asked));
        }
        Caller caller = Callers.current();
        return requests.run(key, "POST " + PATH, request, () -> {
            Migration begun = migrations.begin(asked, caller);
            return Reply.accepted(URI.create(PATH + "/" + begun.id()), begun);
        });
    }

    @Operation(summary = "Migrations of running orders and how far they are, newest first")
    @GetMapping
    Page<Migration> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return migrations.list(Limit.of(limit), cursor);
    }

    @Operation(summary = "How far a migration is")
    @GetMapping("/{id}")
    Migration get(@PathVariable UUID id) {
        return migrations.get(id);
    }

    @Operation(summary = "What became of each order of a migration, by number")
    @GetMapping("/{id}/orders")
    Page<MigratedOrder> orders(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return migrations.orders(id, Limit.of(limit), cursor);
    }
}
