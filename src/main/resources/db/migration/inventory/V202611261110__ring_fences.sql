-- Stock that is set aside at a location for a channel: others do not see it.
CREATE TABLE stock_ring_fence (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location  text NOT NULL,
    sku       text NOT NULL,
    channel   text NOT NULL CHECK (channel ~ '^[A-Z][A-Z_]{0,39}$'),
    quantity  numeric(15, 3) NOT NULL CHECK (quantity > 0),
    remaining numeric(15, 3) NOT NULL CHECK (remaining >= 0),
    set_by    text NOT NULL,
    set_at    timestamptz NOT NULL,
    ended_at  timestamptz,
    CHECK (remaining <= quantity),
    FOREIGN KEY (location, sku) REFERENCES stock
);
CREATE UNIQUE INDEX stock_ring_fence_standing ON stock_ring_fence (location, sku, channel) WHERE ended_at IS NULL;

COMMENT ON COLUMN stock_ring_fence.quantity IS 'what was set aside';
COMMENT ON COLUMN stock_ring_fence.remaining IS 'what of it no reservation has used up';

-- What remains of all fences that stand: known with the stock's own row, so that who locks that reads no fence where there is none.
ALTER TABLE stock ADD COLUMN fenced numeric(15, 3) NOT NULL DEFAULT 0 CHECK (fenced >= 0);

ALTER TABLE reservation ADD COLUMN ring_fence_id bigint REFERENCES stock_ring_fence;
ALTER TABLE reservation ADD COLUMN fenced numeric(15, 3) NOT NULL DEFAULT 0;
ALTER TABLE reservation ADD CONSTRAINT reservation_fenced
    CHECK (fenced BETWEEN 0 AND quantity AND (ring_fence_id IS NULL) = (fenced = 0));
CREATE INDEX reservation_by_ring_fence ON reservation (ring_fence_id) WHERE ring_fence_id IS NOT NULL;

COMMENT ON COLUMN reservation.fenced IS 'what of it a ring fence was used up for; goes back to it with the reservation';
