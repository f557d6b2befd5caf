package dev.baton.review;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why a review ends as it does.
 *
 * @param rule id of the rule
 * @param reason in words
 * @param internal whether it is kept from those who act for a customer; so is what makes an order risky
 */
public record Reason(String rule, String reason, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean internal) {

    Reason(String rule, String reason) {
        this(rule, reason, false);
    }

    Reason asInternal() {
        return new Reason(rule, reason, true);
    }
}
