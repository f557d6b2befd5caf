-- An account is not closed while an order has promised to pay into it.
CREATE INDEX payment_promise_open ON payment_promise (account_id) WHERE kept_at IS NULL AND withdrawn_at IS NULL;
