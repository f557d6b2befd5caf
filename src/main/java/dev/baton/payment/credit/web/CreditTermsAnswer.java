package dev.baton.payment.credit.web;

import dev.baton.customer.CustomerId;
import dev.baton.payment.credit.CreditTerms;
import dev.baton.platform.money.Money;

/** Credit terms as the API shows them. */
record CreditTermsAnswer(CustomerId customerId, Money limit, String currency, int termDays) {

    static CreditTermsAnswer of(CreditTerms terms) {
        return new CreditTermsAnswer(terms.customerId(), terms.limit(), terms.limit().currency(), terms.termDays());
    }
}
