-- Goods come back for which nothing was paid and whose price was given up: nothing is paid out for them, the loss becomes less.
ALTER TABLE payment_receivable ADD COLUMN redeemed bigint NOT NULL DEFAULT 0 CHECK (redeemed >= 0);
ALTER TABLE payment_receivable DROP CONSTRAINT payment_receivable_recovers_what_was_written_off;
ALTER TABLE payment_receivable ADD CONSTRAINT payment_receivable_recovers_what_was_written_off CHECK (recovered + redeemed <= written_off);
COMMENT ON COLUMN payment_receivable.redeemed IS 'of what was written off, what goods came back for';

ALTER TABLE payment_receivable_credit ADD COLUMN redeemed bigint NOT NULL DEFAULT 0 CHECK (redeemed >= 0);
ALTER TABLE payment_receivable_credit DROP CONSTRAINT payment_receivable_credit_amount_check;
ALTER TABLE payment_receivable_credit ADD CONSTRAINT payment_receivable_credit_is_of_something CHECK (amount >= 0 AND amount + redeemed > 0);
COMMENT ON COLUMN payment_receivable_credit.redeemed IS 'of what was written off';
