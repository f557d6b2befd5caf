ALTER TABLE payment_waiter ADD COLUMN part text NOT NULL DEFAULT 'TOTAL' CHECK (part IN ('TOTAL', 'DEPOSIT', 'REST'));

COMMENT ON COLUMN payment_waiter.part IS 'what of the order''s money it waits for: all of it, or the deposit of a pre-order, or the rest after that';
