-- A reservation that nothing came of in time goes back; null: it stays until it is issued or released.
ALTER TABLE reservation ADD COLUMN expires_at timestamptz CHECK (expires_at > reserved_at);

CREATE INDEX reservation_by_expiry ON reservation (expires_at) WHERE state = 'RESERVED' AND expires_at IS NOT NULL;
