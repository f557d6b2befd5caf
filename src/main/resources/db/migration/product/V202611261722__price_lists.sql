-- Prices that are agreed on: for a customer, a tier, a channel, or a tier within a channel, from day to day.
CREATE TABLE price_list (
    id          uuid PRIMARY KEY,
    name        text NOT NULL UNIQUE CHECK (name <> ''),
    channel     text CHECK (channel <> ''),
    tier        text CHECK (tier <> ''),
    customer_id text REFERENCES customer,
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    valid_from  date NOT NULL,
    valid_until date,
    specificity smallint NOT NULL GENERATED ALWAYS AS (CASE
                    WHEN customer_id IS NOT NULL THEN 4
                    WHEN tier IS NOT NULL AND channel IS NOT NULL THEN 3
                    WHEN tier IS NOT NULL THEN 2
                    WHEN channel IS NOT NULL THEN 1
                    ELSE 0 END) STORED,
    changed_by  text NOT NULL,
    changed_at  timestamptz NOT NULL,
    CHECK (valid_from <= valid_until)
);

COMMENT ON COLUMN price_list.name IS 'by which files know it';
COMMENT ON COLUMN price_list.channel IS 'null for all; likewise tier and customer';
COMMENT ON COLUMN price_list.valid_until IS 'the last day, in the business time zone; null while no end is agreed on';
COMMENT ON COLUMN price_list.specificity IS 'of lists that fit, one with a higher number wins';

CREATE TABLE price_list_entry (
    list_id    uuid NOT NULL REFERENCES price_list,
    sku        text NOT NULL REFERENCES product,
    price      bigint NOT NULL CHECK (price >= 0),
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (sku, list_id)
);
CREATE INDEX price_list_entry_by_list ON price_list_entry (list_id, sku);

COMMENT ON COLUMN price_list_entry.price IS 'of one base unit in minor units of the list''s currency, tax included';
