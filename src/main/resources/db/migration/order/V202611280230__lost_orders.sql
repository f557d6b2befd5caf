-- orders that have not ended are looked after a page after the other, since the process engine may have lost their process
CREATE INDEX orders_not_ended ON orders (id) WHERE status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED');

-- Orders whose process the engine has lost, and for which none can be begun anew: a person has to see to them.
CREATE TABLE order_stranded (
    order_id uuid        PRIMARY KEY REFERENCES orders (id),
    since    timestamptz NOT NULL,
    why      text        NOT NULL CHECK (why <> '')
);
