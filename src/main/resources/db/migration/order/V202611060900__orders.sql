CREATE SEQUENCE order_number;

CREATE TABLE orders (
    id                      uuid PRIMARY KEY,
    number                  text NOT NULL UNIQUE,
    channel                 text NOT NULL CHECK (channel IN ('DISTRIBUTOR', 'RETAILER', 'GROUP_BUY')),
    external_reference      text NOT NULL,
    customer_id             text NOT NULL REFERENCES customer (id),
    currency                text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    status                  text NOT NULL CHECK (status IN ('RECEIVED', 'PRICED', 'AWAITING_PAYMENT', 'IN_REVIEW', 'CHANGES_REQUESTED',
                                'APPROVED', 'PRE_ORDERED', 'BACKORDERED', 'ON_HOLD', 'ALLOCATED', 'RELEASED', 'SHIPPED', 'DELIVERED',
                                'COMPLETED', 'CANCELLING', 'REJECTED', 'CANCELLED')),
    payment_status          text NOT NULL DEFAULT 'NONE' CHECK (payment_status IN ('NONE', 'HELD', 'PARTIALLY_CAPTURED', 'CAPTURED',
                                'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED')),
    payment_method          text NOT NULL CHECK (payment_method IN ('PREPAID', 'ONLINE', 'POS', 'VOUCHER', 'CREDIT')),
    coupon_codes            text[] NOT NULL,
    requested_delivery_date date,
    subtotal                bigint NOT NULL,
    discount                bigint NOT NULL DEFAULT 0 CHECK (discount >= 0),
    total                   bigint NOT NULL CHECK (total = subtotal - discount AND total >= 0),
    location_id             text,
    sap_sales_order         text UNIQUE,
    sap_net_amount          bigint,
    closing_reason          text,
    cancel_reason           text,
    cancel_requested_by     text,
    cancel_requested_at     timestamptz,
    revision                int NOT NULL DEFAULT 1,
    restarting              boolean NOT NULL DEFAULT false,
    process_instance_key    bigint UNIQUE,
    process_definition_key  bigint,
    closing_instance_key    bigint,
    placed_by               text NOT NULL,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    version                 bigint NOT NULL DEFAULT 1,
    UNIQUE (customer_id, channel, external_reference),
    CHECK (status NOT IN ('CANCELLING', 'REJECTED', 'CANCELLED') OR closing_reason IS NOT NULL)
) WITH (fillfactor = 80);
COMMENT ON COLUMN orders.process_instance_key IS 'set once, by the first instance that claims the order; a restart clears it';
COMMENT ON COLUMN orders.restarting IS 'amended while its process ran: is undone under a closed fence and then starts over';
COMMENT ON COLUMN orders.closing_instance_key IS 'the instance of order-closing that undid the last restart: its late jobs must not begin another';
COMMENT ON COLUMN orders.sap_net_amount IS 'what SAP made of it without tax, in minor units';

CREATE INDEX orders_newest ON orders (created_at DESC, id DESC);
CREATE INDEX orders_of_customer ON orders (customer_id, created_at DESC, id DESC);
CREATE INDEX orders_by_reference ON orders (external_reference);
CREATE INDEX orders_alive ON orders (status, created_at DESC, id DESC) WHERE status NOT IN ('COMPLETED', 'REJECTED', 'CANCELLED');

CREATE TABLE order_ship_to (
    order_id    uuid PRIMARY KEY REFERENCES orders (id),
    name        text NOT NULL,
    line1       text NOT NULL,
    city        text NOT NULL,
    region      text,
    postal_code text,
    country     text NOT NULL
);
COMMENT ON TABLE order_ship_to IS 'personal data, apart from the order so that it can be erased without touching it';

