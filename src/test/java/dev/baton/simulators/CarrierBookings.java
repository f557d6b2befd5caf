package dev.baton.simulators;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Carriers: they take a booking once per idempotency key, pick up and deliver by themselves and report it. To the city
 * {@value #NO_SERVICE} nobody drives; from {@value #SILENCE} nothing is ever heard again.
 */
final class CarrierBookings extends Simulation {

    static final String NO_SERVICE = "Nowhere";
    static final String SILENCE = "Quiet Harbour";
    static final String BOOKINGS = "booking";
    private static final String KEYS = "booking-key";
    private static final Pattern PATH = Pattern.compile("/carriers/([^/]+)/bookings(?:/([^/]+)/cancellation)?");
    private static final List<String> JOURNEY = List.of("InfoReceived", "InTransit", "Delivered");

    private final Records records;
    private final Callbacks callbacks;

    CarrierBookings(Records records, Callbacks callbacks) {
        super("carrier-bookings");
        this.records = records;
        this.callbacks = callbacks;
        // What was under way when the simulators were stopped goes on.
        records.find(BOOKINGS, booking -> !booking.path("status").asText().equals("Delivered"))
                .forEach(this::goOn);
    }

    @Override
    ResponseDefinition answer(Request request, Parameters parameters) {
        Matcher path = Requests.path(request, PATH);
        if (!path.matches()) {
            return Replies.refused(404, "NOT_FOUND", "No such resource");
        }
        synchronized (records) {
            if (request.getMethod().equals(RequestMethod.GET)) {
                return found(request.queryParameter("reference").firstValue());
            }
            String booking = Requests.group(path, 2);
            return booking.isEmpty() ? book(Requests.group(path, 1), request) : cancel(booking);
        }
    }

    private ResponseDefinition found(String reference) {
        ObjectNode list = Replies.object();
        list.putArray("items")
                .addAll(records.find(BOOKINGS, booking -> booking.path("reference").asText().equals(reference)));
        return Replies.json(200, list);
    }

    private ResponseDefinition book(String carrier, Request request) {
        if (!request.containsHeader("Idempotency-Key")) {
            return Replies.refused(400, "KEY_MISSING", "Idempotency-Key is required");
        }
        String key = carrier + ":" + request.getHeader("Idempotency-Key");
        Optional<ObjectNode> before = records.find(KEYS, key)
                .flatMap(known -> records.find(BOOKINGS, known.path("bookingId").asText()));
        return before.isPresent()
                ? Replies.json(201, before.get())
                : book(carrier, key, (ObjectNode) Json.node(request.getBodyAsString()));
    }

    private ResponseDefinition book(String carrier, String key, ObjectNode wanted) {
        String city = wanted.path("to").path("city").asText();
        if (city.equals(NO_SERVICE)) {
            return Replies.refused(422, "NO_SERVICE", "No service to " + city);
        }
        String id = UUID.randomUUID().toString();
        ObjectNode booking = wanted.deepCopy();
        booking.put("bookingId", id)
                .put("carrier", carrier)
                .put("trackingNumber", carrier.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")
                        + id.substring(24).toUpperCase(Locale.ROOT))
                .put("pickupAt", callbacks.now().plus(Duration.ofHours(4)).toString())
                .put("status", "Booked");
        records.put(BOOKINGS, id, booking);
        records.put(KEYS, key, Replies.object().put("bookingId", id));
        goOn(booking);
        return Replies.json(201, booking);
    }

    private ResponseDefinition cancel(String id) {
        ObjectNode booking = records.find(BOOKINGS, id).orElse(null);
        if (booking == null) {
            return Replies.refused(404, "NOT_FOUND", "No such booking");
        }
        String status = booking.path("status").asText();
        if (status.equals("InTransit") || status.equals("Delivered")) {
            return Replies.refused(409, "PICKED_UP", "The goods have been picked up");
        }
        records.put(BOOKINGS, id, booking.put("status", "Cancelled"));
        return Replies.json(200, booking);
    }

    private void goOn(ObjectNode booking) {
        boolean silent = booking.path("to").path("city").asText().equals(SILENCE);
        if (callbacks.areSwitchedOn() && !silent) {
            int done = JOURNEY.indexOf(booking.path("status").asText()) + 1;
            for (int step = done; step < JOURNEY.size(); step++) {
                String status = JOURNEY.get(step);
                callbacks.later(step - done + 1, () -> report(booking.path("bookingId").asText(), status));
            }
        }
    }

    private void report(String id, String status) {
        synchronized (records) {
            records.find(BOOKINGS, id)
                    .filter(booking -> !booking.path("status").asText().equals("Cancelled"))
                    .ifPresent(booking -> {
                        records.put(BOOKINGS, id, booking.put("status", status));
                        callbacks.fromCarrier(event(booking, status));
                    });
        }
    }

    private ObjectNode event(ObjectNode booking, String status) {
        boolean atTheEnd = status.equals("Delivered");
        ObjectNode event = Replies.object()
                .put("eventId", booking.path("bookingId").asText() + ":" + status)
                .put("trackingNumber", booking.path("trackingNumber").asText())
                .put("status", status)
                .put("at", callbacks.now().toString())
                .put("location", booking.path(atTheEnd ? "to" : "from").path("city").asText());
        if (atTheEnd) {
            event.putObject("proof").put("signedBy", "Goods inwards").put("at", callbacks.now().toString());
        }
        return event;
    }
}
