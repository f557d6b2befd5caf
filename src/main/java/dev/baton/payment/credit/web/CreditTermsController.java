package dev.baton.payment.credit.web;

import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.CreditAgreements;
import dev.baton.platform.security.Callers;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Receivables")
@RequestMapping("/api/customers/{id}/credit-terms")
class CreditTermsController {

    private final CreditAgreements agreements;

    CreditTermsController(CreditAgreements agreements) {
        this.agreements = agreements;
    }

    /** How much a customer may owe, and for how many days. */
    @GetMapping
    CreditTermsAnswer get(@PathVariable CustomerId id) {
        return CreditTermsAnswer.of(agreements.of(id));
    }

    /** Agrees on how much a customer may owe and in how many days it pays. The limit is never less than what is owed or held. */
    @PutMapping
    CreditTermsAnswer agree(@PathVariable CustomerId id, @RequestBody CreditTermsRequest request) {
        String currency = agreements.of(id).limit().currency();
        return CreditTermsAnswer.of(agreements.agree(request.check(id, currency), Callers.current().name()));
    }
}
