package dev.baton.platform.events.web;

import dev.baton.platform.events.EventSubscriptions;
import dev.baton.platform.events.EventType;
import dev.baton.platform.events.NewSubscription;
import dev.baton.platform.events.SubscriptionId;
import dev.baton.platform.events.SubscriptionState;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.Faults;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Subscriptions")
@RequestMapping("/api/subscriptions")
class SubscriptionController {

    private static final int SHORTEST_SECRET = 16;

    private final EventSubscriptions subscriptions;

    SubscriptionController(EventSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    record Body(@Nullable String url, @Nullable Set<String> types, @Nullable String secret) {

        @Override
        public String toString() {
            return "subscription of " + url;
        }
    }

    /** Subscribes to events: they are posted to the URL, signed with the secret. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<SubscriptionState> subscribe(@RequestBody Body body) {
        SubscriptionId id = subscriptions.subscribe(checked(body));
        return ResponseEntity.created(URI.create("/api/subscriptions/" + id)).body(subscriptions.state(id));
    }

    /** Subscriptions, oldest first. */
    @GetMapping
    Page<SubscriptionState> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return subscriptions.list(Limit.of(limit), cursor);
    }

    /** A subscription, with what could not be delivered. */
    @GetMapping("/{id}")
    SubscriptionState get(@PathVariable UUID id) {
        return subscriptions.state(new SubscriptionId(id));
    }

    /** Ends a subscription: nothing more is posted to it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id) {
        subscriptions.unsubscribe(new SubscriptionId(id));
    }

    /** Posts once more what could not be delivered, and resumes the subscription if it is suspended; the answer says how much that is. */
    @PostMapping("/{id}/redeliveries")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Integer> redeliver(@PathVariable UUID id) {
        return Map.of("redelivered", subscriptions.redeliver(new SubscriptionId(id)));
    }

    private static NewSubscription checked(Body body) {
        Faults faults = new Faults();
        URI url = url(body.url(), faults);
        Set<String> types = body.types() == null ? Set.of() : body.types();
        if (types.isEmpty()) {
            faults.add("/types", "needs at least one of " + EventType.WORDS);
        }
        types.stream()
                .filter(type -> !EventType.WORDS.contains(type))
                .forEach(type -> faults.add("/types", type + " is not one of " + EventType.WORDS));
        String secret = body.secret() == null ? "" : body.secret();
        if (secret.length() < SHORTEST_SECRET) {
            faults.add("/secret", "needs at least " + SHORTEST_SECRET + " characters; it signs what is posted to you");
        }
        faults.throwIfInvalid();
        return new NewSubscription(url, types, secret);
    }

    private static URI url(@Nullable String text, Faults faults) {
        try {
            URI url = new URI(text == null ? "" : text);
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // the same fault as a URL of another kind
        }
        faults.add("/url", "must be an absolute http or https URL");
        return URI.create("/");
    }
}