CREATE TABLE order_line (
    order_id     uuid NOT NULL REFERENCES orders (id),
    line_no      int NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('GOODS', 'CHARGE')),
    sku          text NOT NULL,
    name         text NOT NULL,
    category     text NOT NULL,
    unit         text NOT NULL,
    listed       boolean NOT NULL,
    outside_band boolean NOT NULL,
    quantity     numeric(15, 3) NOT NULL CHECK (quantity > 0),
    unit_price   bigint NOT NULL CHECK (unit_price >= 0),
    tax_rate     numeric(6, 4) NOT NULL CHECK (tax_rate >= 0),
    subtotal     bigint NOT NULL CHECK (subtotal = round(unit_price * quantity)),
    discount     bigint NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND subtotal),
    total        bigint NOT NULL CHECK (total = subtotal - discount),
    reserved     numeric(15, 3) NOT NULL DEFAULT 0,
    shipped      numeric(15, 3) NOT NULL DEFAULT 0,
    delivered    numeric(15, 3) NOT NULL DEFAULT 0,
    returned     numeric(15, 3) NOT NULL DEFAULT 0,
    cancelled    numeric(15, 3) NOT NULL DEFAULT 0,
    PRIMARY KEY (order_id, line_no),
    CHECK (reserved >= 0 AND shipped >= 0 AND cancelled >= 0 AND reserved + shipped + cancelled <= quantity),
    CHECK (delivered BETWEEN 0 AND shipped),
    CHECK (returned BETWEEN 0 AND delivered)
) WITH (fillfactor = 70);
COMMENT ON COLUMN order_line.sku IS 'the product, or for a charge its word: therefore no foreign key';

CREATE TABLE order_amendment (
    order_id   uuid NOT NULL REFERENCES orders (id),
    revision   int NOT NULL,
    replaced   jsonb NOT NULL,
    amended_by text NOT NULL,
    amended_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, revision)
);
COMMENT ON COLUMN order_amendment.replaced IS 'the lines of that revision, before the amendment took their place';

CREATE TABLE order_policy (
    order_id uuid NOT NULL REFERENCES orders (id),
    revision int NOT NULL,
    seq      int NOT NULL,
    policy   text NOT NULL,
    reason   text NOT NULL,
    kind     text NOT NULL,
    amount   bigint NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (order_id, revision, seq)
);
COMMENT ON TABLE order_policy IS 'policies applied to a revision: what each took off or, for freight, put on';

CREATE TABLE order_check_fault (
    order_id uuid NOT NULL REFERENCES orders (id),
    revision int NOT NULL,
    rule     text NOT NULL,
    reason   text NOT NULL,
    severity text NOT NULL CHECK (severity IN ('HARD', 'SOFT')),
    PRIMARY KEY (order_id, revision, rule, reason)
);

CREATE TABLE order_timeline (
    order_id uuid NOT NULL REFERENCES orders (id),
    id       bigint GENERATED ALWAYS AS IDENTITY,
    at       timestamptz NOT NULL,
    type     text NOT NULL,
    actor    text NOT NULL,
    detail   text NOT NULL,
    PRIMARY KEY (order_id, id)
);

CREATE TABLE order_decision (
    order_id   uuid NOT NULL REFERENCES orders (id),
    id         bigint GENERATED ALWAYS AS IDENTITY,
    revision   int NOT NULL,
    decision   text NOT NULL,
    version    int,
    inputs     jsonb NOT NULL,
    results    jsonb NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (order_id, id)
);
COMMENT ON COLUMN order_decision.version IS 'of the decision, as deployed with the process definition that drives the order; null where no table decided';
-- a job that is delivered twice records its decision once
CREATE UNIQUE INDEX order_decision_once ON order_decision (order_id, revision, decision, md5(inputs::text || results::text));

CREATE FUNCTION order_history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER order_timeline_append_only BEFORE UPDATE OR DELETE ON order_timeline
    FOR EACH ROW EXECUTE FUNCTION order_history_is_append_only();
CREATE TRIGGER order_decision_append_only BEFORE UPDATE OR DELETE ON order_decision
    FOR EACH ROW EXECUTE FUNCTION order_history_is_append_only();
