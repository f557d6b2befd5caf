package dev.baton.payment.online.web;

import dev.baton.payment.online.Notifications;
import dev.baton.payment.online.UnappliedNotification;
import dev.baton.platform.inbox.Signatures;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payments")
@RequestMapping("/api/payments/notifications")
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Takes a notification that a payment institution has signed, or repeats. */
    @PostMapping
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = NotificationRequest.class)))
    ResponseEntity<Void> receive(
            @RequestHeader(name = Signatures.HEADER, required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        notifications.receive(body, signature);
        return ResponseEntity.ok().build();
    }

    /** What institutions have told that does not fit, such as an amount that was not asked for, oldest first. */
    @GetMapping
    Page<UnappliedNotification> unapplied(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return notifications.unapplied(Limit.of(limit), cursor);
    }
}
