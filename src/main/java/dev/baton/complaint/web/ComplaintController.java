package dev.baton.complaint.web;

import dev.baton.complaint.Complaint;
import dev.baton.complaint.ComplaintDetail;
import dev.baton.complaint.ComplaintReports;
import dev.baton.complaint.ComplaintState;
import dev.baton.complaint.Complaints;
import dev.baton.complaint.ComplaintsLine;
import dev.baton.platform.fence.OrderId;
import dev.baton.platform.idempotency.IdempotentRequests;
import dev.baton.platform.idempotency.Reply;
import dev.baton.platform.idempotency.Written;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Callers;
import dev.baton.platform.time.BusinessCalendar;
import dev.baton.platform.time.Period;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Complaints and after-sales requests: a caller bound to a customer sees its own only. */
@RestController
@Tag(name = "Complaints")
class ComplaintController {

    private final Complaints complaints;
    private final ComplaintReports reports;
    private final IdempotentRequests requests;
    private final BusinessCalendar calendar;

    ComplaintController(
            Complaints complaints,
            ComplaintReports reports,
            IdempotentRequests requests,
            BusinessCalendar calendar) {
        this.complaints = complaints;
        this.reports = reports;
        this.requests = requests;
        this.calendar = calendar;
    }

    /**
     * Opens a complaint, or an after-sales request, about an order in whatever state that is. Rules say who answers it and by when, which
     * stands in {@code route} a moment later.
     */
    @PostMapping("/api/orders/{id}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Written<ComplaintDetail>> open(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ComplaintRequest request) {
        Caller caller = Callers.current();
        return requests.run(key, "POST /api/orders/" + id + "/complaints", request, () -> {
            ComplaintRequest.Checked checked = request.check();
            ComplaintDetail opened =
                    complaints.open(new OrderId(id), checked.category(), checked.text(), caller);
            return Reply.created(URI.create("/api/complaints/" + opened.complaint().id()), opened);
        });
    }

    /** Complaints without their texts, newest first. */
    @GetMapping("/api/complaints")
    Page<Complaint> list(
            @RequestParam(required = false) @Nullable UUID orderId,
            @RequestParam(required = false) @Nullable String customerId,
            @RequestParam(required = false) @Nullable ComplaintState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OrderId order = orderId == null ? null : new OrderId(orderId);
        return complaints.list(order, customerId, state, Callers.current(), Limit.of(limit), cursor);
    }

    /**
     * A complaint with all that the customer and we wrote about it. {@code timeToFirstAnswer} and {@code timeToSolution} count working time,
     * of which a working day has 24 hours.
     */
    @GetMapping("/api/complaints/{id}")
    ComplaintDetail get(@PathVariable UUID id) {
        return complaints.get(id, Callers.current());
    }

    /** The customer adds something, or answers to us; 409 where it is solved or closed. */
    @PostMapping("/api/complaints/{id}/messages")
    ResponseEntity<Written<ComplaintDetail>> write(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TextRequest request) {
        Caller caller = Callers.current();
        return once(id, "messages", key, request, () -> complaints.write(id, request.check(), caller));
    }

    /** The customer does not take it for solved; 409 where it is neither solved nor closed, or was closed too long ago. */
    @PostMapping("/api/complaints/{id}/reopening")
    ResponseEntity<Written<ComplaintDetail>> reopen(
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody TextRequest request) {
        Caller caller = Callers.current();
        return once(id, "reopening", key, request, () -> complaints.reopen(id, request.check(), caller));
    }

    private ResponseEntity<Written<ComplaintDetail>> once(
            UUID id,
            String what,
            @Nullable String key,
            Object body,
            Supplier<ComplaintDetail> effect) {
        return requests.run(key, "POST /api/complaints/" + id + "/" + what, body,
                () -> Reply.ok(effect.get()));
    }

    /** The customer needs no answer any more. An answer that there is counts as the solution. Asking again changes nothing. */
    @PostMapping("/api/complaints/{id}/closure")
    ComplaintDetail close(@PathVariable UUID id) {
        return complaints.close(id, Callers.current());
    }

    /**
     * How the complaints that were opened in a period are dealt with so far, by category: {@code from} and {@code to} are instants, or days of
     * which the last one is included.
     */
    @GetMapping("/api/complaints/report")
    Page<ComplaintsLine> report(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return reports.report(Period.of(from, to, calendar));
    }
}
