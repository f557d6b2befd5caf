package dev.baton.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.Ledger;
import dev.baton.operations.Invariants;
import dev.baton.payment.voucher.TopUpRuling;
import dev.baton.payment.voucher.TopUps;
import dev.baton.payment.voucher.Voucher;
import dev.baton.payment.voucher.Voucher.PaidBy;
import dev.baton.platform.money.Money;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.trade.Trade;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

/** What finance does with the bank, over HTTP; and what the bank's entries may be for. */
public final class Bank {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestRestTemplate http;
    private final BeanFactory beans;

    public Bank(TestRestTemplate http, BeanFactory beans) {
        this.http = http.withBasicAuth("finance", "finance");
        this.beans = beans;
    }

    public String today() {
        return LocalDate.now(beans.getBean(Clock.class).withZone(ZoneId.of("Asia/Shanghai"))).toString();
    }

    /** An account of nobody else's, with nothing on it. */
    public AccountId account(String currency) {
        String owner = new Trade(beans).distributor("0.00").value();
        return beans.getBean(Ledger.class).openAccount(owner, AccountKind.PREPAID, currency);
    }

    /** A voucher whose money is on the account. */
    public String voucher(AccountId account, String amount, String currency) {
        String reference = Trade.name("V");
        TopUps topUps = beans.getBean(TopUps.class);
        Voucher voucher = new Voucher(PaidBy.BANK_TRANSFER, "ICBC", reference, Money.parse(amount, currency), null, "",
                null);
        topUps.post(topUps.enter(account, voucher, new Caller("tester", Set.of(Role.FINANCE), null)).id(),
                new TopUpRuling("TEST", "Not to be waited for", 1), null);
        return reference;
    }

    public String balance(AccountId account) {
        return beans.getBean(Ledger.class).account(account).orElseThrow().posted().toMajor();
    }

    public ResponseEntity<JsonNode> send(String path, String type, String body) {
        return http.exchange(RequestEntity.post(URI.create(http.getRootUri() + path))
                .contentType(MediaType.parseMediaType(type))
                .body(body), JsonNode.class);
    }

    /** Imports a statement and waits until it is matched as far as rules can; answers how far it is. */
    public JsonNode importing(BankFile file) {
        ResponseEntity<JsonNode> answer = send("/api/reconciliation/statements", "application/xml", file.camt());
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(202);
        return awaitMatched(String.valueOf(Objects.requireNonNull(answer.getHeaders().getLocation()).getPath()));
    }

    public JsonNode awaitMatched(String location) {
        return await("statement " + location).atMost(PATIENCE)
                .until(() -> read(location), progress -> progress.path("status").asText().equals("DONE"));
    }

    public JsonNode read(String path) {
        return Objects.requireNonNull(http.getForObject(path, JsonNode.class));
    }

    public String text(String path, String type) {
        return String.valueOf(http.exchange(RequestEntity.get(URI.create(http.getRootUri() + path))
                .header("Accept", type)
                .build(), String.class).getBody());
    }

    /** All entries of a statement, in its order. */
    public List<JsonNode> entries(JsonNode statement) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read("/api/reconciliation/statements/" + statement.path("id").asText()
                    + "/entries?limit=200" + cursor);
            page.path("items").forEach(all::add);
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return all;
    }

    /** Decides about an entry; answers the status. */
    public int resolve(JsonNode entry, String decision, @Nullable AccountId account) {
        String assigned = account == null ? "" : ", \"accountId\": \"" + account + "\"";
        return http.exchange(RequestEntity
                .post(URI.create(http.getRootUri() + "/api/reconciliation/entries/" + entry.path("id").asText()
                        + "/resolution"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"decision\": \"" + decision + "\"" + assigned + "}"), JsonNode.class)
                .getStatusCode()
                .value();
    }

    /** The balance of an account of ours; positive for what is at the bank, which debits it. */
    public String ours(AccountKind kind, String currency) {
        String balance = balance(AccountId.internal(kind, currency));
        return kind == AccountKind.BANK && balance.startsWith("-") ? balance.substring(1) : balance;
    }

    /** The database finds nothing wrong with what was booked for entries. */
    public void assertBooksAreRight() {
        assertThat(beans.getBean(Invariants.class).check().checks())
                .filteredOn(check -> check.name().contains("ank "))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.violations()).as(check.name()).isEmpty());
    }
}
