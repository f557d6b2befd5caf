package dev.baton.payment.reconciliation.statement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which files are taken.
 *
 * @param maxSize of the largest one
 */
@ConfigurationProperties("baton.payment.reconciliation")
record StatementProperties(@DefaultValue("64MB") DataSize maxSize) {}
