package dev.baton.payment.web;

import dev.baton.payment.Notifications;
import dev.baton.platform.inbox.Signatures;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payments")
class NotificationController {

    private final Notifications notifications;

    NotificationController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Takes a notification that the payment institution has signed, or repeats. */
    @PostMapping("/api/payments/notifications")
    ResponseEntity<Void> receive(
            @RequestHeader(name = Signatures.HEADER, required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        notifications.receive(body, signature);
        return ResponseEntity.ok().build();
    }
}
