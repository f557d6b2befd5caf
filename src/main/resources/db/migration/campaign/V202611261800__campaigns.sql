CREATE TABLE campaign (
    id         uuid PRIMARY KEY,
    name       text NOT NULL CHECK (name <> ''),
    sku        text NOT NULL,
    minimum    numeric(15, 3) NOT NULL CHECK (minimum > 0),
    maximum    numeric(15, 3) CHECK (maximum >= minimum),
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    status     text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'REACHED', 'MISSED', 'CANCELLED')),
    opened_by  text NOT NULL,
    opened_at  timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by text,
    counted    numeric(15, 3) CHECK (counted >= 0),
    CHECK (ends_at > starts_at),
    CHECK ((status = 'OPEN') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((status IN ('REACHED', 'MISSED')) = (counted IS NOT NULL)),
    CHECK (status <> 'REACHED' OR counted >= minimum),
    CHECK (status <> 'MISSED' OR counted < minimum),
    CHECK (status NOT IN ('REACHED', 'MISSED') OR decided_at >= ends_at)
);
CREATE INDEX campaign_open ON campaign (ends_at) WHERE status = 'OPEN';

COMMENT ON TABLE campaign IS 'group-buy campaigns: they come about if so much of a product is paid by their end';
COMMENT ON COLUMN campaign.minimum IS 'in the base unit of the product, as maximum and counted';
COMMENT ON COLUMN campaign.maximum IS 'more than this is not taken; null for any quantity';
COMMENT ON COLUMN campaign.counted IS 'what was paid at its end, as the decision counted it';

CREATE TABLE campaign_order (
    order_id    uuid PRIMARY KEY REFERENCES orders (id),
    campaign_id uuid NOT NULL REFERENCES campaign,
    quantity    numeric(15, 3) NOT NULL CHECK (quantity > 0),
    joined_at   timestamptz NOT NULL,
    paid_at     timestamptz,
    counted     boolean NOT NULL DEFAULT false,
    CHECK (NOT counted OR paid_at IS NOT NULL)
);
CREATE INDEX campaign_order_of ON campaign_order (campaign_id);

COMMENT ON TABLE campaign_order IS 'the orders that take part in campaigns';
COMMENT ON COLUMN campaign_order.quantity IS 'of the product of the campaign, in its base unit';
COMMENT ON COLUMN campaign_order.paid_at IS 'when its total was held first';
COMMENT ON COLUMN campaign_order.counted IS 'whether the decision counted it';

CREATE FUNCTION campaign_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a campaign is decided once, and who takes part stays';
END $$;
CREATE TRIGGER campaign_is_decided_once BEFORE UPDATE ON campaign FOR EACH ROW
    WHEN (OLD.status <> 'OPEN' OR (NEW.id, NEW.sku, NEW.minimum, NEW.maximum, NEW.starts_at, NEW.ends_at)
        IS DISTINCT FROM (OLD.id, OLD.sku, OLD.minimum, OLD.maximum, OLD.starts_at, OLD.ends_at))
    EXECUTE FUNCTION campaign_refuse_change();
CREATE TRIGGER campaign_stays BEFORE DELETE OR TRUNCATE ON campaign
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_refuse_change();
CREATE TRIGGER campaign_order_keeps_what_it_is BEFORE UPDATE ON campaign_order FOR EACH ROW
    WHEN ((NEW.order_id, NEW.campaign_id, NEW.quantity, NEW.joined_at) IS DISTINCT FROM
            (OLD.order_id, OLD.campaign_id, OLD.quantity, OLD.joined_at)
        OR OLD.paid_at IS NOT NULL AND NEW.paid_at IS DISTINCT FROM OLD.paid_at OR OLD.counted AND NOT NEW.counted)
    EXECUTE FUNCTION campaign_refuse_change();
CREATE TRIGGER campaign_order_stays BEFORE DELETE OR TRUNCATE ON campaign_order
    FOR EACH STATEMENT EXECUTE FUNCTION campaign_refuse_change();
