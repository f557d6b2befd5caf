package dev.baton.promotion;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param freightTaxRate the VAT within what is charged for freight, as a fraction */
@ConfigurationProperties("baton.pricing")
record PricingProperties(@DefaultValue("0.13") BigDecimal freightTaxRate) {}
