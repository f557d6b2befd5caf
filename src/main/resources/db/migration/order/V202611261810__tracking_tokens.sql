-- Two random ids, of which the database draws 244 bits from the system's strong source, as base64url. A default, so that no way in which an order comes
-- in can forget it; existing orders get theirs now.
ALTER TABLE orders ADD COLUMN tracking_token text NOT NULL UNIQUE
    DEFAULT translate(rtrim(encode(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), '='), '+/', '-_')
    CHECK (tracking_token ~ '^[A-Za-z0-9_-]{43}$');

COMMENT ON COLUMN orders.tracking_token IS 'whoever has it may see how far the order is, without signing in: for no log, event or process variable';
