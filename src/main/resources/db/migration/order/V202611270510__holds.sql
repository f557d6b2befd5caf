-- Orders that an operator has stopped: asked for at once, standing still from the next safe point on, and over once released.
CREATE TABLE order_hold (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id     uuid        NOT NULL REFERENCES orders (id),
    reason       text        NOT NULL CHECK (reason <> ''),
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    -- from when on it is an exception
    remind_at    timestamptz NOT NULL CHECK (remind_at >= requested_at),
    -- since when the order stands still, and in which state
    held_at      timestamptz,
    held_status  text,
    ended_at     timestamptz,
    ended_by     text,
    CHECK ((held_at IS NULL) = (held_status IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
-- an order is held once at a time
CREATE UNIQUE INDEX order_hold_open ON order_hold (order_id) WHERE ended_at IS NULL;
CREATE INDEX order_hold_by_reminder ON order_hold (remind_at) WHERE ended_at IS NULL;
CREATE INDEX order_hold_by_order ON order_hold (order_id, id);
